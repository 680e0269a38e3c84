"""Turning the pages of a card."""

import asyncio
from collections.abc import Coroutine

from bot.cards import Card, notice_card
from bot.commands.clicks import Click
from bot.commands.replying import respond


async def turn(click: Click, work: Coroutine[object, object, Card | None], gone: str) -> None:
    """Put the card that ``work`` makes in the place of the one that was clicked on.

    Whoever did not ask for that card gets the new one in private instead, so that nobody turns a
    page under another's eyes. If there is no card to make, the old one stays, and ``gone`` is said.
    """
    if _is_theirs(click):
        await _replace(click, work, gone)
    else:
        await respond(click, _told(work, gone), private=True, patience_s=click.client.patience_s)


def _is_theirs(click: Click) -> bool:
    message = click.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == click.user.id)


async def _replace(click: Click, work: Coroutine[object, object, Card | None], gone: str) -> None:
    making = asyncio.create_task(work)
    try:
        done, _ = await asyncio.wait({making}, timeout=click.client.patience_s)
        if not done:
            await click.response.defer()
        card = await making
    finally:
        making.cancel()
    if card is None and done:
        await click.response.send_message(view=notice_card(gone), ephemeral=True)
    elif card is None:
        await click.followup.send(view=notice_card(gone), ephemeral=True)
    elif done:
        await click.response.edit_message(view=card)
    else:
        await click.edit_original_response(view=card)


async def _told(work: Coroutine[object, object, Card | None], gone: str) -> Card:
    return await work or notice_card(gone)
