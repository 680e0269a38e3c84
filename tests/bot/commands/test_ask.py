"""Asking, by everybody and in every way."""

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle

from bot.cards import reply_card
from bot.cards.escaping import unescape
from config.settings import AnswerSettings, Settings
from index.library import Library
from index.types import Answer
from tests.bot import kept
from tests.bot.cards import reading
from tests.bot.conversation import (
    IN_DISCORD,
    MENU,
    QUESTION,
    UNANSWERABLE,
    Way,
    answer_id,
    ask,
    ask_privately,
    ask_publicly,
    by_bot,
    find_sources,
    find_sources_alone,
    hesitate,
    labels,
    mention,
    quotes,
    shown,
    write_directly,
)
from tests.bot.requests import DEFERRED, MESSAGE, first_responses
from tests.conftest import SEEDS
from tests.support.discord_world import text_of, texts

pytestmark = IN_DISCORD

KLAY = SEEDS / "klay-vision-major-label-licensing-deals.txt"
PUBLIC = (ask_publicly, mention, write_directly)
PRIVATE = (ask_privately, find_sources)

in_every_way = pytest.mark.parametrize("way", PUBLIC + PRIVATE)


@pytest.fixture(params=["member", "admin"])
def somebody(
    request: pytest.FixtureRequest, member: MemberActor, admin: MemberActor
) -> MemberActor:
    return {"member": member, "admin": admin}[request.param]


async def expected(library: Library, question: str) -> list[str]:
    """Return what a card says if the library is asked past Discord."""
    return reading.texts(reply_card(await library.ask(question)))


@in_every_way
async def test_everybody_in_a_server_gets_the_same_card_in_every_way(
    way: Way, somebody: MemberActor, env: Env, channel: ChannelHandle, library: Library
) -> None:
    card = await way(env, channel, somebody, QUESTION)
    assert texts(card) == await expected(library, QUESTION)
    assert ("Share" in labels(card)) == (way in PRIVATE)
    assert [label for label in labels(card) if label not in {"Context", "Share"}] == [
        "More sources",
        "Follow up",
        "👍",
        "👎",
    ]


async def test_a_stranger_gets_the_same_card_in_every_way(
    stranger: UserHandle, library: Library
) -> None:
    public = shown(await stranger.slash("ask", question=QUESTION))
    private = shown(await stranger.slash("ask", question=QUESTION, private=True))
    found = await find_sources_alone(stranger, QUESTION)
    await stranger.send_dm(QUESTION)
    written = stranger.dm_channel.history()[-1]
    for card in (public, private, found, written):
        assert texts(card) == await expected(library, QUESTION)


