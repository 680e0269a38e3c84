"""Short articles, and what is read from them in a form that is easy to compare."""

from index.deals import Telling
from index.extraction.deals import read_deals
from index.extraction.names import Names
from index.types import Article, Kind, PublishedDate

Read = set[tuple[str, str, str]]


def article(text: str, title: str = "", published: str | None = "2026-03-20") -> Article:
    date = PublishedDate.parse(published) if published else None
    return Article("a", "a.md", title, Kind.ARTICLE, text, published=date)


def told(text: str, names: Names, title: str = "") -> tuple[Telling, ...]:
    return read_deals(article(text, title), names)


def read(text: str, names: Names, title: str = "") -> Read:
    """Return kind, first and second party of everything that is told as having happened."""
    return {
        (t.kind.value, t.parties[0].canonical, t.parties[1].canonical)
        for t in told(text, names, title)
        if t.status.value not in {"talks", "denied"}
    }
