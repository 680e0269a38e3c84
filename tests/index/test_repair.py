"""What a library does on opening when its index, or more, is not what it should be."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from index.errors import StorageError
from index.library import Library
from index.models import Models
from index.storage import current
from index.types import Answer
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to, assert_verbatim, opened, texts_of
from tests.support.shelf import Shelf

TEXTS = {
    f"song {number}.txt": f"Singer {number} signed. Label {number} paid." for number in range(9)
}
QUESTION = "Song 7. Singer 7 signed."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")

    async def build() -> None:
        async with opened(folder, BagOfWords()) as library:
            await library.reindex(Shelf({"first.txt": "There was one text."}))
            await library.reindex(Shelf(TEXTS))

    asyncio.run(build())
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A library of two generations."""
    return shutil.copytree(built, tmp_path / "data")


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generations").iterdir())


async def assert_whole(library: Library) -> Answer:
    assert library.status().articles == len(TEXTS)
    reply = await answer_to(library, QUESTION)
    assert_verbatim(reply)
    assert TEXTS["song 7.txt"] in texts_of(reply)
    return reply


def lose_database(folder: Path) -> None:
    for path in folder.glob("liner-notes.db*"):
        path.unlink()


def swap(folder: Path, one: str, other: str) -> None:
    (folder / one).rename(folder / "aside")
    (folder / other).rename(folder / one)
    (folder / "aside").rename(folder / other)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def in_its_place_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file")


def claim_fewer_articles(manifest: Path) -> None:
    manifest.write_text(manifest.read_text().replace('"articles": 9', '"articles": 8'))


