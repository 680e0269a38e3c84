"""Generations on disk, each damaged in every way that a disk or a hand can think of."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.errors import StorageError
from index.storage.generations import GenerationFolder
from index.storage.manifest import Recipe
from tests.index.storage.built import RECIPE, snapshot, write
from tests.support.disk import full_disk
from tests.support.encoders import BagOfWords

FILES = [
    "facts.npz",
    "layout.npz",
    "manifest.json",
    "passages.faiss",
    "sentences.faiss",
    "sentences.late/starts.npy",
    "sentences.late/vectors.npy",
    "words.npz",
    *(
        f"{level}.bm25/{name}"
        for level in ("passages", "sentences", "titles")
        for name in (
            "data.csc.index.npy",
            "indices.csc.index.npy",
            "indptr.csc.index.npy",
            "params.index.json",
            "vocab.index.json",
        )
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> GenerationFolder:
    return GenerationFolder(tmp_path)


@pytest.fixture(scope="module")
def two_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two")
    write(GenerationFolder(path), 1, RECIPE, "A third song|is hummed")
    write(GenerationFolder(path), 2)
    return path


@pytest.fixture
def two(two_built: Path, tmp_path: Path) -> Path:
    """A folder of two generations, no file of which is the same in both."""
    return shutil.copytree(two_built, tmp_path / "two")


def newest(folder: GenerationFolder) -> int | None:
    found = folder.load_newest("model", "method")
    return found.number if found else None


def names(path: Path) -> list[str]:
    return sorted(child.name for child in path.iterdir())


def test_a_generation_is_read_as_it_was_written(folder: GenerationFolder, tmp_path: Path) -> None:
    written = write(folder, 3)

    read = folder.load_newest("model", "method")

    assert read is not None
    assert read.manifest == written.manifest
    assert names(tmp_path) == ["00000003"]
    question = BagOfWords().encode(["one song is sung"])[0]
    assert read.snapshot.dense_passages.nearest(question, 1).tolist() == [0]
    assert np.array_equal(read.snapshot.layout.passages, written.snapshot.layout.passages)
    assert read.snapshot.lexical_sentences.scores(["one"]).tolist() == (
        written.snapshot.lexical_sentences.scores(["one"]).tolist()
    )


def test_these_are_the_files_of_a_generation(folder: GenerationFolder, tmp_path: Path) -> None:
    write(folder, 1)

    below = tmp_path / "00000001"
    found = [path.relative_to(below).as_posix() for path in below.rglob("*") if path.is_file()]
    assert sorted(found) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]),
        lambda path: path.write_bytes(path.read_bytes() + b"\0"),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["missing", "empty", "a byte short", "half", "bit flipped", "a byte long", "a folder"],
)
def test_damage_to_any_file_is_noticed(
    two: Path, name: str, damage: Callable[[Path], object]
) -> None:
    damage(two / "00000002" / name)

    assert newest(GenerationFolder(two)) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_generation_is_noticed(two: Path, name: str) -> None:
    shutil.copy(two / "00000001" / name, two / "00000002" / name)

    assert newest(GenerationFolder(two)) == 1


@pytest.mark.parametrize("end", [".faiss", ".bm25"])
def test_two_indexes_in_each_others_place_are_noticed(
    folder: GenerationFolder, tmp_path: Path, end: str
) -> None:
    write(folder, 1)
    below = tmp_path / "00000001"
    (below / f"passages{end}").rename(below / "aside")
    (below / f"sentences{end}").rename(below / f"passages{end}")
    (below / "aside").rename(below / f"sentences{end}")

    assert newest(folder) is None


def test_a_generation_under_another_ones_number_is_noticed(
    folder: GenerationFolder, tmp_path: Path
) -> None:
    write(folder, 1)
    (tmp_path / "00000001").rename(tmp_path / "00000002")

    assert newest(folder) is None


def test_the_newest_generation_of_a_recipe_is_taken(folder: GenerationFolder) -> None:
    write(folder, 1)
    write(folder, 2)
    write(folder, 3, Recipe("library", "another model", "method"))

    assert newest(folder) == 2
    assert folder.newest_number() == 3


def test_nothing_is_found_where_there_is_nothing(tmp_path: Path) -> None:
    absent = GenerationFolder(tmp_path / "absent")

    assert newest(absent) is None
    assert absent.newest_number() is None
    absent.tidy()


def test_tidying_keeps_the_two_newest_and_nothing_half_written(
    folder: GenerationFolder, tmp_path: Path
) -> None:
    for number in (1, 2, 9, 10, 11):
        write(folder, number)
    (tmp_path / ".staging-12").mkdir()
    (tmp_path / ".staging-12" / "layout.npz").write_bytes(b"half")

    folder.tidy()

    assert names(tmp_path) == ["00000010", "00000011"]


def test_what_an_earlier_attempt_left_is_overwritten(
    folder: GenerationFolder, tmp_path: Path
) -> None:
    (tmp_path / ".staging-1" / "passages.bm25").mkdir(parents=True)

    write(folder, 1)

    assert newest(folder) == 1
    assert names(tmp_path) == ["00000001"]


def test_a_full_disk_leaves_the_earlier_generation(
    folder: GenerationFolder, tmp_path: Path
) -> None:
    write(folder, 1)

    with full_disk(), pytest.raises(StorageError, match="cannot be opened for writing"):
        write(folder, 2)

    assert newest(folder) == 1
    assert folder.newest_number() == 1


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "generations").write_text("a file")

    with pytest.raises(StorageError, match="cannot be opened for writing"):
        write(GenerationFolder(tmp_path / "generations"), 1)


def test_a_generation_without_any_words_is_read_as_it_was_written(
    folder: GenerationFolder,
) -> None:
    folder.write(1, snapshot(), RECIPE, articles=0, briefs=0)
    folder.write(2, snapshot("…|!", "—|."), RECIPE, articles=2, briefs=0)

    assert newest(folder) == 2
