"""What a reindex does again and what it leaves alone."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import ReindexRunningError, StorageError
from index.library import Library
from index.progress import REINDEX, Stage, Step
from index.reading import FolderSource
from index.types import NoAnswer, Reason
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to, opened, texts_of
from tests.support.shelf import Shelf

TEXTS = {
    "klay.txt": "Klay licensed three majors. The deal came in November.",
    "suno.txt": "Warner settled with Suno. Suno bought Songkick.",
    "udio.txt": "Udio walled its garden. Fans were furious.",
}
TITLES = {"klay.txt": "Klay", "suno.txt": "Suno", "udio.txt": "Udio"}


def texts_to_embed(name: str, text: str) -> set[str]:
    """Return every passage and sentence of one of the short texts, as the encoder gets them."""
    sentences = re.findall(r"[^.]+\.", text)
    return {f"{TITLES[name]}. {part.strip()}" for part in (text, *sentences)}


async def generation_of(library: Library, shelf: Shelf) -> int:
    return (await library.reindex(shelf)).status.generation


async def test_a_first_reindex_embeds_every_passage_and_sentence_once(tmp_path: Path) -> None:
    encoder = BagOfWords()
    async with opened(tmp_path, encoder) as library:
        report = await library.reindex(Shelf(TEXTS))

    wanted = set().union(*(texts_to_embed(*item) for item in TEXTS.items()))
    assert sorted(encoder.encoded) == sorted(wanted)
    assert report.changes.added == 3
    assert report.changes.embedded == len(wanted) == 9
    status = report.status
    assert (status.articles, status.briefs, status.passages, status.sentences) == (3, 0, 3, 6)
    assert (status.generation, status.model) == (1, encoder.name)


async def test_nothing_is_done_where_nothing_changed(tmp_path: Path) -> None:
    encoder = BagOfWords()
    async with opened(tmp_path, encoder) as library:
        first = await library.reindex(Shelf(TEXTS))
        encoder.encoded.clear()

        second = await library.reindex(Shelf(TEXTS))

    assert second.status == first.status
    assert replace(second.changes, seconds=0) == replace(
        first.changes, added=0, unchanged=3, embedded=0, seconds=0
    )
    assert encoder.encoded == []


async def test_only_the_new_texts_of_a_changed_file_are_embedded(tmp_path: Path) -> None:
    encoder = BagOfWords()
    async with opened(tmp_path, encoder) as library:
        await library.reindex(Shelf(TEXTS))
        encoder.encoded.clear()
        changed = "Warner settled with Suno. Nobody knows the price."

        report = await library.reindex(Shelf({**TEXTS, "suno.txt": changed}))

        new = texts_to_embed("suno.txt", changed) - texts_to_embed("suno.txt", TEXTS["suno.txt"])
        assert set(encoder.encoded) == new
        assert report.changes.embedded == len(encoder.encoded) == len(new) == 2
        assert (report.changes.changed, report.changes.unchanged) == (1, 2)
        assert report.status.generation == 2
        reply = await answer_to(library, "Suno. Nobody knows the price.")
        assert reply.citations[0].highlights[0].of(changed) == "Nobody knows the price."
        assert TEXTS["suno.txt"] not in texts_of(await library.ask("Suno bought Songkick"))


async def test_a_file_whose_bytes_alone_changed_makes_no_generation(tmp_path: Path) -> None:
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(TEXTS))

        report = await library.reindex(Shelf({**TEXTS, "suno.txt": TEXTS["suno.txt"] + "\r\n"}))

    assert (report.changes.changed, report.changes.unchanged) == (0, 3)
    assert report.status.generation == 1


async def test_a_removed_file_is_found_no_more_but_its_old_answer_stays(tmp_path: Path) -> None:
    rest = {name: text for name, text in TEXTS.items() if name != "udio.txt"}
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(TEXTS))
        before = await answer_to(library, "Udio. Fans were furious.", remember=True)
        assert TEXTS["udio.txt"] in texts_of(before)

        report = await library.reindex(Shelf(rest))

        assert report.changes.removed == 1
        assert report.status.articles == 2
        assert TEXTS["udio.txt"] not in texts_of(await library.ask("Udio. Fans were furious."))
    async with opened(tmp_path, BagOfWords()) as library:
        recalled = await library.recall(before.id or 0)
        assert recalled is not None
        assert (recalled.citations, recalled.more) == (before.citations, before.more)


async def test_a_file_that_comes_back_counts_as_added(tmp_path: Path) -> None:
    rest = {name: text for name, text in TEXTS.items() if name != "udio.txt"}
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(TEXTS))
        await library.reindex(Shelf(rest))

        report = await library.reindex(Shelf(TEXTS))

        assert (report.changes.added, report.changes.unchanged) == (1, 2)
        assert TEXTS["udio.txt"] in texts_of(await answer_to(library, "Udio. Fans were furious."))


async def test_a_file_that_cannot_be_read_is_named_and_its_earlier_reading_stays(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(TEXTS))

        report = await library.reindex(
            Shelf({**TEXTS, "empty.txt": "…"}, {"udio.txt": "the disk ate it"})
        )

        assert {error.file: error.reason for error in report.changes.unreadable} == {
            "empty.txt": "it holds no words",
            "udio.txt": "the disk ate it",
        }
        assert report.changes.unchanged == 2
        assert report.changes.removed == 0
        assert report.status.articles == 3
        assert TEXTS["udio.txt"] in texts_of(await answer_to(library, "Udio. Fans were furious."))


async def test_what_lies_in_a_folder_that_cannot_be_opened_stays(tmp_path: Path) -> None:
    texts = {"in/a.txt": "Udio walled its garden.", "in/b.txt": "Klay.", "inn.txt": "Suno."}
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(texts))

        report = await library.reindex(Shelf({}, {"in": "the folder may not be opened"}))

    assert report.changes.removed == 1
    assert report.status.articles == 2
    assert [str(error) for error in report.changes.unreadable] == [
        "in: the folder may not be opened"
    ]


async def test_an_empty_folder_leaves_the_library_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path, BagOfWords()) as library:
        before = (await library.reindex(Shelf(TEXTS))).status

        with pytest.raises(StorageError, match="left as it is"):
            await library.reindex(Shelf({}))

        assert library.status() == before
        await answer_to(library, "Udio. Fans were furious.")


async def test_a_folder_that_is_not_there_leaves_the_library_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path / "data", BagOfWords()) as library:
        before = (await library.reindex(Shelf(TEXTS))).status

        with pytest.raises(StorageError, match="does not exist"):
            await library.reindex(FolderSource(tmp_path / "absent"))

        assert library.status() == before


async def test_a_library_may_begin_empty(tmp_path: Path) -> None:
    async with opened(tmp_path, BagOfWords()) as library:
        report = await library.reindex(Shelf({}))

        assert report.status.articles == 0
        reply = await library.ask("Anything?")
        assert isinstance(reply, NoAnswer)
        assert reply.reason is Reason.EMPTY_LIBRARY
        await library.reindex(Shelf(TEXTS))
        await answer_to(library, "Udio. Fans were furious.")


async def test_a_full_reindex_embeds_everything_again(tmp_path: Path) -> None:
    encoder = BagOfWords()
    async with opened(tmp_path, encoder) as library:
        await library.reindex(Shelf(TEXTS))
        first = sorted(encoder.encoded)
        encoder.encoded.clear()

        report = await library.reindex(Shelf(TEXTS), full=True)

    assert sorted(encoder.encoded) == first
    assert report.changes.embedded == len(first)
    assert (report.changes.unchanged, report.changes.changed) == (3, 0)
    assert report.status.generation == 2


async def test_progress_only_ever_goes_forward_and_ends_complete(tmp_path: Path) -> None:
    steps: list[Step] = []
    many = {f"{number}.txt": f"Song {number} is sung. It ends." for number in range(70)}
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(many), steps.append)

    stages = [step.stage for step in steps]
    assert list(dict.fromkeys(stages)) == list(REINDEX)
    assert stages == sorted(stages, key=list(Stage).index)
    for stage in REINDEX:
        of_stage = [step for step in steps if step.stage == stage]
        done = [step.done for step in of_stage]
        assert len(of_stage) > 1
        assert done == sorted(set(done))
        assert {step.total for step in of_stage} == {done[-1]}


async def test_a_second_reindex_is_refused_while_one_runs(tmp_path: Path) -> None:
    async with opened(tmp_path, BagOfWords()) as library, opened(tmp_path, BagOfWords()) as other:
        # Both a second call and a second process hold the lock through a file of their own.
        with library._locks.reindexing():
            for each in (library, other):
                with pytest.raises(ReindexRunningError, match="already running"):
                    await each.reindex(Shelf(TEXTS))

        assert await generation_of(other, Shelf(TEXTS)) == 1


async def test_a_reindex_that_fails_gives_the_library_back(tmp_path: Path) -> None:
    def fail(_step: Step) -> None:
        raise KeyboardInterrupt

    async with opened(tmp_path, BagOfWords()) as library:
        with pytest.raises(KeyboardInterrupt):
            await library.reindex(Shelf(TEXTS), fail)

        assert await generation_of(library, Shelf(TEXTS)) == 1
