"""A sent card keeps nothing in memory, and its buttons work all the same."""

import re
from typing import ClassVar, Self

import discord
import pytest
import simcord

from bot.cards import answer_card
from tests.bot.cards.reading import custom_ids
from tests.bot.cards.values import answer, citation

CARD_OF = answer(citation(), citation(), more=(citation(),))


class Heard(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=r"ln:.+",
):
    """Answers every click with the custom id that it heard."""

    heard: ClassVar[list[str]] = []

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,
        item: discord.ui.Item[discord.ui.LayoutView],
        match: re.Match[str],
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        self.heard.append(self.custom_id)
        await interaction.response.send_message("heard", ephemeral=True)


@pytest.fixture
def client() -> discord.Client:
    client = discord.Client(intents=discord.Intents.default())
    client.add_dynamic_items(Heard)
    Heard.heard.clear()
    return client


def stored_views(client: discord.Client) -> object:
    return client._connection._view_store._views


async def test_a_click_on_any_button_is_heard_by_its_custom_id(client: discord.Client) -> None:
    card = answer_card(CARD_OF, shareable=True)
    async with simcord.run(client) as env:
        guild = env.create_guild(name="g")
        channel = guild.create_text_channel("ask")
        member = guild.add_member(env.create_user("member"))
        message = await send(client, channel.id, card)
        for custom_id in custom_ids(card):
            assert (await member.click(message, custom_id=custom_id)).acknowledged
    assert Heard.heard == custom_ids(card)
    assert len(Heard.heard) == 7


async def test_a_sent_card_is_not_stored_as_other_views_are(client: discord.Client) -> None:
    async with simcord.run(client) as env:
        channel = env.create_guild(name="g").create_text_channel("ask")
        await send(client, channel.id, answer_card(CARD_OF, shareable=True))
        assert not stored_views(client)
        plain = discord.ui.LayoutView()
        plain.add_item(discord.ui.ActionRow(discord.ui.Button(label="x")))
        await send(client, channel.id, plain)
        assert stored_views(client)
        plain.stop()


async def send(
    client: discord.Client, channel_id: int, view: discord.ui.LayoutView
) -> discord.Message:
    channel = client.get_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=view)
