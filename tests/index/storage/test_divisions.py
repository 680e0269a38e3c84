from index.storage.articles import ArticleStore
from index.storage.database import Database
from index.storage.divisions import DivisionStore
from tests.index.storage.divided import ARTICLE, DIVISION, KNOWN, divided


async def test_a_division_is_read_as_it_was_written(database: Database) -> None:
    revision = await divided(database)
    store = DivisionStore(database)

    assert await store.load([revision]) == {revision: DIVISION}
    await store.save(revision, DIVISION, 2)
    assert await store.load([revision]) == {revision: DIVISION}


async def test_only_divisions_of_another_splitter_are_outdated(database: Database) -> None:
    revision = await divided(database)
    store = DivisionStore(database)

    assert await store.outdated(1) == []
    assert await store.outdated(2) == [revision]


async def test_a_removed_articles_division_goes_and_is_made_again(database: Database) -> None:
    revision = await divided(database)
    store, articles = DivisionStore(database), ArticleStore(database)
    await articles.update([], gone=["a.txt"])

    await store.forget_outdated()

    assert await store.load([revision]) == {}
    await articles.update([(ARTICLE, KNOWN)])
    assert await store.outdated(1) == [revision]
