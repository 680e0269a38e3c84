"""Deals as files to take elsewhere: a spreadsheet, a calendar, or JSON."""

import csv
import datetime
import io
import json
import unicodedata
from collections.abc import Iterator, Sequence

from icalendar import Calendar, Event

from bot.dates import spoken_date
from bot.records import deal_record, sources, telling_sentence
from index.deals import Amount, DateSource, Deal

_COLUMNS = (
    *("Date", "Kind", "Status", "Party", "Role", "Other party", "Role of the other", "About"),
    *("Amounts", "What the article says", "Sources", "Links", "Date is that of publication"),
    *("Sources differ on", "Confidence", "Announcement", "Id"),
)
_FORMULA = tuple("=+-@＝＋－＠")
"""How cells begin that a spreadsheet would calculate; the wide forms count for some."""
_CALENDAR = "AI music deals"
_PRODUCER = "-//Liner Notes//AI music deals//EN"


def csv_bytes(deals: Sequence[Deal]) -> bytes:
    """Return a table with one row a deal under a row of headings, UTF-8 with a byte order mark.

    Without the mark, spreadsheets take it for another encoding. A cell that they would take for a
    formula begins with an apostrophe instead.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    table.writerows([_harmless(cell) for cell in _row(deal)] for deal in deals)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def json_bytes(deals: Sequence[Deal]) -> bytes:
    """Return a JSON list with one object a deal, UTF-8."""
    records = [deal_record(deal) for deal in deals]
    return json.dumps(records, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")


def ics_bytes(deals: Sequence[Deal], *, made: datetime.datetime | None = None) -> bytes:
    """Return an iCalendar file with an all-day event for each deal whose day is known.

    The calendar's description says how many were left out. ``made`` is when the file is made, now
    if not given; a calendar program takes the event made last for the true one.
    """
    made = made or datetime.datetime.now(datetime.UTC)
    events = [event for deal in deals if (event := _event(deal, made))]
    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    about = _left_out(len(deals) - len(events), len(events))
    # Two names for each: RFC 7986 has the first, most programs only know the second.
    for name, value in (("name", _CALENDAR), ("x-wr-calname", _CALENDAR)):
        calendar.add(name, value)
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, about)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _row(deal: Deal) -> Iterator[str]:
    first, second = deal.parties
    yield str(deal.date or "")
    yield deal.kind.value
    yield deal.status.value
    for party in (first, second):
        yield party.canonical
        yield party.role.value
    yield ", ".join(deal.scopes)
    yield "; ".join(map(_amount, deal.amounts))
    evidence = telling_sentence(deal)
    yield evidence.sentence.of(evidence.article.text)
    yield "; ".join(article.title for article in sources(deal))
    yield "; ".join(_links(deal))
    yield "yes" if deal.date_source is DateSource.PUBLICATION else "no"
    yield ", ".join(deal.conflicts)
    yield f"{deal.confidence:.2f}"
    yield deal.announcement
    yield deal.id


def _harmless(cell: str) -> str:
    looks_calculated = cell.lstrip().startswith(_FORMULA) or cell.startswith(("\t", "\r"))
    return f"'{cell}" if looks_calculated else cell


def _amount(amount: Amount) -> str:
    return f"{amount.written} ({amount.kind})"


def _links(deal: Deal) -> Iterator[str]:
    """Yield the addresses of the articles; of a brief, those of the pages behind it."""
    for article in sources(deal):
        yield from (article.url,) if article.url else article.sources


def _event(deal: Deal, made: datetime.datetime) -> Event | None:
    date = deal.date
    if date is None or date.month is None or date.day is None:
        return None
    event = Event()
    event.add("uid", _printable(f"{deal.id}@liner-notes"))
    event.add("dtstamp", made)
    # Without an end, an event on a date lasts that day.
    event.add("dtstart", datetime.date(date.year, date.month, date.day))
    event.add("summary", _printable(_headline(deal)))
    event.add("description", _printable("\n".join(_description(deal))))
    event.add("categories", [deal.kind.value])
    event.add("transp", "TRANSPARENT")
    return event


def _headline(deal: Deal) -> str:
    first, second = (party.canonical for party in deal.parties)
    return f"{first} – {second}: {deal.kind} ({deal.status})"


def _description(deal: Deal) -> Iterator[str]:
    evidence = telling_sentence(deal)
    yield f"“{evidence.sentence.of(evidence.article.text)}”"
    if deal.scopes:
        yield f"About: {', '.join(deal.scopes)}"
    if deal.amounts:
        yield f"Amounts: {'; '.join(map(_amount, deal.amounts))}"
    if deal.date_source is DateSource.PUBLICATION:
        yield "The date is that of the article."
    if deal.conflicts:
        yield f"The sources differ on: {', '.join(deal.conflicts)}"
    for article in sources(deal):
        yield f"{article.title} ({spoken_date(article.published)})"
    yield from _links(deal)


def _left_out(missing: int, shown: int) -> str:
    what = f"{shown} {'deal' if shown == 1 else 'deals'} with a known day."
    if not missing:
        return what
    others = "1 deal is" if missing == 1 else f"{missing} deals are"
    return f"{what} {others} not in it, because only a month or year is known, or no date at all."


def _printable(text: str) -> str:
    """Leave out what a calendar's text may not hold: control characters other than line feeds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        char for char in lines if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"}
    )
