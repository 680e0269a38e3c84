"""Deals in words: their parties, kind, date and money, as a list and a card put them."""

from collections.abc import Callable, Iterable, Sequence

from bot.cards.escaping import label
from bot.cards.limits import size
from bot.dates import spoken_date
from bot.deal_facts import between
from index.deal_list import Announcement
from index.deals import Amount, AmountKind, DateSource, Deal, DealKind, DealStatus, Party
from index.types import PublishedDate

_IMPLIED = {
    DealKind.SETTLEMENT: (DealStatus.SETTLED,),
    DealKind.RULING: (DealStatus.RULED,),
}
_MEASURES = {
    AmountKind.PRICE: "price",
    AmountKind.INVESTMENT: "invested",
    AmountKind.VALUATION: "valuation of the company, not paid",
    AmountKind.CLAIM: "claimed, not paid",
    AmountKind.DAMAGES: "awarded by a court",
}
_DATES = {
    DateSource.CLAUSE: "date told with it",
    DateSource.ANNOUNCEMENT: "day it was announced, told elsewhere in the article",
    DateSource.PUBLICATION: "date of the article",
}
_AMOUNT = 60
_STATUSES = 3
_NAME = 60
_SHORT_NAME = 24


def parties(announcement: Announcement, limit: int) -> str:
    """Name both sides in at most ``limit`` characters, some of them and a count if need be.

    An arrow leads from who gives to who takes; a "v" stands between those in court.
    """
    link = f" {between(announcement.kind)} "
    sides = [_names(announcement.givers), _names(announcement.takers)]
    for length in (_NAME, _SHORT_NAME):
        for most in (3, 2, 1):
            words = link.join(listed(side, most, length) for side in sides)
            if size(words) <= limit:
                return words
    return link.join(listed(side, 1, limit // 5) for side in sides)


def listed(names: Sequence[str], most: int, length: int = _NAME) -> str:
    """Write the first names, each cut to ``length`` characters, and how many more there are."""
    shown = ", ".join(label(name, length) or "?" for name in names[:most])
    return f"{shown} +{len(names) - most}" if len(names) > most else shown


def is_talks(announcement: Announcement) -> bool:
    """Tell whether it is talks alone, which are no deal."""
    return announcement.statuses == (DealStatus.TALKS,)


def kind_words(announcement: Announcement) -> str:
    """Write what it is and how far it has come."""
    kind = announcement.kind
    if is_talks(announcement):
        article = "an" if kind.value[0] in "aeiou" else "a"
        return f"talks about {article} {kind}, no deal"
    if announcement.statuses == _IMPLIED.get(kind):
        return str(kind)
    statuses = [status_words(status) for status in announcement.statuses]
    return f"{kind} · {listed(statuses, _STATUSES)}"


def status_words(status: DealStatus) -> str:
    """Write how far a deal has come."""
    return "in talks, no deal" if status is DealStatus.TALKS else str(status)


def amount_words(amount: Amount) -> str:
    """Write an amount as an article does."""
    return label(amount.written, _AMOUNT) or f"{amount.value:,.0f}"


def measure_words(kind: AmountKind) -> str:
    """Write what an amount measures; what was only claimed was never paid."""
    return _MEASURES[kind]


def date_words(deal: Deal) -> str:
    """Write the date of a deal, as far as it is known, and where it was taken from."""
    if deal.date is None:
        return "undated"
    known = [_precision(deal.date), _DATES[deal.date_source] if deal.date_source else ""]
    remarks = "; ".join(filter(None, known))
    return f"{spoken_date(deal.date)} ({remarks})" if remarks else spoken_date(deal.date)


def party_words(party: Party) -> str:
    """Name a party, and the company of its group that is meant."""
    name = label(party.canonical, _NAME) or "?"
    entity = label(party.entity, _NAME)
    return f"{name} (through {entity})" if entity and entity != name else name


def told_by(announcement: Announcement) -> int:
    """Count the articles that tell of it."""
    return len({each.article.id for deal in announcement.deals for each in deal.evidence})


def conflicts(announcement: Announcement) -> tuple[str, ...]:
    """Return the fields on which articles contradict each other, each once."""
    return tuple(dict.fromkeys(field for deal in announcement.deals for field in deal.conflicts))


def by_value(
    announcement: Announcement, value: Callable[[Deal], str]
) -> list[tuple[str, tuple[Deal, ...]]]:
    """Group the deals by a value of theirs, in order; deals with an empty one are left out."""
    groups: dict[str, list[Deal]] = {}
    for deal in announcement.deals:
        groups.setdefault(value(deal), []).append(deal)
    return [(words, tuple(deals)) for words, deals in groups.items() if words]


def month(date: PublishedDate) -> PublishedDate:
    """Leave the day out."""
    return PublishedDate(date.year, date.month)


def _precision(date: PublishedDate) -> str:
    if date.month is None:
        return "month unknown"
    return "day unknown" if date.day is None else ""


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.canonical for party in parties]
