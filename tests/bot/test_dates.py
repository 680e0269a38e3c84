import pytest

from bot.dates import spoken_date, spoken_period
from index.types import PublishedDate


@pytest.mark.parametrize(
    ("date", "spoken"),
    [
        (PublishedDate(2025, 11, 20), "20 November 2025"),
        (PublishedDate(2025, 1, 2), "2 January 2025"),
        (PublishedDate(2024, 5), "May 2024"),
        (PublishedDate(2024, 12), "December 2024"),
        (PublishedDate(2024), "2024"),
        (None, "undated"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: PublishedDate | None, spoken: str) -> None:
    assert spoken_date(date) == spoken


@pytest.mark.parametrize(
    ("since", "until", "spoken"),
    [
        (None, None, ""),
        ("2024", None, "since 2024"),
        (None, "2024-05", "until May 2024"),
        ("2025", "2025", "in 2025"),
        ("2025-05", "2025-05", "in May 2025"),
        ("2025-05-03", "2025-05-03", "on 3 May 2025"),
        ("2024", "2025", "from 2024 to 2025"),
        ("2026-09", "2026-11", "from September to November 2026"),
        ("2025-12", "2026-02", "from December 2025 to February 2026"),
        ("2026-11-16", "2026-11-22", "from 16 November to 22 November 2026"),
        ("2026", "2026-03", "from 2026 to March 2026"),
    ],
)
def test_a_period_is_written_as_it_is_spoken(
    since: str | None, until: str | None, spoken: str
) -> None:
    begin, end = (PublishedDate.parse(date) if date else None for date in (since, until))
    assert spoken_period(begin, end) == spoken
