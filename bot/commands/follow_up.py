"""Following up an answer: by the form behind its button, or by replying to it."""

import re
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass

import discord

from bot.cards.identifiers import FORM, answer_among
from bot.commands.replying import respond_with_reply
from bot.errors import report
from index.types import Answer, NoAnswer


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question, and the number of the answer that it follows up."""

    answer: int
    question: str


def follow_up_in(interaction: discord.Interaction) -> FollowUp | None:
    """Return what was written in the form of an answer, or None if this is something else."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    match interaction.data:
        case {
            "custom_id": str(custom_id),
            "components": [{"component": {"value": str(question)}}],
        } if form := re.fullmatch(FORM, custom_id):
            return FollowUp(int(form["answer"]), question)
    return None


async def answer_follow_up(
    interaction: discord.Interaction,
    asked: Coroutine[object, object, Answer | NoAnswer],
    *,
    patience_s: float,
) -> None:
    """Answer a form, in private if the answer with its button is private."""
    card = interaction.message
    private = card is None or card.flags.ephemeral
    try:
        await respond_with_reply(interaction, asked, private=private, patience_s=patience_s)
    except Exception as error:  # noqa: BLE001 - the last stop before a silent failure
        await report(interaction, error)


async def answer_replied_to(message: discord.Message, bot: discord.ClientUser) -> int | None:
    """Return the number of the bot's answer that a message replies to, or None."""
    card = await _replied_to(message)
    if card is None or card.author.id != bot.id:
        return None
    items = discord.ui.LayoutView.from_message(card).walk_children()
    return answer_among(item.custom_id for item in items if isinstance(item, discord.ui.Button))


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.resolved is None:
        # Discord did not look it up. Whoever replied to it can see it; the bot perhaps not.
        with suppress(discord.HTTPException):
            return await message.channel.fetch_message(reference.message_id)
    return reference.resolved if isinstance(reference.resolved, discord.Message) else None
