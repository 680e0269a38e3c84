"""When the news of an article was announced."""

import re
from collections.abc import Mapping, Sequence

from index.deals import DateSource, ToldDate
from index.extraction.deals.datelines import dateline
from index.extraction.deals.dates import Dated
from index.extraction.deals.day_shifts import calendar_day
from index.extraction.deals.occasions import is_asked
from index.extraction.deals.units import Unit
from index.types import PublishedDate

_ANNOUNCED = re.compile(
    r"\b(?:announc\w+|unveil\w*|disclos\w+|confirm\w*|reveal\w*|made public|"
    r"released? a statement|said (?:on|in a statement)|"
    r"signed|struck|reached|inked|filed|lodged|entered|dated|complaint|notice|handed down|"
    r"made known|presented|opened|issued|took effect|completed|writ|sued|settled|agreed|"
    r"statement|news|deals?|agreement|partnership|round|lawsuit|ruling)\b",
    re.IGNORECASE,
)
_RECENT_DAYS = 60
_MONTH = 30


def announcement(
    told: Sequence[Unit], dates: Mapping[int, Sequence[Dated]], published: PublishedDate | None
) -> ToldDate | None:
    """Return the article's word on when its news was announced."""
    for unit in told:
        if unit.span is None:
            continue
        found = dates.get(unit.number, ())
        if end := dateline(unit.text):
            inside = [d for d in found if d.span.end <= end + 8]
            if inside:
                return told_on(unit, inside[0], DateSource.ANNOUNCEMENT)
        if not _ANNOUNCED.search(unit.text):
            continue
        for each in found:
            recent = each.date.day is not None and is_recent(each.date, published)
            if recent and not is_asked(unit.text, each.span):
                return told_on(unit, each, DateSource.ANNOUNCEMENT)
    return None


def told_on(unit: Unit, found: Dated, source: DateSource) -> ToldDate:
    """Return a date of a unit as one that the article tells."""
    return ToldDate(found.date, source, unit.locate(found.span.start, found.span.end))


def is_recent(
    date: PublishedDate, published: PublishedDate | None, days: int = _RECENT_DAYS
) -> bool:
    """Tell whether a date, known to the day or the month, is that of news."""
    start = calendar_day(published)
    day = calendar_day(date)
    if day is not None:
        return start is None or 0 <= (start - day).days <= days
    if date.month is None or published is None or published.month is None:
        return False
    months = (published.year - date.year) * 12 + published.month - date.month
    return 0 <= months <= days // _MONTH


def publication(published: PublishedDate | None) -> ToldDate | None:
    """Return the article's own date as the deal's."""
    return None if published is None else ToldDate(published, DateSource.PUBLICATION, None)
