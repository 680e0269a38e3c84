"""Answering Discord in time, however long the answer takes."""

import asyncio
from collections.abc import Coroutine

import discord

from bot.cards import Card, reply_card
from index.types import Answer, NoAnswer


async def respond(
    interaction: discord.Interaction,
    work: Coroutine[object, object, Card],
    *,
    private: bool,
    patience_s: float,
) -> None:
    """Send the card that ``work`` makes: at once, or deferred if it takes longer than that.

    Discord gives up on an interaction after 3 s, and fixes by the first response who may see it.
    """
    making = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({making}, timeout=patience_s)
        if done:
            await interaction.response.send_message(view=making.result(), ephemeral=private)
        else:
            await interaction.response.defer(ephemeral=private, thinking=True)
            await interaction.followup.send(view=await making, ephemeral=private)
    finally:
        making.cancel()


async def respond_with_reply(
    interaction: discord.Interaction,
    asked: Coroutine[object, object, Answer | NoAnswer],
    *,
    private: bool,
    patience_s: float,
) -> None:
    """Send what comes of a question; a private answer can be shared afterwards."""

    async def make_card() -> Card:
        return reply_card(await asked, shareable=private)

    await respond(interaction, make_card(), private=private, patience_s=patience_s)
