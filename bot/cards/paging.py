"""Long lists a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import discord

from bot.cards.layout import button

BACK = "◀"
ON = "▶"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some neighbouring items of a list."""

    items: tuple[T, ...]
    number: int
    """Counted from 0."""
    count: int
    """Pages in all, at least 1."""
    first: int
    """Place of the first item in the list, counted from 0."""

    def __str__(self) -> str:
        return f"Page {self.number + 1} of {self.count}"


def page_of(items: Sequence[T], number: int, per_page: int) -> Page[T]:
    """Return a page, or the last one if the list has become shorter than that."""
    count = max(1, -(-len(items) // per_page))
    number = min(number, count - 1)
    first = number * per_page
    return Page(tuple(items[first : first + per_page]), number, count, first)


def arrows(
    number: int, count: int, address: Callable[[int], str]
) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    """Show buttons that turn the page, each in its place on every page; none for one page.

    ``address`` writes the custom id that asks for a page.
    """
    if count == 1:
        return []
    back, on = button(BACK, address(max(0, number - 1))), button(ON, address(number + 1))
    if number == 0:
        back = _dead(BACK, address(0))
    if number == count - 1:
        on = _dead(ON, address(number))
    return [back, on]


def _dead(label: str, custom_id: str) -> discord.ui.Button[discord.ui.LayoutView]:
    dead = button(label, custom_id)
    dead.disabled = True
    return dead
