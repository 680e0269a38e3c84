"""The parts that all cards are made of."""

from typing import TypeAlias

import discord

from bot.cards.limits import check

Component: TypeAlias = discord.ui.Item[discord.ui.LayoutView]

ANSWER = discord.Colour(0xE8A33D)
NO_ANSWER = discord.Colour(0x8A8F98)
INFORMATION = discord.Colour(0x4F8FBF)
FAILURE = discord.Colour(0xC8553D)


class Card(discord.ui.LayoutView):
    """One container of components, checked against Discord's limits.

    It calls itself finished, so discord.py sends it but never stores it: a card holds no memory
    after it is sent, and its buttons are matched by their custom ids alone, also after a restart.
    """

    def __init__(self, *components: Component, colour: discord.Colour) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.Container(*components, accent_colour=colour))
        check(self)

    def is_finished(self) -> bool:
        """Tell discord.py not to listen for clicks on this view."""
        return True


def text(content: str) -> Component:
    """Show Markdown."""
    return discord.ui.TextDisplay(content)


def rule() -> Component:
    """Show a thin line."""
    return discord.ui.Separator()


def button(label: str, custom_id: str) -> discord.ui.Button[discord.ui.LayoutView]:
    """Show a quiet button."""
    return discord.ui.Button(label=label, custom_id=custom_id)


def emoji_button(emoji: str, custom_id: str) -> discord.ui.Button[discord.ui.LayoutView]:
    """Show a quiet button that bears an emoji alone."""
    return discord.ui.Button(emoji=emoji, custom_id=custom_id)


def row(*buttons: discord.ui.Button[discord.ui.LayoutView]) -> Component:
    """Show buttons side by side."""
    return discord.ui.ActionRow(*buttons)


def beside(content: str, accessory: discord.ui.Button[discord.ui.LayoutView]) -> Component:
    """Show Markdown with a button at its right."""
    return discord.ui.Section(content, accessory=accessory)


def subtext(content: str) -> str:
    """Write one line in small grey letters."""
    return f"-# {content}"
