"""When something goes wrong: what a user is told, and what only the log says."""

import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import ChannelHandle, Env, MemberActor

from bot import errors
from config.settings import AnswerSettings, SettingsError
from index.errors import (
    LibraryError,
    ModelError,
    ReindexRunningError,
    SourceError,
    StorageError,
    UserError,
)
from index.library import Library
from index.models import Encoder, Float32, Models
from index.vocabulary import Vocabulary
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    Way,
    ask,
    ask_privately,
    ask_publicly,
    find_sources,
    hesitate,
    mention,
    quotes,
    shown,
    write_directly,
)
from tests.bot.failures import SECRET, assert_told
from tests.support.discord_world import click
from tests.support.libraries import opened

pytestmark = IN_DISCORD

KINDS = [
    (ModelError(SECRET), "My language model is not available right now."),
    (StorageError(SECRET), "My library cannot be used right now."),
    (RuntimeError(SECRET), "Something went wrong on my side."),
]
WAYS = (ask_publicly, ask_privately, find_sources, mention, write_directly)

every_kind = pytest.mark.parametrize(
    ("error", "words"), KINDS, ids=[type(error).__name__ for error, _ in KINDS]
)


class Fickle:
    """A model that fails when it is told to."""

    def __init__(self, model: Encoder) -> None:
        self._model = model
        self.error: Exception | None = None

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def fingerprint(self) -> str:
        return self._model.fingerprint

    def encode(self, texts: Sequence[str]) -> Float32:
        if self.error is not None:
            raise self.error
        return self._model.encode(texts)

    def encode_question(self, question: str) -> Float32:
        if self.error is not None:
            raise self.error
        return self._model.encode_question(question)

    def release(self) -> None:
        self._model.release()


@pytest.fixture
def model(encoder: Encoder) -> Fickle:
    return Fickle(encoder)


@pytest.fixture
async def library(
    seeded_folder: Path, models: Models, model: Fickle, vocabulary: Vocabulary
) -> AsyncIterator[Library]:
    async with opened(seeded_folder, replace(models, encoder=model), vocabulary) as library:
        yield library


def fail(patch: pytest.MonkeyPatch, library: Library, error: Exception) -> None:
    """Let every lookup of a kept answer fail."""

    async def failing(*args: object, **options: object) -> None:
        raise error

    for method in ("recall", "vote"):
        patch.setattr(library, method, failing)


@pytest.mark.parametrize("way", WAYS)
@every_kind
async def test_who_asks_is_told_what_kind_of_thing_went_wrong_and_only_the_log_the_rest(
    way: Way,
    error: Exception,
    words: str,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    model: Fickle,
    caplog: pytest.LogCaptureFixture,
) -> None:
    model.error = error
    card = await way(env, channel, member, QUESTION)
    assert_told(card, words, caplog)
    assert card.flags.ephemeral == (way in {ask_publicly, ask_privately, find_sources})
    assert len(env.errors) == (way in {ask_publicly, ask_privately, find_sources})


@pytest.mark.parametrize("label", ["Context", "More sources", "Share", "👍", "👎"])
@every_kind
async def test_who_clicks_is_told_too(
    label: str,
    error: Exception,
    words: str,
    channel: ChannelHandle,
    member: MemberActor,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = await ask(channel, member, private=True)
    fail(monkeypatch, library, error)
    notice = shown(await click(member, card, label))
    assert_told(notice, words, caplog)
    assert notice.ephemeral


async def test_the_bot_answers_again_when_the_cause_is_gone(
    env: Env, channel: ChannelHandle, member: MemberActor, model: Fickle
) -> None:
    model.error = ModelError(SECRET)
    await mention(env, channel, member, QUESTION)
    model.error = None
    assert quotes(await mention(env, channel, member, QUESTION))


class TestLateErrors:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    @pytest.mark.parametrize("way", WAYS)
    async def test_an_error_after_the_answer_was_deferred_is_told_in_its_place(
        self,
        way: Way,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        model: Fickle,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        hesitate(monkeypatch, library, "ask", seconds=0.3)
        model.error = ModelError(SECRET)
        card = await way(env, channel, member, QUESTION)
        assert_told(card, "My language model is not available right now.", caplog)
        assert not card.flags.loading
        assert len(env.errors) <= 1


def http_error(kind: type[discord.HTTPException], status: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="")
    return kind(response, SECRET)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsError("wrong"), os.EX_CONFIG),
        (discord.LoginFailure("wrong"), os.EX_CONFIG),
        (StorageError("full"), os.EX_CANTCREAT),
        (ReindexRunningError("busy"), os.EX_TEMPFAIL),
        (SourceError("a.txt", "empty"), os.EX_DATAERR),
        (UserError("wrong"), os.EX_DATAERR),
        (ModelError("gone"), os.EX_UNAVAILABLE),
        (LibraryError("gone"), os.EX_UNAVAILABLE),
        (ConnectionError("gone"), os.EX_UNAVAILABLE),
        (http_error(discord.DiscordServerError, 503), os.EX_UNAVAILABLE),
        (ZeroDivisionError(), os.EX_SOFTWARE),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_each_kind_of_error_has_its_exit_code(error: Exception, code: int) -> None:
    assert errors.exit_code(error) == code
    assert isinstance(error, errors.EXPECTED) == (code != os.EX_SOFTWARE)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModelError("The model is missing."), "The model is missing."),
        (SettingsError("LINER_MODEL: wrong"), "LINER_MODEL: wrong"),
        (discord.LoginFailure(SECRET), "does not accept the token"),
        (http_error(discord.HTTPException, 502), "refused a request (status 502)"),
        (ConnectionError(SECRET), "cannot be reached"),
        (discord.ClientException(SECRET), "cannot be reached"),
        (ZeroDivisionError(SECRET), "Something went wrong."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_the_operator_is_told_in_a_sentence(error: Exception, words: str) -> None:
    assert words in errors.operator_words(error)
    assert SECRET not in errors.operator_words(error)


def test_who_may_not_do_something_is_told_no_incident() -> None:
    words = errors.failure_words(app_commands.CheckFailure(SECRET), "0123abcd")
    assert words == "You may not do that here."
