"""Which tellings are of one and the same deal."""

import math
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.deals import DateSource, DealKind, DealStatus, Telling
from index.types import Article, PublishedDate


class Family(StrEnum):
    """Kinds that are told of one and the same deal in different words."""

    TALKS = "talks"
    AGREEMENT = "agreement"
    SETTLEMENT = "settlement"
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    LAWSUIT = "lawsuit"
    RULING = "ruling"


_FAMILIES = {
    DealKind.LICENCE: Family.AGREEMENT,
    DealKind.PARTNERSHIP: Family.AGREEMENT,
    DealKind.SETTLEMENT: Family.SETTLEMENT,
    DealKind.INVESTMENT: Family.INVESTMENT,
    DealKind.ACQUISITION: Family.ACQUISITION,
    DealKind.LAWSUIT: Family.LAWSUIT,
    DealKind.RULING: Family.RULING,
}
_WINDOW_DAYS = {
    Family.TALKS: 60,
    Family.AGREEMENT: 75,
    Family.SETTLEMENT: 75,
    Family.INVESTMENT: 60,
    Family.ACQUISITION: 120,
    Family.RULING: 30,
}
"""How far apart two reports of one deal may be; of a lawsuit there is no limit."""
_NEW_CASE_DAYS = 120
"""How much later than the case before a further one between the same two must be filed."""
_NEW_CASE = re.compile(
    r"\b(?:second|third|another|separate|fresh|further|new)\s(?:\w+\s){0,2}?"
    r"(?:law)?(?:suit|case|complaint|action)s?\b|\b(?:sued?|sues|suing)\b[^.]{0,60}\bagain\b",
    re.IGNORECASE,
)
_LOOKED_BACK_ON = frozenset({Family.AGREEMENT, Family.SETTLEMENT})
"""Families of which an article that looks back may tell as if it were news."""
_NOVEL = re.compile(
    r"\b(?:new|renew\w*|exten[ds]\w*|expan[ds]\w*|second|third|another|fresh|further|again)\b",
    re.IGNORECASE,
)
_SAME_CASE = re.compile(r"\bamend|\bwiden|\bexpand|\benlarge", re.IGNORECASE)
_LONGEST_MONTH = 31
AWARE_OF_NEWS_DAYS = 3
"""An article may bear an earlier date than what it tells, by time zones and updates."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of a deal."""

    article: Article
    telling: Telling

    @property
    def family(self) -> Family:
        """The family it belongs to; a denial of all but a ruling is no deal."""
        status = self.telling.status
        denied = status is DealStatus.DENIED and self.telling.kind is not DealKind.RULING
        if status is DealStatus.TALKS or denied:
            return Family.TALKS
        return _FAMILIES[self.telling.kind]

    @property
    def pair(self) -> frozenset[str]:
        """The canonical names of the two parties."""
        return frozenset(party.canonical for party in self.telling.parties)

    @property
    def explicit(self) -> bool:
        """Whether the article itself gives the date."""
        when = self.telling.date
        return when is not None and when.source is not DateSource.PUBLICATION

    @property
    def sentence(self) -> str:
        """The sentence that tells of it."""
        return self.telling.sentence.of(self.article.text)

    @property
    def opens_case(self) -> bool:
        """Whether it tells of a lawsuit that is not the first between the two."""
        words = self.sentence
        return bool(_NEW_CASE.search(words)) and not _SAME_CASE.search(words)


@dataclass(slots=True)
class Case:
    """Tellings of one deal."""

    family: Family
    anchor: tuple[date, date] | None
    """The days between which it was made, by the first dated telling; None if none is dated."""
    told: list[Told] = field(default_factory=list)


def cases(told: Iterable[Told]) -> list[Case]:
    """Put together the tellings that are of one deal."""
    groups: dict[tuple[frozenset[str], Family], list[Told]] = {}
    for each in told:
        groups.setdefault((each.pair, each.family), []).append(each)
    return [case for (_, family), group in groups.items() for case in _cases(family, group)]


def days(when: PublishedDate) -> tuple[date, date]:
    """Return the first and the last day that a date may stand for."""
    first = date(when.year, when.month or 1, when.day or 1)
    if when.day:
        return first, first
    if when.month:
        return first, first.replace(day=monthrange(when.year, when.month)[1])
    return first, date(when.year, 12, 31)


def days_between(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return how many days lie between two stretches of time, 0 if they overlap."""
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)


def _cases(family: Family, group: Sequence[Told]) -> list[Case]:
    dated = sorted(
        (each for each in group if each.telling.date),
        key=_by_time if family is Family.LAWSUIT else _by_precision,
    )
    found: list[Case] = []
    for each in dated:
        case = _of_case(each, found) if family is Family.LAWSUIT else _nearest(each, family, found)
        if case is None:
            case = Case(family, _when(each))
            found.append(case)
        case.told.append(each)
    for each in group:
        if each.telling.date is None:
            _latest_before(each, family, found).told.append(each)
    return found


def _by_time(each: Told) -> tuple[object, ...]:
    return _when(each), not each.explicit


def _by_precision(each: Told) -> tuple[object, ...]:
    """Sort so that a vague date joins a case that is known more precisely, and founds none."""
    vagueness = _vagueness(each)
    return vagueness > _LONGEST_MONTH, not each.explicit, vagueness, _when(each)


def _vagueness(each: Told) -> int:
    first, last = _when(each)
    return (last - first).days


def _when(each: Told) -> tuple[date, date]:
    if each.telling.date is None:
        raise ValueError("it has no date")
    return days(each.telling.date.date)


def _nearest(each: Told, family: Family, found: Sequence[Case]) -> Case | None:
    when = _when(each)
    distances = [(days_between(case.anchor, when), case) for case in found if case.anchor]
    near = [pair for pair in distances if pair[0] <= _WINDOW_DAYS[family]]
    if near:
        return min(near, key=lambda pair: pair[0])[1]
    if each.explicit or family not in _LOOKED_BACK_ON or _NOVEL.search(each.sentence):
        return None
    # It bears no date but its article's, and nothing says that this is another one.
    before = [case for case in found if case.anchor and case.anchor[0] <= when[1]]
    return max(before, key=_begun, default=None)


def _of_case(each: Told, found: Sequence[Case]) -> Case | None:
    """Return the lawsuit it tells of; None for one that is new."""
    if not found:
        return None
    when = _when(each)
    distances = [(days_between(case.anchor, when), case) for case in found if case.anchor]
    distance, nearest = min(distances, key=lambda pair: pair[0])
    if each.opens_case and distance > _NEW_CASE_DAYS:
        return None
    if each.explicit and each.telling.status is DealStatus.FILED:
        return nearest
    before = [case for case in found if case.anchor and case.anchor[0] <= when[1]]
    return max(before, key=_begun) if before else nearest


def _begun(case: Case) -> date:
    return case.anchor[0] if case.anchor else date.min


def _latest_before(each: Told, family: Family, found: list[Case]) -> Case:
    """Return the case that an undated telling is about: the latest that its article can know."""
    published = each.article.published
    limit = days(published)[1].toordinal() + AWARE_OF_NEWS_DAYS if published else math.inf
    dated = [(case.anchor[0], case) for case in found if case.anchor]
    known = [pair for pair in dated if pair[0].toordinal() <= limit]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    undated = [case for case in found if case.anchor is None]
    if not undated:
        undated = [Case(family, None)]
        found.append(undated[0])
    return undated[0]
