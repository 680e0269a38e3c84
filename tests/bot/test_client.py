"""The client as a whole: what it asks of Discord, what it logs, and that tests watch it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from simcord import ChannelHandle, Env, MemberActor

from bot.app import build_client
from bot.client import LinerClient
from config.settings import LogSettings, Settings
from index.library import Library
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    UNANSWERABLE,
    Way,
    ask_publicly,
    find_sources,
    mention,
)
from tests.bot.requests import excesses, last_body, pings
from tests.support.openapi import violations

pytestmark = IN_DISCORD

OURS = {"bot", "index", "config"}


def test_no_privileged_intent_is_asked_for(client: LinerClient) -> None:
    assert not client.intents.presences
    assert not client.intents.members
    assert not client.intents.message_content
    assert client.intents.guild_messages
    assert client.intents.dm_messages


def test_nobody_can_be_mentioned_by_default(client: LinerClient) -> None:
    allowed = client.allowed_mentions
    assert allowed is not None
    assert dict(allowed.to_dict()) == {"parse": []}


def test_questions_are_deferred_after_as_long_as_the_settings_say(
    client: LinerClient, settings: Settings
) -> None:
    assert client.patience_s == settings.answer.defer_after_s == 1.5


async def test_discord_says_how_many_shards_there_are(library: Library, settings: Settings) -> None:
    async with build_client(library, settings) as client:
        assert client.shard_count is None


async def test_going_online_is_noted_in_the_log(
    env: Env, client: LinerClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot")
    env.create_guild()
    await env.settle()
    await client.on_ready()
    assert "connected to Discord, in 1 servers" in caplog.messages


@pytest.mark.parametrize("way", [ask_publicly, mention, find_sources])
async def test_the_log_says_how_a_question_went_but_not_what_it_was(
    way: Way,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    await way(env, channel, member, QUESTION)
    await way(env, channel, member, UNANSWERABLE)
    ours = [each.getMessage() for each in caplog.records if each.name.split(".")[0] in OURS]
    assert [line.split(" in ")[0] for line in ours if line.startswith("a question")] == [
        "a question: answered",
        "a question: no-source",
    ]
    assert "Nash" not in " ".join(ours)
    assert "pizza" not in " ".join(ours)


class TestWithQuestionsLogged:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(data_dir=tmp_path / "data", log=LogSettings(questions=True))

    async def test_the_log_has_the_questions_if_the_operator_asks_for_them(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level("INFO")
        await ask_publicly(env, channel, member, QUESTION)
        (line,) = [line for line in caplog.messages if line.startswith("a question")]
        assert line.startswith(f"a question {QUESTION!r}: answered in ")


class TestTheWatchOnRequests:
    """The checks at the end of every test would notice."""

    async def test_a_real_conversation_is_valid_by_discords_own_description(
        self, env: Env, channel: ChannelHandle, member: MemberActor, openapi_path: Path
    ) -> None:
        await ask_publicly(env, channel, member, QUESTION)
        await mention(env, channel, member, QUESTION)
        methods = {(each.method, each.path.rpartition("/")[2]) for each in env.http_requests}
        assert methods >= {("PUT", "commands"), ("POST", "callback"), ("POST", "messages")}
        assert violations(env.http_requests, openapi_path) == []

    async def test_what_is_no_valid_request_would_be_noticed(
        self, env: Env, channel: ChannelHandle, member: MemberActor, openapi_path: Path
    ) -> None:
        await ask_publicly(env, channel, member, QUESTION)
        with changed(last_body(env)["data"]["components"][0], accent_color="amber"):
            assert len(violations(env.http_requests, openapi_path)) == 1

    @pytest.mark.parametrize(
        "loud", [{"parse": ["users"]}, {"parse": [], "replied_user": True}, None]
    )
    async def test_a_message_that_could_notify_somebody_would_be_noticed(
        self, loud: object, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        await ask_publicly(env, channel, member, QUESTION)
        with changed(last_body(env)["data"], allowed_mentions=loud):
            assert len(pings(env.http_requests)) == 1

    @pytest.mark.parametrize(
        "parts", [[{"type": 10, "content": "😀" * 2001}], [{"type": 14, "spacing": 1}] * 40]
    )
    async def test_a_message_that_is_too_large_would_be_noticed(
        self, parts: object, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        await ask_publicly(env, channel, member, QUESTION)
        with changed(last_body(env)["data"]["components"][0], components=parts):
            assert len(excesses(env.http_requests)) == 1


@contextmanager
def changed(body: dict[str, object], **fields: object) -> Iterator[None]:
    """Pretend that something else was sent."""
    before = dict(body)
    body.update(fields)
    yield
    body.update(before)
