"""Periods that a question names by how far they are from today: "last year", "this autumn"."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import PublishedDate, Span


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a text names, both ends included."""

    span: Span
    since: PublishedDate
    until: PublishedDate


MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""What a month may be called, in small letters."""

_INITIALS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month with which each begins, north of the equator."""
_SEASON_MONTHS = 3
_QUARTER_MONTHS = 3
_WEEK_DAYS = 7
_YEAR_MONTHS = 12
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_COUPLE = "a couple of", "couple of"
_NUMBER = "|".join(("[1-9][0-9]{0,2}", *_NUMBERS, *_COUPLE)).replace(" ", r"\s")
_UNIT = "day|week|month|quarter|year"
_PERIOD = re.compile(
    rf"""\b(?:
        (?P<day>today|yesterday)
      | (?P<month>{MONTHS})\s(?:of\s)?(?P<of_year>this|last)\syear
      | (?:the\s)?(?:start|beginning)\sof\s(?:the|this)\s(?P<begun>{_UNIT})
      | (?:(?:the|this)\s(?:last|past)|past|(?:the\s)?(?:last|previous)(?=\s(?:{_NUMBER})\s))\s
        (?:(?P<number>{_NUMBER})\s)?(?P<rolled>hour|{_UNIT})s?
      | (?:the\s)?(?P<which>this|current|last|previous)\s
        (?P<unit>{_UNIT}|{"|".join(_SEASONS)}|{MONTHS})
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def relative_periods(text: str, today: datetime.date) -> tuple[Period, ...]:
    """Return the periods of ``text`` that only somebody who knows the date can tell, in order."""
    return tuple(_periods(text.lower(), today))


def latest(month: int, day: int | None, today: datetime.date) -> PublishedDate:
    """Return the latest day of a year, or month if no day is told, that has begun."""
    is_to_come = (month, day or 1) > (today.month, today.day)
    return PublishedDate(today.year - is_to_come, month, day)


def _periods(text: str, today: datetime.date) -> Iterator[Period]:
    for match in _PERIOD.finditer(text):
        ends = _ends(match, today)
        if ends is not None:
            yield Period(Span(*match.span()), *ends)


_Ends = tuple[PublishedDate, PublishedDate]


def _ends(match: re.Match[str], today: datetime.date) -> _Ends | None:
    if match["day"]:
        day = _exact(today - datetime.timedelta(days=match["day"] == "yesterday"))
        return day, day
    if match["month"]:
        year = today.year - (match["of_year"] == "last")
        month = PublishedDate(year, _number_of(match["month"]))
        return month, month
    if match["begun"]:
        return _exact(_first_of(match["begun"], today)), _exact(today)
    if match["rolled"]:
        return _rolled(match["rolled"], _count(match["number"]), today)
    return _calendar(match["unit"], today, is_last=match["which"] in {"last", "previous"})


def _count(number: str | None) -> int:
    if number is None:
        return 1
    if number in _COUPLE:
        return 2
    return int(number) if number.isdecimal() else _NUMBERS.index(number) + 1


def _rolled(unit: str, count: int, today: datetime.date) -> _Ends | None:
    """Return the stretch of so many units that ends today; None if it begins before the calendar.

    An hour cannot be told from the day it is in.
    """
    days = {"hour": -(-count // 24), "day": count, "week": count * _WEEK_DAYS}
    months = {"month": count, "quarter": count * _QUARTER_MONTHS, "year": count * _YEAR_MONTHS}
    if unit in days:
        return _exact(today - datetime.timedelta(days=days[unit])), _exact(today)
    first = _month(today, -months[unit])
    if first is None:
        return None
    day = min(today.day, calendar.monthrange(first.year, first.month)[1])
    return _exact(first.replace(day=day)), _exact(today)


def _calendar(unit: str, today: datetime.date, *, is_last: bool) -> _Ends | None:
    """Return the day, week, month, quarter, season or year that holds today, or the last one."""
    if unit in _SEASONS:
        return _season(_SEASONS[unit], today, is_last=is_last)
    if unit not in {"day", "week", "month", "quarter", "year"}:
        return _named_month(_number_of(unit), today, is_last=is_last)
    first = _first_of(unit, today)
    if is_last:
        first = _first_of(unit, first - datetime.timedelta(days=1))
    if unit == "year":
        year = PublishedDate(first.year)
        return year, year
    if unit in {"day", "week"}:
        last = first + datetime.timedelta(days=_WEEK_DAYS - 1 if unit == "week" else 0)
        return _exact(first), _exact(last)
    last_month = _month(first, _QUARTER_MONTHS - 1 if unit == "quarter" else 0)
    return None if last_month is None else (_whole(first), _whole(last_month))


def _season(begin: int, today: datetime.date, *, is_last: bool) -> _Ends | None:
    """Return the season of this year, or the last one that has ended.

    A winter belongs to the year in which it begins, unless that of the year before still lasts.
    """
    month = datetime.date(today.year, today.month, 1)
    first = datetime.date(today.year, begin, 1)
    still = _month(first, -_YEAR_MONTHS)
    if still is not None and _is_in(month, still):
        first = still
    ended = _month(first, _SEASON_MONTHS)
    if is_last and (ended is None or ended > month):
        first = _month(first, -_YEAR_MONTHS) or first
    last = _month(first, _SEASON_MONTHS - 1)
    return None if last is None else (_whole(first), _whole(last))


def _is_in(month: datetime.date, season: datetime.date) -> bool:
    return any(_month(season, n) == month for n in range(_SEASON_MONTHS))


def _named_month(number: int, today: datetime.date, *, is_last: bool) -> _Ends:
    month = PublishedDate(today.year, number)
    if is_last:
        month = latest(number, None, today)
        if number == today.month:
            month = PublishedDate(today.year - 1, number)
    return month, month


def _first_of(unit: str, day: datetime.date) -> datetime.date:
    """Return the first day of the unit that holds a day."""
    match unit:
        case "week":
            return day - datetime.timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            month = day.month - (day.month - 1) % _QUARTER_MONTHS
            return datetime.date(day.year, month, 1)
        case "year":
            return datetime.date(day.year, 1, 1)
    return day


def _month(day: datetime.date, later: int) -> datetime.date | None:
    """Return the first day of the month so many months later; None beyond the calendar."""
    months = day.year * _YEAR_MONTHS + day.month - 1 + later
    year, month = divmod(months, _YEAR_MONTHS)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, month + 1, 1)


def _number_of(month: str) -> int:
    return _INITIALS.index(month[:3]) + 1


def _exact(day: datetime.date) -> PublishedDate:
    return PublishedDate(day.year, day.month, day.day)


def _whole(month: datetime.date) -> PublishedDate:
    return PublishedDate(month.year, month.month)
