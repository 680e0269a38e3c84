"""The fields of what was made known together, each with the evidence it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.cards.deal_words import (
    amount_words,
    by_value,
    conflicts,
    date_words,
    listed,
    measure_words,
    party_words,
    status_words,
)
from bot.cards.escaping import label
from index.deal_list import Announcement
from index.deals import Deal, Evidence, Party
from index.values import Day, days

_WORDS = 60
_VALUES = 4
_NAMED = 2

_PARTY = "party:"
_DATE = "date"
_AMOUNT = "amount"
_CONFLICTING = " ⚠ conflicting"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is known of a deal."""

    name: str
    """What it is, such as "Licensor"."""
    value: str
    """In Markdown."""
    evidence: tuple[Evidence, ...]
    """Most telling first; may be empty."""
    opposed: tuple[Evidence, ...] = ()
    """If articles contradict each other on it, one for each of the values."""


def fields_of(announcement: Announcement) -> tuple[Field, ...]:
    """Return every field, the parties first."""
    return (
        *_parties(announcement),
        Field("Kind", str(announcement.kind), _evidence(announcement.deals, "kind")),
        *_valued(announcement, "Status", "status", lambda deal: status_words(deal.status)),
        *_scopes(announcement),
        *_amounts(announcement),
        *_dates(announcement),
    )


def _parties(announcement: Announcement) -> Iterator[Field]:
    known: dict[tuple[str, str], Party] = {}
    for side in (0, 1):
        for deal in announcement.deals:
            party = deal.parties[side]
            known.setdefault((str(party.role), party.canonical), party)
    for (role, canonical), party in known.items():
        evidence = _evidence(announcement.deals, f"{_PARTY}{canonical}")
        yield Field(role.capitalize(), party_words(party), evidence)


def _scopes(announcement: Announcement) -> Iterator[Field]:
    for scope in dict.fromkeys(scope for deal in announcement.deals for scope in deal.scopes):
        yield Field("About", str(scope), _evidence(announcement.deals, f"scope:{scope}"))


def _amounts(announcement: Announcement) -> Iterator[Field]:
    """Give all amounts that measure the same in one field."""
    differs = _AMOUNT in conflicts(announcement)
    told = [(amount, deal) for deal in announcement.deals for amount in deal.amounts]
    for kind in dict.fromkeys(amount.kind for amount, _ in told):
        deals: dict[str, list[Deal]] = {}
        for amount, deal in told:
            if amount.kind is kind:
                deals.setdefault(amount_words(amount), []).append(deal)
        words = [amount + _whose(announcement, those) for amount, those in deals.items()]
        conflicting = differs and len(words) > 1
        value = (" or " if conflicting else ", ").join(words[:_VALUES])
        more = f" +{len(words) - _VALUES}" if len(words) > _VALUES else ""
        remark = f"{more} ({measure_words(kind)}){_CONFLICTING if conflicting else ''}"
        evidence = _evidence(announcement.deals, f"amount:{kind}")
        opposed = each_wording(evidence) if conflicting else ()
        yield Field("Amount", value + remark, evidence, opposed)


def _dates(announcement: Announcement) -> Iterator[Field]:
    for words, deals in by_value(announcement, date_words):
        in_doubt = [deal for deal in deals if _DATE in deal.conflicts]
        opposed = contradicting(_evidence(in_doubt, _DATE))
        value = words + _whose(announcement, deals)
        if in_doubt:
            value += _CONFLICTING
        if len(opposed) > 1:
            value += f": {' or '.join(wording(each) for each in opposed[:_VALUES])}"
        yield Field("Date", value, _evidence(deals, _DATE), opposed)


def _valued(
    announcement: Announcement, name: str, key: str, value: Callable[[Deal], str]
) -> Iterator[Field]:
    for words, deals in by_value(announcement, value):
        yield Field(name, words + _whose(announcement, deals), _evidence(deals, key))


def _whose(announcement: Announcement, deals: Sequence[Deal]) -> str:
    """Say of which deals something is true, if not of all."""
    if len(deals) == len(announcement.deals):
        return ""
    side = 0 if len(announcement.givers) > 1 else 1
    names = list(dict.fromkeys(deal.parties[side].canonical for deal in deals))
    return f", {listed(names, _NAMED)}"


def wording(evidence: Evidence) -> str:
    """Write the words of a piece of evidence in quotation marks."""
    return f"“{label(evidence.text, _WORDS)}”"


def contradicting(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return one for each of the dates that contradict each other; if none do, each wording."""
    opposed: list[tuple[Evidence, Day]] = []
    for each in evidence:
        day = _day(each)
        if day and all(day.contradicts(other) for _, other in opposed):
            opposed.append((each, day))
    return tuple(each for each, _ in opposed) if len(opposed) > 1 else each_wording(evidence)


def each_wording(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the first evidence of each wording."""
    known: dict[str, Evidence] = {}
    for each in evidence:
        known.setdefault(" ".join(each.text.casefold().split()), each)
    return tuple(known.values())


def _day(evidence: Evidence) -> Day | None:
    """Return the date that the words give, which only their sentence shows to be one."""
    sentence = evidence.sentence
    start, end = evidence.span.start - sentence.start, evidence.span.end - sentence.start
    read = days(sentence.of(evidence.article.text))
    return next((day for day in read if day.span.start < end and start < day.span.end), None)


def _evidence(deals: Iterable[Deal], key: str) -> tuple[Evidence, ...]:
    """Return the evidence of a field in several deals, each words of an article once."""
    known: dict[tuple[str, int, int], Evidence] = {}
    for deal in deals:
        for each in deal.evidence:
            if _about(each) == key:
                known.setdefault((each.article.id, each.span.start, each.span.end), each)
    return tuple(known.values())


def _about(evidence: Evidence) -> str:
    """Return what it is evidence of; of a party in whatever role, for articles differ on that."""
    if evidence.field.startswith(_PARTY):
        return _PARTY + evidence.field.removeprefix(_PARTY).partition(":")[2]
    return evidence.field
