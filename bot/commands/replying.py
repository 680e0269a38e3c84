"""Answering Discord in time, however long the answer takes."""

import asyncio
from collections.abc import Coroutine

import discord

from bot.cards import Card


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
