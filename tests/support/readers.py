"""A reader of articles that needs no rules: quick, and what it is asked is known."""

import re
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from index.deals import UnknownName
from index.errors import ExtractionError
from index.extraction.found import Extraction
from index.quotes import Quote, QuoteKind
from index.types import Article, Span

_NAME = re.compile(r"a start-up called (\w+)")


def nothing(_article: Article) -> None:
    """Let an article be read like any other."""


@dataclass
class PlainReader:
    """Finds the name of "a start-up called" so, and one quote, the whole text of an article.

    ``harvested`` and ``read_files`` list the files it was given, ``accepted`` the names with each.
    Reading a file of ``broken`` fails as often as it says there. ``before`` is called first.
    """

    broken: dict[str, int] = field(default_factory=dict)
    before: Callable[[Article], None] = nothing
    harvested: list[str] = field(default_factory=list)
    read_files: list[str] = field(default_factory=list)
    accepted: list[tuple[str, ...]] = field(default_factory=list)
    releases: int = 0

    def harvest(self, article: Article) -> tuple[UnknownName, ...]:
        self.harvested.append(article.file)
        self._fail(article)
        return tuple(
            UnknownName(match[1], Span(*match.span(1)), Span(*match.span()), "descriptor", True)
            for match in _NAME.finditer(article.text)
        )

    def read(self, article: Article, accepted: Collection[str]) -> Extraction:
        self.before(article)
        self.read_files.append(article.file)
        self.accepted.append(tuple(accepted))
        self._fail(article)
        everything = Span(0, len(article.text))
        return Extraction((Quote(QuoteKind.DIRECT, everything, everything),))

    def release(self) -> None:
        self.releases += 1

    def _fail(self, article: Article) -> None:
        if self.broken.get(article.file, 0) > 0:
            self.broken[article.file] -= 1
            raise ExtractionError(article.file)


@dataclass
class Gate:
    """Holds up whoever reads until it is opened."""

    reached: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def __call__(self, _article: Article) -> None:
        self.reached.set()
        assert self.opened.wait(30), "nobody opened the gate"
