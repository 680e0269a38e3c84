"""The ledger follows the database, whoever writes to it, and is not made anew without need."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import bookkeeping
from index.bookkeeping import Bookkeeper
from index.extraction.found import Extraction
from index.filters import QuoteFilter
from index.ledger import ReadingState
from index.quotes import Quote, QuoteKind
from index.storage.articles import ArticleStore, Known
from index.storage.database import Database
from index.storage.extractions import ExtractionStore
from index.types import Article, Span
from index.vocabulary import Vocabulary
from index.workers import Workers
from tests.index.made import article

SAID = Extraction((Quote(QuoteKind.DIRECT, Span(0, 4), Span(0, 9)),))


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


class Books:
    """A ledger over a database, and another process that writes to it."""

    def __init__(self, mine: Database, others: Database, workers: Workers) -> None:
        self.keeper = Bookkeeper(
            ArticleStore(mine), ExtractionStore(mine), Vocabulary.empty(), workers
        )
        self.articles = ArticleStore(others)
        self.store = ExtractionStore(others)

    async def put(self, *added: Article) -> None:
        await self.articles.update((each, Known(each.text, 1)) for each in added)

    async def read(self) -> None:
        current = await self.articles.current()
        await self.store.save(dict.fromkeys(current, "r"), dict.fromkeys(current, SAID))

    async def quotes(self) -> list[str]:
        ledger = await self.keeper.ledger()
        return sorted(found.article.file for found in ledger.quotes(QuoteFilter()))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(bookkeeping, "time", clock)
    return clock


@pytest.fixture
async def books(tmp_path: Path, clock: Clock) -> AsyncIterator[Books]:
    path = tmp_path / "liner-notes.db"
    mine, others = await Database.open(path), await Database.open(path)
    workers = Workers()
    yield Books(mine, others, workers)
    workers.close()
    await mine.close()
    await others.close()


async def test_what_another_process_writes_is_seen_in_a_moment(books: Books, clock: Clock) -> None:
    assert await books.quotes() == []
    await books.put(article("a", "“Yes,” he said."))
    await books.read()

    assert await books.quotes() == []
    clock.now += 2.1
    assert await books.quotes() == ["a.md"]


async def test_who_has_just_written_need_not_wait(books: Books) -> None:
    assert await books.quotes() == []
    await books.put(article("a", "“Yes,” he said."))
    await books.read()

    books.keeper.look_again()

    assert await books.quotes() == ["a.md"]


async def test_articles_that_change_or_go_are_followed(books: Books, clock: Clock) -> None:
    await books.put(article("a", "“Yes,” he said."), article("b", "“No,” he said."))
    await books.read()
    assert await books.quotes() == ["a.md", "b.md"]
    assert books.keeper.state == ReadingState(2, 2)

    await books.articles.update((), gone=["a.md"])
    await books.put(article("b", "“Hm,” he said."))
    clock.now += 2.1

    assert await books.quotes() == []
    assert books.keeper.state == ReadingState(0, 1)


async def test_while_nothing_happens_the_ledger_stays_the_same(books: Books, clock: Clock) -> None:
    await books.put(article("a", "“Yes,” he said."))
    await books.read()
    first = await books.keeper.ledger()
    edition = books.keeper.edition

    for _ in range(3):
        clock.now += 2.1
        assert await books.keeper.ledger() is first
    assert books.keeper.edition == edition
    assert books.keeper.latest is first


async def test_many_at_once_have_it_made_once(books: Books) -> None:
    await books.put(article("a", "“Yes,” he said."))
    await books.read()

    ledgers = await asyncio.gather(*(books.keeper.ledger() for _ in range(20)))

    assert len({id(ledger) for ledger in ledgers}) == 1
    assert books.keeper.edition == 1


async def test_nothing_is_made_until_somebody_asks(books: Books, clock: Clock) -> None:
    await books.put(article("a", "“Yes,” he said."))
    await books.read()

    await books.keeper.follow()
    assert books.keeper.edition == 0

    await books.keeper.ledger()
    await books.put(article("b", "“No,” he said."))
    await books.read()
    clock.now += 2.1
    await books.keeper.follow()

    assert books.keeper.state == ReadingState(2, 2)
