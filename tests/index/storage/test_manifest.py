from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.storage.manifest import Manifest, Recipe

MANIFEST = Manifest(
    number=7,
    recipe=Recipe("library", "model", "method"),
    articles=1,
    briefs=94,
    passages=99,
    sentences=380,
    built_at="2026-01-02T03:04:05+00:00",
    files={"layout.npz": "ab" * 32, "passages.bm25/vocab.json": "cd" * 32},
)
UNREADABLE = (OSError, ValueError, KeyError, TypeError)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("manifest") / "manifest.json"


def read_back(path: Path) -> Manifest | None:
    try:
        return Manifest.read(path)
    except UNREADABLE:
        return None


def test_a_manifest_is_read_as_it_was_written(path: Path) -> None:
    MANIFEST.write(path)

    assert Manifest.read(path) == MANIFEST


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"null",
        lambda data: b"7",
        lambda data: b'"text"',
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b'{"manifest": {}, "sha256": ""}',
        lambda data: b"[" * 100_000,
        lambda data: b"\xff\xfe" + data,
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"articles": 1', b'"articles": 2'),
        lambda data: data.replace(b'"briefs": 94,', b""),
    ],
)
def test_what_is_no_manifest_is_refused(path: Path, damage: Callable[[bytes], bytes]) -> None:
    MANIFEST.write(path)
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises((*UNREADABLE, RecursionError)):
        Manifest.read(path)


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_flipped_bit_changes_what_is_read(path: Path, at: float, bit: int) -> None:
    MANIFEST.write(path)
    data = bytearray(path.read_bytes())
    data[int(at * len(data))] ^= 1 << bit
    path.write_bytes(data)

    assert read_back(path) in (None, MANIFEST)
