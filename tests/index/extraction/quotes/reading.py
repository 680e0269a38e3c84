"""What the tests of this folder share: one reader, and quotes as plain words."""

from typing import NamedTuple

from index.extraction.quotes import QuoteReader
from index.quotes import Quote, QuoteKind
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from index.vocabulary_file import PartyTable, VocabularyFile

VOCABULARY = Vocabulary(
    VocabularyFile(
        party=(
            PartyTable(name="Tunello", type="ai"),
            PartyTable(name="Northlight Music Group", type="label", aliases=("Northlight", "NMG")),
            PartyTable(name="Almond Records", type="label", aliases=("Almond",)),
            PartyTable(name="Spinbox", type="platform"),
            PartyTable(name="AUTORA", type="cmo"),
        )
    )
)
READER = QuoteReader(VOCABULARY)


class Told(NamedTuple):
    """A quote in words."""

    kind: QuoteKind
    words: str
    mention: str | None
    speaker: str | None
    role: str | None
    organisation: str | None
    cue: str | None


def article(text: str) -> Article:
    """Return a text as an article."""
    return Article(id="a", file="a.md", title="News", kind=Kind.ARTICLE, text=text)


def read(text: str) -> tuple[Quote, ...]:
    """Return the quotes of ``text``."""
    return READER.read(article(text))


def told(text: str) -> list[Told]:
    """Return the quotes of ``text`` in words."""
    return [_in_words(text, quote) for quote in read(text)]


def marked(text: str) -> list[Told]:
    """Return what ``text`` quotes between marks."""
    return [each for each in told(text) if each.kind is not QuoteKind.STATEMENT]


def only(text: str) -> Told:
    """Return the only quote of ``text`` between marks."""
    (quote,) = marked(text)
    return quote


def statement(text: str) -> Told:
    """Return the only statement of ``text``."""
    (found,) = [each for each in told(text) if each.kind is QuoteKind.STATEMENT]
    return found


def _in_words(text: str, quote: Quote) -> Told:
    return Told(
        kind=quote.kind,
        words=quote.span.of(text),
        mention=quote.speaker.span.of(text) if quote.speaker else None,
        speaker=quote.speaker.canonical if quote.speaker else None,
        role=quote.role.of(text) if quote.role else None,
        organisation=quote.organisation.canonical if quote.organisation else None,
        cue=quote.cue.of(text) if quote.cue else None,
    )
