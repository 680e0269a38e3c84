"""Days, weeks, months and years from a date that may be known to the month or the year only."""

import datetime

from index.types import PublishedDate


def parsed(year: int, month: int | None, day: int | None) -> PublishedDate | None:
    """Return a date of the calendar; None if there is no such day."""
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PublishedDate(year, month, day if month else None)


def calendar_day(date: PublishedDate | None) -> datetime.date | None:
    """Return a date as a day; None if no day is known."""
    if date is None or date.month is None or date.day is None:
        return None
    return datetime.date(date.year, date.month, date.day)


def days_from(day: datetime.date, count: int) -> PublishedDate | None:
    """Return the day that is ``count`` days on; None beyond the calendar."""
    try:
        then = day + datetime.timedelta(days=count)
    except OverflowError:
        return None
    return PublishedDate(then.year, then.month, then.day)


def months_from(date: PublishedDate, count: int) -> PublishedDate | None:
    """Return the month that is ``count`` months on; None beyond the calendar."""
    months = date.year * 12 + (date.month or 1) - 1 + count
    return parsed(months // 12, months % 12 + 1, None)


_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def moved(date: PublishedDate, unit: str, count: int) -> PublishedDate | None:
    """Return the date so many days, weeks, months or years on, no finer than the unit allows."""
    if unit == "year":
        return parsed(date.year + count, None, None)
    if date.month is None:
        return None
    if unit == "month":
        return months_from(date, count)
    day = calendar_day(date)
    if day is None:
        # A few days from a day that is not told are mostly in its month.
        return date if abs(count) == 1 else None
    then = days_from(day, count * _DAYS[unit])
    return then if then is None or unit == "day" else cut(then, "month")


def cut(date: PublishedDate, unit: str) -> PublishedDate:
    """Return the date to the month for a week or a month, to the year for anything longer."""
    if unit == "day":
        return date
    return PublishedDate(date.year, date.month if unit in {"month", "week"} else None)


def common(first: PublishedDate | None, last: PublishedDate | None) -> PublishedDate | None:
    """Return the month or the year that holds both days; None if none does."""
    if first is None or last is None or first.year != last.year:
        return None
    return PublishedDate(first.year, first.month if first.month == last.month else None)
