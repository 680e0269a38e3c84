import pytest

from index.deals import DateSource
from index.extraction.deals.dates import announcement, clause_date, dated, publication
from index.extraction.deals.units import Unit
from index.types import PublishedDate, Span

FRIDAY = PublishedDate(2026, 3, 20)


def unit(text: str) -> Unit:
    return Unit(text, Span(0, len(text)), 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 21 January 2025", ["2025-01-21"]),
        ("on 5 March", ["2026-03-05"]),
        ("in December", ["2025-12"]),
        ("on Friday", ["2026-03-20"]),
        ("last Thursday", ["2026-03-19"]),
        ("yesterday", ["2026-03-19"]),
        ("today", ["2026-03-20"]),
        ("last month", ["2026-02"]),
        ("two years ago", ["2024"]),
        ("a platform due in 2027", []),
        ("by June 2028", []),
        ("from 1 April 2026", []),
    ],
)
def test_a_date_is_seen_from_the_day_of_the_article(text: str, expected: list[str]) -> None:
    assert [str(found.date) for found in dated(unit(f"It was {text}."), FRIDAY)] == expected


def test_a_weekday_means_nothing_without_a_date_of_publication() -> None:
    assert dated(unit("It was on Tuesday."), None) == ()


def test_the_nearest_date_of_the_clause_counts() -> None:
    text = "It sued in May 2024 and settled in June 2025."
    found = clause_date(unit(text), (24, len(text)), 24, FRIDAY)
    assert found is not None
    assert str(found.date) == "2025-06"
    assert found.span is not None
    assert found.span.of(text) == "June 2025"


def test_a_case_lasts_since_it_was_filed() -> None:
    text = "They have fought since June 2024."
    assert clause_date(unit(text), (0, len(text)), 0, FRIDAY) is None
    assert clause_date(unit(text), (0, len(text)), 0, FRIDAY, since=True) is not None


def test_the_first_recent_date_of_news_is_its_announcement() -> None:
    told = [unit("They met in 2019."), unit("It was announced on 18 March 2026.")]
    found = announcement(told, FRIDAY)
    assert found is not None
    assert (str(found.date), found.source) == ("2026-03-18", DateSource.ANNOUNCEMENT)


def test_without_any_date_there_is_none() -> None:
    assert announcement([unit("It was announced.")], FRIDAY) is None
    assert publication(None) is None
