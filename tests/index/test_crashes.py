"""A process that is killed leaves the library as it was or as it was to be."""

import logging
import random
import signal
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from index.library import Library
from index.progress import REINDEX
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to, assert_verbatim, opened, texts_of
from tests.support.reindexing import next_of, start_reindex
from tests.support.shelf import Shelf

log = logging.getLogger(__name__)

KILLS = 50
STAGES = ("begun", *(stage.name for stage in REINDEX))
QUESTION = "Song. Who signed the licence on page 3?"


def library_texts(word: str) -> dict[str, str]:
    """Return articles that all say ``word``, one of which only that library has."""
    pages = {
        f"song {number}.txt": f"Singer {number} said {word}. "
        f"{word} signed the licence on page {number}."
        for number in range(12)
    }
    return pages | {f"only {word}.txt": f"{word} signed the licence on page 3."}


LIBRARIES = {word: library_texts(word) for word in ("Alpha", "Omega")}


async def test_wherever_a_reindex_is_killed_the_library_is_the_old_or_the_new_one(
    tmp_path: Path,
) -> None:
    """The kills follow each other in one library, so that what they leave behind adds up."""
    chance = random.Random(KILLS)
    held = "Alpha"
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(LIBRARIES[held]))
        shown = await answer_to(library, QUESTION, remember=True)
        assert await library.vote(shown.id or 0, 1, helpful=True)
    lengths_s = stage_lengths(tmp_path, LIBRARIES[held])
    outcomes: Counter[tuple[str, str]] = Counter()

    for _ in range(KILLS):
        aimed = "Omega" if held == "Alpha" else "Alpha"
        stage = chance.choice(STAGES)
        kill_in(stage, chance.uniform(0, lengths_s[stage]), tmp_path, LIBRARIES[aimed])
        async with opened(tmp_path, BagOfWords()) as library:
            held = await content_of(library)
            assert await library.recall(shown.id or 0) == replace(shown, timings_ms={})
        outcomes[stage, "new" if held == aimed else "old"] += 1

    log.info("killed %d times: %s", KILLS, dict(outcomes))
    assert {stage for stage, _ in outcomes} == set(STAGES)
    assert {outcome for _, outcome in outcomes} == {"old", "new"}


def stage_lengths(folder: Path, texts: Mapping[str, str]) -> dict[str, float]:
    """Run a reindex to its end; return how long each stage is the last that was reported."""
    process, reports = start_reindex(folder, texts)
    arrivals: dict[str, float] = {}
    while (stage := next_of(reports)) is not None:
        arrivals.setdefault(stage, time.monotonic())
    process.join()
    assert process.exitcode == 0
    assert tuple(arrivals) == (*STAGES, "done")
    return {one: arrivals[then] - arrivals[one] for one, then in pairwise(arrivals)}


def kill_in(stage: str, after_s: float, folder: Path, texts: Mapping[str, str]) -> None:
    """Start a reindex and kill it so long after it reported a stage."""
    process, reports = start_reindex(folder, texts)
    while next_of(reports) != stage:
        assert process.exitcode is None
    time.sleep(after_s)
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    reports.close()


async def content_of(library: Library) -> str:
    """Return which of the two libraries this is, after making sure that it is all of it."""
    reply = await answer_to(library, QUESTION)
    assert_verbatim(reply)
    (word,) = {word for text in texts_of(reply) for word in LIBRARIES if word in text}
    articles = await library._indexer.articles.load(await library._indexer.articles.current())
    assert {each.file: each.text for each in articles.values()} == LIBRARIES[word]
    assert library.status().articles == len(LIBRARIES[word])
    assert library.status().generation == reply.generation
    only = LIBRARIES[word][f"only {word}.txt"]
    assert only in texts_of(await answer_to(library, f"Only {word}. {only}"))
    return word


@pytest.mark.parametrize("word", LIBRARIES)
async def test_a_reindex_that_is_not_killed_ends_complete(tmp_path: Path, word: str) -> None:
    assert stage_lengths(tmp_path, LIBRARIES[word])

    async with opened(tmp_path, BagOfWords()) as library:
        assert await content_of(library) == word