async def test_excerpts_are_the_words_of_the_file_with_the_key_sentence_in_bold(
    env: Env, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await ask(channel, member)
    answer = await library.recall(answer_id(card))
    assert answer is not None
    assert KLAY.name in [citation.article.file for citation in answer.citations]
    for quote, citation in zip(quotes(card), answer.citations, strict=True):
        _, words, _ = reading.verbatim(quote)
        assert words in (SEEDS / citation.article.file).read_text(encoding="utf-8")
        key = " ".join(highlight.of(citation.article.text) for highlight in citation.highlights)
        assert " ".join(reading.bold_parts(quote)) == key


async def test_each_excerpt_is_followed_by_where_it_stands(
    channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await ask(channel, member, "What did Universal and Udio agree?")
    answer = await library.recall(answer_id(card))
    assert answer is not None
    parts = texts(card)
    for quote, citation in zip(quotes(card), answer.citations, strict=True):
        source = parts[parts.index(quote) + 1]
        assert source.startswith(f"**{citation.article.title}**\n-# Brief, from: [")
        assert str(citation.article.published.year if citation.article.published else "") in source


async def test_the_users_own_document_is_called_an_article_and_not_a_brief(
    channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await ask(channel, member)
    title = "**KLAY Vision's licensing deals with the major labels**"
    (source,) = [text for text in texts(card) if text.startswith(title)]
    assert "Brief" not in source
    assert "undated" in source


async def test_a_public_answer_is_seen_by_everyone(
    channel: ChannelHandle, member: MemberActor, admin: MemberActor
) -> None:
    card = await ask(channel, member)
    assert not card.ephemeral
    assert card.id in [message.id for message in channel.history(viewer=admin)]


@pytest.mark.parametrize("way", PRIVATE)
async def test_a_private_answer_is_seen_only_by_who_asked(
    way: Way, env: Env, channel: ChannelHandle, member: MemberActor, admin: MemberActor
) -> None:
    card = await way(env, channel, member, QUESTION)
    assert card.flags.ephemeral
    assert card.id in [message.id for message in channel.history(viewer=member)]
    assert card.id not in [message.id for message in channel.history(viewer=admin)]


async def test_sources_are_found_for_what_a_message_embeds(
    env: Env, guild: GuildHandle, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    embed = discord.Embed(title=QUESTION)
    message = await guild.create_webhook(channel).send(embed=embed)
    card = shown(await member.context_menu(channel, MENU, message))
    assert texts(card) == await expected(library, QUESTION)


async def test_a_message_without_words_gets_an_invitation_to_ask(
    channel: ChannelHandle, member: MemberActor
) -> None:
    picture = await member.send(channel, attachments=[("cover.png", b"png")])
    card = shown(await member.context_menu(channel, MENU, picture))
    assert "Ask me something about AI music deals" in text_of(card)


@in_every_way
async def test_custom_emoji_are_no_words_of_a_question(
    way: Way, env: Env, channel: ChannelHandle, member: MemberActor
) -> None:
    alone = await way(env, channel, member, "<:udio_1:123456789012345678> <a:klay:1234567890123>")
    assert "Ask me something about AI music deals" in text_of(alone)
    among = await way(env, channel, member, f"<:klay:123456789012345678>{QUESTION}<a:b:1>")
    assert texts(among)[0] == f"### {QUESTION}"


@in_every_way
async def test_without_a_source_it_says_so_and_names_the_nearest_titles(
    way: Way, env: Env, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await way(env, channel, member, UNANSWERABLE)
    reply = await library.ask(UNANSWERABLE)
    assert not isinstance(reply, Answer)
    assert "I have no source for that." in texts(card)
    assert len(reply.nearest) == 3
    for article in reply.nearest:
        assert f"- {article.title} · " in unescape(text_of(card))
    assert quotes(card) == []
    assert labels(card) == []


@in_every_way
async def test_a_question_without_a_source_is_kept_as_a_gap_without_who_asked_it(
    way: Way,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    library: Library,
    settings: Settings,
) -> None:
    await way(env, channel, member, UNANSWERABLE)
    await ask(channel, member, UNANSWERABLE.upper())
    (gap,) = await library.gaps()
    assert (gap.question, gap.times) == (UNANSWERABLE, 2)
    assert kept.on_disk(settings.data_dir, UNANSWERABLE.encode())
    assert not kept.known(settings.data_dir, member)


@in_every_way
async def test_an_answer_is_kept_without_who_asked_for_it(
    way: Way, env: Env, channel: ChannelHandle, member: MemberActor, settings: Settings
) -> None:
    await way(env, channel, member, QUESTION)
    assert kept.rows(settings.data_dir, "select question from answers") == [(QUESTION,)]
    assert kept.on_disk(settings.data_dir, QUESTION.encode())
    assert not kept.known(settings.data_dir, member)


@pytest.mark.parametrize("private", [False, True])
async def test_an_answer_that_takes_a_moment_comes_at_once(
    private: bool,
    env: Env,
    channel: ChannelHandle,
    member: MemberActor,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hesitate(monkeypatch, library, "ask", seconds=0.1)
    card = await ask(channel, member, private=private)
    assert first_responses(env) == [MESSAGE]
    assert card.ephemeral == private


class TestSlowAnswers:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    @pytest.fixture(autouse=True)
    def hesitation(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        hesitate(monkeypatch, library, "ask", seconds=0.3)

    @pytest.mark.parametrize("private", [False, True])
    async def test_a_slow_answer_is_deferred_and_then_seen_by_the_same_people(
        self, private: bool, env: Env, channel: ChannelHandle, member: MemberActor, library: Library
    ) -> None:
        card = await ask(channel, member, private=private)
        assert first_responses(env) == [DEFERRED]
        assert card.ephemeral == private
        assert texts(card) == await expected(library, QUESTION)
        assert ("Share" in labels(card)) == private

    async def test_slow_sources_of_a_message_are_deferred_and_stay_private(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await find_sources(env, channel, member, QUESTION)
        assert first_responses(env) == [DEFERRED]
        assert card.flags.ephemeral

    async def test_nothing_is_left_thinking(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        result = await member.slash(channel, "ask", question=QUESTION)
        assert result.followups == []
        assert [message.id for message in by_bot(env, channel)] == [shown(result).id]
        assert not shown(result).flags.loading
