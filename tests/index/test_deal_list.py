"""Deals as they are listed and counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deal_list import announcements, first_day, last_day, listed, summarise
from index.deals import DealKind, DealStatus
from index.types import PublishedDate
from tests.bot.made_deals import deal

KLAY = [
    deal(giver, "KLAY Vision", date="2025-11-20", announcement="klay")
    for giver in ("Universal Music Group", "Sony Music Entertainment", "Warner Music Group")
]
UDIO = deal(taker="Udio", date="2025-10-29", announcement="udio")
SUIT = deal(taker="Suno", kind=DealKind.LAWSUIT, date="2024-06-24", announcement="suno")
OLD = deal(giver="Koda", taker="Suno", kind=DealKind.LAWSUIT, date=None, announcement="koda")

dates = st.builds(
    lambda when, parts: PublishedDate(*(when.year, when.month, when.day)[:parts]),
    st.dates(),
    st.integers(1, 3),
)


class TestAnnouncements:
    def test_deals_made_known_together_are_one_in_the_order_of_the_first(self) -> None:
        found = announcements([KLAY[0], UDIO, *KLAY[1:], SUIT])

        assert [len(group.deals) for group in found] == [3, 1, 1]
        assert found[0].deals == tuple(KLAY)
        assert found[0].id == KLAY[0].id

    def test_every_party_is_named_once(self) -> None:
        (group,) = announcements(KLAY)

        assert [party.canonical for party in group.takers] == ["KLAY Vision"]
        assert [party.canonical for party in group.givers] == [
            "Universal Music Group",
            "Sony Music Entertainment",
            "Warner Music Group",
        ]

    def test_statuses_that_differ_are_all_told(self) -> None:
        settled = replace(KLAY[1], status=DealStatus.SETTLED)

        (group,) = announcements([KLAY[0], settled, KLAY[2]])

        assert group.statuses == (DealStatus.ANNOUNCED, DealStatus.SETTLED)

    def test_deals_without_an_announcement_stand_alone(self) -> None:
        found = announcements([replace(each, announcement="") for each in KLAY])

        assert len(found) == 3

    @given(st.lists(st.sampled_from([*KLAY, UDIO, SUIT, OLD]), unique=True))
    def test_no_deal_is_lost_or_listed_twice(self, deals: list[object]) -> None:
        chosen = [each for each in [*KLAY, UDIO, SUIT, OLD] if each in deals]
        grouped = [each for group in announcements(chosen) for each in group.deals]

        assert sorted(each.id for each in grouped) == sorted(each.id for each in chosen)


class TestListed:
    def test_a_row_tells_who_what_and_when(self) -> None:
        listing = listed([*KLAY, SUIT], PublishedDate(2026, 7, 1))

        assert (listing.deals, listing.as_of) == (4, PublishedDate(2026, 7, 1))
        first, second = listing.rows
        assert (first.id, first.kind, first.date) == (
            KLAY[0].id,
            DealKind.LICENCE,
            PublishedDate(2025, 11, 20),
        )
        assert (len(first.givers), first.takers) == (3, ("KLAY Vision",))
        assert (second.givers, second.takers) == (("Universal Music Group",), ("Suno",))
        assert second.statuses == (DealStatus.FILED,)

    def test_an_empty_list_has_no_rows(self) -> None:
        assert listed([], None).rows == ()


class TestSummary:
    def test_it_counts_deals_announcements_kinds_and_parties(self) -> None:
        summary = summarise([*KLAY, UDIO, SUIT, OLD])

        assert (summary.deals, summary.announcements) == (6, 4)
        assert summary.kinds == ((DealKind.LICENCE, 4), (DealKind.LAWSUIT, 2))
        assert summary.parties[:2] == (("Universal Music Group", 3), ("KLAY Vision", 3))
        assert dict(summary.parties)["Suno"] == 2
        assert (summary.first, summary.last) == (
            PublishedDate(2024, 6, 24),
            PublishedDate(2025, 11, 20),
        )

    def test_of_nothing_there_is_nothing(self) -> None:
        summary = summarise([])

        assert (summary.deals, summary.announcements, summary.kinds) == (0, 0, ())
        assert (summary.first, summary.last) == (None, None)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-02", (2025, 2, 1), (2025, 2, 31)),
        ("2025-02-03", (2025, 2, 3), (2025, 2, 3)),
    ],
)
def test_a_date_begins_and_ends(
    when: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = PublishedDate.parse(when)

    assert (first_day(date), last_day(date)) == (first, last)


@given(dates, dates)
def test_one_date_ends_before_another_begins_or_they_overlap(
    one: PublishedDate, other: PublishedDate
) -> None:
    assert first_day(one) <= last_day(one)
    if last_day(one) < first_day(other):
        assert first_day(one) < last_day(other)
