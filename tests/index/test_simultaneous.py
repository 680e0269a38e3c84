"""Many questions at once while the library changes under them."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import ReindexRunningError
from index.evaluation.questions import read_questions
from index.library import Library
from index.models import Models
from index.storage import current
from index.types import Answer, NoAnswer
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords
from tests.support.libraries import assert_verbatim, opened, texts_of
from tests.support.reindexing import next_of, start_reindex
from tests.support.shelf import Shelf

QUESTIONS = Path(__file__).parents[2] / "bench" / "questions-train.json"
AT_ONCE = 32
WORDS = {1: "Alpha", 2: "Omega"}


def shelf(word: str) -> Shelf:
    """Return articles that all say ``word``, and what singers of every number did."""
    return Shelf(
        {
            f"song {number}.txt": f"{word} signed a licence for song {number}. {word} was paid."
            for number in range(40)
        }
    )


def check(reply: Answer | NoAnswer) -> None:
    """Check that a reply has words of its own generation, and of no other."""
    assert isinstance(reply, Answer)
    assert reply.id is not None
    assert_verbatim(reply)
    said = {word for word in WORDS.values() for text in texts_of(reply) if word in text}
    assert said == {WORDS[reply.generation]}


async def ask_all(library: Library, round_: int) -> list[Answer | NoAnswer]:
    """Ask what has not been asked in another round, so that nothing comes from the cache."""
    questions = (
        f"Song {number}. Who signed a licence for song {number}" + "?" * (round_ + 1)
        for number in range(AT_ONCE)
    )
    return await asyncio.gather(*(library.ask(question, remember=True) for question in questions))


async def test_questions_during_a_reindex_are_answered_from_one_generation_each(
    tmp_path: Path,
) -> None:
    encoder = BagOfWords(delay_s=0.005)
    async with opened(tmp_path, encoder) as library:
        await library.reindex(shelf(WORDS[1]))
        reindex = asyncio.create_task(library.reindex(shelf(WORDS[2]), full=True))
        replies: list[Answer | NoAnswer] = []
        while not reindex.done():
            replies += await ask_all(library, len(replies) // AT_ONCE)
        await reindex
        replies += await ask_all(library, len(replies) // AT_ONCE)

    for reply in replies:
        check(reply)
    assert {reply.generation for reply in replies} == {1, 2}
    kept = [reply.id for reply in replies if isinstance(reply, Answer)]
    assert len(set(kept)) == len(replies) >= 2 * AT_ONCE


async def test_answers_never_fall_back_behind_an_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "_LOOK_EVERY_S", 0.0)
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(shelf(WORDS[1]))
        reindex = asyncio.create_task(library.reindex(shelf(WORDS[2])))
        generations: list[int] = []
        while not reindex.done():
            question = "Who signed a licence for song 1" + "?" * len(generations)
            generations.append((await library.ask(question)).generation)
        await reindex
        generations.append((await library.ask("Who signed a licence for song 1?")).generation)

    assert generations == sorted(generations)
    assert set(generations) == {1, 2}


async def test_a_reindex_in_another_process_keeps_others_out_and_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "_LOOK_EVERY_S", 0.0)
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(shelf(WORDS[1]))
        other, reports = start_reindex(tmp_path, shelf(WORDS[2]).texts)
        while next_of(reports) != "READ":
            assert other.exitcode is None

        with pytest.raises(ReindexRunningError, match="already running"):
            await library.reindex(shelf(WORDS[1]))

        while next_of(reports) is not None:
            check(await library.ask("Who signed a licence for song 1?", remember=True))
        other.join()
        check(await library.ask("Who signed a licence for song 1?", remember=True))
        assert library.status().generation == 2


async def test_an_answer_can_be_recalled_while_the_library_changes(tmp_path: Path) -> None:
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(shelf(WORDS[1]))
        shown = [reply for reply in await ask_all(library, 0) if isinstance(reply, Answer)]
        reindex = asyncio.create_task(library.reindex(shelf(WORDS[2])))
        while not reindex.done():
            recalled = await asyncio.gather(*(library.recall(each.id or 0) for each in shown))
            assert [each and each.citations for each in recalled] == [
                each.citations for each in shown
            ]
        await reindex

    assert len(shown) == AT_ONCE


async def test_questions_asked_at_once_get_the_answers_they_get_one_by_one(
    seeded_folder: Path, models: Models, vocabulary: Vocabulary
) -> None:
    questions = [each.question for each in read_questions(QUESTIONS)[::20]][:AT_ONCE]
    # Each opening begins with nothing in its cache.
    async with opened(seeded_folder, models, vocabulary) as library:
        one_by_one = [await library.ask(question) for question in questions]
    async with opened(seeded_folder, models, vocabulary) as library:
        at_once = await asyncio.gather(*map(library.ask, questions))

    assert len(at_once) == AT_ONCE
    assert {type(reply) for reply in at_once} == {Answer, NoAnswer}
    for reply, other in zip(at_once, one_by_one, strict=True):
        assert_verbatim(reply)
        assert replace(reply, timings_ms={}) == replace(other, timings_ms={})
