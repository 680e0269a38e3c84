"""Which tellings are of one and the same deal."""

import math
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.extraction.told import Family, Told
from index.types import PublishedDate

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
_LOOKED_BACK_ON = frozenset({Family.AGREEMENT, Family.SETTLEMENT})
"""Families of which an article that looks back may tell as if it were news."""
_ROUNDED = 0.05
"""Share by which an amount may be rounded."""
_LONGEST_MONTH = 31
AWARE_OF_NEWS_DAYS = 3
"""An article may bear an earlier date than what it tells, by time zones and updates."""


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
        case = _place(each, family, found)
        if case is None:
            case = Case(family, _when(each))
            found.append(case)
        case.told.append(each)
    for each in group:
        if each.telling.date is None:
            _latest_before(each, family, found).told.append(each)
    return found


def _place(each: Told, family: Family, found: Sequence[Case]) -> Case | None:
    if family is Family.LAWSUIT:
        return _of_case(each, found)
    if each.has_ended:
        return _ended_by(each, family, found)
    return _nearest(each, family, found)


def _ended_by(each: Told, family: Family, found: Sequence[Case]) -> Case | None:
    """Return the deal that ended: the latest that was made before; else one known to have ended."""
    when = _when(each)
    made = [case for case in found if not all(other.has_ended for other in case.told)]
    before = [case for case in made if case.anchor and case.anchor[0] <= when[1]]
    ended = [case for case in found if case not in made]
    return max(before, key=_begun) if before else _nearest(each, family, ended)


def _by_time(each: Told) -> tuple[object, ...]:
    return _when(each), not each.explicit


def _by_precision(each: Told) -> tuple[object, ...]:
    """Sort so that a vague date joins a case that is known more precisely, and founds none.

    What bears no date but its article's comes after what is dated, in order of time.
    """
    vagueness = _vagueness(each)
    own = each.explicit and each.is_news
    vague = vagueness > _LONGEST_MONTH
    return each.has_ended, vague, not own, vagueness if own else 0, _when(each)


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
    before = [case for case in found if case.anchor and case.anchor[0] <= when[1]]
    if family not in _LOOKED_BACK_ON:
        before = [case for case in before if not each.says_date and _is_of_amount(each, case)]
    elif each.is_news:
        return None
    # It bears no date but its article's, and nothing says that this is another one.
    return max(before, key=_begun, default=None)


def _is_of_amount(each: Told, case: Case) -> bool:
    """Tell whether it gives an amount of money that the case has, too."""
    known = [amount for other in case.told for amount in other.telling.amounts]
    return any(
        (mine.kind, mine.currency) == (other.kind, other.currency)
        and alike(mine.value, other.value)
        for mine in each.telling.amounts
        for other in known
    )


def alike(one: float, other: float) -> bool:
    """Tell whether two amounts are the same but for rounding."""
    return abs(one - other) <= _ROUNDED * max(one, other)


def _of_case(each: Told, found: Sequence[Case]) -> Case | None:
    """Return the lawsuit it tells of; None for one that is new."""
    if not found:
        return None
    when = _when(each)
    distances = [(days_between(case.anchor, when), case) for case in found if case.anchor]
    distance, nearest = min(distances, key=lambda pair: pair[0])
    another = each.opens_case or (
        each.tells_filing and any(other.tells_filing for other in nearest.told)
    )
    if another and distance > _NEW_CASE_DAYS:
        return None
    if each.explicit and each.dates_filing:
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
    older = [
        pair for pair in dated if published and _may_be_older(pair[1], family, days(published))
    ]
    if older:
        return min(older, key=lambda pair: pair[0])[1]
    undated = [case for case in found if case.anchor is None]
    if not undated:
        undated = [Case(family, None)]
        found.append(undated[0])
    return undated[0]


def _may_be_older(case: Case, family: Family, told: tuple[date, date]) -> bool:
    """Tell whether a case may have been there days ahead of all news of it that is dated."""
    if case.anchor is None:
        return False
    if family is Family.LAWSUIT:
        return not any(each.dates_filing for each in case.told)
    near = days_between(case.anchor, told) <= _WINDOW_DAYS[family]
    return near and not any(each.says_date for each in case.told)