OLD, NEW = "00000001", "00000002"
DAMAGE: dict[str, Callable[[Path], object]] = {
    "no generations": shutil.rmtree,
    "no newest generation": lambda all_: shutil.rmtree(all_ / NEW),
    "an empty newest generation": lambda all_: empty(all_ / NEW),
    "a file among the generations": lambda all_: in_its_place_a_file(all_ / NEW),
    "a missing index": lambda all_: (all_ / NEW / "passages.faiss").unlink(),
    "a truncated index": lambda all_: os.truncate(all_ / NEW / "passages.faiss", 100),
    "a flipped bit": lambda all_: flip(all_ / NEW / "sentences.faiss"),
    "a flipped bit in the words": lambda all_: flip(all_ / NEW / "passages.bm25/vocab.index.json"),
    "swapped indexes": lambda all_: swap(all_ / NEW, "passages.faiss", "sentences.faiss"),
    "swapped words": lambda all_: swap(all_ / NEW, "passages.bm25", "sentences.bm25"),
    "an index of another generation": lambda all_: shutil.copy(
        all_ / OLD / "passages.faiss", all_ / NEW / "passages.faiss"
    ),
    "generations under each other's number": lambda all_: swap(all_, OLD, NEW),
    "a manifest of nonsense": lambda all_: (all_ / NEW / "manifest.json").write_text("{]"),
    "no manifest": lambda all_: (all_ / NEW / "manifest.json").unlink(),
    "a changed manifest": lambda all_: claim_fewer_articles(all_ / NEW / "manifest.json"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
async def test_a_damaged_index_is_built_again_without_the_model(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    damage(folder / "generations")
    encoder = BagOfWords()

    async with opened(folder, encoder) as library:
        assert encoder.encoded == []
        assert library.status().generation >= 1
        reply = await assert_whole(library)
        rebuilt = library.status()

    assert reply.generation == rebuilt.generation
    async with opened(folder, BagOfWords()) as library:
        assert library.status() == rebuilt


async def test_a_whole_index_is_taken_as_it_is(folder: Path) -> None:
    async with opened(folder, BagOfWords()) as library:
        assert library.status().generation == 2
        await assert_whole(library)

    assert generations(folder) == ["00000001", "00000002"]


async def test_what_a_crash_left_half_written_goes(folder: Path) -> None:
    (folder / "generations" / ".staging-3").mkdir()
    (folder / "generations" / ".staging-3" / "layout.npz").write_bytes(b"half")

    async with opened(folder, BagOfWords()) as library:
        await library.reindex(Shelf(TEXTS))

    assert generations(folder) == ["00000001", "00000002"]


async def test_two_generations_are_kept_and_no_number_comes_twice(folder: Path) -> None:
    async with opened(folder, BagOfWords()) as library:
        for _ in range(2):
            await library.reindex(Shelf(TEXTS), full=True)
    assert generations(folder) == ["00000003", "00000004"]

    shutil.rmtree(folder / "generations")
    async with opened(folder, BagOfWords()):
        assert generations(folder) == ["00000005"]


async def test_no_number_comes_twice_even_if_the_database_is_lost(folder: Path) -> None:
    lose_database(folder)

    async with opened(folder, BagOfWords()) as library:
        status = (await library.reindex(Shelf({"new.txt": "Some new text."}))).status
        assert status.articles == 1
        assert status.generation == 3


async def test_articles_without_an_index_yet_are_indexed(folder: Path) -> None:
    """As after a crash between the two."""
    async with opened(folder, BagOfWords()) as library:
        changed = {**TEXTS, "song 7.txt": "Singer 7 resigned. Label 7 wept."}
        await library._indexer.read(Shelf(changed), lambda step: None, anew=False)
    encoder = BagOfWords()

    async with opened(folder, encoder) as library:
        assert len(encoder.encoded) == 3
        assert library.status().generation == 3
        assert changed["song 7.txt"] in texts_of(
            await answer_to(library, "Song 7. Singer 7 resigned.")
        )


async def test_each_model_has_its_own_vectors_and_keeps_them(folder: Path) -> None:
    other = BagOfWords("another model")
    async with opened(folder, other) as library:
        assert len(other.encoded) == 3 * len(TEXTS)
        assert library.status().model == "another model"
        assert library.status().generation == 3
        await assert_whole(library)
    first = BagOfWords()

    async with opened(folder, first) as library:
        assert first.encoded == []
        await assert_whole(library)

    async with opened(folder, BagOfWords("another model")) as library:
        await assert_whole(library)


async def test_going_back_to_earlier_articles_is_a_new_generation(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder, BagOfWords()) as library:
        first = Shelf({"first.txt": "There was one text."})

        status = (await library.reindex(first)).status

        assert (status.articles, status.generation) == (1, 3)
        monkeypatch.setattr(current, "_LOOK_EVERY_S", 0.0)
        assert texts_of(await library.ask("There was one text.")) == set(first.texts.values())


async def test_another_process_does_not_wait_for_the_repair(folder: Path) -> None:
    flip(folder / "generations" / "00000002" / "passages.faiss")
    with FileLock(folder / "reindex.lock"):
        async with opened(folder, BagOfWords()) as library:
            # The older generation is all there is while somebody else is building.
            assert library.status().generation == 1
            assert texts_of(await library.ask("There was one text.")) == {"There was one text."}


async def test_a_generation_of_another_process_is_taken_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder, BagOfWords()) as library, opened(folder, BagOfWords()) as other:
        await other.reindex(Shelf({"new.txt": "Some new text."}))
        assert (await library.ask("Some new text.")).generation == 2

        monkeypatch.setattr(current, "_LOOK_EVERY_S", 0.0)
        reply = await answer_to(library, "New. Some new text.")

        assert reply.generation == library.status().generation == 3
        assert texts_of(reply) == {"Some new text."}


async def test_an_index_that_cannot_be_written_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "generations")
    (folder / "generations").write_text("a file")

    with pytest.raises(StorageError, match="cannot be opened for writing"):
        await Library.open(folder, Models(BagOfWords()))


async def test_a_lock_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / "reindex.lock").unlink()
    (folder / "reindex.lock").mkdir()

    async with opened(folder, BagOfWords()) as library:
        with pytest.raises(StorageError, match="cannot be opened for writing"):
            await library.reindex(Shelf(TEXTS))
