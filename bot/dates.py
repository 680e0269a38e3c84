"""Dates as people write them."""

from index.types import PublishedDate

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(date: PublishedDate | None) -> str:
    """Write a date as far as it is known: "20 November 2025", "May 2024", "2024" or "undated"."""
    if date is None:
        return "undated"
    parts = [str(date.year)]
    if date.month is not None:
        parts.insert(0, _MONTHS[date.month - 1])
        if date.day is not None:
            parts.insert(0, str(date.day))
    return " ".join(parts)
