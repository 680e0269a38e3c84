"""Following up an answer: by replying to it, and by its button."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, ResponseMessage, UserHandle
from simcord.backend import serializers

from bot.client import LinerClient
from config.settings import AnswerSettings
from index.errors import ModelError
from index.library import Library
from index.types import Answer, NoAnswer
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    UNANSWERABLE,
    Restart,
    ask,
    bot_mention,
    by_bot,
    find_sources,
    follow_up,
    hesitate,
    labels,
    mention,
    press,
    quotes,
    shown,
)
from tests.bot.failures import SECRET, assert_told
from tests.bot.requests import DEFERRED, FORM, MESSAGE, first_responses, made
from tests.support.discord_world import Message, at_once, click, text_of, texts

pytestmark = IN_DISCORD

NEXT = "and what about Udio?"

Asked: TypeAlias = list[tuple[str, str | None]]


@pytest.fixture
def asked(library: Library, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Every question that the library is asked, each with the one before it."""
    return overheard(library, monkeypatch)


def overheard(library: Library, patch: pytest.MonkeyPatch) -> Asked:
    heard: Asked = []
    really = library.ask

    async def ask(
        question: str, *, remember: bool = False, after: str | None = None
    ) -> Answer | NoAnswer:
        heard.append((question, after))
        return await really(question, remember=remember, after=after)

    patch.setattr(library, "ask", ask)
    return heard


def reference_to(message: discord.Message) -> dict[str, str]:
    return {"channel_id": str(message.channel.id), "message_id": str(message.id)}


async def reply(
    env: Env, channel: ChannelHandle, member: MemberActor, card: Message, question: str = NEXT
) -> Message:
    """Reply with a mention and return what the bot answers."""
    await member.send(channel, f"{bot_mention(env)} {question}", reply_to=card)
    return by_bot(env, channel)[-1]


