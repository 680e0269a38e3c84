import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.calendar import Stretch, around, meant, ticks
from index.types import PublishedDate

days = st.dates().map(lambda day: PublishedDate(day.year, day.month, day.day))
dates = days | st.dates().flatmap(
    lambda day: st.sampled_from([PublishedDate(day.year), PublishedDate(day.year, day.month)])
)


def stretch(first: str, last: str) -> Stretch:
    ends = (datetime.date.fromisoformat(day).toordinal() for day in (first, last))
    return Stretch(*ends)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_date_may_mean_any_of_its_days(date: str, first: str, last: str) -> None:
    assert meant(PublishedDate.parse(date)) == stretch(first, last)


def test_a_year_that_reaches_into_closer_dates_does_not_widen_the_axis() -> None:
    close = [PublishedDate(2025, 3), PublishedDate(2025, 6, 10)]
    assert around([*close, PublishedDate(2025)]) == around(close)
    assert around(close) == stretch("2025-03-01", "2025-06-10")


def test_a_year_apart_from_closer_dates_has_its_whole_room() -> None:
    assert around([PublishedDate(2024, 3, 1), PublishedDate(2025)]) == stretch(
        "2024-03-01", "2025-12-31"
    )


@given(st.lists(dates, min_size=1, max_size=5))
def test_every_date_has_a_part_on_the_axis(found: list[PublishedDate]) -> None:
    axis = around(found)
    assert axis.days >= 28 or datetime.date.max.toordinal() == axis.last or axis.first == 1
    for date in found:
        days = meant(date)
        assert days.first <= axis.last
        assert days.last >= axis.first
        if date.month:
            assert axis.first <= days.first <= days.last <= axis.last


@given(st.lists(dates, min_size=1, max_size=5).map(around))
def test_an_axis_has_a_few_ticks_in_order(axis: Stretch) -> None:
    found = [tick.day for tick in ticks(axis)]
    assert len(found) <= 6
    assert found == sorted(set(found))
    assert all(axis.first <= day <= axis.last for day in found)
    gaps = [after - before for before, after in itertools.pairwise(found)]
    assert not gaps or max(gaps) <= 1.3 * min(gaps)


@pytest.mark.parametrize(
    ("axis", "words"),
    [
        (stretch("2025-10-16", "2025-11-12"), ["19 Oct", "26 Oct", "2 Nov", "9 Nov"]),
        (stretch("2025-10-20", "2025-12-31"), ["Nov 2025", "Dec 2025"]),
        (
            stretch("2023-10-18", "2026-01-06"),
            ["Jan 2024", "Jul 2024", "Jan 2025", "Jul 2025", "Jan 2026"],
        ),
        (stretch("1999-05-01", "2026-01-06"), ["2000", "2010", "2020"]),
    ],
)
def test_ticks_are_named_as_far_as_needed(axis: Stretch, words: list[str]) -> None:
    assert [tick.words for tick in ticks(axis)] == words


def test_no_stretch_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Stretch(2, 1)
