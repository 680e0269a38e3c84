"""A list of deals as people read it: what was made known together in one row, and a summary."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.deals import Deal, DealKind, DealStatus, Party
from index.types import PublishedDate


@dataclass(frozen=True, slots=True)
class Announcement:
    """Deals that were made known together: usually one, or one company with several others."""

    deals: tuple[Deal, ...]
    """Of one kind; never empty."""

    @property
    def id(self) -> str:
        """The id of the first deal, under which all of it is found."""
        return self.deals[0].id

    @property
    def kind(self) -> DealKind:
        """What was agreed, or fought over."""
        return self.deals[0].kind

    @property
    def statuses(self) -> tuple[DealStatus, ...]:
        """How far the deals have come, each status once; one for most announcements."""
        return tuple(dict.fromkeys(deal.status for deal in self.deals))

    @property
    def date(self) -> PublishedDate | None:
        """When it was made known."""
        return self.deals[0].date

    @property
    def givers(self) -> tuple[Party, ...]:
        """The licensors, investors, buyers or plaintiffs, each once."""
        return _each_once(deal.parties[0] for deal in self.deals)

    @property
    def takers(self) -> tuple[Party, ...]:
        """The parties on the other side, each once."""
        return _each_once(deal.parties[1] for deal in self.deals)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many deals there are, between whom, and since when."""

    deals: int
    announcements: int
    kinds: tuple[tuple[DealKind, int], ...]
    """Deals of each kind, most first."""
    parties: tuple[tuple[str, int], ...]
    """The canonical names and in how many of the deals each is, most first."""
    first: PublishedDate | None
    last: PublishedDate | None


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """One row of a list of deals, as it is remembered with the answer that shows it."""

    id: str
    date: PublishedDate | None
    givers: tuple[str, ...]
    """Canonical names of the licensors, investors, buyers or plaintiffs."""
    takers: tuple[str, ...]
    kind: DealKind
    statuses: tuple[DealStatus, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The deals that answer a question which asks to count or to list them."""

    deals: int
    """How many there are, counting each pair of parties."""
    rows: tuple[ListedDeal, ...]
    """One for each announcement, in the order in which they answer."""
    as_of: PublishedDate | None
    """The date of the newest article: nothing later is known."""
    since: PublishedDate | None = None
    until: PublishedDate | None = None
    """The time that was asked for; a side that is None is open."""


def listed(deals: Sequence[Deal], as_of: PublishedDate | None) -> Listing:
    """Return the rows of a list of ``deals``, in their order."""
    rows = tuple(
        ListedDeal(
            id=each.id,
            date=each.date,
            givers=tuple(party.canonical for party in each.givers),
            takers=tuple(party.canonical for party in each.takers),
            kind=each.kind,
            statuses=each.statuses,
        )
        for each in announcements(deals)
    )
    return Listing(len(deals), rows, as_of)


def announcements(deals: Iterable[Deal]) -> tuple[Announcement, ...]:
    """Group deals that were made known together, in the order of the first of each group."""
    groups: dict[str, list[Deal]] = {}
    for deal in deals:
        groups.setdefault(deal.announcement or deal.id, []).append(deal)
    return tuple(Announcement(tuple(group)) for group in groups.values())


def summarise(deals: Sequence[Deal]) -> Summary:
    """Count deals, their kinds and parties, and find the first and the last date."""
    kinds = Counter(deal.kind for deal in deals)
    parties = Counter(party.canonical for deal in deals for party in deal.parties)
    dates = sorted((deal.date for deal in deals if deal.date), key=first_day)
    return Summary(
        deals=len(deals),
        announcements=len(announcements(deals)),
        kinds=tuple(kinds.most_common()),
        parties=tuple(parties.most_common()),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def first_day(date: PublishedDate) -> tuple[int, int, int]:
    """Return the first day that a date may stand for, in an order that can be compared."""
    return date.year, date.month or 1, date.day or 1


def last_day(date: PublishedDate) -> tuple[int, int, int]:
    """Return the last day that a date may stand for; a month may have a day too many."""
    return date.year, date.month or 12, date.day or 31


def is_within(
    date: PublishedDate | None, since: PublishedDate | None, until: PublishedDate | None
) -> bool:
    """Tell whether a date may lie between two others; an unknown one lies nowhere."""
    if date is None:
        return since is None and until is None
    if since is not None and last_day(date) < first_day(since):
        return False
    return until is None or first_day(date) <= last_day(until)


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.canonical: party for party in parties}.values())
