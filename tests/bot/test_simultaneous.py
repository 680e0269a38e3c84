"""Many people at the same instant."""

import pytest
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor

from bot.client import LinerClient
from index.library import Library
from tests.bot.conversation import (
    IN_DISCORD,
    MENU,
    QUESTION,
    bot_mention,
    by_bot,
    labels,
    quotes,
    shown,
)
from tests.support.discord_world import at_once, click, eventually, in_real_time, texts

pytestmark = IN_DISCORD

PEOPLE = 32
DISCORDS_PATIENCE_S = 3.0
QUESTIONS = (QUESTION, "What did Universal and Udio agree?", "Who settled with Udio?")


@pytest.fixture
def crowd(env: Env, guild: GuildHandle) -> list[MemberActor]:
    return [guild.add_member(env.create_user(f"fan-{number}")) for number in range(PEOPLE)]


def question_of(number: int) -> str:
    """Return a question nobody else asks, so that its answer does not come from the cache."""
    again, which = divmod(number, len(QUESTIONS))
    return QUESTIONS[which] + "?" * again


async def ask_all(
    env: Env, channel: ChannelHandle, crowd: list[MemberActor]
) -> list[InteractionResult]:
    async with at_once(env, timeout_s=60):
        return [
            await person.slash(
                channel, "ask", question=question_of(number), private=number % 2 == 0
            )
            for number, person in enumerate(crowd)
        ]


def assert_all_answered(results: list[InteractionResult]) -> None:
    for number, result in enumerate(results):
        card = shown(result)
        assert texts(card)[0] == f"### {question_of(number)}"
        assert quotes(card)
        assert card.ephemeral == (number % 2 == 0)
        assert labels(card)[-2:] == ["👍", "👎"]


async def test_everybody_gets_the_answer_to_their_own_question(
    env: Env, channel: ChannelHandle, crowd: list[MemberActor]
) -> None:
    assert_all_answered(await ask_all(env, channel, crowd))
    assert env.errors == []


async def test_every_question_is_acknowledged_before_discord_gives_up(
    env: Env,
    channel: ChannelHandle,
    crowd: list[MemberActor],
    client: LinerClient,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prompt = library.ask
    monkeypatch.setattr(
        library, "ask", lambda *args, **options: in_real_time(env, prompt(*args, **options))
    )
    results = await ask_all(env, channel, crowd)
    await eventually(
        env, lambda: all(each.acknowledged for each in results), within_s=DISCORDS_PATIENCE_S
    )
    await eventually(env, lambda: not any(each.deferred for each in results), within_s=60)
    assert_all_answered(results)
    assert env.errors == []


async def test_commands_mentions_messages_menus_and_clicks_do_not_disturb_each_other(
    env: Env, channel: ChannelHandle, crowd: list[MemberActor]
) -> None:
    card = shown(await crowd[0].slash(channel, "ask", question=QUESTION))
    note = await crowd[0].send(channel, QUESTION)
    results = []
    async with at_once(env, timeout_s=60):
        for number, person in enumerate(crowd):
            match number % 4:
                case 0:
                    results.append(await person.slash(channel, "ask", question=QUESTION))
                case 1:
                    await person.send(channel, f"{bot_mention(env)} {QUESTION}")
                    await person.send_dm(QUESTION)
                case 2:
                    results.append(await person.context_menu(channel, MENU, note))
                case _:
                    results.append(await click(person, card, "Context"))
                    results.append(await click(person, card, "👍"))
    quarter = PEOPLE // 4
    assert len(results) == 4 * quarter
    assert all(each.acknowledged and texts(shown(each)) for each in results)
    replies = [each for each in by_bot(env, channel) if each.reference is not None]
    assert len([each for each in replies if quotes(each)]) == quarter
    for person in crowd[1::4]:
        assert len(by_bot(env, person.user.dm_channel)) == 1
    assert env.errors == []
