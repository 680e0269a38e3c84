"""What pictures and the terminal say of deals in few words."""

from collections.abc import Sequence

from bot.dates import spoken_date
from index.deal_list import Announcement, Summary, summarise
from index.deals import Deal, DealKind, DealStatus

_UNREMARKABLE = {
    DealStatus.ANNOUNCED,
    DealStatus.SETTLED,
    DealStatus.FILED,
    DealStatus.RULED,
}
"""What a deal's kind says already."""

# Not "↔", which Discord shows as an emoji.
_BETWEEN = {
    DealKind.PARTNERSHIP: "⇄",
    DealKind.SETTLEMENT: "⇄",
    DealKind.LAWSUIT: "v",
    DealKind.RULING: "v",
}


def kind_and_status(announcement: Announcement) -> str:
    """Write what it is, and how far it has come if the kind does not say that already."""
    statuses = (status for status in announcement.statuses if status not in _UNREMARKABLE)
    return ", ".join((announcement.kind, *statuses))


def between(kind: DealKind) -> str:
    """Return what stands between the two sides of a deal."""
    return _BETWEEN.get(kind, "→")


def counts(deals: Sequence[Deal]) -> str:
    """Say how many deals there are, in how many announcements, and from when to when."""
    summary = summarise(deals)
    counted = f"{summary.deals} {noun(deals, plural=summary.deals != 1)}"
    if summary.announcements != summary.deals:
        one = summary.announcements == 1
        counted += " in 1 announcement" if one else f" in {summary.announcements} announcements"
    return f"{counted}{_time(summary)}"


def noun(deals: Sequence[Deal], *, plural: bool) -> str:
    """Name what is counted; what is no deal is not called one without a reserve."""
    word = "deals" if plural else "deal"
    statuses = {deal.status for deal in deals}
    if statuses == {DealStatus.TALKS}:
        return f"{word} in talks"
    if statuses == {DealStatus.DENIED} and not any(deal.is_made for deal in deals):
        return f"denied {word}"
    return word


def _time(summary: Summary) -> str:
    if summary.first is None or summary.last is None:
        return ""
    first, last = spoken_date(summary.first), spoken_date(summary.last)
    return f", {first}" if first == last else f", {first} – {last}"
