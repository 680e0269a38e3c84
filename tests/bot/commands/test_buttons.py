"""The buttons under an answer, on every kind of card."""

import pytest
from simcord import ChannelHandle, Env, MemberActor, UserHandle

from config.settings import AnswerSettings
from index.library import Library
from index.types import Answer
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    answer_id,
    ask,
    by_bot,
    find_sources_alone,
    hesitate,
    labels,
    mention,
    press,
    quotes,
    shown,
    words_of,
)
from tests.bot.requests import DEFERRED, MESSAGE, first_responses
from tests.support.discord_world import Message, at_once, click, text_of

pytestmark = IN_DISCORD

LABELS = ("Context", "More sources", "Share", "👍", "👎")
"""The buttons that answer a click with a card."""


async def kept_answer(library: Library, card: Message) -> Answer:
    answer = await library.recall(answer_id(card))
    assert answer is not None
    return answer


class TestMoreSources:
    async def test_the_pages_show_every_further_excerpt_once(
        self, channel: ChannelHandle, member: MemberActor, library: Library
    ) -> None:
        card: Message = await ask(channel, member)
        answer = await kept_answer(library, card)
        seen = quotes(card)
        while "More sources" in labels(card):
            card = await press(member, card, "More sources")
            seen += quotes(card)
        assert len(answer.more) > 3, "the second page was to be reached"
        for quote, citation in zip(seen, answer.citations + answer.more, strict=True):
            assert words_of(quote) in citation.text

    async def test_a_page_is_seen_only_by_who_asked_for_it(
        self, channel: ChannelHandle, member: MemberActor, admin: MemberActor
    ) -> None:
        page = await press(admin, await ask(channel, member), "More sources")
        assert page.ephemeral
        assert page.id not in [message.id for message in channel.history(viewer=member)]


class TestContext:
    async def test_the_passage_holds_the_excerpt_and_more_of_the_same_article(
        self, channel: ChannelHandle, member: MemberActor, library: Library
    ) -> None:
        card = await ask(channel, member)
        answer = await kept_answer(library, card)
        for nth, citation in enumerate(answer.citations):
            context = await press(member, card, "Context", nth=nth)
            (passage,) = [words_of(quote) for quote in quotes(context)]
            assert words_of(quotes(card)[nth]) in passage
            assert len(passage) > len(citation.text)
            assert passage in citation.article.text
            assert context.ephemeral

    async def test_it_is_there_for_further_sources_too(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        page = await press(member, await ask(channel, member), "More sources")
        context = await press(member, page, "Context", nth=1)
        assert words_of(quotes(page)[1]) in words_of(quotes(context)[0])


class TestShare:
    async def test_everyone_sees_a_copy_and_the_private_card_loses_the_button(
        self, channel: ChannelHandle, member: MemberActor, admin: MemberActor
    ) -> None:
        card = await ask(channel, member, private=True)
        result = await click(member, card, "Share")
        (copy,) = result.followups
        assert not copy.ephemeral
        assert copy.id in [message.id for message in channel.history(viewer=admin)]
        assert quotes(copy) == quotes(card)
        assert shown(result).id == card.id
        assert "Share" not in labels(card)
        assert card.ephemeral
        assert quotes(card) == quotes(copy)

    async def test_the_copy_does_not_say_who_shared_it(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        copy = await press(member, await ask(channel, member, private=True), "Share")
        assert "Shared from a private answer." in text_of(copy)
        assert member.name not in text_of(copy)
        assert str(member.id) not in text_of(copy)
        assert "Share" not in labels(copy)

    async def test_the_buttons_of_the_copy_work_for_everyone(
        self, channel: ChannelHandle, member: MemberActor, admin: MemberActor
    ) -> None:
        copy = await press(member, await ask(channel, member, private=True), "Share")
        assert quotes(await press(admin, copy, "Context"))
        assert quotes(await press(admin, copy, "More sources"))
        assert "this answer helped" in text_of(await press(admin, copy, "👍"))

    async def test_a_stranger_can_share_in_direct_messages(
        self, env: Env, stranger: UserHandle
    ) -> None:
        card = await find_sources_alone(stranger, QUESTION)
        copy = await press(stranger, card, "Share")
        assert quotes(copy) == quotes(card)

    async def test_two_quick_clicks_share_it_once(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await ask(channel, member, private=True)
        async with at_once(env):
            results = [await click(member, card, "Share") for _ in range(2)]
        assert all(result.acknowledged for result in results)
        assert len([copy for result in results for copy in result.followups]) == 1
        assert len(by_bot(env, channel)) == 1 + (card in by_bot(env, channel))
        assert env.errors == []

    async def test_two_private_cards_of_one_question_can_both_be_shared(
        self, channel: ChannelHandle, member: MemberActor, admin: MemberActor
    ) -> None:
        for person in (member, admin):
            assert quotes(await press(person, await ask(channel, person, private=True), "Share"))

    async def test_it_can_be_shared_again_if_that_did_not_work(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await ask(channel, member, private=True)
        env.inject_error("POST", "/interactions/*/*/callback", status=400, code=50035)
        failed = await click(member, card, "Share")
        assert failed.followups == []
        assert not (await press(member, card, "Share")).ephemeral


@pytest.mark.parametrize("label", LABELS)
async def test_every_button_on_a_private_card_answers_in_private_but_share(
    label: str, channel: ChannelHandle, member: MemberActor
) -> None:
    card = await ask(channel, member, private=True)
    assert (await press(member, card, label)).ephemeral == (label != "Share")


class TestSlowClicks:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    @pytest.mark.parametrize("label", ["Context", "More sources", "👍"])
    async def test_a_slow_click_is_deferred_and_stays_private(
        self,
        label: str,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        card = await ask(channel, member)
        for method in ("recall", "vote"):
            hesitate(monkeypatch, library, method, seconds=0.3)
        reply = await press(member, card, label)
        assert first_responses(env)[1:] == [DEFERRED]
        assert reply.ephemeral


async def test_a_quick_click_is_answered_at_once(
    env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    await press(member, await ask(channel, member), "Context")
    assert first_responses(env) == [MESSAGE, MESSAGE]


async def test_buttons_work_under_the_answer_to_a_mention_and_for_anybody(
    env: Env, channel: ChannelHandle, member: MemberActor, admin: MemberActor
) -> None:
    card = await mention(env, channel, member, QUESTION)
    assert quotes(await press(admin, card, "Context"))
    assert "this answer helped" in text_of(await press(admin, card, "👍"))
