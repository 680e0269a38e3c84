"""The data folder is full: answers come all the same."""

import pytest
from simcord import ChannelHandle, MemberActor

from config.settings import Settings
from tests.bot import kept
from tests.bot.conversation import IN_DISCORD, UNANSWERABLE, ask, labels, press, quotes
from tests.support.discord_world import text_of
from tests.support.disk import full_disk

pytestmark = IN_DISCORD


async def test_an_answer_that_cannot_be_kept_comes_without_buttons(
    channel: ChannelHandle, member: MemberActor, settings: Settings
) -> None:
    with full_disk():
        card = await ask(channel, member)
    assert quotes(card)
    assert labels(card) == []
    assert kept.rows(settings.data_dir, "select * from answers") == []


async def test_a_missing_source_is_said_all_the_same(
    channel: ChannelHandle, member: MemberActor
) -> None:
    with full_disk():
        card = await ask(channel, member, UNANSWERABLE)
    assert "I have no source for that." in text_of(card)
    assert "noted the question" not in text_of(card)


async def test_a_vote_that_cannot_be_kept_is_not_thanked_for(
    channel: ChannelHandle, member: MemberActor
) -> None:
    card = await ask(channel, member)
    with full_disk():
        notice = await press(member, card, "👍")
    assert "My library cannot be used" in text_of(notice)
    assert "Thank you" in text_of(await press(member, card, "👍"))


async def test_the_log_says_so_without_the_question(
    channel: ChannelHandle, member: MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    with full_disk():
        await ask(channel, member)
        await ask(channel, member, UNANSWERABLE)
    assert caplog.messages == ["an answer could not be remembered"] * 2
    assert "Nash" not in caplog.text
    assert "pizza" not in caplog.text
