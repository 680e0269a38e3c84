import pytest

from bot.dates import spoken_date
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
