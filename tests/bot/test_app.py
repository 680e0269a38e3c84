from pathlib import Path

import pytest

from bot.app import build_client
from bot.client import LinerClient
from config.settings import AnswerSettings, Settings
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened


@pytest.fixture
async def client(tmp_path: Path) -> LinerClient:
    patient = Settings(discord_token=None, answer=AnswerSettings(defer_after_s=2.25))
    async with (
        opened(tmp_path, BagOfWords()) as library,
        build_client(library, patient, shard_count=1) as client,
    ):
        return client


async def test_the_client_has_every_command(client: LinerClient) -> None:
    names = {command.name for command in client.tree.get_commands()}
    assert names == {"ask", "Find sources", "quotes", "quote", "deals", "help", "status"}


async def test_the_client_is_as_patient_as_the_settings_say(client: LinerClient) -> None:
    assert client.patience_s == 2.25


async def test_the_client_needs_no_privileged_intents(client: LinerClient) -> None:
    wanted = {name for name, value in client.intents if value}
    assert wanted.isdisjoint({"members", "presences", "message_content"})


async def test_the_client_pings_nobody(client: LinerClient) -> None:
    mentions = client.allowed_mentions
    assert mentions is not None
    assert {mentions.everyone, mentions.users, mentions.roles} == {False}
