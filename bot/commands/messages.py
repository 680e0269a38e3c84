"""Asking by writing: a mention of the bot, or a direct message to it."""

import asyncio
import re
from collections.abc import Coroutine
from contextlib import suppress

import discord

from bot.cards import failure_card, reply_card
from bot.errors import failure_words, log_incident
from index.types import Answer, NoAnswer

_CUSTOM_EMOJI = re.compile(r"<a?:\w+:[0-9]+>")


def without_emoji(text: str) -> str:
    """Leave out a server's own emoji, whose names and numbers are no words of a question."""
    return _CUSTOM_EMOJI.sub(" ", text)


def words_of(message: discord.Message) -> str:
    """Return what a message says: its own words, else those of what it embeds."""
    embedded = [
        part for embed in message.embeds for part in (embed.title, embed.description) if part
    ]
    return message.content or "\n".join(embedded)


def question_in(message: discord.Message, bot: discord.ClientUser) -> str | None:
    """Return the question that a message puts to the bot, or None if it puts none.

    In a server only a mention in the words counts: a reply to the bot mentions it too, but may be
    meant for others. What Discord says in somebody's name ("pinned a message") is no question.
    """
    if message.author.bot or message.is_system():
        return None
    mention = re.compile(rf"<@!?{bot.id}>")
    if message.guild is not None and not mention.search(message.content):
        return None
    return mention.sub(" ", message.content).strip()


async def answer_message(
    message: discord.Message,
    asked: Coroutine[object, object, Answer | NoAnswer],
    *,
    patience_s: float,
) -> None:
    """Reply to a message with the answer to its question, typing meanwhile if it takes long."""
    asking = asyncio.create_task(asked)
    try:
        done, _ = await asyncio.wait({asking}, timeout=patience_s)
        if not done:
            # That the typing cannot be shown is no reason to withhold the answer.
            with suppress(discord.HTTPException):
                async with message.channel.typing():
                    await asyncio.wait({asking})
        card = reply_card(await asking)
    except Exception as error:  # noqa: BLE001 - the last stop before a silent failure
        card = failure_card(failure_words(error, log_incident(error)))
    finally:
        asking.cancel()
    await message.reply(view=card, mention_author=False)
