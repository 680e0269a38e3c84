"""An article that has been divided."""

from index.storage.articles import ArticleStore, Known
from index.storage.database import Database
from index.storage.divisions import Division, DivisionStore
from index.types import Article, Kind, Passage, Span

KNOWN = Known("digest", 1)
ARTICLE = Article("a1", "a.txt", "A", Kind.ARTICLE, "One. Two.")
DIVISION = Division(
    (Passage(Span(0, 9), (Span(0, 4), Span(5, 9))),), ("whole",), (("first", "second"),)
)


async def divided(database: Database) -> int:
    """Store an article with one passage of two sentences; return its revision."""
    articles = ArticleStore(database)
    await articles.update([(ARTICLE, KNOWN)])
    (revision,) = await articles.current()
    await DivisionStore(database).save(revision, DIVISION, 1)
    return revision
