"""When Discord refuses what the bot sends, or no longer knows whom it is for."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest
from simcord import ChannelHandle, Env, InteractionResult, MemberActor

from tests.bot.conversation import IN_DISCORD, MENU, QUESTION, ask, quotes
from tests.bot.failures import SECRET, assert_told
from tests.bot.requests import made
from tests.support.discord_world import Message, click

pytestmark = IN_DISCORD

Act: TypeAlias = Callable[[ChannelHandle, MemberActor, Message], Awaitable[InteractionResult]]


async def _ask(channel: ChannelHandle, member: MemberActor, card: Message) -> InteractionResult:
    return await member.slash(channel, "ask", question=QUESTION)


async def _find(channel: ChannelHandle, member: MemberActor, card: Message) -> InteractionResult:
    return await member.context_menu(channel, MENU, await member.send(channel, QUESTION))


def _click(label: str) -> Act:
    async def act(channel: ChannelHandle, member: MemberActor, card: Message) -> InteractionResult:
        return await click(member, card, label)

    return act


ACTS: dict[str, Act] = {
    "ask": _ask,
    "find": _find,
    **{label: _click(label) for label in ("Context", "More sources", "Share", "👍")},
}


async def test_a_refused_answer_is_followed_by_an_apology(
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    env.inject_error("POST", "/interactions/*/callback", status=500, message=SECRET)
    card = await ask(channel, member)
    assert_told(card, "Something went wrong on my side.", caplog)
    assert card.ephemeral
    assert len(env.errors) == 1


async def test_if_nothing_gets_through_the_log_says_so(
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    env.inject_error("POST", "/interactions/*/callback", status=500, times=2)
    result = await member.slash(channel, "ask", question=QUESTION)
    assert not result.acknowledged
    incident = next(line for line in caplog.messages if line.startswith("incident "))
    assert f"{incident} could not be told to the user" in caplog.messages
    assert len(env.errors) == 1
    assert quotes(await ask(channel, member))


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_an_interaction_that_is_gone_is_only_noted(
    act: Act,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = await ask(channel, member, private=True)
    before = len(env.http_requests)
    env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=2)
    result = await act(channel, member, card)
    assert not result.acknowledged
    assert caplog.messages == ["an interaction was gone before it could be answered"]
    assert len(env.http_requests) == before + 1
    assert len(env.errors) <= 1


async def test_a_copy_that_cannot_be_posted_is_reported_in_private(
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    card = await ask(channel, member, private=True)
    env.inject_error("POST", "/webhooks/*/*", status=500, message=SECRET)
    result = await click(member, card, "Share")
    (notice,) = result.followups
    assert_told(notice, "Something went wrong on my side.", caplog)
    assert notice.ephemeral
    assert len(made(env, "POST", "/callback")) == 2
