"""What all buttons have in common.

Discord tells a click by the button's custom id alone, so a button needs no memory of its card.
"""

import re
from typing import Any, Self, TypeAlias

import discord

from bot.client import LinerClient
from bot.errors import report

Click: TypeAlias = discord.Interaction[LinerClient]
Button: TypeAlias = discord.ui.Button[discord.ui.LayoutView]


class CardButton(discord.ui.DynamicItem[Button], template=r"ln:never"):
    """A button that tells the user when something goes wrong."""

    def __init__(self, item: Button, match: re.Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        """Make the button anew from what a click says about itself."""
        if not isinstance(item, discord.ui.Button):
            raise TypeError(f"{match.string} is not on a button")
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Act on a click. discord.py only logs what is raised here, so it is reported here."""
        try:
            await self.act(interaction)
        except Exception as error:  # noqa: BLE001 - the last stop before a silent failure
            await report(interaction, error)

    async def act(self, click: Click) -> None:
        """Do what the button is for."""
        raise NotImplementedError
