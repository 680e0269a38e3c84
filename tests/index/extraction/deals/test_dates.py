import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.deals.dates import dated, is_after, timeline
from index.extraction.deals.units import Unit
from index.types import PublishedDate, Span

FRIDAY = PublishedDate(2026, 3, 20)


def unit(text: str, number: int = 1) -> Unit:
    return Unit(text, Span(0, len(text)), number, 1)


def found(text: str, published: PublishedDate | None = FRIDAY) -> list[str]:
    return [str(each.date) for each in dated(unit(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 21 January 2025", "2025-01-21"),
        ("on the 3rd of May, 2024", "2024-05-03"),
        ("on 2025-11-07", "2025-11-07"),
        ("on 07.11.2025", "2025-11-07"),
        ("on 5 March", "2026-03-05"),
        ("on March 30", "2025-03-30"),
        ("in December", "2025-12"),
        ("in June last year", "2025-06"),
        ("on New Year’s Eve", "2025-12-31"),
        ("on Thursday of last week", "2026-03-12"),
        ("on the 14th", "2026-03-14"),
        ("on the 27th", "2026-02-27"),
        ("at the end of 2024", "2024"),
    ],
)
def test_a_date_of_the_calendar_is_the_latest_that_has_been(text: str, expected: str) -> None:
    assert found(f"They signed {text}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A platform is due in 2027.",
        "It has to be sold by June 2028.",
        "The licence runs from 1 April 2026.",
        "The service will open in Norway, Chile and Japan in May.",
        "The company, founded in 2019, has signed.",
        "They own songs recorded in 1974.",
        "It covers works registered before 1978.",
        "Revenue rose by a tenth last year.",
        "Results for the quarter ended 31 December were poor.",
        "The choir sounds as though it had been taped yesterday.",
        "A hearing is to be held on 26 April.",
        "It should be ready in the second half of 2026.",
    ],
)
def test_what_is_planned_or_beside_the_matter_is_no_date(text: str) -> None:
    assert found(text) == []


def test_a_company_may_be_old_and_its_contract_new() -> None:
    assert found("The firm, born in 1961, formed a joint venture with them in July.") == ["2025-07"]


def test_a_date_counts_from_the_one_that_was_told_before_it() -> None:
    told = [unit("They sued in May 2023.", 1), unit("Eight months later they made peace.", 2)]
    dates = timeline(told, FRIDAY)
    assert [str(each.date) for each in dates[2]] == ["2024-01"]


@given(st.text(max_size=60), st.dates())
def test_no_date_lies_after_the_article(text: str, day: object) -> None:
    published = PublishedDate.parse(str(day))
    told = unit(f"{text} last Monday, two years ago, in May, a week later and in early 2025 {text}")
    for each in dated(told, published):
        assert not is_after(each.date, published)
        assert 0 <= each.span.start < each.span.end <= len(told.text)
