"""Searching with a filter, and keeping the filter for the buttons of what is found."""

import logging
from collections.abc import Callable, Coroutine
from typing import TypeVar

import discord

from bot.cards import Card, notice_card
from bot.client import LinerClient
from bot.commands.options import typed_again
from bot.commands.periods import Misread
from bot.commands.replying import respond
from index.errors import StorageError
from index.filters import DealFilter, QuoteFilter

log = logging.getLogger(__name__)

F = TypeVar("F", QuoteFilter, DealFilter)


async def search(
    interaction: discord.Interaction[LinerClient],
    wanted: F | Misread,
    found: Callable[[LinerClient, F], Coroutine[object, object, Card]],
    *,
    private: bool,
) -> None:
    """Show the card of what a filter finds.

    If the filter could not be read, say so in private, with the command as it was typed.
    """
    if isinstance(wanted, Misread):
        card = notice_card(f"{wanted.sentence}\n\nYou typed:\n{typed_again(interaction)}")
        await interaction.response.send_message(view=card, ephemeral=True)
        return
    client = interaction.client
    card_made = found(client, wanted)
    await respond(interaction, card_made, private=private, patience_s=client.patience_s)


async def kept_number(client: LinerClient, wanted: QuoteFilter | DealFilter) -> int | None:
    """Return the number under which a filter is kept; None if it cannot be."""
    try:
        return await client.library.keep_filter(wanted)
    except StorageError:
        # A full disk must not keep anybody from a list; it has no buttons then.
        log.exception("a filter could not be kept")
        return None


async def kept_filter(client: LinerClient, number: int, kind: type[F]) -> F | None:
    """Return the filter that is kept under a number; None if it is gone."""
    wanted = await client.library.kept_filter(number)
    return wanted if isinstance(wanted, kind) else None
