"""What deals have to do with each other: talks before them, outcomes, common announcements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from index.deals import DateSource, Deal, DealKind, DealStatus
from index.extraction.cases import days, days_between
from index.extraction.outcomes import pair, with_evidence, with_outcomes
from index.extraction.told import Family
from index.types import Span

_TALKS_LEAD_DAYS = 400
"""How long before a deal its talks may be reported."""
_IN_COURT = frozenset({DealKind.LAWSUIT, DealKind.RULING})
_BOUGHT = frozenset({DealKind.INVESTMENT, DealKind.ACQUISITION})
_AGREED = frozenset({DealKind.LICENCE, DealKind.PARTNERSHIP})
_ROUND_DAYS = 60
"""How long articles tell of a round of money as news."""
_NEWS_DAYS = 3
"""How long after a settlement articles tell of the licence that comes with it."""


def linked(found: Iterable[tuple[Deal, Family]]) -> tuple[Deal, ...]:
    """Add to each deal what is known from others between the same parties or of the same day."""
    deals = list(found)
    return tuple(_announced(with_outcomes(_with_days_of_others(_with_talks(deals)))))


def _with_talks(deals: Sequence[tuple[Deal, Family]]) -> list[Deal]:
    """Make of talks that led to a deal a part of that deal's evidence."""
    agreed = {deal.id: deal for deal, family in deals if family is not Family.TALKS}
    of_pair = _by_pair(agreed.values())
    kept: list[Deal] = []
    for talks in (deal for deal, family in deals if family is Family.TALKS):
        later = (deal for deal in of_pair[pair(talks)] if _leads_to(talks, deal))
        led_to = min(later, key=lambda deal: _remoteness(deal, talks), default=None)
        if led_to is None:
            kept.append(talks)
        else:
            earlier = (replace(e, field="talks") for e in talks.evidence if e.field == "status")
            agreed[led_to.id] = with_evidence(agreed[led_to.id], after=earlier)
    return [*agreed.values(), *kept]


def _by_pair(deals: Iterable[Deal]) -> defaultdict[frozenset[str], list[Deal]]:
    found: defaultdict[frozenset[str], list[Deal]] = defaultdict(list)
    for deal in deals:
        found[pair(deal)].append(deal)
    return found


def _leads_to(talks: Deal, deal: Deal) -> bool:
    if talks.status is not DealStatus.TALKS or {talks.kind, deal.kind} & _IN_COURT:
        return False
    if talks.date is None or deal.date is None:
        return False
    if (talks.kind in _BOUGHT) != (deal.kind in _BOUGHT):
        return False
    ahead = days(deal.date)[1] - days(talks.date)[0]
    return timedelta(0) <= ahead <= timedelta(days=_TALKS_LEAD_DAYS)


def _remoteness(deal: Deal, talks: Deal) -> tuple[object, ...]:
    """Return how far a deal is from what talks were about, and how long it came after them."""
    alike = deal.kind is talks.kind or {deal.kind, talks.kind} <= _AGREED
    return not alike, days(deal.date)[0] if deal.date else None, deal.id


def _with_days_of_others(deals: Sequence[Deal]) -> list[Deal]:
    """Date what only its articles date by what was made known with it, where that is better known.

    A licence that comes with a settlement is of the settlement's day, and all money of one round
    of the day of its first news.
    """
    made = [deal for deal in deals if deal.is_made]
    settled = _by_pair(deal for deal in made if deal.kind is DealKind.SETTLEMENT)
    rounds: defaultdict[str, list[Deal]] = defaultdict(list)
    for deal in made:
        if deal.kind is DealKind.INVESTMENT:
            rounds[deal.parties[1].canonical].append(deal)
    return [
        _dated_by(deal, settled[pair(deal)], rounds[deal.parties[1].canonical]) for deal in deals
    ]


def _dated_by(deal: Deal, settlements: Sequence[Deal], money: Sequence[Deal]) -> Deal:
    if deal.date_source is not DateSource.PUBLICATION or not deal.is_made:
        return deal
    better: Iterable[Deal] = ()
    if deal.kind in _AGREED:
        better = (other for other in settlements if _comes_with(deal, other))
    elif deal.kind is DealKind.INVESTMENT:
        better = (other for other in money if _is_of_round(deal, other))
    other = min(better, key=lambda other: (str(other.date), other.id), default=None)
    if other is None:
        return deal
    told = (each for each in other.evidence if each.field == "date")
    own = other.date_source is DateSource.PUBLICATION
    source = DateSource.PUBLICATION if own else DateSource.ANNOUNCEMENT
    return with_evidence(replace(deal, date=other.date, date_source=source), after=told)


def _is_of_round(deal: Deal, other: Deal) -> bool:
    """Tell whether an article tells of both, and of the other weeks before at most."""
    if deal.date is None or other.date is None:
        return False
    behind = days(deal.date)[0] - days(other.date)[0]
    near = timedelta(0) < behind <= timedelta(days=_ROUND_DAYS)
    return near and not _articles(deal).isdisjoint(_articles(other))


def _comes_with(deal: Deal, settlement: Deal) -> bool:
    """Tell whether an article tells of both within days of the settlement, whose day is known."""
    if deal.date is None or settlement.date is None or settlement.date.day is None:
        return False
    if settlement.date_source is DateSource.PUBLICATION:
        return False
    behind = days(deal.date)[1] - days(settlement.date)[0]
    return timedelta(0) < behind <= timedelta(days=_NEWS_DAYS) and not _articles(deal).isdisjoint(
        _articles(settlement)
    )


def _articles(deal: Deal) -> set[str]:
    return {each.article.id for each in deal.evidence if each.field == "kind"}


def _announced(deals: Sequence[Deal]) -> Iterator[Deal]:
    """Mark the deals that one party made with several others and one sentence tells of."""
    at: defaultdict[tuple[str, Span | str], dict[str, Deal]] = defaultdict(dict)
    for deal in deals:
        for place in _places_of(deal):
            at[place][deal.id] = deal
    waiting = {deal.id: deal for deal in deals}
    for deal in deals:
        if deal.id in waiting:
            kin = {o.id: o for place in _places_of(deal) for o in at[place].values()}
            kin[deal.id] = deal
            near = [o for o in kin.values() if o.id in waiting and _told_alike(deal, o)]
            together = _sharing_a_party(deal, near)
            for other in together:
                yield replace(waiting.pop(other.id), announcement=together[0].id)


def _sharing_a_party(deal: Deal, near: Sequence[Deal]) -> list[Deal]:
    """Return the most of ``near`` that have a party of the deal's in common; it is among them."""
    names = [party.canonical for party in reversed(deal.parties)]
    if deal.kind in _IN_COURT:
        # Each defendant has a case of its own, however many somebody sues.
        return [other for other in near if other.parties[1].canonical == names[0]]
    shared = [[other for other in near if name in pair(other)] for name in names]
    return max(shared, key=len)


def _told_alike(one: Deal, other: Deal) -> bool:
    if (one.kind, one.is_made) != (other.kind, other.is_made):
        return False
    if one.date is None or other.date is None:
        return one.date == other.date
    # One article may know the day and another only the month.
    return days_between(days(one.date), days(other.date)) == 0


def _places_of(deal: Deal) -> set[tuple[str, Span | str]]:
    """Return where a deal is told: the sentences; of money for one company also the articles."""
    places: set[tuple[str, Span | str]] = {
        (each.article.id, each.sentence) for each in deal.evidence if each.field == "kind"
    }
    if deal.kind is DealKind.INVESTMENT:
        places |= {(article, deal.parties[1].canonical) for article in _articles(deal)}
    return places
