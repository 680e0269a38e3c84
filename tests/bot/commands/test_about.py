"""/help and /status."""

from importlib.metadata import version

import pytest
from simcord import ChannelHandle, Env, MemberActor, UserHandle

from bot.cards import help_card
from index.library import Library
from tests.bot.cards import reading
from tests.bot.conversation import IN_DISCORD, shown
from tests.support.discord_world import text_of, texts

pytestmark = IN_DISCORD


@pytest.mark.parametrize("command", ["help", "status"])
async def test_the_card_is_shown_to_who_asked_alone(
    command: str, channel: ChannelHandle, member: MemberActor
) -> None:
    assert shown(await member.slash(channel, command)).ephemeral


async def test_help_names_everything_that_can_be_done(
    channel: ChannelHandle, member: MemberActor
) -> None:
    card = shown(await member.slash(channel, "help"))
    assert texts(card) == reading.texts(help_card())
    for command in member.available_commands(channel):
        assert f"**/{command}**" in text_of(card)


async def test_status_shows_what_is_in_the_library(
    channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = text_of(shown(await member.slash(channel, "status")))
    status = library.status()
    assert status.built_at is not None
    assert "1 article and 94 briefs" in card
    assert f"{status.passages:,} passages, {status.sentences:,} sentences" in card
    assert f"Generation 1, built <t:{int(status.built_at.timestamp())}:R>" in card
    assert "Model all-MiniLM-L6-v2" in card
    assert f"Version {version('liner-notes')}" in card


async def test_uptime_counts_from_the_start_of_the_bot(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    assert "up 0 min" in text_of(shown(await member.slash(channel, "status")))
    await env.advance_time(3 * 3600 + 5 * 60)
    assert "up 3 h 5 min" in text_of(shown(await member.slash(channel, "status")))


async def test_help_and_status_are_there_in_direct_messages(stranger: UserHandle) -> None:
    assert texts(shown(await stranger.slash("help"))) == reading.texts(help_card())
    assert "1 article and 94 briefs" in text_of(shown(await stranger.slash("status")))
