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


def spoken_period(since: PublishedDate | None, until: PublishedDate | None) -> str:
    """Write a time: "in 2025", "on 3 May 2025", "since 2024", "from May to July 2025" or ""."""
    if since is None:
        return f"until {spoken_date(until)}" if until else ""
    if until is None:
        return f"since {spoken_date(since)}"
    if since == until:
        return f"{'on' if since.day else 'in'} {spoken_date(since)}"
    begin, end = spoken_date(since), spoken_date(until)
    if since.year == until.year and since.month:
        begin = begin.removesuffix(f" {since.year}")
    return f"from {begin} to {end}"


def newest_words(date: PublishedDate) -> str:
    """Say of when the newest article is."""
    return f"My newest article is from {spoken_date(date)}."
