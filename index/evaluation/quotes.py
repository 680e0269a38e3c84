"""How well quotes are read: their words, their speakers, their organisations.

A file of labelled articles is a JSON list of objects: ``id``, ``title``, ``text``, ``published``,
``publisher`` and ``quotes``; each quote has ``kind``, ``start``, ``end``, ``text``, ``speaker``
(null, or ``name``, ``start``, ``end`` and ``canonical``), ``role`` and ``organisation``.
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

from index.evaluation.complaints import explained
from index.evaluation.quote_scores import Mistake, Report, Score, share
from index.quotes import Quote, QuoteKind
from index.types import Article, Kind, PublishedDate, Span
from index.vocabulary import Vocabulary
from index.words import words

SHARE = 0.8
"""Share of both the labelled and the found words that must be common to them."""
_FORMS = frozenset(("the", "inc", "ltd", "llc", "corp", "plc"))


class GoldSpeaker(BaseModel):
    """Words that stand for a speaker, and the full name."""

    model_config = ConfigDict(frozen=True)

    name: str
    start: int
    end: int
    canonical: str | None = None


class GoldQuote(BaseModel):
    """A quote as a person has labelled it."""

    model_config = ConfigDict(frozen=True)

    kind: QuoteKind
    start: int
    end: int
    text: str
    speaker: GoldSpeaker | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


class GoldArticle(BaseModel):
    """An article with all its quotes."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    title: str = ""
    published: str = ""
    publisher: str | None = None
    style: str = ""
    quotes: tuple[GoldQuote, ...] = ()

    @model_validator(mode="after")
    def _stands_in_the_text(self) -> "GoldArticle":
        for quote in self.quotes:
            if self.text[quote.start : quote.end] != quote.text:
                raise ValueError(f"{self.id}: not at {quote.start}: “{quote.text}”")
        return self

    def article(self) -> Article:
        """Return it as an article of the library."""
        published = PublishedDate.parse(self.published) if self.published else None
        return Article(
            self.id, f"{self.id}.md", self.title, Kind.ARTICLE, self.text, self.publisher, published
        )


class Reader(Protocol):
    """Whatever finds the quotes of an article."""

    def read(self, article: Article) -> tuple[Quote, ...]:
        """Return the quotes in order of the text."""


def read_gold(path: Path) -> list[GoldArticle]:
    """Read a file of labelled articles.

    Raises:
        UserError: the file is missing, not of this form, or its offsets do not fit its texts.
    """
    with explained(path):
        rows = json.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(list[GoldArticle]).validate_python(rows)


def measure(
    reader: Reader, gold: Sequence[GoldArticle], vocabulary: Vocabulary | None = None
) -> Report:
    """Read every labelled article and compare.

    What is reported without marks is counted only in articles of a style in which such reports are
    labelled at all; in the others there is nothing to compare with. Two names are one if
    ``vocabulary`` leads both to one party.
    """
    counting = _Counting(vocabulary, _reporting_styles(gold))
    articles = [labelled.article() for labelled in gold]
    for article in articles[:1]:
        # What is loaded on first use is not part of the speed.
        reader.read(article)
    began = time.perf_counter()
    read = [reader.read(article) for article in articles]
    taken_s = time.perf_counter() - began
    for labelled, quotes in zip(gold, read, strict=True):
        counting.count(labelled, quotes)
    return Report(
        articles=len(gold),
        articles_per_second=len(gold) / taken_s if taken_s > 0 else 0.0,
        marked=counting.marked,
        statements=counting.statements,
        kinds=counting.kinds,
        kinds_right=share(counting.kinds_right, counting.marked.matched),
        reliability=counting.reliability,
        mistakes=tuple(counting.mistakes),
    )


