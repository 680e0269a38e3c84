import pytest

from index.extraction.deals.relative_dates import relative_dates
from index.types import PublishedDate

FRIDAY = PublishedDate(2026, 3, 20)


def read(text: str, before: PublishedDate | None = None) -> list[str]:
    return [str(date) for _, date in relative_dates(text, FRIDAY, before, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday", "2026-03-20"),
        ("late on Tuesday", "2026-03-17"),
        ("last Thursday", "2026-03-19"),
        ("last Friday", "2026-03-13"),
        ("today", "2026-03-20"),
        ("yesterday", "2026-03-19"),
        ("over the weekend", "2026-03"),
        ("earlier this month", "2026-03"),
        ("last month", "2026-02"),
        ("last week", "2026-03"),
        ("two weeks ago", "2026-03"),
        ("a fortnight ago", "2026-03"),
        ("three months ago", "2025-12"),
        ("two years ago", "2024"),
        ("earlier this year", "2026"),
        ("last September", "2025-09"),
        ("last spring", "2025"),
        ("in the summer", "2025"),
        ("in the autumn of 2023", "2023"),
    ],
)
def test_a_date_is_seen_from_the_day_of_the_article(text: str, expected: str) -> None:
    assert read(f"They signed {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The same month they met.", "2024-10"),
        ("A year later they met.", "2025"),
        ("Three weeks later they met.", "2024-11"),
        ("Six days later they met.", "2024-11-04"),
        ("The next day they met.", "2024-10-30"),
        ("The year before they had met.", "2023"),
        ("Two months earlier they had met.", "2024-08"),
    ],
)
def test_or_from_the_date_before_it(text: str, expected: str) -> None:
    assert read(text, PublishedDate(2024, 10, 29)) == [expected]


def test_months_since_something_are_counted_back_from_today() -> None:
    assert read("They lost, eight months after Quillow had settled.") == ["2025-07"]


@pytest.mark.parametrize("text", ["next Tuesday", "every Monday", "a year earlier than planned"])
def test_what_is_not_past_has_no_date(text: str) -> None:
    assert read(f"They meet {text}.") == []


def test_a_weekday_means_nothing_without_a_date_of_publication() -> None:
    assert list(relative_dates("It was on Tuesday.", None, None, ())) == []
