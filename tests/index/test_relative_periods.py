"""Periods that are told by how far they are from today."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.deal_list import first_day, is_within, last_day
from index.relative_periods import latest, relative_periods
from index.types import PublishedDate

WEDNESDAY = datetime.date(2026, 11, 25)
PERIODS = {
    "today": ("2026-11-25", "2026-11-25"),
    "yesterday": ("2026-11-24", "2026-11-24"),
    "this week": ("2026-11-23", "2026-11-29"),
    "last week": ("2026-11-16", "2026-11-22"),
    "this month": ("2026-11", "2026-11"),
    "last month": ("2026-10", "2026-10"),
    "the previous month": ("2026-10", "2026-10"),
    "this quarter": ("2026-10", "2026-12"),
    "last quarter": ("2026-07", "2026-09"),
    "this year": ("2026", "2026"),
    "the current year": ("2026", "2026"),
    "last year": ("2025", "2025"),
    "Last Year": ("2025", "2025"),
    "this spring": ("2026-03", "2026-05"),
    "last spring": ("2026-03", "2026-05"),
    "this autumn": ("2026-09", "2026-11"),
    "this fall": ("2026-09", "2026-11"),
    "last autumn": ("2025-09", "2025-11"),
    "this winter": ("2026-12", "2027-02"),
    "last winter": ("2025-12", "2026-02"),
    "this october": ("2026-10", "2026-10"),
    "last October": ("2026-10", "2026-10"),
    "last November": ("2025-11", "2025-11"),
    "last Dec": ("2025-12", "2025-12"),
    "October last year": ("2025-10", "2025-10"),
    "june of this year": ("2026-06", "2026-06"),
    "the last week": ("2026-11-18", "2026-11-25"),
    "the past month": ("2026-10-25", "2026-11-25"),
    "the last year": ("2025-11-25", "2026-11-25"),
    "this past year": ("2025-11-25", "2026-11-25"),
    "past year": ("2025-11-25", "2026-11-25"),
    "the last three months": ("2026-08-25", "2026-11-25"),
    "last 3 months": ("2026-08-25", "2026-11-25"),
    "previous two quarters": ("2026-05-25", "2026-11-25"),
    "the last 24 hours": ("2026-11-24", "2026-11-25"),
    "the past 10 days": ("2026-11-15", "2026-11-25"),
    "the last couple of weeks": ("2026-11-11", "2026-11-25"),
    "the past 12 months": ("2025-11-25", "2026-11-25"),
    "the start of the year": ("2026-01-01", "2026-11-25"),
    "the beginning of this month": ("2026-11-01", "2026-11-25"),
}


@pytest.mark.parametrize(("words", "ends"), PERIODS.items())
def test_a_period_is_told_by_the_date(words: str, ends: tuple[str, str]) -> None:
    text = f"how many deals in {words}?"
    (period,) = relative_periods(text, WEDNESDAY)
    assert period.span.of(text) == words
    assert (str(period.since), str(period.until)) == ends


@pytest.mark.parametrize(
    ("today", "words", "ends"),
    [
        ("2026-01-31", "last month", ("2025-12", "2025-12")),
        ("2026-03-31", "the last month", ("2026-02-28", "2026-03-31")),
        ("2024-02-29", "the last year", ("2023-02-28", "2024-02-29")),
        ("2026-01-01", "yesterday", ("2025-12-31", "2025-12-31")),
        ("2026-01-01", "this week", ("2025-12-29", "2026-01-04")),
        ("2026-01-15", "last quarter", ("2025-10", "2025-12")),
        ("2026-01-15", "this winter", ("2025-12", "2026-02")),
        ("2026-01-15", "last winter", ("2024-12", "2025-02")),
        ("2026-03-01", "last winter", ("2025-12", "2026-02")),
        ("2026-12-01", "this winter", ("2026-12", "2027-02")),
        ("2026-01-15", "last autumn", ("2025-09", "2025-11")),
    ],
)
def test_a_period_may_reach_over_the_turn_of_a_year_or_month(
    today: str, words: str, ends: tuple[str, str]
) -> None:
    (period,) = relative_periods(words, datetime.date.fromisoformat(today))
    assert (str(period.since), str(period.until)) == ends


@pytest.mark.parametrize(
    "text",
    [
        *("", "how many deals in 2025?", "the last deal", "the last three deals", "last weekend"),
        *("this deal", "past deals", "in the past", "the last few months", "lastyear", "a year"),
        "the last 0 months",
    ],
)
def test_other_words_are_no_period(text: str) -> None:
    assert relative_periods(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("month", "day", "date"),
    [
        (10, None, "2026-10"),
        (11, None, "2026-11"),
        (12, None, "2025-12"),
        (11, 25, "2026-11-25"),
        (11, 26, "2025-11-26"),
    ],
)
def test_a_date_without_a_year_is_the_latest_that_has_begun(
    month: int, day: int | None, date: str
) -> None:
    assert str(latest(month, day, WEDNESDAY)) == date


_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1))


@given(_DAYS, st.sampled_from(sorted(PERIODS)))
def test_a_period_exists_and_ends_no_sooner_than_it_begins(
    today: datetime.date, words: str
) -> None:
    (period,) = relative_periods(words, today)
    assert PublishedDate.parse(str(period.since))
    assert PublishedDate.parse(str(period.until))
    assert first_day(period.since) <= last_day(period.until)


@given(_DAYS, st.sampled_from(["today", "this week", "this month", "this quarter", "this year"]))
def test_this_holds_today_and_last_does_not(today: datetime.date, words: str) -> None:
    date = PublishedDate(today.year, today.month, today.day)
    (this,) = relative_periods(words, today)
    assert is_within(date, this.since, this.until)
    for last in relative_periods(words.replace("this", "last"), today):
        assert words == "today" or not is_within(date, last.since, last.until)


@given(_DAYS, st.integers(1, 999), st.sampled_from(["hour", "day", "week", "month", "year"]))
@example(datetime.date(2026, 11, 25), 999, "year")
def test_any_number_of_units_may_be_asked_for(today: datetime.date, count: int, unit: str) -> None:
    for period in relative_periods(f"the last {count} {unit}s", today):
        assert period.until == PublishedDate(today.year, today.month, today.day)
        assert first_day(period.since) < last_day(period.until)
