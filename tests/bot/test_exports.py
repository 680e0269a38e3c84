import csv
import datetime
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.exports import csv_bytes, ics_bytes, json_bytes
from bot.records import deal_record
from index.deals import DateSource, Deal, Evidence
from index.types import Kind, Span
from tests.bot.cards.values import patient
from tests.bot.made_deals import deal, nasty_deals

MADE = datetime.datetime(2026, 2, 3, 4, 5, 6, tzinfo=datetime.UTC)
WHY = "because only a month or year is known, or no date at all."


def rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def events(data: bytes) -> list[Event]:
    return [event for event in Calendar.from_ical(data).walk("VEVENT") if isinstance(event, Event)]


def test_a_row_of_the_table_says_all_there_is_of_a_deal() -> None:
    (row,) = rows(csv_bytes([deal()]))
    assert row == {
        "Date": "2025-10-29",
        "Kind": "licence",
        "Status": "announced",
        "Party": "Universal Music Group",
        "Role": "licensor",
        "Other party": "Udio",
        "Role of the other": "licensee",
        "About": "recorded, training",
        "Amounts": "$500 million (claim)",
        "What the article says": "Universal Music Group and Udio announced it on Wednesday.",
        "Sources": "A deal is made",
        "Links": "https://example.com/deal",
        "Date is that of publication": "no",
        "Sources differ on": "",
        "Confidence": "0.90",
        "Announcement": "",
        "Id": "Universal Music Group|Udio|licence|2025-10-29",
    }


def test_a_spreadsheet_is_told_the_encoding() -> None:
    assert csv_bytes([]).startswith(b"\xef\xbb\xbf")


def test_a_source_is_listed_once_and_a_brief_with_the_pages_behind_it() -> None:
    one = deal()
    brief = replace(
        one.evidence[0].article,
        id="b",
        title="Brief",
        kind=Kind.BRIEF,
        url=None,
        sources=("https://a.example/1", "https://b.example/2"),
    )
    more = (*one.evidence, *one.evidence, Evidence("date", brief, Span(0, 3), Span(0, 5)))
    (row,) = rows(csv_bytes([replace(one, evidence=more)]))
    assert row["Sources"] == "A deal is made; Brief"
    assert row["Links"] == "https://example.com/deal; https://a.example/1; https://b.example/2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n+", "＝"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    name = f'{start}HYPERLINK("https://evil.example")'
    (row,) = rows(csv_bytes([deal(name, text=name, title=name)]))
    assert row["Party"] == row["What the article says"] == row["Sources"] == f"'{name}"


@given(st.lists(nasty_deals, max_size=3))
@patient
def test_every_word_of_a_table_is_read_back(deals: list[Deal]) -> None:
    for row, one in zip(rows(csv_bytes(deals)), deals, strict=True):
        article = one.evidence[0].article
        expected = {
            "Party": one.parties[0].canonical,
            "Other party": one.parties[1].canonical,
            "What the article says": article.text,
            "Sources": article.title,
            "Id": one.id,
        }
        for column, text in expected.items():
            assert row[column] in {text, f"'{text}"}
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
            assert not cell.startswith("\t")


@given(st.lists(nasty_deals, max_size=3))
@patient
def test_json_is_the_list_of_the_objects(deals: list[Deal]) -> None:
    assert json.loads(json_bytes(deals)) == [deal_record(one) for one in deals]


def test_an_event_is_a_whole_day_that_says_what_happened() -> None:
    (event,) = events(ics_bytes([deal()], made=MADE))
    assert event["summary"] == "Universal Music Group – Udio: licence (announced)"
    assert event.decoded("dtstart") == datetime.date(2025, 10, 29)
    assert event.decoded("dtstamp") == MADE
    assert event["uid"] == "Universal Music Group|Udio|licence|2025-10-29@liner-notes"
    description = str(event["description"]).splitlines()
    assert description[0] == "“Universal Music Group and Udio announced it on Wednesday.”"
    assert description[-2:] == ["A deal is made (29 October 2025)", "https://example.com/deal"]


def test_what_is_uncertain_of_a_deal_is_said_in_its_event() -> None:
    doubtful = replace(deal(), date_source=DateSource.PUBLICATION, conflicts=("amount",))
    (event,) = events(ics_bytes([doubtful]))
    assert "The date is that of the article." in str(event["description"])
    assert "The sources differ on: amount" in str(event["description"])


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2025-10-29",), "1 deal with a known day."),
        (
            ("2025-10-29", "2025-10-30", "2025-10"),
            f"2 deals with a known day. 1 deal is not in it, {WHY}",
        ),
        (
            ("2025", None),
            f"0 deals with a known day. 2 deals are not in it, {WHY}",
        ),
    ],
)
def test_a_calendar_says_how_many_it_leaves_out(dates: tuple[str | None, ...], said: str) -> None:
    data = ics_bytes([deal(date=date) for date in dates])
    calendar = Calendar.from_ical(data)
    assert calendar["description"] == calendar["x-wr-caldesc"] == said
    assert len(events(data)) == sum(len(date or "") == 10 for date in dates)


@given(st.lists(nasty_deals, max_size=3))
@patient
def test_every_calendar_can_be_read_back(deals: list[Deal]) -> None:
    data = ics_bytes(deals, made=MADE)
    dated = [one for one in deals if one.date and one.date.day]
    for event, one in zip(events(data), dated, strict=True):
        assert visible(one.parties[0].canonical) in visible(str(event["summary"]))
        assert visible(one.evidence[0].article.text) in visible(str(event["description"]))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def visible(text: str) -> str:
    """Return a text without white space and control characters."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())
