"""What somebody said, where an article says so; every part is a span of the article's text."""

from dataclasses import dataclass
from enum import StrEnum

from index.types import Article, Span


class QuoteKind(StrEnum):
    """How close the words of an article are to those of the speaker."""

    DIRECT = "direct"
    """A clause or more between quotation marks."""
    PARTIAL = "partial"
    """A few words between quotation marks, inside a sentence of the writer's."""
    STATEMENT = "statement"
    """Reported without quotation marks: the writer's words, never shown as the speaker's."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words of an article that stand for somebody, such as "Attie", "he" or "the company"."""

    span: Span
    canonical: str | None
    """The full name they stand for; None for somebody the article does not name."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance, as one article tells it."""

    kind: QuoteKind
    span: Span
    """The words themselves, without quotation marks around them."""
    context: Span
    """The sentences that say who spoke; what to judge the attribution by."""
    speaker: Named | None = None
    """None where the article leaves it unclear."""
    role: Span | None = None
    organisation: Named | None = None
    cue: Span | None = None
    """The word that says that somebody spoke, such as "said"."""
    confidence: float = 0.0
    """Estimated probability that the speaker is right, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote with the article it stands in."""

    article: Article
    quote: Quote

    @property
    def text(self) -> str:
        """The words, character for character."""
        return self.quote.span.of(self.article.text)
