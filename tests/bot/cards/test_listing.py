"""The deals that answer a question, above the excerpts that prove them."""

from dataclasses import replace

import discord
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import answer_card
from bot.cards.limits import check, size
from bot.cards.listing import ROOM, listing_lines
from index.deal_list import Listing, listed
from index.deals import Deal, DealKind
from index.types import PublishedDate
from tests.bot.cards.reading import live_markup, quotes
from tests.bot.cards.told import deals
from tests.bot.cards.values import answer, citation, patient
from tests.bot.made_deals import deal, many

JULY = PublishedDate(2026, 7)
_few = settings(patient, max_examples=50)


def lines_of(*found: Deal, since: PublishedDate | None = None) -> list[str]:
    listing = replace(listed(found, JULY), since=since, until=since)
    return listing_lines(listing).split("\n")


def test_they_are_counted_with_their_time_and_named_a_line_each() -> None:
    suit = deal(taker="Suno", kind=DealKind.LAWSUIT, date="2025")
    assert lines_of(deal(), suit, since=PublishedDate(2025)) == [
        "**2 deals and lawsuits in 2025**, as of July 2026",
        "- 29 October 2025 · Universal Music Group → Udio · licence",
        "- 2025 · Universal Music Group v Suno · lawsuit",
    ]


def test_what_was_announced_together_is_one_line_and_the_count_says_so() -> None:
    together = [deal(announcement="a"), deal(taker="Suno", announcement="a")]
    assert lines_of(*together) == [
        "**2 licences (1 announcement)**, as of July 2026",
        "- 29 October 2025 · Universal Music Group → Udio, Suno · licence",
    ]


def test_what_there_is_no_room_for_is_counted() -> None:
    lines = lines_of(*many(60))
    shown = len(lines) - 2
    assert 5 < shown < 60
    left = len(listed(many(60), JULY).rows) - shown
    assert lines[-1] == f"-# and {left} more; **/deals** lists them all"


def test_a_line_sets_them_off_from_the_excerpts() -> None:
    def rules(listing: Listing | None) -> int:
        card = answer_card(replace(answer(citation()), listing=listing))
        return sum(isinstance(each, discord.ui.Separator) for each in card.walk_children())

    assert rules(listed([deal()], JULY)) == rules(None) + 1


@_few
@given(st.lists(deals(), min_size=1, max_size=9))
def test_any_deals_leave_room_for_the_excerpts(found: list[Deal]) -> None:
    found = [replace(each, id=f"{n:010}") for n, each in enumerate(found)]
    listing = listed(found, JULY)
    assert size(listing_lines(listing)) <= ROOM + 100
    card = answer_card(replace(answer(citation(), citation(), citation()), listing=listing))
    check(card)
    assert all(len(quote) > 20 for quote in quotes(card))


def test_names_are_inert() -> None:
    hostile = "**@everyone** <@1> [x](https://y.z) `c`"
    line = lines_of(deal(giver=hostile))[1]
    assert live_markup(line.removeprefix("- ")) is None
