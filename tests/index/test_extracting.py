"""Articles are read for quotes and deals when something changed, and no more than that."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

import pytest

from index.errors import ExtractionError
from index.extracting import Extractor
from index.extraction.found import Extraction
from index.progress import Stage, Step, unheard
from index.storage.articles import ArticleStore, Known
from index.storage.database import Database
from index.storage.extractions import ExtractionStore
from index.types import Article
from index.vocabulary import Vocabulary
from index.workers import Workers
from tests.index.made import article
from tests.index.search.entries import KNOWN
from tests.index.storage.conftest import database as database
from tests.support.readers import Gate, PlainReader

CALLED = "It is a start-up called Tonemill that signed."


class PowerCutError(Exception):
    """Ends everything at once."""


class Bench:
    """Articles in a database, and whatever reads them."""

    def __init__(self, database: Database) -> None:
        self.articles = ArticleStore(database)
        self.store = ExtractionStore(database)
        self.workers = Workers(threads=1)

    async def put(self, *texts: Article) -> None:
        await self.articles.update((each, Known(each.text, 1)) for each in texts)

    def extractor(self, reader: PlainReader, vocabulary: Vocabulary | None = None) -> Extractor:
        known = vocabulary or Vocabulary.empty()
        return Extractor(self.articles, self.store, reader, known, self.workers)

    async def extract(
        self, reader: PlainReader | None = None, vocabulary: Vocabulary | None = None
    ) -> PlainReader:
        """Read what has to be read, by a new reader unless there is one, and return it."""
        reader = reader or PlainReader()
        await self.extractor(reader, vocabulary).extract(unheard)
        return reader

    async def found(self) -> dict[str, bool]:
        """Return of the files that were read whether something was found in each."""
        extractions = await self.store.extractions()
        articles = await self.articles.load(extractions)
        return {articles[n].file: each != Extraction() for n, each in extractions.items()}


@pytest.fixture
async def bench(database: Database) -> AsyncIterator[Bench]:
    bench = Bench(database)
    yield bench
    bench.workers.close()


def many(names: Iterable[object]) -> list[Article]:
    return [article(str(name), f"Song {name} is sung.") for name in names]


class TestChanges:
    async def test_every_article_is_read_once(self, bench: Bench) -> None:
        await bench.put(*many("abc"))

        first, second = await bench.extract(), await bench.extract()

        assert first.harvested == first.read_files == ["a.md", "b.md", "c.md"]
        assert second.harvested == second.read_files == []
        assert await bench.found() == {"a.md": True, "b.md": True, "c.md": True}

    async def test_an_article_that_changed_is_read_again_alone(self, bench: Bench) -> None:
        await bench.put(*many("abc"))
        await bench.extract()

        await bench.put(article("b", "Another song."), article("d", "One more."))
        again = await bench.extract()

        assert again.harvested == again.read_files == ["b.md", "d.md"]
        quotes = {
            quote.span.end
            for each in (await bench.store.extractions()).values()
            for quote in each.quotes
        }
        assert len("Another song.") in quotes

    async def test_another_vocabulary_has_all_read_again(self, bench: Bench) -> None:
        await bench.put(*many("abc"))
        await bench.extract()

        again = await bench.extract(vocabulary=KNOWN)

        assert again.harvested == again.read_files == ["a.md", "b.md", "c.md"]

    async def test_a_name_that_comes_to_be_known_has_the_articles_read_again_that_hold_it(
        self, bench: Bench
    ) -> None:
        await bench.put(
            article("old", "Tonemill signed."), article("title", "Yes.", title="Tonemill!"),
            *many("ab"),
        )  # fmt: skip
        await bench.extract()

        await bench.put(article("new", CALLED))
        again = await bench.extract()

        assert again.harvested == ["new.md"]
        assert sorted(again.read_files) == ["new.md", "old.md", "title.md"]
        assert again.accepted == [("Tonemill",)] * 3

    async def test_a_name_that_is_no_longer_known_has_them_read_again_without_it(
        self, bench: Bench
    ) -> None:
        await bench.put(article("old", "Tonemill signed."), article("new", CALLED))
        await bench.extract()

        await bench.articles.update((), gone=["new.md"])
        again = await bench.extract()

        assert again.read_files == ["old.md"]
        assert again.accepted == [()]

    async def test_an_article_is_read_with_the_names_that_stand_in_it_alone(
        self, bench: Bench
    ) -> None:
        await bench.put(article("a", CALLED), article("b", "Nobody is named."))

        reader = await bench.extract()

        assert dict(zip(reader.read_files, reader.accepted, strict=True)) == {
            "a.md": ("Tonemill",),
            "b.md": (),
        }

    async def test_what_was_found_in_articles_that_are_gone_is_dropped(self, bench: Bench) -> None:
        await bench.put(*many("ab"))
        await bench.extract()
        await bench.articles.update((), gone=["b.md"])
        await bench.extract()

        await bench.put(*many("b"))

        assert (await bench.extract()).read_files == ["b.md"]

    async def test_without_articles_there_is_nothing_to_do(self, bench: Bench) -> None:
        reader = await bench.extract()

        assert (reader.harvested, reader.read_files, reader.releases) == ([], [], 1)

    async def test_it_tells_how_far_it_is(self, bench: Bench) -> None:
        await bench.put(*many(range(20)))
        steps: list[Step] = []

        count = await bench.extractor(PlainReader()).extract(steps.append)

        assert count == 20
        for stage in (Stage.HARVEST, Stage.EXTRACT):
            told = [(step.done, step.total) for step in steps if step.stage is stage]
            assert told == sorted(told)
            assert told[-1] == (20, 20)

    async def test_an_article_that_changes_while_it_is_read_is_read_again_by_the_next(
        self, bench: Bench
    ) -> None:
        await bench.put(*many("ab"))
        gate = Gate()
        task = asyncio.create_task(bench.extract(PlainReader(before=gate)))
        await asyncio.to_thread(gate.reached.wait, 30)
        await bench.put(article("a", "It is another song now."), article("c", "One more."))
        gate.opened.set()
        await task

        assert set(await bench.found()) == {"b.md"}
        assert (await bench.extract()).read_files == ["a.md", "c.md"]
        assert await bench.found() == {"a.md": True, "b.md": True, "c.md": True}


class TestFailures:
    async def test_an_article_that_cannot_be_read_spares_the_others(
        self, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.put(*many("abc"))

        reader = await bench.extract(PlainReader(broken={"b.md": 99}))

        assert await bench.found() == {"a.md": True, "b.md": False, "c.md": True}
        assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
        assert reader.releases == 1

    async def test_an_article_that_cannot_be_read_is_not_tried_again_until_it_changes(
        self, bench: Bench
    ) -> None:
        await bench.put(*many("ab"))
        await bench.extract(PlainReader(broken={"b.md": 99}))

        assert (await bench.extract()).read_files == []
        await bench.put(article("b", "It can be read now."))
        assert (await bench.extract()).read_files == ["b.md"]
        assert await bench.found() == {"a.md": True, "b.md": True}

    async def test_a_mishap_is_made_good_at_the_second_attempt(
        self, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.put(*many("ab"))

        await bench.extract(PlainReader(broken={"b.md": 1}))

        assert await bench.found() == {"a.md": True, "b.md": True}
        assert caplog.records == []

    async def test_what_a_crash_leaves_is_read_and_what_was_read_is_not(self, bench: Bench) -> None:
        await bench.put(*many(range(50)))

        def crash(each: Article) -> None:
            if each.file == "40.md":
                raise PowerCutError

        first = PlainReader(before=crash)
        with pytest.raises(PowerCutError):
            await bench.extract(first)
        kept = set(await bench.found())
        second = await bench.extract()

        assert len(kept) >= 30
        assert first.releases == 1
        assert set(second.read_files) == {f"{n}.md" for n in range(50)} - kept
        assert second.harvested == []
        assert len(await bench.found()) == 50


class TestCancelling:
    async def test_it_stops_the_thread_and_what_reads(
        self, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.put(*many(range(40)))
        gate = Gate()
        reader = PlainReader(before=gate)
        task = asyncio.create_task(bench.extract(reader))
        await asyncio.to_thread(gate.reached.wait, 30)

        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert reader.releases == 1
        gate.opened.set()
        # The thread is free for something else as soon as the article at hand is done.
        await bench.workers.run(lambda: None)

        assert len(reader.read_files) == 1
        assert await bench.found() == {}
        assert caplog.records == []
        assert len((await bench.extract()).read_files) == 40

    async def test_an_article_that_fails_because_of_it_is_neither_kept_nor_complained_of(
        self, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        await bench.put(*many("ab"))
        gate = Gate()

        def fail(each: Article) -> None:
            gate(each)
            raise ExtractionError(each.file)

        reader = PlainReader(before=fail)
        task = asyncio.create_task(bench.extract(reader))
        await asyncio.to_thread(gate.reached.wait, 30)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        gate.opened.set()
        await bench.workers.run(lambda: None)

        assert caplog.records == []
        assert await bench.found() == {}


async def test_two_at_once_agree(bench: Bench, database: Database) -> None:
    await bench.put(*many(range(40)))
    other = Bench(database)

    await asyncio.gather(bench.extract(), other.extract())
    other.workers.close()

    assert len(await bench.found()) == 40
    assert (await bench.extract()).read_files == []
