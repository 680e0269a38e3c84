"""Articles as they are kept: revisions that stay, and changes that are made whole."""

from dataclasses import replace

import pytest

from index.storage.articles import ArticleStore, Known
from index.storage.database import Database
from index.types import Article, Cut, Kind, PublishedDate

KNOWN = Known("digest", 1)
ARTICLE = Article(
    id="a1",
    file="a.txt",
    title="“Title” \U0001f3b5",
    kind=Kind.ARTICLE,
    text="Words,\nwith \x00 and \u2028 in them. 音乐 🎉",
    publisher="Publisher",
    published=PublishedDate(2025, 11),
    url="https://example.com/a",
    sources=("https://example.com/b", "https://example.com/c"),
    note="A note.",
    starts_mid_sentence=True,
    cuts=(Cut("admin", "page furniture"),),
)


@pytest.fixture
def store(database: Database) -> ArticleStore:
    return ArticleStore(database)


async def kept(store: ArticleStore) -> list[Article]:
    return list((await store.load(await store.current())).values())


async def test_an_article_is_read_as_it_was_written(store: ArticleStore) -> None:
    bare = Article("b1", "b.md", "B", Kind.BRIEF, "Words.")
    await store.update([(ARTICLE, KNOWN), (bare, KNOWN)])

    assert [replace(each, revision=None) for each in await kept(store)] == [ARTICLE, bare]
    assert await store.known() == {"a.txt": KNOWN, "b.md": KNOWN}


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, title="Another"),
        replace(ARTICLE, kind=Kind.BRIEF),
        replace(ARTICLE, text="Other words."),
        replace(ARTICLE, publisher=None),
        replace(ARTICLE, published=PublishedDate(2025, 11, 1)),
        replace(ARTICLE, url=None),
        replace(ARTICLE, sources=()),
        replace(ARTICLE, note=None),
        replace(ARTICLE, starts_mid_sentence=False),
        replace(ARTICLE, cuts=()),
    ],
)
async def test_whatever_changes_makes_a_new_revision(store: ArticleStore, changed: Article) -> None:
    await store.update([(ARTICLE, KNOWN)])
    (before,) = await kept(store)

    assert await store.update([(changed, KNOWN)]) == {"a.txt"}

    (after,) = await kept(store)
    assert replace(after, revision=None) == changed
    assert after.revision != before.revision
    assert await store.load([before.revision or 0]) == {before.revision: before}


async def test_the_same_content_keeps_its_revision(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])
    before = await store.current()

    assert await store.update([(ARTICLE, Known("other bytes", 2))]) == set()

    assert await store.current() == before
    assert await store.known() == {"a.txt": Known("other bytes", 2)}


async def test_a_removed_article_can_still_be_cited(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])
    (before,) = await kept(store)

    await store.update([], gone=["a.txt"])

    assert await store.current() == {}
    assert await store.known() == {}
    assert await store.load([before.revision or 0]) == {before.revision: before}


async def test_an_article_that_comes_back_has_its_old_revision(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])
    before = await store.current()
    await store.update([], gone=["a.txt"])

    await store.update([(ARTICLE, KNOWN)])

    assert await store.current() == before


async def test_a_change_that_fails_half_way_changes_nothing(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])
    before = await kept(store)
    unwritable = replace(ARTICLE, id="z1", file="z.txt", text="\ud800")

    with pytest.raises(UnicodeEncodeError):
        await store.update(
            [(replace(ARTICLE, text="New."), KNOWN), (unwritable, KNOWN)], gone=["a.txt"]
        )

    assert await kept(store) == before


async def test_any_number_of_files_can_be_removed_at_once(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])

    await store.update([], gone=[*map(str, range(40_000)), "a.txt"])

    assert await store.current() == {}


async def test_any_number_of_revisions_can_be_asked_for(store: ArticleStore) -> None:
    await store.update([(ARTICLE, KNOWN)])

    assert list(await store.load(range(40_000))) == list(await store.current())
