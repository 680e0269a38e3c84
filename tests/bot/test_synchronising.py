"""Telling Discord the commands: when they changed, and only then."""

import pytest
from discord import app_commands
from simcord import ChannelHandle, Env, MemberActor

from bot import synchronising
from bot.app import build_client
from bot.client import LinerClient
from config.settings import Settings
from index.library import Library
from tests.bot.conversation import IN_DISCORD, QUESTION, mention, quotes
from tests.bot.requests import last_body, made

pytestmark = IN_DISCORD


@app_commands.command(description="A command of a later version")
async def later(interaction: object) -> None:
    """Stand in for a command."""


@pytest.fixture
async def newer(library: Library, settings: Settings, client: LinerClient) -> LinerClient:
    """A later version of the bot, with a command more."""
    newer = build_client(library, settings, shard_count=1)
    newer.tree.add_command(later)
    return newer


def times_told(env: Env) -> int:
    return len(made(env, "PUT", "/commands"))


async def test_discord_is_told_every_command_with_where_and_for_whom_it_is(env: Env) -> None:
    told = {each["name"]: each for each in last_body(env)}
    commands = {"ask", "quotes", "quote", "deals", "help", "status"}
    assert told.keys() == commands | {"Find sources"}
    for each in told.values():
        assert each["contexts"] == [0, 1, 2]
        assert each["integration_types"] == [0, 1]
        assert each["default_member_permissions"] is None


async def test_ask_takes_a_question_and_whether_it_is_private(env: Env) -> None:
    (ask,) = [each for each in last_body(env) if each["name"] == "ask"]
    question, private = ask["options"]
    assert (question["name"], question["required"], question["max_length"]) == (
        "question",
        True,
        4000,
    )
    assert (private["name"], private["required"]) == ("private", False)


async def test_every_option_of_the_lists_is_described_and_optional(env: Env) -> None:
    told = {each["name"]: each for each in last_body(env)}
    names = [option["name"] for option in told["deals"]["options"]]
    assert names == [
        *("party", "with", "kind", "status", "scope", "since", "until", "sort", "private")
    ]
    for command in ("quotes", "quote", "deals"):
        for option in told[command]["options"]:
            assert not option.get("required")
            assert option["description"] != "…"
            assert all(choice["name"][0].isupper() for choice in option.get("choices", ()))


async def test_the_same_commands_are_not_told_again_after_a_restart(
    env: Env, library: Library, settings: Settings
) -> None:
    for _ in range(2):
        await env.restart_bot(build_client(library, settings, shard_count=1))
    assert times_told(env) == 1


async def test_other_commands_are_told_once(env: Env, newer: LinerClient) -> None:
    await env.restart_bot(newer)
    assert times_told(env) == 2
    await env.restart_bot(newer)
    assert times_told(env) == 2


async def test_going_back_to_the_earlier_commands_is_a_change_too(
    env: Env, newer: LinerClient, library: Library, settings: Settings
) -> None:
    await env.restart_bot(newer)
    await env.restart_bot(build_client(library, settings, shard_count=1))
    assert times_told(env) == 3


@pytest.mark.parametrize("status", [400, 403, 429, 500])
async def test_a_bot_whose_commands_are_refused_starts_all_the_same(
    status: int,
    env: Env,
    newer: LinerClient,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    env.inject_error("PUT", "/applications/*/commands", status=status)
    await env.restart_bot(newer)
    assert "Discord did not take the commands; try `liner-notes sync`" in caplog.messages
    assert quotes(await mention(env, channel, member, QUESTION))
    assert (await member.slash(channel, "ask", question=QUESTION)).acknowledged


async def test_refused_commands_are_told_again_at_the_next_start(
    env: Env, newer: LinerClient
) -> None:
    env.inject_error("PUT", "/applications/*/commands", status=500)
    await env.restart_bot(newer)
    assert times_told(env) == 2
    await env.restart_bot(newer)
    assert times_told(env) == 3


async def test_the_operator_can_tell_unchanged_commands_too(
    env: Env, client: LinerClient, library: Library
) -> None:
    with env._bot_scope():
        assert await synchronising.sync(client.tree, library) == 7
    assert times_told(env) == 2
    assert not await synchronising.sync_if_changed(client.tree, library)
