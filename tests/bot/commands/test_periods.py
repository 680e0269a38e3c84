"""Dates as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.periods import Misread, Period, read_period
from index.types import PublishedDate


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2025", PublishedDate(2025)),
        (" 2025-06 ", PublishedDate(2025, 6)),
        ("2024-02-29", PublishedDate(2024, 2, 29)),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_a_year_a_month_or_a_day_is_read(typed: str | None, date: PublishedDate | None) -> None:
    assert read_period(typed, None) == Period(since=date)
    assert read_period(None, typed) == Period(until=date)


@pytest.mark.parametrize(
    "typed", ["2025-02-29", "0000", "25", "June 2025", "2025/06", "-", "2025-6"]
)
def test_anything_else_is_misread_with_what_was_typed(typed: str) -> None:
    read = read_period(None, typed)
    assert isinstance(read, Misread)
    assert f"“{typed}”" in read.sentence


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_typing_is_an_error(since: str, until: str) -> None:
    assert isinstance(read_period(since, until), Period | Misread)


@pytest.mark.parametrize(
    ("since", "until"), [("2025", "2025"), ("2025-06", "2025"), ("2025-06-30", "2025-06")]
)
def test_a_period_may_end_with_the_month_or_year_it_begins_in(since: str, until: str) -> None:
    assert isinstance(read_period(since, until), Period)


def test_a_period_cannot_end_before_it_begins() -> None:
    read = read_period("2025-07", "2025-06-30")
    assert isinstance(read, Misread)
    assert "other way round" in read.sentence
