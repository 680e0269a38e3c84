"""The values of the library: frozen, plain, and free of any framework."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # These are made of the values below.
    from index.deal_list import Listing
    from index.quotes import Quote

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``[start, end)``, in one article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """What a text is: somebody's article, or our own brief of other pages."""

    ARTICLE = "article"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, order=True)
class PublishedDate:
    """A calendar date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PublishedDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: the text is none of these, or no such day exists.
        """
        match = _DATE.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a date of the form YYYY[-MM[-DD]]: {text!r}")
        known = [int(part) for part in match.groups() if part is not None]
        # The standard type knows which days exist; a missing part is checked as the first.
        datetime.date(*[*known, 1, 1][:3])
        return cls(*known)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the source left out of the article's text, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the library.

    ``text`` is fixed once read: Unicode NFC, line feeds as line ends, page furniture cut. Every
    offset in the project counts its characters.
    """

    id: str
    """Stable name of the article, the same after every reindex."""
    file: str
    """Path below the folder it was read from, with forward slashes."""
    title: str
    kind: Kind
    text: str
    publisher: str | None = None
    published: PublishedDate | None = None
    url: str | None = None
    sources: tuple[str, ...] = ()
    """The pages a brief was written from."""
    note: str | None = None
    """What is known about the article beside its text."""
    starts_mid_sentence: bool = False
    """Whether the text begins after the beginning of its first sentence."""
    cuts: tuple[Cut, ...] = ()
    revision: int | None = None
    """Row of this very reading in the database; None until it is stored."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A few neighbouring sentences of one article; the unit that is searched and shown."""

    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """An excerpt of an article; its words are ``article.text[span.start:span.end]``."""

    article: Article
    span: Span
    highlights: tuple[Span, ...]
    """The words that answer, in offsets of the article, inside ``span`` and in order."""
    also: tuple[Article, ...] = ()
    """Further articles that say the same."""
    quote: "Quote | None" = None
    """What is said in the words that answer, if the question asks for something said."""

    def __post_init__(self) -> None:
        if self.span.end > len(self.article.text):
            raise ValueError("the excerpt ends beyond the article")
        if not all(self.span.covers(highlight) for highlight in self.highlights):
            raise ValueError("a highlight lies outside the excerpt")

    @property
    def text(self) -> str:
        """The excerpt, character for character."""
        return self.span.of(self.article.text)


class Reason(StrEnum):
    """Why there is no answer."""

    NO_SOURCE = "no-source"
    EMPTY_QUESTION = "empty-question"
    EMPTY_LIBRARY = "empty-library"


@dataclass(frozen=True, slots=True)
class Answer:
    """Excerpts that answer a question, best first."""

    question: str
    confidence: float
    """Estimated probability that the library answers the question, 0 to 1."""
    citations: tuple[Citation, ...]
    more: tuple[Citation, ...]
    """Further excerpts, shown only on request."""
    generation: int
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    id: int | None = None
    """Row under which the answer is remembered; None if it is not."""
    understood: str | None = None
    """The whole question that a follow-up was taken for; None if it stood on its own."""
    sources_differ: bool = False
    """Whether two shown citations give different answers; the newer one then comes first."""
    listing: "Listing | None" = None
    """The deals that a question asks to count or to list; the citations are their evidence."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The library has no source for the question."""

    question: str
    confidence: float
    reason: Reason
    nearest: tuple[Article, ...]
    """The articles that came closest, best first."""
    generation: int
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    noted: bool = False
    """Whether the question is kept as a gap in the library."""
    understood: str | None = None
    """The whole question that a follow-up was taken for; None if it stood on its own."""
    newest: PublishedDate | None = None
    """The date of the newest article, if the question asks for what is of a certain time."""