class TestReplies:
    async def test_a_reply_with_a_mention_follows_up_the_answer_replied_to(
        self, env: Env, channel: ChannelHandle, member: MemberActor, asked: Asked
    ) -> None:
        first = await mention(env, channel, member, QUESTION)
        await mention(env, channel, member, "Who settled with Udio?")
        card = await reply(env, channel, member, first)
        assert asked[-1] == (NEXT, QUESTION)
        assert texts(card)[0].startswith(f"### {NEXT}")

    async def test_a_direct_message_follows_up_only_what_it_replies_to(
        self, env: Env, stranger: UserHandle, asked: Asked
    ) -> None:
        await stranger.send_dm(QUESTION)
        (card,) = by_bot(env, stranger.dm_channel)
        await stranger.send_dm(NEXT, reference=reference_to(card))
        await stranger.send_dm(NEXT)
        assert asked == [(QUESTION, None), (NEXT, QUESTION), (NEXT, None)]

    async def test_anybody_can_follow_up_any_kind_of_answer(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        admin: MemberActor,
        asked: Asked,
    ) -> None:
        private = await ask(channel, member, private=True)
        for card in (await ask(channel, member), await press(member, private, "Share")):
            await reply(env, channel, admin, card)
            assert asked[-1] == (NEXT, QUESTION)

    async def test_it_works_after_a_restart(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        restart: Restart,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        library = (await restart()).library
        heard = overheard(library, monkeypatch)
        await reply(env, channel, member, card)
        assert heard == [(NEXT, QUESTION)]

    async def test_a_reply_without_words_gets_the_help_card(
        self, env: Env, channel: ChannelHandle, member: MemberActor, asked: Asked
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        assert "Liner Notes" in text_of(await reply(env, channel, member, card, ""))
        assert asked == [(QUESTION, None)]

    @pytest.mark.parametrize("words", ["", UNANSWERABLE], ids=["help", "no source"])
    async def test_a_reply_to_another_card_stands_on_its_own(
        self, words: str, env: Env, channel: ChannelHandle, member: MemberActor, asked: Asked
    ) -> None:
        card = await mention(env, channel, member, words)
        assert labels(card) == []
        await reply(env, channel, member, card)
        assert asked[-1] == (NEXT, None)

    async def test_a_reply_to_somebody_else_stands_on_its_own(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        admin: MemberActor,
        asked: Asked,
    ) -> None:
        await reply(env, channel, member, await admin.send(channel, QUESTION))
        assert asked == [(NEXT, None)]

    async def test_buttons_that_somebody_else_made_up_are_not_believed(
        self,
        env: Env,
        guild: GuildHandle,
        channel: ChannelHandle,
        member: MemberActor,
        asked: Asked,
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        robot = guild.add_member(env.create_user("robot", bot=True))
        original = env.backend.get_message(channel.id, card.id)
        forged = env.backend.create_message(
            channel.id, robot.id, components=original.components, flags=original.flags
        )
        await env.settle()
        assert labels(channel.history()[-1]) == labels(card)
        assert channel.history()[-1].id == forged.id
        await reply(env, channel, member, channel.history()[-1])
        assert asked[-1] == (NEXT, None)

    async def test_an_answer_that_is_no_longer_kept_is_not_followed_up(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        asked: Asked,
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        await library.forget(datetime.timedelta(0))
        assert quotes(await reply(env, channel, member, card, "Who settled with Udio?"))
        assert asked[-1] == ("Who settled with Udio?", None)

    async def test_a_follow_up_of_a_follow_up_builds_on_what_that_was_taken_for(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        asked: Asked,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        really = library.recall

        async def recall(answer_id: int) -> Answer | None:
            answer = await really(answer_id)
            return answer and replace(answer, understood="the whole question")

        monkeypatch.setattr(library, "recall", recall)
        await reply(env, channel, member, await mention(env, channel, member, QUESTION))
        assert asked[-1] == (NEXT, "the whole question")

    async def test_a_forwarded_answer_is_no_follow_up(
        self, env: Env, channel: ChannelHandle, stranger: UserHandle, asked: Asked
    ) -> None:
        await stranger.send_dm(QUESTION)
        (card,) = by_bot(env, stranger.dm_channel)
        await stranger.send_dm(reference=reference_to(card) | {"type": 1})
        assert asked == [(QUESTION, None)]
        assert "Liner Notes" in text_of(by_bot(env, stranger.dm_channel)[-1])


class TestRepliesThatDiscordDoesNotResolve:
    @pytest.fixture
    def forget_to_resolve(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        """Let messages say nothing, or that it is deleted, of the message replied to."""

        def forget(**instead: None) -> None:
            write = serializers.message_payload

            def unresolved(*args: Any, **options: Any) -> Any:
                message: Any = write(*args, **options)
                if message.pop("referenced_message", None) is not None:
                    message.update(instead)
                return message

            monkeypatch.setattr(serializers, "message_payload", unresolved)

        return forget

    async def test_what_is_replied_to_is_looked_up(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        asked: Asked,
        forget_to_resolve: Callable[..., None],
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        forget_to_resolve()
        await reply(env, channel, member, card)
        assert asked[-1] == (NEXT, QUESTION)
        assert len(made(env, "GET", f"/messages/{card.id}")) == 1

    @pytest.mark.parametrize(("status", "code"), [(403, 50001), (404, 10008), (400, 50035)])
    async def test_what_cannot_be_looked_up_is_not_followed_up(
        self,
        status: int,
        code: int,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        asked: Asked,
        forget_to_resolve: Callable[..., None],
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        forget_to_resolve()
        env.inject_error("GET", "/channels/*/messages/*", status=status, code=code)
        answered = await reply(env, channel, member, card)
        assert asked[-1] == (NEXT, None)
        assert texts(answered)[0].startswith(f"### {NEXT}")

    async def test_a_deleted_message_is_not_looked_up(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        asked: Asked,
        forget_to_resolve: Callable[..., None],
    ) -> None:
        card = await mention(env, channel, member, QUESTION)
        forget_to_resolve(referenced_message=None)
        await reply(env, channel, member, card)
        assert asked[-1] == (NEXT, None)
        assert made(env, "GET", f"/messages/{card.id}") == []


class TestTheButton:
    async def test_it_opens_a_form_with_one_field(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        opened = await click(member, await ask(channel, member), "Follow up")
        assert first_responses(env)[1:] == [FORM]
        assert opened.modal is not None
        assert opened.modal["title"] == "Ask a follow-up"
        (label,) = opened.modal["components"]
        assert label["component"]["max_length"] == 4_000
        assert label["component"]["required"]

    @pytest.mark.parametrize("private", [False, True])
    async def test_what_is_written_is_answered_for_the_same_eyes(
        self, private: bool, channel: ChannelHandle, member: MemberActor, asked: Asked
    ) -> None:
        card = await ask(channel, member, private=private)
        answered = await follow_up(member, card, "Who settled with Udio?")
        assert asked[-1] == ("Who settled with Udio?", QUESTION)
        assert answered.id != card.id
        assert answered.ephemeral == private
        assert ("Share" in labels(answered)) == private
        assert quotes(answered)

    async def test_it_is_there_on_every_kind_of_answer(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        admin: MemberActor,
        asked: Asked,
    ) -> None:
        private = await find_sources(env, channel, member, QUESTION)
        assert (await follow_up(member, private, NEXT)).ephemeral
        mentioned = await mention(env, channel, member, QUESTION)
        assert not (await follow_up(admin, mentioned, NEXT)).ephemeral
        shared = await press(member, await ask(channel, member, private=True), "Share")
        assert not (await follow_up(admin, shared, NEXT)).ephemeral
        assert asked.count((NEXT, QUESTION)) == 3

    async def test_a_stranger_can_use_it_in_direct_messages(
        self, env: Env, stranger: UserHandle, asked: Asked
    ) -> None:
        await stranger.send_dm(QUESTION)
        (card,) = by_bot(env, stranger.dm_channel)
        await follow_up(stranger, card, NEXT)
        assert asked[-1] == (NEXT, QUESTION)

    async def test_it_is_not_there_without_an_answer(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        assert labels(await ask(channel, member, UNANSWERABLE)) == []

    async def test_what_is_written_is_answered_even_if_the_bot_restarted_meanwhile(
        self, channel: ChannelHandle, member: MemberActor, restart: Restart
    ) -> None:
        opened = await click(member, await ask(channel, member, private=True), "Follow up")
        await restart()
        answered = shown(await member.submit_modal(opened, {"question": "Who settled with Udio?"}))
        assert quotes(answered)
        assert answered.ephemeral

    async def test_a_form_that_is_never_sent_leaves_nothing_in_memory(
        self, channel: ChannelHandle, member: MemberActor, client: LinerClient
    ) -> None:
        opened = await click(member, await ask(channel, member), "Follow up")
        assert opened.modal is not None
        assert not client._connection._view_store._modals

    async def test_two_people_can_write_in_the_same_form(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        admin: MemberActor,
        asked: Asked,
    ) -> None:
        card = await ask(channel, member)
        forms = [(person, await click(person, card, "Follow up")) for person in (member, admin)]
        async with at_once(env):
            results = [
                await person.submit_modal(form, {"question": f"{NEXT} {person.name}"})
                for person, form in forms
            ]
        for (person, _), result in zip(forms, results, strict=True):
            assert texts(shown(result))[0].startswith(f"### {NEXT} {person.name}")
            assert (f"{NEXT} {person.name}", QUESTION) in asked

    async def test_without_the_answer_the_question_stands_on_its_own(
        self, channel: ChannelHandle, member: MemberActor, library: Library, asked: Asked
    ) -> None:
        card = await ask(channel, member)
        await library.forget(datetime.timedelta(0))
        assert quotes(await follow_up(member, card, "Who settled with Udio?"))
        assert asked[-1] == ("Who settled with Udio?", None)

    async def test_who_writes_is_told_if_something_goes_wrong(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        card = await ask(channel, member)

        async def failing(*args: object, **options: object) -> None:
            raise ModelError(SECRET)

        monkeypatch.setattr(library, "ask", failing)
        told = await follow_up(member, card, NEXT)
        assert_told(told, "My language model is not available right now.", caplog)
        assert told.ephemeral


class TestSlowFollowUps:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    @pytest.mark.parametrize("private", [False, True])
    async def test_a_slow_answer_is_deferred_and_then_seen_by_the_same_people(
        self,
        private: bool,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        card = await ask(channel, member, private=private)
        hesitate(monkeypatch, library, "ask", seconds=0.3)
        answered = await follow_up(member, card, "Who settled with Udio?")
        assert first_responses(env)[-2:] == [FORM, DEFERRED]
        assert answered.ephemeral == private
        assert quotes(answered)


async def test_a_quick_follow_up_is_answered_at_once(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    answered: ResponseMessage = await follow_up(member, await ask(channel, member), NEXT)
    assert first_responses(env)[-2:] == [FORM, MESSAGE]
    assert texts(answered)[0].startswith(f"### {NEXT}")
