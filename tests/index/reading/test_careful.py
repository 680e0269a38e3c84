"""What nobody vouches for: each file gets an article or a sentence, and the next is read."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.errors import SourceError
from index.reading import read_article
from index.reading.careful import CarefulReader
from index.reading.process import ReadingProcess
from index.reading.wire import Limits
from index.types import PublishedDate
from tests.index.models.test_children import has_ended, is_running
from tests.index.reading.office import (
    FIRST,
    SECOND,
    document_xml,
    looping_pdf,
    pdf,
    scan,
    with_part,
    word,
)
from tests.index.reading.test_docx import BOMB_HEAD, body, run

MB = 1024 * 1024
PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>".encode()


@pytest.fixture(scope="module")
def shared() -> Iterator[CarefulReader]:
    reader = CarefulReader()
    yield reader
    reader.close()


@pytest.fixture
def own() -> Iterator[CarefulReader]:
    reader = CarefulReader()
    yield reader
    reader.close()


@pytest.fixture
def bounded() -> Iterator[Callable[[Limits], CarefulReader]]:
    readers: list[CarefulReader] = []

    def make(limits: Limits) -> CarefulReader:
        readers.append(CarefulReader(limits))
        return readers[-1]

    yield make
    for reader in readers:
        reader.close()


def has_process(reader: CarefulReader) -> bool:
    return reader._process._process is not None


def pid_of(reader: CarefulReader) -> int:
    process = reader._process._process
    assert process is not None
    return process.pid


def wait_for(pid: int) -> None:
    """Wait until a process is dead but still to be reaped."""
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


def computed_s(pid: int) -> float:
    ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def limits_of(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/limits").read_text(encoding="utf-8").splitlines()
    return {line[:26].strip(): line[26:].split()[0] for line in lines[1:]}


async def refused(reader: CarefulReader, name: str, data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        await reader.read(name, data)
    assert caught.value.file == name
    return caught.value.reason


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", FIRST.encode()),
        ("a.md", f"---\npublished: 2025-10\n---\n# H\n\n{FIRST}".encode()),
        ("a.html", PAGE),
        ("a.pdf", pdf()),
        ("a.docx", word(author="Jo Writer")),
        ("ü 𝕌.txt", "“Words”\u2028 of 𝕌.".encode()),
    ],
)
async def test_it_reads_what_is_read_in_this_process(
    shared: CarefulReader, name: str, data: bytes
) -> None:
    assert await shared.read(name, data) == read_article(name, data)


async def test_what_is_known_beside_a_file_has_the_last_word(shared: CarefulReader) -> None:
    about = {"title": "Said", "published": PublishedDate(2025, 11), "url": "https://example.com/"}
    article = await shared.read("a.txt", b"Words.", about)
    assert article == read_article("a.txt", b"Words.", about)
    assert article.published == PublishedDate(2025, 11)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"MZ", "not a kind of article this library reads"),
        ("a.pdf", b"%PDF-1.7 and no more", "it is no PDF file, or a broken one"),
        ("a.pdf", pdf(password="secret"), "it is protected by a password"),
        ("a.pdf", scan(), "it is a scan"),
        ("a.pdf", bytes(50 * MB), "it is no PDF file"),
        ("a.pdf", bytes(50 * MB + 1), "it is larger than 50 MB"),
        ("a.docx", bytes(50 * MB), "it is no Word file"),
        ("a.docx", word()[:2000], "it is no Word file"),
        ("a.docx", body(f"<w:p>{run('&j;')}</w:p>", BOMB_HEAD), "it is no Word file|no words"),
        ("a.docx", body("<w:p>" * 100_000), "it is no Word file"),
        ("a.txt", b"", "it holds no words"),
        ("a.txt", b"Nul \0 bytes", "NUL bytes"),
        ("a.txt", bytes(20 * MB), "NUL bytes"),
        ("a.txt", b"\xff\xfe\x00\xd8", "character encoding"),
        ("a.txt", b"\x81\x8d\x8f" * 50, "character encoding|no words"),
        ("a.txt", b"Words. " * 300_000, "more than 2,000,000 characters"),
        ("a.html", b"<div>" * 100_000 + PAGE, "nested too deeply"),
        ("a.html", b"<b>" * 3_000_000, "nested too deeply"),
        ("a.md", b"---\na: &b [*b]\n---\nWords.", "YAML aliases"),
        ("a.pdf", looping_pdf("pages"), "it is no PDF file"),
        ("a.pdf", looping_pdf("parents"), "it holds no words"),
        ("a.pdf", looping_pdf("count"), "it is no PDF file"),
        ("a.pdf", looping_pdf("form"), "it is broken, or reading it needs too much memory"),
    ],
)
async def test_what_cannot_be_read_is_refused_in_a_sentence(
    shared: CarefulReader, name: str, data: bytes, reason: str
) -> None:
    said = await refused(shared, name, data)
    assert any(each in said for each in reason.split("|")), said
    assert "\n" not in said
    assert (await shared.read("a.txt", b"Words.")).text == "Words."


@pytest.mark.parametrize("name", ["a\n.txt", "a\udce9.txt", "a\u202e.txt"])
async def test_a_name_that_deceives_is_refused(shared: CarefulReader, name: str) -> None:
    with pytest.raises(SourceError, match="its name holds characters") as caught:
        await shared.read(name, b"Words.")
    str(caught.value).encode()


async def test_what_cannot_be_said_of_a_file_fails_that_file_alone(shared: CarefulReader) -> None:
    for about in ({"tilte": "x"}, {"title": "half a \ud800"}, {"published": object()}):
        with pytest.raises(SourceError):
            await shared.read("a.txt", b"Words.", about)
    assert await shared.read("a.txt", b"Words.")


async def test_one_process_reads_them_all_and_starts_when_it_is_needed(own: CarefulReader) -> None:
    assert not has_process(own)
    await own.read("a.txt", b"One.")
    first = pid_of(own)
    await refused(own, "b.pdf", b"%PDF-")
    await own.read("c.txt", b"Two.")
    assert pid_of(own) == first

    own.release()

    assert has_ended(first)
    assert (await own.read("a.txt", b"Three.")).text == "Three."


@pytest.mark.parametrize("limits", [Limits(cpu_s=1), Limits(wall_s=1.5)])
async def test_a_file_that_takes_too_long_is_given_up(
    bounded: Callable[[Limits], CarefulReader], limits: Limits
) -> None:
    reader = bounded(limits)
    await reader.read("a.txt", b"Words.")
    child = pid_of(reader)
    assert "takes too long" in await refused(reader, "a.md", b"[" * 8_000_000)
    assert has_ended(child)
    assert (await reader.read("a.txt", b"Words.")).text == "Words."


async def test_computing_time_is_counted_for_each_file_anew(
    bounded: Callable[[Limits], CarefulReader],
) -> None:
    reader = bounded(Limits(cpu_s=1))
    await reader.read("a.txt", b"Words.")
    child = pid_of(reader)
    work = b"[" * 40_000 + b"\n\nWords."
    while computed_s(child) < 3.5:
        assert await reader.read("a.md", work)
    assert pid_of(reader) == child


@pytest.mark.parametrize(
    ("name", "data"), [("a.md", b"a *b* " * 3_000_000), ("form.pdf", looping_pdf("form"))]
)
async def test_a_file_that_takes_too_much_memory_is_given_up(
    bounded: Callable[[Limits], CarefulReader], name: str, data: bytes
) -> None:
    reader = bounded(Limits(memory_mb=400))
    assert await reader.read("a.txt", b"Words.")
    assert "too much memory" in await refused(reader, name, data)
    assert (await reader.read("a.txt", b"Words.")).text == "Words."


async def test_a_process_with_nothing_to_do_ends_and_the_next_file_has_another(
    bounded: Callable[[Limits], CarefulReader],
) -> None:
    reader = bounded(Limits(idle_s=0.2))
    assert await reader.read("a.txt", b"Words.")
    child = pid_of(reader)
    wait_for(child)
    assert await reader.read("a.txt", b"Words.")
    assert pid_of(reader) != child


async def test_a_process_killed_over_a_file_fails_it_and_the_next_has_another(
    own: CarefulReader,
) -> None:
    await own.read("a.txt", b"Words.")
    child = pid_of(own)
    os.kill(child, signal.SIGSTOP)
    asyncio.get_running_loop().call_later(0.2, os.kill, child, signal.SIGKILL)

    assert "broken, or reading it needs too much memory" in await refused(own, "b.txt", b"Words.")

    assert has_ended(child)
    assert (await own.read("a.txt", b"Words.")).text == "Words."


async def test_a_process_that_died_while_it_had_nothing_to_do_is_started_anew(
    own: CarefulReader,
) -> None:
    await own.read("a.txt", b"Words.")
    child = pid_of(own)
    os.kill(child, signal.SIGKILL)
    wait_for(child)
    assert (await own.read("a.txt", b"Words.")).text == "Words."


async def test_the_event_loop_goes_on_while_a_file_is_read(own: CarefulReader) -> None:
    await own.read("a.txt", b"Words.")
    os.kill(pid_of(own), signal.SIGSTOP)
    reading = asyncio.create_task(own.read("b.docx", word() + bytes(40 * MB)))
    longest, last = 0.0, time.monotonic()
    for _ in range(40):
        await asyncio.sleep(0.01)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert longest < 0.3
    assert not reading.done()
    os.kill(pid_of(own), signal.SIGCONT)
    with pytest.raises(SourceError):
        await reading


async def test_it_can_be_released_while_it_is_at_work(own: CarefulReader) -> None:
    await own.read("a.txt", b"Words.")
    child = pid_of(own)
    os.kill(child, signal.SIGSTOP)
    reading = asyncio.create_task(own.read("b.txt", b"Words."))
    await asyncio.sleep(0.2)
    own.release()
    with pytest.raises(SourceError):
        await asyncio.wait_for(reading, 20)
    assert has_ended(child)


async def test_files_at_once_are_read_one_after_another(shared: CarefulReader) -> None:
    articles = await asyncio.gather(
        *(shared.read(f"{n}.txt", f"Words {n}.".encode()) for n in range(20))
    )
    assert [article.text for article in articles] == [f"Words {n}." for n in range(20)]


async def test_the_process_writes_and_says_nothing(
    shared: CarefulReader, capfd: pytest.CaptureFixture[str]
) -> None:
    await shared.read("a.pdf", pdf())
    await refused(shared, "b.pdf", pdf()[:900])
    assert capfd.readouterr() == ("", "")
    values = limits_of(pid_of(shared))
    assert values["Max file size"] == values["Max core file size"] == "0"
    assert values["Max open files"] == "64"
    assert values["Max address space"] == str(Limits().memory_mb * MB)


async def test_a_process_that_cannot_be_started_fails_the_file(
    own: CarefulReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "/nonexistent/python")
        assert "try again later" in await refused(own, "a.txt", b"Words.")
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "/bin/true")
        assert "try again later" in await refused(own, "a.txt", b"Words.")
    assert await own.read("a.txt", b"Words.")


async def test_a_closed_reader_leaves_no_process_behind() -> None:
    reader = CarefulReader()
    await reader.read("a.txt", b"Words.")
    child = pid_of(reader)
    assert is_running(child)
    reader.close()
    assert has_ended(child)


def test_a_file_that_comes_as_the_process_ends_for_want_of_work_is_read_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = ReadingProcess(Limits(idle_s=0.1))
    assert process.read("a.txt", b"Words.")
    child = process._process
    assert child is not None
    wait_for(child.pid)
    monkeypatch.setattr(child, "poll", lambda: None)

    assert process.read("a.txt", b"Words.").text == "Words."

    process.release()


def test_a_reader_that_nobody_uses_any_more_leaves_no_process_behind() -> None:
    process = ReadingProcess()
    assert process.read("a.txt", b"Words.")
    assert process._process is not None
    child = process._process.pid
    del process
    assert has_ended(child)


async def test_a_docx_with_a_huge_part_is_refused_in_no_time(shared: CarefulReader) -> None:
    huge = document_xml(f"<w:p>{run('a' * 150 * MB)}</w:p>")
    bomb = with_part(word(), "word/document.xml", huge)
    assert len(bomb) < MB
    began = time.monotonic()
    await refused(shared, "a.docx", bomb)
    assert time.monotonic() - began < 20


_UNDER_A_LIMIT = """
import resource

resource.setrlimit(resource.RLIMIT_CPU, (600, 600))
from index.reading.process import ReadingProcess

reader = ReadingProcess()
print(reader.read("a.html", open(0, "rb").read()).text)
reader.release()
"""


def test_it_reads_where_the_service_has_a_limit_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _UNDER_A_LIMIT],
        input=PAGE,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert FIRST[:20].encode() in done.stdout
