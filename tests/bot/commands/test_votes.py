"""👍 and 👎: what is kept of them, and that it names nobody."""

from simcord import ChannelHandle, MemberActor, UserHandle

from config.settings import Settings
from index.library import Library
from tests.bot import kept
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    Restart,
    answer_id,
    ask,
    find_sources_alone,
    press,
)
from tests.support.discord_world import text_of

pytestmark = IN_DISCORD


async def test_a_vote_is_kept_with_question_answer_and_generation(
    channel: ChannelHandle,
    member: MemberActor,
    admin: MemberActor,
    library: Library,
    settings: Settings,
) -> None:
    card = await ask(channel, member)
    thanks = await press(member, card, "👍")
    await press(admin, card, "👎")
    assert thanks.ephemeral
    assert text_of(thanks) == "Thank you. I have noted that this answer helped."
    query = (
        "select answers.id, question, generation, helpful "
        "from votes join answers on answers.id = answer_id order by helpful"
    )
    number, generation = answer_id(card), library.status().generation
    assert kept.rows(settings.data_dir, query) == [
        (number, QUESTION, generation, 0),
        (number, QUESTION, generation, 1),
    ]


async def test_a_second_vote_of_the_same_person_replaces_the_first(
    channel: ChannelHandle, member: MemberActor, settings: Settings
) -> None:
    card = await ask(channel, member)
    await press(member, card, "👍")
    changed = await press(member, card, "👎")
    assert text_of(changed) == "Thank you. I have noted that this answer did not help."
    assert kept.rows(settings.data_dir, "select helpful from votes") == [(0,)]


async def test_the_same_person_is_known_again_after_a_restart(
    channel: ChannelHandle, member: MemberActor, settings: Settings, restart: Restart
) -> None:
    card = await ask(channel, member)
    await press(member, card, "👎")
    await restart()
    await press(member, card, "👍")
    assert kept.rows(settings.data_dir, "select helpful from votes") == [(1,)]


async def test_nothing_on_disk_says_who_voted(
    channel: ChannelHandle,
    member: MemberActor,
    stranger: UserHandle,
    settings: Settings,
    library: Library,
) -> None:
    await press(member, await ask(channel, member), "👍")
    await press(stranger, await find_sources_alone(stranger, QUESTION), "👎")
    await library.close()
    assert len(kept.rows(settings.data_dir, "select * from votes")) == 2
    assert not kept.known(settings.data_dir, member)
    assert not kept.known(settings.data_dir, stranger)
