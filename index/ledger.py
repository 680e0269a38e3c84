"""All quotes and deals of a library, in memory: filtered, counted and looked up."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from index.deal_list import Announcement, announcements, first_day, is_within
from index.deals import Deal, DealStatus
from index.extraction.found import Extraction
from index.extraction.merging import merge
from index.filters import DealFilter, DealSort, QuoteFilter
from index.quotes import FoundQuote
from index.sentences import sentences
from index.typed_names import NameIndex, PartyMatcher, names_match
from index.types import Article, PublishedDate
from index.vocabulary import Vocabulary
from index.words import words

_NEVER = (0, 0, 0)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|call(?:s|ed)|describ\w+|fram(?:es|ed)|argu\w+|warn\w*|"
    r"think\w*|thought|wr(?:ites|ote)|claim\w*|stress\w*|insist\w*|admit\w*|promis\w+|predict\w*|"
    r"explain\w*|hail\w*|dismiss\w*|prais\w+|criticis\w+|speaks?|spoke|comment\w*|statement|"
    r"memo|letter|interview\w*|according to|likened|rates|put (?:it|the))\b|[\"“”«»„]",
    re.IGNORECASE,
)


class NameField(StrEnum):
    """What a name is looked up as."""

    SPEAKER = "speaker"
    ORGANISATION = "organisation"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How many articles have been searched for quotes and deals, of how many."""

    done: int
    total: int


class Ledger:
    """The quotes and deals of a set of articles. Never changed once it is made."""

    def __init__(
        self,
        articles: Mapping[int, Article],
        extractions: Mapping[int, Extraction],
        vocabulary: Vocabulary,
    ) -> None:
        read = [(articles[n], found) for n, found in extractions.items() if n in articles]
        self.state = ReadingState(len(read), len(articles))
        self._vocabulary = vocabulary
        self._quotes = sorted(
            (FoundQuote(article, quote) for article, found in read for quote in found.quotes),
            key=_newest_first,
        )
        self._texts = [article.text for article in articles.values()]
        told = ((article, telling) for article, found in read for telling in found.tellings)
        self._deals = {deal.id: deal for deal in merge(told)}
        dates = (article.published for article in articles.values() if article.published)
        self.as_of: PublishedDate | None = max(dates, key=first_day, default=None)
        """The date of the newest article: nothing later is known."""

    @classmethod
    def empty(cls) -> "Ledger":
        """Return the ledger of no articles."""
        return cls({}, {}, Vocabulary.empty())

    def quotes(self, wanted: QuoteFilter) -> tuple[FoundQuote, ...]:
        """Return the quotes that match, newest first; what they are about is not looked at."""
        matcher = self._matcher(wanted.organisation)
        return tuple(
            found
            for found in self._quotes
            if (wanted.kind is None or found.quote.kind is wanted.kind)
            and is_within(found.article.published, wanted.since, wanted.until)
            and (wanted.speaker is None or _is_by(found, wanted.speaker))
            and (matcher is None or _is_of(found, matcher))
        )

    def quote_at(self, revision: int, start: int) -> FoundQuote | None:
        """Return the quote that begins there, or None."""
        return self._quotes_by_place.get((revision, start))

    def lets_speak(self, name: str) -> bool:
        """Tell whether some sentence may report words of somebody by that name.

        Not every way to report is understood, so this asks no more than that the last part of the
        name stands in one sentence with a word for saying or thinking.
        """
        parts = words(name)
        if not parts:
            return False
        typed = name[parts[-1].start : parts[-1].end].casefold()
        spellings = {typed, parts[-1].folded}
        last = re.compile(rf"\b(?:{'|'.join(map(re.escape, spellings))})\b", re.IGNORECASE)
        # Most texts do not hold the name at all, which is told much sooner without an expression.
        return any(
            last.search(text, sentence.start, sentence.end)
            and _SAYING.search(text, sentence.start, sentence.end)
            for text in self._texts
            if _holds(text, spellings) and last.search(text)
            for sentence in sentences(text)
        )

    def deals(self, wanted: DealFilter) -> tuple[Deal, ...]:
        """Return the deals that match, in the order asked for; undated ones come last."""
        one, other = self._matcher(wanted.party), self._matcher(wanted.other)
        found = [
            deal
            for deal in self._deals.values()
            if _has_status(deal, wanted.status)
            and (wanted.kind is None or deal.kind is wanted.kind)
            and (wanted.scope is None or wanted.scope in deal.scopes)
            and is_within(deal.date, wanted.since, wanted.until)
            and _is_between(deal, one, other)
        ]
        return tuple(_sorted(found, wanted.sort))

    @property
    def every_deal(self) -> tuple[Deal, ...]:
        """All deals, talks and denials too, newest first; undated ones come last."""
        return tuple(_sorted(self._deals.values(), DealSort.NEWEST))

    def deal(self, deal_id: str) -> Deal | None:
        """Return the deal of that id, talks and denials too."""
        return self._deals.get(deal_id)

    def announcement(self, deal_id: str) -> Announcement | None:
        """Return all deals that were made known together with that one."""
        deal = self._deals.get(deal_id)
        return None if deal is None else self._announcements[deal.announcement]

    def names(self, of: NameField, typed: str, limit: int) -> tuple[str, ...]:
        """Return the names that may be meant by what was typed so far, likeliest first."""
        return self._name_indexes[of].find(typed, limit)

    def quotes_somebody_like(self, name: str) -> bool:
        """Tell whether there are words of somebody by that name, with a slip at most."""
        return self._name_indexes[NameField.SPEAKER].has_like(name)

    def _matcher(self, typed: str | None) -> PartyMatcher | None:
        return PartyMatcher(typed, self._vocabulary) if typed and typed.strip() else None

    @cached_property
    def _quotes_by_place(self) -> dict[tuple[int | None, int], FoundQuote]:
        return {(q.article.revision, q.quote.span.start): q for q in reversed(self._quotes)}

    @cached_property
    def _announcements(self) -> dict[str, Announcement]:
        groups = announcements(self._deals.values())
        return {group.deals[0].announcement: group for group in groups}

    @cached_property
    def _name_indexes(self) -> dict[NameField, NameIndex]:
        names: defaultdict[NameField, Counter[str]] = defaultdict(Counter)
        for found in self._quotes:
            speaker, organisation = found.quote.speaker, found.quote.organisation
            if speaker and speaker.canonical:
                names[NameField.SPEAKER][speaker.canonical] += 1
            if organisation and organisation.canonical:
                names[NameField.ORGANISATION][organisation.canonical] += 1
        for deal in self._deals.values():
            for party in deal.parties:
                names[NameField.PARTY][party.canonical] += 1
                if party.entity != party.canonical:
                    names[NameField.PARTY][party.entity] += 1
        return {field: NameIndex(names[field], self._vocabulary) for field in NameField}


