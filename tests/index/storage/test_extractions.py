"""What is kept of the reading of articles."""

import datetime
import itertools
from dataclasses import replace

import pytest

from index.deals import AmountKind, DealKind, Scope, UnknownName
from index.extraction.found import Extraction
from index.quotes import QuoteKind
from index.storage import extractions
from index.storage.articles import ArticleStore, Known
from index.storage.database import Database, utc_now
from index.storage.extractions import ExtractionStore
from index.types import Article, Span
from tests.index.made import article, quote, telling

TEXT = "“Yes,” said Ada of Udio 𝕌. Universal settled with Udio for $5 million."
NAMES = (UnknownName("Tonemill", Span(1, 4), Span(0, 26), "descriptor", accepted=True),)


@pytest.fixture
def store(database: Database) -> ExtractionStore:
    return ExtractionStore(database)


@pytest.fixture
def articles(database: Database) -> ArticleStore:
    return ArticleStore(database)


async def add(articles: ArticleStore, *added: Article) -> list[int]:
    """Add articles, and return the numbers of all that are in the library."""
    await articles.update((each, Known(each.text, 1)) for each in added)
    return list(await articles.current())


def everything(within: Article) -> Extraction:
    """Return something of every kind that can be found."""
    said = quote(within, "Yes,", QuoteKind.DIRECT, speaker="Ada", organisation="Udio")
    plain = quote(within, "Udio 𝕌", QuoteKind.STATEMENT)
    agreed = telling(
        within,
        kind=DealKind.SETTLEMENT,
        when="2025-10",
        scopes=[(Scope.VOICE, "settled")],
        amounts=[("$5 million", 5e6, AmountKind.PRICE)],
    )
    title_only = telling(within, "Sony", "Suno", weak=True)
    return Extraction((said, plain), (agreed, title_only))


async def test_what_was_found_is_read_as_it_was_kept(
    store: ExtractionStore, articles: ArticleStore
) -> None:
    source = article("a", TEXT)
    (revision,) = await add(articles, source)

    await store.save({revision: "r"}, {revision: everything(source)})
    await store.save_harvests("h", {revision: NAMES})

    assert await store.extractions() == {revision: everything(source)}
    assert await store.extracted() == {revision: "r"}
    assert await store.harvests() == {revision: NAMES}
    assert await store.harvested() == {revision: "h"}


async def test_a_newer_finding_replaces_the_one_before(
    store: ExtractionStore, articles: ArticleStore
) -> None:
    source = article("a", TEXT)
    (revision,) = await add(articles, source)
    for recipe, found in (("one", everything(source)), ("two", Extraction())):
        await store.save({revision: recipe}, {revision: found})
        await store.save_harvests(recipe, {revision: NAMES if recipe == "one" else ()})

    assert await store.extractions() == {revision: Extraction()}
    assert await store.extracted() == {revision: "two"}
    assert await store.harvests() == {revision: ()}


async def test_only_what_is_in_the_library_is_told(
    store: ExtractionStore, articles: ArticleStore
) -> None:
    old, other = article("a", TEXT), article("b", TEXT)
    revisions = await add(articles, old, other)
    await store.save(dict.fromkeys(revisions, "r"), {n: everything(old) for n in revisions})
    await store.save_harvests("h", dict.fromkeys(revisions, NAMES))

    current = await add(articles, replace(old, text=TEXT + " More."))
    await articles.update((), gone=["b.md"])

    assert len(current) == 2
    assert await store.extractions() == {}
    assert await store.harvests() == {}
    assert await store.extracted() == await store.harvested() == {}


async def test_what_left_the_library_is_found_again_when_it_comes_back(
    store: ExtractionStore, articles: ArticleStore
) -> None:
    source = article("a", TEXT)
    (revision,) = await add(articles, source)
    await store.save({revision: "r"}, {revision: everything(source)})

    await articles.update((), gone=["a.md"])
    assert await store.extractions() == {}
    await add(articles, source)
    assert await store.extractions() == {revision: everything(source)}


async def test_what_is_outdated_is_dropped_and_nothing_else(
    store: ExtractionStore, articles: ArticleStore
) -> None:
    revisions = await add(articles, article("a", TEXT), article("b", TEXT))
    await store.save(dict.fromkeys(revisions, "r"), dict.fromkeys(revisions, Extraction()))
    await store.save_harvests("h", dict.fromkeys(revisions, NAMES))

    await articles.update((), gone=["b.md"])
    await store.forget_outdated()
    await add(articles, article("b", TEXT))

    assert set(await store.extracted()) == set(await store.harvested()) == {revisions[0]}


class TestExtent:
    async def test_it_changes_whenever_there_is_more_or_less_to_see(
        self,
        store: ExtractionStore,
        articles: ArticleStore,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        clock = iter(utc_now() + datetime.timedelta(seconds=n) for n in range(100))
        monkeypatch.setattr(extractions, "utc_now", lambda: next(clock))
        source = article("a", TEXT)
        extents = [await store.extent()]

        (revision,) = await add(articles, source)
        extents.append(await store.extent())
        for found in (Extraction(), everything(source)):
            await store.save({revision: "r"}, {revision: found})
            extents.append(await store.extent())
        await add(articles, replace(source, title="Changed"))
        extents.append(await store.extent())
        await articles.update((), gone=["a.md"])
        extents.append(await store.extent())

        assert all(one != other for one, other in itertools.pairwise(extents))

    async def test_it_stays_while_nothing_happens(
        self, store: ExtractionStore, articles: ArticleStore
    ) -> None:
        source = article("a", TEXT)
        (revision,) = await add(articles, source)
        await store.save({revision: "r"}, {revision: everything(source)})
        before = await store.extent()

        await store.save_harvests("h", {revision: NAMES})
        await add(articles, source)
        await store.forget_outdated()

        assert await store.extent() == before

    async def test_one_article_in_the_place_of_another_is_a_change(
        self, store: ExtractionStore, articles: ArticleStore
    ) -> None:
        revisions = await add(articles, article("a", TEXT), article("b", TEXT), article("c", TEXT))
        await articles.update((), gone=["b.md"])
        await store.save(dict.fromkeys(revisions, "r"), dict.fromkeys(revisions, Extraction()))
        before = await store.extent()

        await articles.update((), gone=["a.md"])
        await add(articles, article("b", TEXT))

        assert await store.extent() != before
