"""The buttons under an answer that was given long ago, before much has changed."""

import datetime
import shutil
from pathlib import Path

import pytest
from simcord import ChannelHandle, MemberActor, ResponseMessage

from config.settings import Settings
from index.library import Library
from index.reading import FolderSource
from tests.bot import kept
from tests.bot.conversation import (
    IN_DISCORD,
    QUESTION,
    Restart,
    answer_id,
    ask,
    press,
    quotes,
    words_of,
)
from tests.conftest import SEEDS
from tests.support.discord_world import text_of, texts
from tests.support.libraries import answer_to

pytestmark = IN_DISCORD

GONE = "This answer is no longer kept. Ask again to get a fresh one."

every_button = pytest.mark.parametrize("label", ["Context", "More sources", "Share", "👍", "👎"])


@every_button
async def test_every_button_works_after_a_restart(
    label: str, channel: ChannelHandle, member: MemberActor, restart: Restart
) -> None:
    card = await ask(channel, member, private=True)
    before = texts(await press(member, card, label)) if label != "Share" else None
    await restart()
    after = await press(member, card, label)
    assert before in (None, texts(after))
    assert GONE not in text_of(after)
    if label == "Share":
        assert quotes(after) == quotes(card)
        assert not after.ephemeral


@every_button
async def test_every_button_says_so_if_the_answer_is_no_longer_kept(
    label: str, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await ask(channel, member, private=True)
    await library.forget(datetime.timedelta(0))
    notice = await press(member, card, label)
    assert text_of(notice) == GONE
    assert notice.ephemeral


async def test_an_answer_somebody_voted_on_is_not_forgotten(
    channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    card = await ask(channel, member)
    await press(member, card, "👍")
    await library.forget(datetime.timedelta(0))
    assert quotes(await press(member, card, "Context"))


class TestAfterTheArticleChanged:
    @pytest.fixture
    async def old_card(
        self, channel: ChannelHandle, member: MemberActor, library: Library, tmp_path: Path
    ) -> ResponseMessage:
        """A card of which the first article, also of the further ones, has changed since."""
        card = await ask(channel, member, private=True)
        answer = await library.recall(answer_id(card))
        assert answer is not None
        changed = Path(shutil.copytree(SEEDS, tmp_path / "changed"))
        for citation in (answer.citations[0], answer.more[0]):
            file = changed / citation.article.file
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(" the ", " THE ").replace("Nash", "Hash"), "utf-8")
        await library.reindex(FolderSource(changed))
        return card

    async def test_every_button_shows_the_old_words(
        self, old_card: ResponseMessage, member: MemberActor
    ) -> None:
        before = quotes(old_card)
        context = await press(member, old_card, "Context")
        assert words_of(before[0]) in words_of(quotes(context)[0])
        further = await press(member, old_card, "More sources")
        assert quotes(further)
        copy = await press(member, old_card, "Share")
        assert quotes(copy) == before
        for card in (context, further, copy):
            assert " THE " not in text_of(card)

    async def test_a_new_answer_has_the_new_words_and_a_vote_stays_with_the_old_one(
        self,
        old_card: ResponseMessage,
        member: MemberActor,
        library: Library,
        settings: Settings,
    ) -> None:
        answer = await answer_to(library, QUESTION.replace("Nash", "Hash"))
        assert "Michael Hash" in " ".join(citation.text for citation in answer.citations)
        await press(member, old_card, "👍")
        query = "select generation from votes join answers on answers.id = answer_id"
        assert kept.rows(settings.data_dir, query) == [(answer.generation - 1,)]
