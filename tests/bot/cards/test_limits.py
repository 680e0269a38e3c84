import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.layout import Card, Component, beside, button, row, rule, text
from bot.cards.limits import TEXT, LimitError, check, fair_shares
from tests.bot.cards.values import patient

COLOUR = discord.Colour(1)


def test_a_full_card_passes() -> None:
    card = Card(text("x" * TEXT), colour=COLOUR)
    assert card.content_length() == TEXT


@pytest.mark.parametrize(
    "components",
    [
        pytest.param([text("x" * (TEXT + 1))], id="text"),
        pytest.param([text("x" * TEXT), text("y")], id="texts together"),
        pytest.param([text("😀" * (TEXT // 2 + 1))], id="UTF-16"),
        pytest.param([text(" \n")], id="blank text"),
        pytest.param([row(button("x" * 81, "id"))], id="label"),
        pytest.param([row()], id="empty row"),
        pytest.param([row(discord.ui.Button(url="https://e.example/" + "x" * 500))], id="address"),
        pytest.param([row(button("x", "y" * 101))], id="custom id"),
        pytest.param([discord.ui.Section(accessory=button("x", "y"))], id="empty section"),
    ],
)
def test_a_card_beyond_a_limit_is_refused(components: list[Component]) -> None:
    with pytest.raises(LimitError):
        Card(*components, colour=COLOUR)


def test_components_are_counted_with_nested_ones() -> None:
    view = discord.ui.LayoutView()
    for _ in range(13):
        view.add_item(beside("x", button("y", "z")))
    view.add_item(rule())
    check(view)
    # discord.py counts too; a view that it did not count must not slip through.
    view._children.append(rule())
    with pytest.raises(LimitError, match="41 components"):
        check(view)


@patient
@given(st.lists(st.integers(0, 5000), max_size=6), st.integers(0, 4000))
def test_shares_neither_exceed_the_whole_nor_waste_it(wanted: list[int], total: int) -> None:
    shares = fair_shares(wanted, total)
    assert all(share <= wish for share, wish in zip(shares, wanted, strict=True))
    assert sum(shares) <= total
    if sum(wanted) <= total:
        assert shares == wanted
    else:
        assert sum(shares) > total - len(wanted)


def test_what_small_wishes_leave_goes_to_the_large() -> None:
    assert fair_shares([100, 5000, 5000], 1000) == [100, 450, 450]
