"""What deals have to do with each other: talks before them, outcomes, common announcements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from index.deals import PROGRESS, Deal, DealKind, DealStatus, Evidence
from index.extraction.cases import Family, days, days_between
from index.types import Span

_TALKS_LEAD_DAYS = 400
"""How long before a deal its talks may be reported."""
_IN_COURT = frozenset({DealKind.LAWSUIT, DealKind.RULING})
_OUTCOMES = {DealKind.RULING: DealStatus.RULED, DealKind.SETTLEMENT: DealStatus.SETTLED}


def linked(found: Iterable[tuple[Deal, Family]]) -> tuple[Deal, ...]:
    """Add to each deal what is known from others between the same parties or of the same day."""
    deals = list(found)
    return tuple(_announced(_with_outcomes(_with_talks(deals))))


def _with_talks(deals: Sequence[tuple[Deal, Family]]) -> list[Deal]:
    """Make of talks that led to a deal a part of that deal's evidence."""
    agreed = {deal.id: deal for deal, family in deals if family is not Family.TALKS}
    of_pair = _by_pair(agreed.values())
    kept: list[Deal] = []
    for talks in (deal for deal, family in deals if family is Family.TALKS):
        led_to = next((deal for deal in of_pair[_pair(talks)] if _leads_to(talks, deal)), None)
        if led_to is None:
            kept.append(talks)
        else:
            earlier = (replace(e, field="talks") for e in talks.evidence if e.field == "status")
            agreed[led_to.id] = _with_evidence(agreed[led_to.id], after=earlier)
    return [*agreed.values(), *kept]


def _by_pair(deals: Iterable[Deal]) -> defaultdict[frozenset[str], list[Deal]]:
    found: defaultdict[frozenset[str], list[Deal]] = defaultdict(list)
    for deal in deals:
        found[_pair(deal)].append(deal)
    return found


def _with_evidence(
    deal: Deal, *, before: Iterable[Evidence] = (), after: Iterable[Evidence] = ()
) -> Deal:
    return replace(deal, evidence=tuple(dict.fromkeys((*before, *deal.evidence, *after))))


def _leads_to(talks: Deal, deal: Deal) -> bool:
    if talks.status is not DealStatus.TALKS or {talks.kind, deal.kind} & _IN_COURT:
        return False
    if talks.date is None or deal.date is None:
        return False
    ahead = days(deal.date)[1] - days(talks.date)[0]
    return timedelta(0) <= ahead <= timedelta(days=_TALKS_LEAD_DAYS)


def _with_outcomes(deals: Sequence[Deal]) -> list[Deal]:
    """Move the status of lawsuits on to the ruling or the settlement that followed."""
    of_pair = _by_pair(deals)
    return [
        _with_outcome(deal, of_pair[_pair(deal)]) if deal.kind is DealKind.LAWSUIT else deal
        for deal in deals
    ]


def _with_outcome(suit: Deal, others: Sequence[Deal]) -> Deal:
    for other in others:
        moved = _OUTCOMES.get(other.kind)
        if moved is None or not other.is_made or not _follows(other, suit):
            continue
        if PROGRESS[moved] >= PROGRESS[suit.status]:
            told = (each for each in other.evidence if each.field == "status")
            suit = _with_evidence(replace(suit, status=moved), before=told)
    return suit


def _follows(later: Deal, earlier: Deal) -> bool:
    if later.date is None or earlier.date is None:
        return True
    return days(later.date)[1] >= days(earlier.date)[0]


def _pair(deal: Deal) -> frozenset[str]:
    return frozenset(party.canonical for party in deal.parties)


def _announced(deals: Sequence[Deal]) -> Iterator[Deal]:
    """Mark the deals that one party made with several others and one sentence tells of."""
    at: defaultdict[tuple[str, Span], dict[str, Deal]] = defaultdict(dict)
    for deal in deals:
        for place in _sentences_of(deal):
            at[place][deal.id] = deal
    waiting = {deal.id: deal for deal in deals}
    for deal in deals:
        if deal.id in waiting:
            kin = {o.id: o for place in _sentences_of(deal) for o in at[place].values()}
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
    shared = [[other for other in near if name in _pair(other)] for name in names]
    return max(shared, key=len)


def _told_alike(one: Deal, other: Deal) -> bool:
    if (one.kind, one.is_made) != (other.kind, other.is_made):
        return False
    if one.date is None or other.date is None:
        return one.date == other.date
    # One article may know the day and another only the month.
    return days_between(days(one.date), days(other.date)) == 0


def _sentences_of(deal: Deal) -> set[tuple[str, Span]]:
    return {(each.article.id, each.sentence) for each in deal.evidence if each.field == "kind"}
