from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.deals import print_deals
from index.deals import Deal, DealKind, DealStatus
from tests.bot.cards.values import patient
from tests.bot.made_deals import deal, nasty_deals
from tests.bot.terminal.printing import printed


def shown(deals: Sequence[Deal], *, width: int = 100) -> str:
    return printed(lambda console: print_deals(console, deals), width=width)


def words(deals: Sequence[Deal], *, width: int = 200) -> str:
    return " ".join(shown(deals, width=width).split())


def test_a_row_says_when_who_and_what() -> None:
    row = [line.split("   ") for line in shown([deal()]).splitlines()[3:6]]
    assert [[words.strip() for words in line if words.strip()] for line in row] == [
        ["2025-10-29", "Universal Music Group → Udio", "licence"],
        ["A deal is made", "recorded, training"],
        ["$500 million (claim)"],
    ]


def test_what_was_announced_together_is_one_row() -> None:
    text = words([deal(label, "KLAY Vision", announcement="a") for label in ("UMG", "Sony")])
    assert "UMG, Sony → KLAY Vision" in text
    assert text.count("2025-10-29") == 1


@pytest.mark.parametrize(
    ("kind", "between"),
    [
        (DealKind.LICENCE, "→"),
        (DealKind.INVESTMENT, "→"),
        (DealKind.PARTNERSHIP, "⇄"),
        (DealKind.LAWSUIT, "v"),
        (DealKind.RULING, "v"),
    ],
)
def test_the_sign_between_the_parties_fits_the_kind(kind: DealKind, between: str) -> None:
    assert f"Universal Music Group {between} Udio {kind}" in words([deal(kind=kind)])


def test_a_status_is_said_if_the_kind_does_not_say_it() -> None:
    assert "licence, signed" in words([replace(deal(), status=DealStatus.SIGNED)])
    assert "talks" in words([replace(deal(), status=DealStatus.TALKS)])
    assert "announced" not in words([deal()])
    assert "settlement, settled" not in words([deal(kind=DealKind.SETTLEMENT)])


def test_doubts_are_said() -> None:
    text = words([replace(deal(), weak=True, conflicts=("date", "amount"))])
    assert "a party is inferred" in text
    assert "sources differ on the date and the amount" in text


def test_below_the_table_stands_what_it_is_together() -> None:
    text = words([deal(), deal(taker="Suno", date="2025-11"), deal(kind=DealKind.LAWSUIT)])
    assert text.endswith(
        "3 deals and lawsuits, 29 October 2025 – November 2025. licence 2, lawsuit 1. "
        "Most often: Universal Music Group 3, Udio 2, Suno 1."
    )


def test_no_deals_are_said_to_be_none() -> None:
    assert shown([]) == "There are no such deals.\n"


def test_a_deal_without_a_date_has_a_dash() -> None:
    assert "– Universal Music Group → Udio" in words([deal(date=None)])


@given(st.lists(nasty_deals, min_size=1, max_size=3))
@patient
def test_no_text_commands_the_terminal_or_is_taken_for_markup(deals: list[Deal]) -> None:
    text = shown(deals)
    assert all(
        char.isprintable() or char in "\n\u200c\u200d\u3000\xa0" or char.isspace() for char in text
    )
    assert "\x1b" not in text
    assert "\r" not in text


def test_what_looks_like_markup_is_shown_as_it_stands() -> None:
    name = "[bold]UMG[/bold]"
    assert f"{name} → Udio" in words([deal(name)])
