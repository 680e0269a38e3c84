"""When a deal happened: what its clause says, else its announcement, else the article's date."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.deals import DateSource, ToldDate
from index.extraction.deals.units import Unit
from index.types import PublishedDate, Span
from index.values import days


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a unit, as a date of the calendar; the span counts characters of the unit."""

    span: Span
    date: PublishedDate


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"\b(?:(?:on|late|early|this|last|since)\s)?(?:late\s|early\s|last\s|"
    rf"this\s)?(?P<day>{'|'.join(d.title() for d in _WEEKDAYS)})\b"
    rf"(?!,? (?:\d|[A-Z][a-z]+ \d))"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<today>today|tonight|this morning|this afternoon|this evening)|"
    r"(?P<yesterday>yesterday)|"
    r"(?P<this_month>(?:earlier|later) this month|this month)|(?P<last_month>last month|"
    r"a month (?:ago|earlier))|"
    r"(?P<this_week>this week|earlier this week)|(?P<last_week>last week|a week (?:ago|earlier))|"
    r"(?P<this_year>(?:earlier )?this year)|(?P<last_year>last (?:year|spring|summer|autumn|"
    r"fall|winter)|a year (?:ago|earlier)|the year before)|"
    r"(?P<ago>(?P<number>one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"\d{1,2}) (?P<unit>day|week|month|year)s? (?:ago|earlier|before)))\b",
    re.IGNORECASE,
)
_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
)
_FUTURE = re.compile(
    r"\b(?:by|until|through|till|due(?: on| in| for)?|launch(?:es|ed|ing)?(?: \w+)?(?: in|"
    r" on)?|expected(?: \w+){0,4}|"
    r"next|starting(?: in| from)?|beginning(?: in)?|from|planned for|scheduled for|slated for|"
    r"effective|set for|expir\w+(?: in| on)?|takes? effect(?: on| in)?|(?:comes?|"
    r"enters?) into force(?: on| in)?|begins?(?: on)?|starts?(?: on)?|"
    r"trained (?:up to|until)|by the end of|founded(?: in)?|since|opens? in|arriv\w+ in|"
    r"debut\w*(?: in)?|open(?:s|ed)? (?:in|to \w+ in)|"
    r"born in|results|quarter of|revenue\w* (?:in|of)|roll out in|(?:service|platform|product|"
    r"app|tool)s? (?:in|due in|during)|during|in early|in late)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_LATER_YEAR = re.compile(r"\b(?:early|late|mid)[- ]\Z", re.IGNORECASE)


def dated(unit: Unit, published: PublishedDate | None, *, since: bool = False) -> tuple[Dated, ...]:
    """Return the dates in ``unit`` that lie in the past of an article of ``published``.

    ``since`` if what has lasted since a date began on it.
    """
    found = [
        *_calendar(unit.text, published, since=since),
        *_weekdays(unit.text, published),
        *_relative(unit.text, published),
    ]
    kept: list[Dated] = []
    for each in sorted(found, key=lambda d: (d.span.start, -len(d.span))):
        if not kept or each.span.start >= kept[-1].span.end:
            kept.append(each)
    return tuple(d for d in kept if not _is_after(d.date, published))


def _calendar(text: str, published: PublishedDate | None, *, since: bool) -> Iterator[Dated]:
    for day in days(text):
        before = text[max(0, day.span.start - 40) : day.span.start]
        if _FUTURE.search(before) and not (since and before.endswith("since ")):
            continue
        year = day.year
        if year is None and published is not None and day.month is not None:
            year = _latest_year(day.month, day.day, published)
        if year is None:
            continue
        try:
            date = PublishedDate.parse(_iso(year, day.month, day.day))
        except ValueError:
            continue
        yield Dated(day.span, date)


def _iso(year: int, month: int | None, day: int | None) -> str:
    parts = [f"{year:04d}"]
    if month is not None:
        parts.append(f"{month:02d}")
        if day is not None:
            parts.append(f"{day:02d}")
    return "-".join(parts)


def _latest_year(month: int, day: int | None, published: PublishedDate) -> int:
    """Return the year in which a month, or a day of it, last came around."""
    then = (month, day or 1)
    now = (published.month or 12, (published.day or 31) if day else 31)
    return published.year if then <= now else published.year - 1


def _weekdays(text: str, published: PublishedDate | None) -> Iterator[Dated]:
    start = _calendar_day(published)
    if start is None:
        return
    for match in _WEEKDAY.finditer(text):
        number = _WEEKDAYS.index(match["day"].lower())
        back = (start.weekday() - number) % 7
        yield Dated(Span(*match.span()), _published(start - datetime.timedelta(days=back)))


def _relative(text: str, published: PublishedDate | None) -> Iterator[Dated]:
    if published is None:
        return
    start = _calendar_day(published)
    for match in _RELATIVE.finditer(text):
        if match["today"] and _DATELINE.match(text):
            # Today is the day of the dateline, whenever the article was published.
            continue
        date = _shifted(match, published, start)
        if date is not None:
            yield Dated(Span(*match.span()), date)


def _shifted(
    match: re.Match[str], published: PublishedDate, start: datetime.date | None
) -> PublishedDate | None:
    kind = next(name for name in match.re.groupindex if match[name])
    if kind in {"last_year", "this_year"}:
        return PublishedDate(published.year - (kind == "last_year"))
    if published.month is None:
        return None
    if kind in {"this_month", "last_month"}:
        return _month(published, int(kind == "last_month"))
    if kind == "ago":
        number = match["number"].lower()
        count = int(number) if number.isdecimal() else _NUMBERS.index(number)
        unit = match["unit"].lower()
        if unit == "year":
            return PublishedDate(published.year - count)
        if unit == "month":
            return _month(published, count)
        return (
            None
            if start is None
            else _published(
                start - datetime.timedelta(days=count * (7 if unit == "week" else 1)), unit
            )
        )
    if start is None:
        return None
    if kind == "last_week":
        return _published(start - datetime.timedelta(days=7), "week")
    if kind == "this_week":
        return _published(start, "week")
    return _published(start - datetime.timedelta(days=int(kind == "yesterday")))


def _month(published: PublishedDate, back: int) -> PublishedDate:
    months = published.year * 12 + (published.month or 1) - 1 - back
    return PublishedDate(months // 12, months % 12 + 1)


def _published(day: datetime.date, unit: str = "day") -> PublishedDate:
    return PublishedDate(day.year, day.month, day.day if unit == "day" else None)


def _calendar_day(published: PublishedDate | None) -> datetime.date | None:
    if published is None or published.month is None or published.day is None:
        return None
    return datetime.date(published.year, published.month, published.day)


def _is_after(date: PublishedDate, published: PublishedDate | None) -> bool:
    if published is None:
        return False
    pairs = ((date.year, published.year), (date.month, published.month), (date.day, published.day))
    for mine, other in pairs:
        if mine is None or other is None or mine < other:
            return False
        if mine > other:
            return True
    return False


_ANNOUNCED = re.compile(
    r"\b(?:announc\w+|unveil\w*|disclos\w+|confirm\w*|reveal\w*|made public|"
    r"released? a statement|said (?:on|in a statement)|"
    r"signed|struck|reached|inked|filed|lodged|entered|dated|complaint|notice|handed down|"
    r"made known|presented|opened|issued|took effect|completed|writ|sued|settled|agreed|"
    r"statement|news|deals?|agreement|partnership|round|lawsuit|ruling)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\A[A-Z][A-Za-z .,]{2,40}[,(–—-]\s?[^.]{0,30}\d{4}\)?\s?(?:/[^/]{3,30}/\s?)?[–—:-]"
)
_RECENT_DAYS = 45


def clause_date(
    unit: Unit,
    clause: tuple[int, int],
    at: int,
    published: PublishedDate | None,
    *,
    since: bool = False,
) -> ToldDate | None:
    """Return the date in the trigger's clause, the nearest if there are several."""
    found = [
        d for d in dated(unit, published, since=since) if clause[0] <= d.span.start < clause[1]
    ]
    if not found:
        return None
    best = min(found, key=lambda d: (abs(d.span.start - at), d.span.start))
    return ToldDate(best.date, DateSource.CLAUSE, unit.locate(best.span.start, best.span.end))


def announcement(told: Sequence[Unit], published: PublishedDate | None) -> ToldDate | None:
    """Return the article's word on when its news was announced."""
    for unit in told:
        if unit.span is None:
            continue
        found = dated(unit, published)
        dateline = _DATELINE.match(unit.text)
        if dateline:
            inside = [d for d in found if d.span.end <= dateline.end() + 8]
            if inside:
                return _as_announcement(unit, inside[0])
        if not _ANNOUNCED.search(unit.text):
            continue
        for each in found:
            if _is_recent(each.date, published):
                return _as_announcement(unit, each)
    return None


def _as_announcement(unit: Unit, found: Dated) -> ToldDate:
    return ToldDate(
        found.date, DateSource.ANNOUNCEMENT, unit.locate(found.span.start, found.span.end)
    )


def _is_recent(date: PublishedDate, published: PublishedDate | None) -> bool:
    start = _calendar_day(published)
    day = _calendar_day(date)
    if day is None:
        return False
    return start is None or 0 <= (start - day).days <= _RECENT_DAYS


def publication(published: PublishedDate | None) -> ToldDate | None:
    """Return the article's own date as the deal's."""
    return None if published is None else ToldDate(published, DateSource.PUBLICATION, None)
