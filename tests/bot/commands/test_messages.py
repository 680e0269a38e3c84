"""Asking by writing: mentions of the bot and direct messages to it."""

import logging

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle
from simcord.enums import MessageType

from bot.cards import help_card
from config.settings import AnswerSettings
from index.library import Library
from tests.bot.cards import reading
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    bot_mention,
    by_bot,
    hesitate,
    mention,
    quotes,
)
from tests.bot.requests import made
from tests.support.discord_world import text_of, texts

pytestmark = IN_DISCORD

HELP = reading.texts(help_card())


@pytest.mark.parametrize(
    "form",
    ["{bot} {question}", "{question} {bot}", "{nick} {question}", "  {bot}\n{question}\n"],
)
async def test_a_mention_anywhere_in_a_message_is_a_question_without_the_mention(
    form: str, env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    bot = bot_mention(env)
    nick = bot.replace("<@", "<@!")
    await member.send(channel, form.format(bot=bot, nick=nick, question=QUESTION))
    (card,) = by_bot(env, channel)
    assert texts(card)[0] == f"### {QUESTION}"
    assert quotes(card)


async def test_the_answer_is_a_reply_that_notifies_nobody(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    asking = await member.send(channel, f"{bot_mention(env)} {QUESTION}")
    (card,) = by_bot(env, channel)
    assert card.reference is not None
    assert card.reference.message_id == asking.id
    assert card.mentions == []


async def test_a_mention_alone_gets_the_help_card(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    await member.send(channel, f" {bot_mention(env)} ")
    (card,) = by_bot(env, channel)
    assert texts(card) == HELP


async def test_a_direct_message_without_words_gets_the_help_card(
    env: Env, stranger: UserHandle
) -> None:
    picture = env.backend.store_attachments(stranger.dm_channel.id, [("cover.png", b"png")])
    await stranger.send_dm("", attachments=picture)
    (card,) = by_bot(env, stranger.dm_channel)
    assert texts(card) == HELP


@pytest.mark.parametrize("everyone", ["@everyone", "@here"])
async def test_a_call_to_everyone_is_no_question(
    everyone: str, env: Env, channel: ChannelHandle, admin: MemberActor
) -> None:
    await admin.send(channel, f"{everyone} {QUESTION}")
    assert by_bot(env, channel) == []


async def test_the_mention_of_a_role_or_of_somebody_else_is_no_question(
    env: Env, guild: GuildHandle, channel: ChannelHandle, member: MemberActor, admin: MemberActor
) -> None:
    role = guild.create_role("Fans")
    await member.send(channel, f"{role.mention} {QUESTION}")
    await member.send(channel, f"{admin.mention} {QUESTION}")
    assert by_bot(env, channel) == []


async def test_a_reply_to_the_bot_is_a_question_only_with_a_mention_in_its_words(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    card = await mention(env, channel, member, QUESTION)
    await member.send(channel, "I doubt that, what do you all think?", reply_to=card)
    assert len(by_bot(env, channel)) == 1
    await member.send(channel, f"{bot_mention(env)} who settled with Udio?", reply_to=card)
    assert len(by_bot(env, channel)) == 2


async def test_other_bots_and_webhooks_are_not_answered(
    env: Env, guild: GuildHandle, channel: ChannelHandle
) -> None:
    robot = guild.add_member(env.create_user("robot", bot=True))
    await robot.send(channel, f"{bot_mention(env)} {QUESTION}")
    await guild.create_webhook(channel).send(f"{bot_mention(env)} {QUESTION}")
    assert by_bot(env, channel) == []


async def test_what_discord_says_in_somebodys_name_is_no_question(
    env: Env, stranger: UserHandle
) -> None:
    channel = stranger.dm_channel
    card = await stranger.send_dm(QUESTION)
    env.backend.create_system_message(
        channel.id,
        MessageType.PINS_ADD,
        stranger.id,
        referenced_channel_id=channel.id,
        referenced_message_id=card.id,
    )
    await env.settle()
    assert channel.history()[-1].type is discord.MessageType.pins_add
    assert len(by_bot(env, channel)) == 1


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (400, 50035), (500, 0)])
async def test_a_message_that_cannot_be_answered_is_noted_in_the_log(
    status: int,
    code: int,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=2)
    await member.send(channel, f"{bot_mention(env)} {QUESTION}")
    await member.send(channel, bot_mention(env))
    assert by_bot(env, channel) == []
    warnings = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert warnings == [f"a message could not be answered: status {status}"] * 2
    await member.send(channel, bot_mention(env))
    assert len(by_bot(env, channel)) == 1


async def test_where_the_bot_may_not_write_it_keeps_silent(
    env: Env, guild: GuildHandle, member: MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    assert guild.me is not None
    muted = guild.create_text_channel(
        "no-bots", overwrites={guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    await member.send(muted, f"{bot_mention(env)} {QUESTION}")
    assert by_bot(env, muted) == []
    assert "a message could not be answered: status 403" in caplog.messages


class TestSlowAnswers:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    @pytest.fixture(autouse=True)
    def hesitation(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        hesitate(monkeypatch, library, "ask", seconds=0.3)

    async def test_the_bot_types_until_the_answer_is_there(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        requests = [request.path.rpartition("/")[2] for request in env.http_requests]
        assert requests[-2:] == ["typing", "messages"]
        assert quotes(card)

    async def test_an_answer_comes_even_if_the_typing_cannot_be_shown(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        env.inject_error("POST", "/channels/*/typing", status=500)
        card = await mention(env, channel, member, QUESTION)
        assert quotes(card)
        assert "went wrong" not in text_of(card)


async def test_the_bot_does_not_type_when_the_answer_takes_a_moment(
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hesitate(monkeypatch, library, "ask", seconds=0.1)
    await mention(env, channel, member, QUESTION)
    assert made(env, "POST", "/typing") == []
