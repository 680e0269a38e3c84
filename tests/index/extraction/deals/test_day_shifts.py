import pytest

from index.extraction.deals.day_shifts import common, cut, moved, parsed
from index.types import PublishedDate


@pytest.mark.parametrize(
    ("date", "unit", "count", "expected"),
    [
        ("2026-03-20", "day", -20, "2026-02-28"),
        ("2026-03-20", "week", 3, "2026-04"),
        ("2026-03", "month", -4, "2025-11"),
        ("2026-03", "week", 1, "2026-03"),
        ("2026", "year", -2, "2024"),
    ],
)
def test_a_shifted_date_is_no_finer_than_its_unit(
    date: str, unit: str, count: int, expected: str
) -> None:
    assert str(moved(PublishedDate.parse(date), unit, count)) == expected


def test_beyond_the_calendar_there_is_no_date() -> None:
    assert moved(PublishedDate(1, 1, 1), "week", -9) is None
    assert moved(PublishedDate(1), "year", -3) is None
    assert parsed(2025, 2, 29) is None


def test_two_days_share_a_month_or_a_year_or_nothing() -> None:
    first, last = PublishedDate(2026, 3, 30), PublishedDate(2026, 4, 2)
    assert common(first, last) == PublishedDate(2026)
    assert common(first, first) == PublishedDate(2026, 3)
    assert common(first, PublishedDate(2027, 1, 1)) is None
    assert cut(first, "week") == PublishedDate(2026, 3)
