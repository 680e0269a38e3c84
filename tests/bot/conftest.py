"""The real bot with a real library, in a simulated Discord whose every request is checked."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle

from bot.app import build_client
from bot.client import LinerClient
from config.settings import AnswerSettings, Settings
from index.library import Library
from index.models import Models
from index.vocabulary import Vocabulary
from tests.bot.conversation import Restart
from tests.bot.requests import excesses, pings
from tests.support.libraries import opened
from tests.support.openapi import find_description, violations


@pytest.fixture
def answering() -> AnswerSettings:
    """How the bot answers; overridden where that is not as usual."""
    return AnswerSettings()


@pytest.fixture
def settings(tmp_path: Path, answering: AnswerSettings) -> Settings:
    return Settings(data_dir=tmp_path / "data", answer=answering, discord_token=None)


@pytest.fixture
async def library(
    seeded_folder: Path, models: Models, vocabulary: Vocabulary
) -> AsyncIterator[Library]:
    """The starter library; overridden where it must be another one."""
    async with opened(seeded_folder, models, vocabulary) as library:
        yield library


@pytest.fixture
async def until_the_end() -> AsyncIterator[AsyncExitStack]:
    """Holds what can be closed only after the simulation has ended."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
async def client(
    library: Library, settings: Settings, until_the_end: AsyncExitStack
) -> LinerClient:
    client = build_client(library, settings, shard_count=1)
    return await until_the_end.enter_async_context(client)


@pytest.fixture
def simcord_bot(client: LinerClient) -> LinerClient:
    return client


@pytest.fixture
def env(simcord_env: Env) -> Iterator[Env]:
    """A simulated Discord. Whatever the bot sends in a test is checked when the test ends."""
    yield simcord_env
    sent = simcord_env.http_requests
    assert pings(sent) == []
    assert excesses(sent) == []
    description = find_description()
    if description is not None:
        assert violations(sent, description) == []


@pytest.fixture
def restart(
    env: Env,
    library: Library,
    settings: Settings,
    models: Models,
    vocabulary: Vocabulary,
    until_the_end: AsyncExitStack,
) -> Restart:
    """Lets another bot take the place of the first, on the same data folder."""

    async def restarted() -> LinerClient:
        await library.close()
        reopened = await until_the_end.enter_async_context(
            opened(settings.data_dir, models, vocabulary)
        )
        client = build_client(reopened, settings, shard_count=1)
        await until_the_end.enter_async_context(client)
        await env.restart_bot(client)
        return client

    return restarted


@pytest.fixture
def guild(env: Env) -> GuildHandle:
    return env.create_guild()


@pytest.fixture
def channel(guild: GuildHandle) -> ChannelHandle:
    return guild.create_text_channel("ask")


@pytest.fixture
def member(env: Env, guild: GuildHandle) -> MemberActor:
    return guild.add_member(env.create_user("wilhelmina"))


@pytest.fixture
def admin(env: Env, guild: GuildHandle) -> MemberActor:
    role = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(env.create_user("theodora"), roles=[role])


@pytest.fixture
def stranger(env: Env) -> UserHandle:
    """Somebody in no server with the bot, who installed it for themselves."""
    return env.create_user("zebedee")
