"""Asking the bot in each way there is, and reading what it shows."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import discord
import pytest
from simcord import ChannelHandle, Env, InteractionResult, MemberActor, ResponseMessage, UserHandle
from simcord.actors import _dispatch_actor_interaction, _resolve_visible_command
from simcord.backend import serializers
from simcord.enums import AppCommandType, InteractionType

from bot.client import LinerClient
from index.library import Library
from tests.bot.cards import reading
from tests.support.discord_world import Message, button, buttons, texts

IN_DISCORD = pytest.mark.simcord(
    shard_count=1, approved_intents=discord.Intents.none(), settle_timeout=60
)
"""Without privileged intents, and with patience for a machine that is busy."""

QUESTION = "What did Michael Nash say about KLAY?"
UNANSWERABLE = "Where can I get the best pizza in Naples?"
MENU = "Find sources"

Way: TypeAlias = Callable[[Env, ChannelHandle, MemberActor, str], Awaitable[Message]]
"""Lets a member of a server ask something and returns the card that comes of it."""

Restart: TypeAlias = Callable[[], Awaitable[LinerClient]]
"""Puts another bot in the place of the first, on the same data folder."""

_ID = re.compile(r"ln:\w+:(\d+)")


def shown(result: InteractionResult) -> ResponseMessage:
    """Return what an interaction was answered with."""
    assert result.response is not None
    return result.response


def answer_id(message: Message) -> int:
    """Return the number under which the answer on a card is kept."""
    ids = {match[1] for each in buttons(message) if (match := _ID.match(each.custom_id or ""))}
    assert len(ids) == 1, ids
    return int(ids.pop())


def quotes(message: Message) -> list[str]:
    """Return the excerpts on a card as they are written."""
    return [text for text in texts(message) if text.startswith("> ")]


def words_of(quote: str) -> str:
    """Return the words of an article that an excerpt shows."""
    return reading.verbatim(quote)[1]


def labels(message: Message) -> list[str]:
    return [button.label for button in buttons(message)]


def bot_mention(env: Env) -> str:
    assert env.bot.user is not None
    return env.bot.user.mention


def by_bot(env: Env, channel: ChannelHandle) -> list[discord.Message]:
    """Return all that the bot has written in a channel, oldest first."""
    assert env.bot.user is not None
    return [message for message in channel.history() if message.author.id == env.bot.user.id]


async def ask(
    channel: ChannelHandle, member: MemberActor, question: str = QUESTION, *, private: bool = False
) -> ResponseMessage:
    return shown(await member.slash(channel, "ask", question=question, private=private))


async def ask_publicly(
    env: Env, channel: ChannelHandle, member: MemberActor, question: str
) -> Message:
    return await ask(channel, member, question)


async def ask_privately(
    env: Env, channel: ChannelHandle, member: MemberActor, question: str
) -> Message:
    return await ask(channel, member, question, private=True)


async def mention(env: Env, channel: ChannelHandle, member: MemberActor, question: str) -> Message:
    await member.send(channel, f"{bot_mention(env)} {question}")
    return by_bot(env, channel)[-1]


async def write_directly(
    env: Env, channel: ChannelHandle, member: MemberActor, question: str
) -> Message:
    await member.send_dm(question)
    return by_bot(env, member.user.dm_channel)[-1]


async def find_sources(
    env: Env, channel: ChannelHandle, member: MemberActor, question: str
) -> Message:
    message = await member.send(channel, question)
    return shown(await member.context_menu(channel, MENU, message))


async def find_sources_alone(stranger: UserHandle, question: str) -> Message:
    """Use the menu of a message in the direct messages with the bot; simcord has no verb for it."""
    message = await stranger.send_dm(question)
    channel = stranger.dm_channel
    backend = stranger._env.backend
    stored = backend.get_message(channel.id, message.id)
    command = _resolve_visible_command(stranger, channel.id, MENU, AppCommandType.MESSAGE)
    data = {
        "id": command["id"],
        "name": MENU,
        "type": AppCommandType.MESSAGE,
        "target_id": str(message.id),
        "resolved": {
            "messages": {str(message.id): dict(serializers.message_payload(backend, stored))}
        },
    }
    kind = InteractionType.APPLICATION_COMMAND
    return shown(await _dispatch_actor_interaction(stranger, kind, channel, data))


async def press(
    actor: MemberActor | UserHandle, card: Message, label: str, *, nth: int = 0
) -> ResponseMessage:
    """Click a button and return the card that comes of it: the copy, of a shared one."""
    clicked = button(card, label, nth=nth)
    result: InteractionResult = await actor.click(card, custom_id=clicked.custom_id)
    return result.followups[0] if label == "Share" and result.followups else shown(result)


async def follow_up(
    actor: MemberActor | UserHandle, card: Message, question: str
) -> ResponseMessage:
    """Write in the form behind the button of an answer and return what comes of it."""
    clicked = button(card, "Follow up")
    form: InteractionResult = await actor.click(card, custom_id=clicked.custom_id)
    return shown(await actor.submit_modal(form, {"question": question}))


def hesitate(patch: pytest.MonkeyPatch, library: Library, method: str, seconds: float) -> None:
    """Let a method of the library take longer."""
    prompt: Callable[..., Awaitable[Any]] = getattr(library, method)

    async def slow(*args: Any, **options: Any) -> Any:
        await asyncio.sleep(seconds)
        return await prompt(*args, **options)

    patch.setattr(library, method, slow)
