"""The dates of a sentence that lie in the past of its article, as dates of the calendar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.deals.day_shifts import parsed
from index.extraction.deals.foreign_dates import is_foreign, is_to_come, may_come
from index.extraction.deals.relative_dates import MONTHS, relative_dates
from index.extraction.deals.units import Unit
from index.types import PublishedDate, Span
from index.values import days


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a unit, as a date of the calendar; the span counts characters of the unit."""

    span: Span
    date: PublishedDate


_MONTH = "|".join(MONTHS)
_FURTHER = re.compile(
    # 2025-03-04, 04.03.2025, the 4th of March, 4 March's, “August: …”, “(August)”
    r"(?<![\w.-])(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|"
    r"(?P<dotted>(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d))|"
    rf"(?P<of>(?P<of_day>\d{{1,2}})(?:st|nd|rd|th)? of (?P<of_month>{_MONTH})"
    r"(?:,? (?P<of_year>(?:19|20)\d\d))?)|"
    rf"(?P<month>{_MONTH})(?=:\s|\)|['’]s\s|,\s(?:when|as)\b))(?![\w-])|"
    rf"(?<![\w ])\A(?P<head>{_MONTH})(?=[.:])|"
    rf"(?:\b(?:[Nn]ext in|and in|[Cc]ome|around|about|that|as of|to|on|and|or) )"
    rf"(?P<bare>{_MONTH})(?=[,.;)]|\s(?:it|when|the|and|with|to|of)\b|\Z)"
)
_OF_MONTH = re.compile(r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of\b|[A-Za-z]))")
_FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14),
    "halloween": (10, 31),
}  # fmt: skip
_FEAST = re.compile(
    "|".join(rf"\b{name.replace(chr(39), '[' + chr(39) + '’]')}\b" for name in _FEASTS),
    re.IGNORECASE,
)
_Found = tuple[Span, int | None, int | None, int | None]
"""Where, year, month and day."""


def dated(
    unit: Unit, published: PublishedDate | None, before: PublishedDate | None = None
) -> tuple[Dated, ...]:
    """Return the dates in ``unit``, in order, that lie in the past of an article of ``published``.

    ``before`` is the date that was told last, from which “a year later” counts.
    """
    text = unit.text
    found = list(_calendar(text, published))
    earlier = [(span.start, date) for span, date in found]
    found += relative_dates(text, published, before, earlier)
    kept: list[Dated] = []
    for span, date in sorted(found, key=lambda d: (d[0].start, -len(d[0]))):
        if not kept or span.start >= kept[-1].span.end:
            kept.append(Dated(span, date))
    return tuple(
        d for d in kept if not is_after(d.date, published) and _is_told(text, d, published)
    )


def _is_told(text: str, found: Dated, published: PublishedDate | None) -> bool:
    """Tell whether a date is one of what is told, and not of what is planned or beside it."""
    covers = found.date.day is None and str(published).startswith(str(found.date))
    return not is_foreign(text, found.span, found.date, covers=covers)


def timeline(told: Sequence[Unit], published: PublishedDate | None) -> dict[int, tuple[Dated, ...]]:
    """Return the dates of all units by the number of the unit."""
    found: dict[int, tuple[Dated, ...]] = {}
    last: PublishedDate | None = None
    for unit in told:
        found[unit.number] = dated(unit, published, last)
        if found[unit.number]:
            last = found[unit.number][-1].date
    return found


def _calendar(text: str, published: PublishedDate | None) -> Iterator[tuple[Span, PublishedDate]]:
    found = (*_days(text), *_further(text), *_feasts(text), *_days_of_month(text, published))
    for span, year, month, day in found:
        if year is None:
            if published is None or month is None or is_to_come(text, span):
                continue
            year = _latest_year(month, day, published)
            if (said := _SAID_YEAR.match(text, span.end)) is not None:
                year = published.year - (said["which"].lower() == "last")
                span = Span(span.start, said.end())
            elif _is_long_ago(year, month, published) and may_come(text, span):
                continue
        date = parsed(year, month, day)
        if date is not None:
            yield span, date


def _days(text: str) -> Iterator[_Found]:
    for day in days(text):
        yield day.span, day.year, day.month, day.day


def _further(text: str) -> Iterator[_Found]:
    for match in _FURTHER.finditer(text):
        span = Span(*match.span())
        month = match["month"] or match["head"] or match["bare"]
        if match["iso"]:
            year, number, day = map(int, match["iso"].split("-"))
            yield span, year, number, day
        elif match["dotted"]:
            yield span, int(match["y"]), int(match["m"]), int(match["d"])
        elif match["of"]:
            written = match["of_year"]
            number = MONTHS.index(match["of_month"]) + 1
            yield span, int(written) if written else None, number, int(match["of_day"])
        elif month and (match["bare"] or not _is_followed_by_a_figure(text, span.end)):
            start = match.start("bare") if match["bare"] else span.start
            yield Span(start, span.end), None, MONTHS.index(month) + 1, None


def _is_followed_by_a_figure(text: str, end: int) -> bool:
    return text[end : end + 2].strip()[:1].isdecimal()


def _feasts(text: str) -> Iterator[_Found]:
    for match in _FEAST.finditer(text):
        month, day = _FEASTS[match[0].lower().replace("’", "'")]
        yield Span(*match.span()), None, month, day


def _days_of_month(text: str, published: PublishedDate | None) -> Iterator[_Found]:
    """Yield “on the 14th”, of this month or the one before."""
    if published is None or published.month is None or published.day is None:
        return
    for match in _OF_MONTH.finditer(text):
        day = int(match["day"])
        month = published.month if day <= published.day else (published.month - 2) % 12 + 1
        yield Span(*match.span()), None, month, day


_SAID_YEAR = re.compile(r",? (?:of )?(?:(?P<which>last|this) year)\b", re.IGNORECASE)
_LONG = 6
"""Months after which a date without a year is more likely one to come, if one is intended."""


def _is_long_ago(year: int, month: int, published: PublishedDate) -> bool:
    return (published.year - year) * 12 + (published.month or 12) - month > _LONG


def _latest_year(month: int, day: int | None, published: PublishedDate) -> int:
    """Return the year in which a month, or a day of it, last came around."""
    then = (month, day or 1)
    now = (published.month or 12, (published.day or 31) if day else 31)
    return published.year if then <= now else published.year - 1


def is_after(date: PublishedDate, published: PublishedDate | None) -> bool:
    """Tell whether all of a date lies after the other."""
    if published is None:
        return False
    pairs = ((date.year, published.year), (date.month, published.month), (date.day, published.day))
    for mine, other in pairs:
        if mine is None or other is None or mine < other:
            return False
        if mine > other:
            return True
    return False
