"""What pictures and the terminal say of deals in few words."""

from collections.abc import Sequence, Set

from bot.dates import spoken_date, spoken_period
from index.deal_list import Announcement, ListedDeal, Listing, Summary, summarise
from index.deals import Deal, DealKind, DealStatus

_UNREMARKABLE = {
    DealStatus.ANNOUNCED,
    DealStatus.SETTLED,
    DealStatus.FILED,
    DealStatus.RULED,
}
"""What a deal's kind says already."""

_IN_COURT = {DealKind.LAWSUIT, DealKind.RULING}

# Not "↔", which Discord shows as an emoji.
_BETWEEN = {
    DealKind.PARTNERSHIP: "⇄",
    DealKind.SETTLEMENT: "⇄",
    DealKind.LAWSUIT: "v",
    DealKind.RULING: "v",
}


def kind_and_status(announcement: Announcement | ListedDeal) -> str:
    """Write what it is, and how far it has come if the kind does not say that already."""
    statuses = (status for status in announcement.statuses if status not in _UNREMARKABLE)
    return ", ".join((announcement.kind, *statuses))


def listing_count(listing: Listing) -> str:
    """Say how many there are of what was asked for, as in "7 deals in 2025" or "1 lawsuit".

    Where some were made known together, there are fewer rows, and it says so.
    """
    kinds = {row.kind for row in listing.rows}
    plural = listing.deals != 1
    what = (
        f"{min(kinds)}{'s' if plural else ''}" if len(kinds) == 1 else _word(kinds, plural=plural)
    )
    counted = f"{listing.deals:,} {what}"
    fewer = len(listing.rows) < listing.deals
    together = f"({_announced(len(listing.rows))})" if fewer else ""
    return " ".join(filter(None, (counted, spoken_period(listing.since, listing.until), together)))


def between(kind: DealKind) -> str:
    """Return what stands between the two sides of a deal."""
    return _BETWEEN.get(kind, "→")


def counts(deals: Sequence[Deal]) -> str:
    """Say how many deals there are, in how many announcements, and from when to when."""
    summary = summarise(deals)
    counted = f"{summary.deals} {noun(deals, plural=summary.deals != 1)}"
    if summary.announcements != summary.deals:
        counted += f" in {_announced(summary.announcements)}"
    return f"{counted}{_time(summary)}"


def _announced(announcements: int) -> str:
    return f"{announcements:,} announcement{'' if announcements == 1 else 's'}"


def noun(deals: Sequence[Deal], *, plural: bool) -> str:
    """Name what is counted; what is no deal is not called one without a reserve."""
    word = _word({deal.kind for deal in deals}, plural=plural)
    statuses = {deal.status for deal in deals}
    if statuses == {DealStatus.TALKS}:
        return f"{word} in talks"
    if statuses == {DealStatus.DENIED} and not any(deal.is_made for deal in deals):
        return f"denied {word}"
    return word


def _word(kinds: Set[DealKind], *, plural: bool) -> str:
    fought = kinds & _IN_COURT
    if not fought:
        return "deals" if plural else "deal"
    if len(kinds) == 1:
        return f"{min(kinds)}{'s' if plural else ''}"
    return "lawsuits and rulings" if fought == kinds else "deals and lawsuits"


def _time(summary: Summary) -> str:
    if summary.first is None or summary.last is None:
        return ""
    first, last = spoken_date(summary.first), spoken_date(summary.last)
    return f", {first}" if first == last else f", {first} – {last}"
