"""/quotes and /quote, with the buttons under them."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import ChannelHandle, Env, MemberActor, UserHandle

from bot.commands import quotes
from bot.commands.quotes import pick
from config.settings import AnswerSettings
from index.errors import StorageError
from index.library import Library
from index.models import Models
from tests.bot.conversation import IN_DISCORD, Restart, hesitate, labels, press, shown
from tests.bot.newsroom import LABELS, QUOTES, newsroom
from tests.bot.requests import DEFERRED, MESSAGE, first_responses
from tests.support.discord_world import Message, button, click, text_of, texts
from tests.support.encoders import BagOfWords

pytestmark = IN_DISCORD

UPDATE = 7
DEFERRED_UPDATE = 6


@pytest.fixture
def models() -> Models:
    return Models(BagOfWords())


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with newsroom(tmp_path / "data") as library:
        yield library


async def listed(channel: ChannelHandle, member: MemberActor, **options: str | bool) -> Message:
    return shown(await member.slash(channel, "quotes", **options))


def top(card: Message) -> str:
    return texts(card)[0]


class TestQuotes:
    async def test_it_lists_all_of_them_for_everyone(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = shown(await member.slash(channel, "quotes"))
        assert top(card) == (
            f"### Quotes\n-# {QUOTES - 1} quotes and 1 reported statement, "
            "newest first · Page 1 of 6"
        )
        assert "“We will be paid for every song,”" in text_of(card)
        assert not card.ephemeral

    async def test_it_can_be_private(self, channel: ChannelHandle, member: MemberActor) -> None:
        assert shown(await member.slash(channel, "quotes", private=True)).ephemeral

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            ({"speaker": "ada okoye"}, "2 quotes"),
            ({"speaker": "Lind"}, f"{LABELS} quotes"),
            ({"organisation": "Tonemill"}, "1 reported statement"),
            ({"kind": "statement"}, "1 reported statement"),
            ({"since": "2025"}, "3 quotes and 1 reported statement"),
            ({"until": "2024-03-02"}, "2 quotes"),
            ({"since": " 2024-03 ", "until": "2024-03-10", "kind": "direct"}, "10 quotes"),
        ],
    )
    async def test_every_option_filters(
        self, options: dict[str, str], count: str, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, **options)
        assert f"-# {count}, newest first" in top(card)

    async def test_about_finds_the_closest(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, about="who is paid for every song")
        assert "closest first" in top(card)
        assert "“We will be paid for every song,”" in texts(card)[1]

    async def test_nothing_found_is_said_kindly(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, speaker="Nobody", since="2020")
        assert top(card).startswith("### Quotes by Nobody, since 2020\nI have no quote that fits")
        assert "**speaker** and **since**" in top(card)
        assert labels(card) == []

    async def test_blank_options_are_as_good_as_none(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        assert top(await listed(channel, member, speaker="  ", since=" ")).startswith(
            "### Quotes\n"
        )

    async def test_it_works_in_direct_messages(self, stranger: UserHandle) -> None:
        assert "Quotes by Ada" in top(shown(await stranger.slash("quotes", speaker="Ada")))


class TestDates:
    @pytest.mark.parametrize("typed", ["last month", "2025-13", "14.06.2025", "5"])
    async def test_what_is_no_date_is_said_to_who_typed_it_and_nothing_is_lost(
        self, typed: str, channel: ChannelHandle, member: MemberActor
    ) -> None:
        result = await member.slash(
            channel, "quotes", speaker="Ada", since=typed, about="every song"
        )
        card = shown(result)
        assert card.ephemeral
        assert f"I cannot read “{typed}” as a date." in text_of(card)
        assert "2025, 2025-06 or 2025-06-14" in text_of(card)
        assert f"/quotes speaker: Ada since: {typed} about: every song" in (
            text_of(card).replace("\\", "")
        )

    async def test_a_period_the_wrong_way_round_is_said(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = shown(await member.slash(channel, "quote", since="2025", until="2024-05"))
        assert "Nothing lies both since 2025 and until 2024-05" in text_of(card)


class TestCompletion:
    @pytest.mark.parametrize("command", ["quotes", "quote"])
    async def test_names_are_offered(
        self, command: str, channel: ChannelHandle, member: MemberActor
    ) -> None:
        offered = await member.autocomplete(channel, command, "speaker", "ad")
        assert [choice["value"] for choice in offered] == ["Ada Okoye"]
        offered = await member.autocomplete(channel, command, "organisation", "label 1")
        assert "Label 18" in [choice["name"] for choice in offered]

    async def test_no_more_are_offered_than_discord_takes(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def names(*_: object, limit: int) -> tuple[str, ...]:
            return (" ", *(f"{n} " + "x" * 200 for n in range(60)))

        monkeypatch.setattr(library, "names", names)
        offered = await member.autocomplete(channel, "quotes", "speaker", "x")
        assert len(offered) == 25
        assert all(0 < len(choice["name"]) <= 100 for choice in offered)

    async def test_an_error_offers_nothing(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        env: Env,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def names(*_: object, limit: int) -> tuple[str, ...]:
            raise StorageError("The disk is full.")

        monkeypatch.setattr(library, "names", names)
        assert await member.autocomplete(channel, "quotes", "speaker", "x") == []
        assert env.errors == []


class TestPaging:
    async def test_the_pages_show_every_quote_once(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member)
        seen = [text for text in texts(card) if "> " in text]
        for _ in range(5):
            card = await press(member, card, "▶")
            seen += [text for text in texts(card) if "> " in text]
        assert len(seen) == len(set(seen)) == QUOTES
        assert "Page 6 of 6" in top(card)
        assert button(card, "▶").disabled
        assert "Page 5 of 6" in top(await press(member, card, "◀"))

    async def test_who_asked_turns_the_page_in_place(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member)
        turned = await press(member, card, "▶")
        assert turned.id == card.id
        assert first_responses(env) == [MESSAGE, UPDATE]

    async def test_others_get_the_page_in_private_and_the_list_stays(
        self, channel: ChannelHandle, member: MemberActor, admin: MemberActor
    ) -> None:
        card = await listed(channel, member)
        turned = await press(admin, card, "▶")
        assert turned.ephemeral
        assert turned.id != card.id
        assert "Page 2 of 6" in top(turned)
        assert "Page 1 of 6" in top(card)
        assert "Page 3 of 6" in top(await press(admin, turned, "▶"))

    async def test_a_list_that_is_no_longer_kept_stays_and_says_so(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        admin: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def gone(_: int) -> None:
            return None

        card = await listed(channel, member)
        monkeypatch.setattr(library, "kept_filter", gone)
        for person in (member, admin):
            told = await press(person, card, "▶")
            assert "no longer kept" in text_of(told)
            assert told.ephemeral
        assert "Page 1 of 6" in top(card)

    async def test_without_room_to_keep_the_filter_there_are_no_arrows(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def full(_: object) -> int:
            raise StorageError("The disk is full.")

        monkeypatch.setattr(library, "keep_filter", full)
        card = await listed(channel, member)
        assert "Page 1 of 6" in top(card)
        assert set(labels(card)) == {"Context"}


class TestSlowPaging:
    @pytest.fixture
    def answering(self) -> AnswerSettings:
        return AnswerSettings(defer_after_s=0.05)

    async def test_a_slow_page_is_deferred_and_turned_in_place(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        card = await listed(channel, member)
        hesitate(monkeypatch, library, "quotes", seconds=0.3)
        turned = await click(member, card, "▶")
        assert first_responses(env)[-1] == DEFERRED_UPDATE
        assert "Page 2 of 6" in top(card)
        assert turned.followups == []

    async def test_a_slow_list_is_deferred(
        self,
        env: Env,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        hesitate(monkeypatch, library, "quotes", seconds=0.3)
        assert "Page 1 of 6" in top(await listed(channel, member, private=True))
        assert first_responses(env) == [DEFERRED]


class TestContext:
    async def test_it_shows_the_passage_with_the_words_in_bold(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        passage = await press(member, await listed(channel, member), "Context")
        assert passage.ephemeral
        assert "“**We will be paid for every song,**” said Ada Okoye" in text_of(passage)
        assert "Harbour Records licenses its songs to Tonemill" in text_of(passage)

    async def test_an_article_that_has_changed_says_so(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def gone(*_: int) -> None:
            return None

        card = await listed(channel, member)
        monkeypatch.setattr(library, "quote_at", gone)
        assert "has changed" in text_of(await press(member, card, "Context"))


class TestQuote:
    async def test_it_shows_one_by_chance(
        self, channel: ChannelHandle, member: MemberActor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(quotes, "CHANCE", random.Random(3))
        card = shown(await member.slash(channel, "quote", speaker="Ada"))
        assert top(card) == "### Quotes by Ada\n-# One of 2 quotes, picked at random"
        assert labels(card) == ["Context", "Another"]

    async def test_another_is_never_the_same_again(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card: Message = shown(await member.slash(channel, "quote", speaker="Ada"))
        for _ in range(6):
            before = texts(card)[1]
            card = await press(member, card, "Another")
            assert texts(card)[1] != before

    async def test_nothing_found_is_said_kindly(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = shown(await member.slash(channel, "quote", speaker="Nobody"))
        assert "I have no quote that fits all of this." in text_of(card)

    async def test_its_context_can_be_read(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = shown(await member.slash(channel, "quote", organisation="Tonemill"))
        assert labels(card) == ["Context"]
        assert "trained on licensed recordings" in text_of(await press(member, card, "Context"))


@pytest.mark.parametrize("count", [1, 2, 7])
def test_picking_reaches_every_other_quote_and_only_those(count: int) -> None:
    chance = random.Random(1)
    assert {pick(count, chance) for _ in range(200)} == set(range(count))
    for but in range(count):
        others = set(range(count)) - {but} or {0}
        assert {pick(count, chance, but=but) for _ in range(200)} == others
    assert pick(count, chance, but=99) < count


async def test_the_buttons_work_after_a_restart(
    channel: ChannelHandle, member: MemberActor, restart: Restart
) -> None:
    page = await listed(channel, member)
    one: Message = shown(await member.slash(channel, "quote", speaker="Ada"))
    before = texts(one)[1]
    await restart()
    assert "We will be paid" in text_of(await press(member, page, "Context"))
    assert "Page 2 of 6" in top(await press(member, page, "▶"))
    assert texts(await press(member, one, "Another"))[1] != before
