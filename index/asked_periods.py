"""When something must have happened to be asked for: the dates and periods of a question."""

import datetime
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from index.relative_periods import MONTHS, Period, latest, relative_periods
from index.types import PublishedDate, Span
from index.values import Day, days

_MONTH = re.compile(
    rf"\b(?:{MONTHS})\b(?=\.?\s?[0-9])|"
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|"
    rf"(?<=\bduring )|(?<=[0-9] )|(?<=[0-9](?:st|nd|rd|th) ))(?:{MONTHS})\b"
)
_TIMED = re.compile(r"\b(?:before|after|since|until|till|during)\b\s*(?P<rest>.*)")
_AFTER = re.compile(r"\bafter\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after)\s*$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+on(?:wards?)?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s*$", re.IGNORECASE)
_OF_IT = re.compile(r"['’]s\b")
_UNTIL = re.compile(r"\b(?:until|till|up to|by)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedPeriods:
    """The times that a question names."""

    question: str
    relative: tuple[Period, ...]
    """Those that are told by how far they are from today."""
    dates: tuple[Period, ...]
    """Those that are told by a year or a month; one without a year is the latest that has begun."""
    by_today: bool
    """Whether any of them can be told only by somebody who knows the date."""

    @property
    def periods(self) -> list[Period]:
        """All of them in order."""
        return sorted([*self.relative, *self.dates], key=lambda period: period.span)

    @property
    def without_relative(self) -> str:
        """The question with spaces in the place of relative periods, so that all else stays."""
        text = self.question
        for period in self.relative:
            start, end = period.span.start, period.span.end
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    @property
    def is_vague(self) -> bool:
        """Whether it names a time other than by a period, such as "after the lawsuit"."""
        timed = _TIMED.search(self.question.removeprefix("since when"))
        if timed is None or not timed["rest"]:
            return False
        return not any(
            period.span.start == timed.start("rest")
            and not _OF_IT.match(self.question, period.span.end)
            for period in self.periods
        )

    @property
    def since(self) -> PublishedDate | None:
        """When it may have happened at the earliest; None if any time will do."""
        return self._bounds[0]

    @property
    def until(self) -> PublishedDate | None:
        """When it may have happened at the latest; None if any time will do."""
        return self._bounds[1]

    @property
    def _bounds(self) -> tuple[PublishedDate | None, PublishedDate | None]:
        since = until = None
        for period in self.periods:
            before = self.question[: period.span.start]
            if _BEFORE.search(before):
                until = _eve(period.since)
                continue
            if not _UNTIL.search(before):
                since = _morrow(period.until) if _AFTER.search(before) else period.since
            if not _SINCE.search(before) and not _ONWARDS.match(self.question, period.span.end):
                until = period.until
        return since, until


def asked_periods(question: str, names: Sequence[Span], today: datetime.date) -> AskedPeriods:
    """Return the times that a question names outside of ``names``."""
    relative = tuple(
        period
        for period in relative_periods(question, today)
        if not any(period.span.overlaps(name) for name in names)
    )
    plain = AskedPeriods(question, relative, (), by_today=True).without_relative
    written = days(_MONTH.sub(lambda month: month[0].capitalize(), plain))
    dates = tuple(
        Period(day.span, date, date) for day in written if (date := _date(day, today)) is not None
    )
    by_today = bool(relative) or any(day.year is None for day in written)
    return AskedPeriods(question, relative, dates, by_today=by_today)


def _date(day: Day, today: datetime.date) -> PublishedDate | None:
    """Return a date that is written; without a year it is the latest that has begun."""
    if day.year is not None:
        date = PublishedDate(day.year, day.month, day.day if day.month else None)
    elif day.month is not None:
        date = latest(day.month, day.day, today)
    else:
        return None
    try:
        return PublishedDate.parse(str(date))
    except ValueError:
        # There is no 31 February.
        return None


def _eve(date: PublishedDate) -> PublishedDate:
    """Return the year, month or day before."""
    first = datetime.date(date.year, date.month or 1, date.day or 1)
    return _as_precise(first - datetime.timedelta(days=1), date)


def _morrow(date: PublishedDate) -> PublishedDate:
    """Return the year, month or day after."""
    month = date.month or 12
    last = datetime.date(date.year, month, date.day or monthrange(date.year, month)[1])
    return _as_precise(last + datetime.timedelta(days=1), date)


def _as_precise(day: datetime.date, date: PublishedDate) -> PublishedDate:
    return PublishedDate(day.year, day.month if date.month else None, day.day if date.day else None)
