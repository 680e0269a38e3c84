"""The lists of the starter library, read as the product reads it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import ChannelHandle, Env, MemberActor

from index.library import Library
from index.models import Models
from index.vocabulary import Vocabulary
from tests.bot.cards.reading import pieces
from tests.bot.conversation import IN_DISCORD, labels, press, shown
from tests.support.discord_world import Message, button, texts
from tests.support.libraries import opened

pytestmark = IN_DISCORD


@pytest.fixture
async def library(
    seeded_folder: Path, models: Models, vocabulary: Vocabulary
) -> AsyncIterator[Library]:
    async with opened(seeded_folder, models, vocabulary) as library:
        await library.extract()
        yield library


async def words_of_all(library: Library) -> str:
    """Return the texts of all articles in one."""
    articles = library._indexer.articles
    stored = await articles.load(await articles.current())
    return "\n\n".join(article.text for article in stored.values())


def assert_verbatim(card: Message, everything: str) -> int:
    """Check every quotation of a card and return how many there are."""
    quotations = [
        "\n".join(line for line in text.split("\n") if line.startswith("> "))
        for text in texts(card)
        if "> " in text
    ]
    for quotation in quotations:
        assert all(words in everything for words in pieces(quotation)[1])
    return len(quotations)


async def test_every_page_of_deals_opens_and_its_details_are_verbatim(
    env: Env, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    everything = await words_of_all(library)
    card: Message = shown(await member.slash(channel, "deals", private=True))
    opened_rows = 0
    while True:
        for nth in range(labels(card).count("Details")):
            assert assert_verbatim(await press(member, card, "Details", nth=nth), everything)
            opened_rows += 1
        if button(card, "▶").disabled:
            break
        card = await press(member, card, "▶")
    assert opened_rows > 20
    assert env.errors == []


async def test_every_page_of_quotes_is_verbatim(
    env: Env, channel: ChannelHandle, member: MemberActor, library: Library
) -> None:
    everything = await words_of_all(library)
    card: Message = shown(await member.slash(channel, "quotes", private=True))
    shown_quotes = assert_verbatim(card, everything)
    while "▶" in labels(card) and not button(card, "▶").disabled:
        card = await press(member, card, "▶")
        shown_quotes += assert_verbatim(card, everything)
    assert shown_quotes > 0
    assert env.errors == []


async def test_a_company_is_offered_and_found_by_its_short_name(
    channel: ChannelHandle, member: MemberActor
) -> None:
    offered = await member.autocomplete(channel, "deals", "party", "umg")
    assert "Universal Music Group" in [choice["value"] for choice in offered]
    card = shown(await member.slash(channel, "deals", party="umg"))
    assert "Universal Music Group" in texts(card)[1]