class _Counting:
    """Compares article by article and adds up."""

    def __init__(self, vocabulary: Vocabulary | None, reporting: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self._reporting = reporting
        self.marked = Score()
        self.statements = Score()
        self.kinds = {kind: Score() for kind in QuoteKind}
        self.kinds_right = 0
        self.reliability: dict[float, tuple[int, int]] = {}
        self.mistakes: list[Mistake] = []

    def count(self, gold: GoldArticle, read: Sequence[Quote]) -> None:
        """Add one article."""
        if gold.style not in self._reporting:
            read = [quote for quote in read if _is_marked(quote.kind)]
        for score, is_own in ((self.marked, _is_marked), (self.statements, _is_statement)):
            labelled = [quote for quote in gold.quotes if is_own(quote.kind)]
            found = [quote for quote in read if is_own(quote.kind)]
            pairs = dict(_pairs(labelled, found))
            score.labelled += len(labelled)
            score.found += len(found)
            self._count_labelled(gold, score, labelled, found, pairs)
            for place, quote in enumerate(found):
                self.kinds[quote.kind].found += 1
                if place not in pairs.values():
                    self._note(gold, "invented", quote.span, None, _named(quote, gold.text))

    def _count_labelled(
        self,
        gold: GoldArticle,
        score: Score,
        labelled: Sequence[GoldQuote],
        found: Sequence[Quote],
        pairs: dict[int, int],
    ) -> None:
        for place, quote in enumerate(labelled):
            own = self.kinds[quote.kind]
            own.labelled += 1
            if place not in pairs:
                expected = quote.speaker.name if quote.speaker else None
                self._note(gold, "missed", quote.span, expected, None)
                continue
            match = found[pairs[place]]
            self.kinds_right += match.kind == quote.kind and quote.kind != QuoteKind.STATEMENT
            for each in (score, own):
                each.matched += 1
            self._compare(gold, quote, match, (score, own))

    def _compare(
        self, gold: GoldArticle, quote: GoldQuote, match: Quote, scores: Iterable[Score]
    ) -> None:
        right = is_same_speaker(quote, match, gold.text)
        organisation = match.organisation.canonical if match.organisation else None
        if _is_marked(quote.kind):
            matched, hits = self.reliability.get(match.confidence, (0, 0))
            self.reliability[match.confidence] = matched + 1, hits + right
        named = quote.organisation is not None or organisation is not None
        same = is_same_organisation(quote.organisation, organisation, self._vocabulary)
        for each in scores:
            each.speakers += right
            each.organised += named
            each.organisations += named and same
        if not right:
            expected = quote.speaker.name if quote.speaker else None
            self._note(gold, "speaker", quote.span, expected, _named(match, gold.text))
        if not same:
            self._note(gold, "organisation", quote.span, quote.organisation, organisation)

    def _note(
        self, gold: GoldArticle, what: str, span: Span, expected: str | None, read: str | None
    ) -> None:
        self.mistakes.append(Mistake(gold.id, what, span.of(gold.text), expected, read))


def is_same_speaker(gold: GoldQuote, read: Quote, text: str) -> bool:
    """Tell whether the mention overlaps the labelled one or carries its last name."""
    if gold.speaker is None or read.speaker is None:
        return gold.speaker is None and read.speaker is None
    if read.speaker.span.overlaps(Span(gold.speaker.start, gold.speaker.end)):
        return True
    known = gold.speaker.canonical or gold.speaker.name
    last = [word.folded for word in words(known)][-1:]
    written = f"{read.speaker.span.of(text)} {read.speaker.canonical or ''}"
    return bool(last) and last[0] in {word.folded for word in words(written)}


def is_same_organisation(
    one: str | None, other: str | None, vocabulary: Vocabulary | None = None
) -> bool:
    """Tell whether two names are one, but for articles and legal forms, or are of one party."""
    if one is None or other is None:
        return one is None and other is None
    mine, theirs = _bare(one), _bare(other)
    if mine == theirs:
        return bool(mine)
    party = _party(one, vocabulary) if vocabulary is not None else None
    return party is not None and party == _party(other, vocabulary)


def _party(name: str, vocabulary: Vocabulary | None) -> str | None:
    """Return the party that the whole of ``name`` is called by."""
    mentions = vocabulary.mentions(name) if vocabulary is not None else ()
    whole = len(mentions) == 1 and _bare(mentions[0].span.of(name)) == _bare(name)
    return mentions[0].party if whole else None


def _reporting_styles(gold: Sequence[GoldArticle]) -> frozenset[str]:
    """Return the styles of which some article has a report without marks labelled."""
    return frozenset(
        article.style
        for article in gold
        if any(quote.kind == QuoteKind.STATEMENT for quote in article.quotes)
    )


def _bare(name: str) -> frozenset[str]:
    return frozenset(word.folded for word in words(name)) - _FORMS


def _pairs(labelled: Sequence[GoldQuote], found: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """Yield which of the found is which of the labelled; each is used once."""
    used: set[int] = set()
    for place, quote in enumerate(labelled):
        for other, candidate in enumerate(found):
            if other not in used and _fits(quote.span, candidate.span):
                used.add(other)
                yield place, other
                break


def _fits(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= SHARE * max(len(one), len(other))


def _is_marked(kind: QuoteKind) -> bool:
    return kind != QuoteKind.STATEMENT


def _is_statement(kind: QuoteKind) -> bool:
    return kind == QuoteKind.STATEMENT


def _named(quote: Quote, text: str) -> str | None:
    if quote.speaker is None:
        return None
    return f"{quote.speaker.span.of(text)} = {quote.speaker.canonical}"
