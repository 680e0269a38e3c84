"""Files changed at random: whatever comes of them is an article or a sentence.

`LINER_TEST_FUZZ` is the number of examples of each kind of file; the default is small.
"""

import asyncio
import os
import time
import unicodedata
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.reading import SUFFIXES
from index.reading.archive import Unpacked, unpack
from index.reading.careful import CarefulReader
from index.types import Article
from tests.index.reading.office import FIRST, SECOND, pdf, scan, unzipped, word, zipped
from tests.index.reading.test_docx import write_all

EXAMPLES = int(os.environ.get("LINER_TEST_FUZZ", "20"))
PLAIN = f"---\ntitle: x\n---\n# H\n\n{FIRST}\n\n- {SECOND}\n\n| a | b |\n|---|---|\n| c | d |\n"
PAGE = f"<html><head><title>T</title></head><body><article><p>{FIRST}</p><p>{SECOND}</p>"
SEEDS = {
    ".txt": [PLAIN.encode(), PLAIN.encode("utf-16")],
    ".md": [PLAIN.encode()],
    ".html": [f"{PAGE}</article></body></html>".encode()],
    ".pdf": [pdf(), pdf(is_packed=False), pdf([FIRST] * 30, header="H"), scan(1)],
    ".docx": [word(), word(write_all)],
}
PIECES = st.sampled_from(
    [
        *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", "\u202e\u00ad".encode(), b"---\n", b"[" * 999),
        *(b"<div>" * 400, b"&a;", b"]]>", b"<!DOCTYPE a [<!ENTITY a 'b'>]>"),
        *(b" 0 R", b"9999999999", b"-1", b"<<", b"endobj", b"stream\n", b"(", b"/Kids[2 0 R]"),
        *(b"<w:p>", b"</w:t>", b"<w:tbl><w:tr><w:tc>"),
    ]
)


@st.composite
def changed(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Flip, cut, repeat or insert some bytes of one of the seeds."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        to = at + draw(st.integers(0, 60))
        match draw(st.integers(0, 5)):
            case 0 if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case 1:
                data[at:to] = draw(st.binary(max_size=20))
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = data[at:to] * draw(st.integers(1, 50))
            case 4:
                data[at:at] = draw(PIECES)
            case _ if draw(st.integers(0, 4)) == 0:
                del data[at:]
    return bytes(data)


@st.composite
def changed_inside(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Change one of the parts of a packed file, and pack it again."""
    parts = unzipped(draw(st.sampled_from(seeds)))
    name = draw(st.sampled_from(sorted(parts)) | st.just("word/document.xml"))
    parts[name] = draw(changed([parts[name]]))
    return zipped(parts)


def files(suffix: str) -> st.SearchStrategy[bytes]:
    found = changed(SEEDS[suffix]) | st.binary(max_size=200)
    return found | changed_inside(SEEDS[suffix]) if suffix == ".docx" else found


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def reader() -> Iterator[CarefulReader]:
    reader = CarefulReader()
    yield reader
    reader.close()


RELAXED = settings(
    max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("suffix", SEEDS)
def test_any_file_gives_an_article_or_a_sentence(
    runner: asyncio.Runner, reader: CarefulReader, suffix: str
) -> None:
    async def outcome(data: bytes) -> Article | str:
        try:
            return await reader.read(f"a{suffix}", data)
        except SourceError as error:
            return error.reason

    @RELAXED
    @given(files(suffix))
    def check(data: bytes) -> None:
        began = time.monotonic()
        found = runner.run(outcome(data))
        if isinstance(found, str):
            assert found.isprintable()
            assert "try again later" not in found
        else:
            assert unicodedata.is_normalized("NFC", found.text)
            assert found.text == found.text.strip() != ""
        assert time.monotonic() - began < 60

    check()
    assert runner.run(reader.read("a.txt", b"Words.")).text == "Words."


@pytest.mark.timeout(0)
@RELAXED
@given(
    changed(
        [
            zipped({"a.txt": b"Words.", "x/b.md": PLAIN.encode(), "c.pdf": pdf()}),
            zipped({"a.txt": b"Words.", "../é.txt": b"Words."}, zipfile.ZIP_STORED),
        ]
    )
)
def test_any_archive_gives_files_with_plain_names_or_a_sentence(data: bytes) -> None:
    found = unpacked(data)
    names = [name for name, _ in found.files]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name.isprintable() and not set(name) & set("/\\:") for name in names)
    assert all(name.lower().endswith(SUFFIXES) for name in names)
    assert all(problem.reason.isprintable() for problem in found.problems)


def unpacked(data: bytes) -> Unpacked:
    try:
        return unpack("a.zip", data)
    except SourceError as error:
        return Unpacked((), (error,))