def _newest_first(found: FoundQuote) -> tuple[int, int, int, str, int]:
    published = found.article.published
    year, month, day = first_day(published) if published else _NEVER
    return -year, -month, -day, found.article.file, found.quote.span.start


def _holds(text: str, spellings: Set[str]) -> bool:
    folded = text.casefold()
    return any(spelling in folded for spelling in spellings)


def _is_by(found: FoundQuote, speaker: str) -> bool:
    who = found.quote.speaker
    if who is None:
        return False
    name = who.canonical or who.span.of(found.article.text)
    # People type a part of a name, or put a title before all of it.
    return names_match(speaker, name) or (" " in name and names_match(name, speaker))


def _is_of(found: FoundQuote, matcher: PartyMatcher) -> bool:
    organisation = found.quote.organisation
    if organisation is None:
        return False
    written = organisation.span.of(found.article.text)
    return matcher.matches(organisation.canonical or written, written)


def _has_status(deal: Deal, wanted: DealStatus | None) -> bool:
    return deal.is_made if wanted is None else deal.status is wanted


def _is_between(deal: Deal, one: PartyMatcher | None, other: PartyMatcher | None) -> bool:
    first, second = ({party.canonical, party.entity, party.name} for party in deal.parties)
    return any(
        (one is None or one.matches(*these)) and (other is None or other.matches(*those))
        for these, those in ((first, second), (second, first))
    )


def _sorted(deals: Iterable[Deal], sort: DealSort) -> list[Deal]:
    oldest = sorted(
        deals, key=lambda deal: (first_day(deal.date) if deal.date else _NEVER, deal.id)
    )
    newest = oldest[::-1]
    if sort is DealSort.NEWEST:
        return newest
    if sort is DealSort.PARTY:
        return sorted(
            newest, key=lambda deal: [party.canonical.casefold() for party in deal.parties]
        )
    return [d for d in oldest if d.date] + [d for d in oldest if not d.date]
