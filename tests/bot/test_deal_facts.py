from dataclasses import replace

import pytest

from bot.deal_facts import counts, kind_and_status, listing_count
from index.deal_list import Announcement, listed
from index.deals import DealKind, DealStatus
from index.types import PublishedDate
from tests.bot.made_deals import deal


def test_deals_and_their_time_are_counted() -> None:
    assert counts([]) == "0 deals"
    assert counts([deal()]) == "1 deal, 29 October 2025"
    assert counts([deal(date=None)]) == "1 deal"
    assert counts([deal(), deal(date="2025")]) == "2 deals, 2025 – 29 October 2025"


def test_announcements_are_counted_where_they_are_fewer() -> None:
    together = [deal(announcement="a"), deal(taker="Suno", announcement="a")]
    assert counts(together) == "2 deals in 1 announcement, 29 October 2025"
    assert counts([*together, deal(date="2025-11")]) == (
        "3 deals in 2 announcements, 29 October 2025 – November 2025"
    )


def test_what_is_no_deal_is_not_counted_as_one() -> None:
    talks, more = (
        replace(deal(taker=name, date=None), status=DealStatus.TALKS) for name in ("Udio", "Suno")
    )
    denied = replace(talks, status=DealStatus.DENIED)
    assert counts([talks]) == "1 deal in talks"
    assert counts([talks, more]) == "2 deals in talks"
    assert counts([denied]) == "1 denied deal"
    # A court that denies a motion has ruled.
    assert counts([replace(denied, kind=DealKind.RULING)]) == "1 ruling"


def test_what_is_fought_over_is_not_counted_as_a_deal() -> None:
    licence, suit, ruling = (
        deal(date=None, kind=kind) for kind in (DealKind.LICENCE, DealKind.LAWSUIT, DealKind.RULING)
    )
    assert counts([suit]) == "1 lawsuit"
    assert counts([ruling, replace(ruling, id="another")]) == "2 rulings"
    assert counts([suit, ruling]) == "2 lawsuits and rulings"
    assert counts([suit, licence]) == "2 deals and lawsuits"


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        (DealKind.LICENCE, DealStatus.ANNOUNCED, "licence"),
        (DealKind.LICENCE, DealStatus.SIGNED, "licence, signed"),
        (DealKind.LAWSUIT, DealStatus.FILED, "lawsuit"),
        (DealKind.LAWSUIT, DealStatus.ENDED, "lawsuit, ended"),
        (DealKind.PARTNERSHIP, DealStatus.TALKS, "partnership, talks"),
    ],
)
def test_a_status_is_said_if_the_kind_does_not_say_it(
    kind: DealKind, status: DealStatus, words: str
) -> None:
    assert kind_and_status(Announcement((replace(deal(kind=kind), status=status),))) == words


def test_a_list_is_counted_as_what_it_lists_and_of_when() -> None:
    suits = [deal(kind=DealKind.LAWSUIT), deal(taker="Suno", kind=DealKind.LAWSUIT)]
    assert listing_count(listed(suits, None)) == "2 lawsuits"
    assert listing_count(listed(suits[:1], None)) == "1 lawsuit"
    assert listing_count(listed([deal(), deal(kind=DealKind.PARTNERSHIP)], None)) == "2 deals"
    year = PublishedDate(2025)
    assert listing_count(replace(listed([deal()], None), since=year)) == "1 licence since 2025"
    assert listing_count(listed([], None)) == "0 deals"
    together = [deal(announcement="a"), deal(taker="Suno", announcement="a")]
    assert listing_count(replace(listed(together, None), since=year)) == (
        "2 licences since 2025 (1 announcement)"
    )
