"""The options ``since`` and ``until``: dates as people type them."""

from dataclasses import dataclass

from index.deal_list import first_day, last_day
from index.types import PublishedDate


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when; a side that is None is open."""

    since: PublishedDate | None = None
    until: PublishedDate | None = None


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a period could not be read, in a sentence for whoever typed it."""

    sentence: str


def read_period(since: str | None, until: str | None) -> Period | Misread:
    """Read two dates of the form YYYY, YYYY-MM or YYYY-MM-DD; blank is as good as None."""
    dates: list[PublishedDate | None] = []
    for typed in (since, until):
        try:
            dates.append(PublishedDate.parse(typed) if typed and typed.strip() else None)
        except ValueError:
            return Misread(
                f"I cannot read “{typed}” as a date. "
                "Please write a year, a month or a day like this: 2025, 2025-06 or 2025-06-14."
            )
    begin, end = dates
    if begin and end and first_day(begin) > last_day(end):
        return Misread(
            f"Nothing lies both since {begin} and until {end}; is it the other way round?"
        )
    return Period(begin, end)
