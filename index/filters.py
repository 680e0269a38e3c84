"""What somebody wants to see of the quotes and the deals."""

from dataclasses import dataclass
from enum import StrEnum

from index.deals import DealKind, DealStatus, Scope
from index.quotes import QuoteKind
from index.types import PublishedDate


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes are wanted; a field that is None excludes nothing."""

    speaker: str | None = None
    """A name or part of one, in any case."""
    organisation: str | None = None
    """A company by any of its names; its subsidiaries count, too."""
    about: str | None = None
    """Words that the quote should be about; then the closest come first, else the newest."""
    kind: QuoteKind | None = None
    since: PublishedDate | None = None
    """Of the article's date; a year or month stands for its first day."""
    until: PublishedDate | None = None
    """A year or month stands for its last day."""


class DealSort(StrEnum):
    """The order of a list of deals."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Which deals are wanted; a field that is None excludes nothing.

    Talks are listed only if the status asks for them.
    """

    party: str | None = None
    """A company by any of its names; its subsidiaries count, too."""
    other: str | None = None
    """The party on the other side, likewise."""
    kind: DealKind | None = None
    status: DealStatus | None = None
    scope: Scope | None = None
    since: PublishedDate | None = None
    """Of the deal's date; a year or month stands for its first day."""
    until: PublishedDate | None = None
    """A year or month stands for its last day."""
    sort: DealSort = DealSort.NEWEST


Filter = QuoteFilter | DealFilter
