"""Dates on an axis: the days that a date may mean, and the ticks of a stretch of time."""

import calendar
import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import PublishedDate

_MOST_TICKS = 5
_DAYS = (7, 14)
_DAYS_OF_MONTH = 28
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 2400, 12000)
_LEAST_DAYS = 28
"""Fewer days are not drawn, so that a single date has surroundings."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both numbered as :meth:`datetime.date.toordinal` does."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a stretch of time ends before it begins")

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis that is named."""

    day: int
    words: str


def meant(date: PublishedDate) -> Stretch:
    """Return the days that a date may mean."""
    first = datetime.date(date.year, date.month or 1, date.day or 1)
    month = date.month or 12
    last = date.day or calendar.monthrange(date.year, month)[1]
    return Stretch(first.toordinal(), datetime.date(date.year, month, last).toordinal())


def around(dates: list[PublishedDate]) -> Stretch:
    """Return a stretch of time with room for all dates.

    Of a year that reaches into the time of closer dates, it may have a part only.
    """
    close = [meant(date) for date in dates if date.month is not None]
    stretches = close or [meant(date) for date in dates]
    first, last = min(each.first for each in stretches), max(each.last for each in stretches)
    for year in map(meant, dates):
        if year.last < first or year.first > last:
            first, last = min(first, year.first), max(last, year.last)
    missing = max(0, _LEAST_DAYS - (last - first + 1))
    earliest, latest = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return Stretch(max(earliest, first - missing // 2), min(latest, last + (missing + 1) // 2))


def ticks(stretch: Stretch) -> list[Tick]:
    """Return a few days of a stretch, evenly spaced, the closest spacing that is not crowded."""
    for step in _DAYS:
        if stretch.days <= step * _MOST_TICKS:
            return list(_every_days(stretch, step))
    for step in _MONTHS:
        if stretch.days <= step * _DAYS_OF_MONTH * _MOST_TICKS:
            return list(_every_months(stretch, step))
    return []


def _every_days(stretch: Stretch, step: int) -> Iterator[Tick]:
    for day in range(math.ceil(stretch.first / step) * step, stretch.last + 1, step):
        date = datetime.date.fromordinal(day)
        yield Tick(day, f"{date.day} {date:%b}")


def _every_months(stretch: Stretch, step: int) -> Iterator[Tick]:
    first = datetime.date.fromordinal(stretch.first)
    last = datetime.date.fromordinal(stretch.last)
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for month in range(math.ceil(begin / step) * step, end + 1, step):
        date = datetime.date(month // 12, month % 12 + 1, 1)
        if date.toordinal() >= stretch.first:
            yield Tick(date.toordinal(), _month(date, step))


def _month(date: datetime.date, step: int) -> str:
    return f"{date.year}" if step % 12 == 0 else f"{date:%b} {date.year}"
