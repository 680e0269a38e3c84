"""Asking by writing: a mention of the bot, or a direct message to it."""

import asyncio
import logging
import re
import secrets

import discord

from bot.cards import failure_card, reply_card
from bot.errors import failure_words
from index.library import Library

log = logging.getLogger(__name__)


def words_of(message: discord.Message) -> str:
    """Return what a message says: its own words, else those of what it embeds."""
    embedded = [
        part for embed in message.embeds for part in (embed.title, embed.description) if part
    ]
    return message.content or "\n".join(embedded)


def question_in(message: discord.Message, bot: discord.ClientUser) -> str | None:
    """Return the question that a message puts to the bot, or None if it puts none.

    In a server only a mention in the words counts: a reply to the bot mentions it too, but may be
    meant for others.
    """
    if message.author.bot:
        return None
    mention = re.compile(rf"<@!?{bot.id}>")
    if message.guild is not None and not mention.search(message.content):
        return None
    return mention.sub(" ", message.content).strip()


async def answer_message(
    library: Library, message: discord.Message, question: str, *, patience_s: float
) -> None:
    """Reply to a message with the answer to its question."""
    asking = asyncio.create_task(library.ask(question, remember=True))
    try:
        done, _ = await asyncio.wait({asking}, timeout=patience_s)
        if not done:
            async with message.channel.typing():
                await asyncio.wait({asking})
        card = reply_card(asking.result())
    except Exception:
        incident = secrets.token_hex(4)
        log.exception("incident %s", incident)
        card = failure_card(failure_words(incident))
    finally:
        asking.cancel()
    await message.reply(view=card, mention_author=False)
