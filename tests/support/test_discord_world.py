import asyncio
import re
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

import discord
import pytest
from discord import app_commands, ui
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from tests.support.discord_world import (
    Message,
    at_once,
    button,
    buttons,
    click,
    eventually,
    in_real_time,
    simultaneous,
    text_of,
    texts,
)

pytestmark = pytest.mark.simcord(shard_count=1, approved_intents=discord.Intents.none())

Interaction: TypeAlias = discord.Interaction[discord.Client]

MESSAGE = discord.InteractionResponseType.channel_message.value
DEFERRED = discord.InteractionResponseType.deferred_channel_message.value


class Press(ui.DynamicItem[ui.Button[ui.View]], template=r"press:(?P<row>\d+)"):
    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> "Press":
        return cls(ui.Button(custom_id=match.string))

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_message(f"pressed {self.custom_id}", ephemeral=True)


def card(title: str) -> ui.LayoutView:
    section: ui.Section[ui.LayoutView] = ui.Section(ui.TextDisplay("excerpt"), accessory=press(1))
    link: ui.Button[ui.LayoutView] = ui.Button(emoji="🔗", url="https://example.org/")
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(press(2), link)
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(title), section, row))
    view.stop()
    return view


def press(row: int) -> ui.Button[ui.LayoutView]:
    return ui.Button(label="Press", custom_id=f"press:{row}")


class Toy(discord.AutoShardedClient):
    """Answers from a thread, and defers after ``patience_s``."""

    patience_s = 0.2

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents)
        self.tree = app_commands.CommandTree(self)
        self.threads = ThreadPoolExecutor(4)
        self.most_at_work = 0
        self.seconds_needed = 0.0
        self.env: Env | None = None
        self._at_work = 0
        self._lock = threading.Lock()

    async def setup_hook(self) -> None:
        self.tree.command(name="ask", description="Ask")(self._ask)
        self.add_dynamic_items(Press)
        await self.tree.sync()

    async def close(self) -> None:
        self.threads.shutdown()
        await super().close()

    async def _ask(self, interaction: Interaction, question: str) -> None:
        task = asyncio.create_task(self._answer(question))
        if (await asyncio.wait({task}, timeout=self.patience_s))[0]:
            await interaction.response.send_message(view=card(task.result()))
        else:
            await interaction.response.defer()
            await interaction.followup.send(view=card(await task))

    async def _answer(self, question: str) -> str:
        work = self._in_thread(question)
        return await (work if self.env is None else in_real_time(self.env, work))

    async def _in_thread(self, question: str) -> str:
        return await asyncio.get_running_loop().run_in_executor(self.threads, self._think, question)

    def _think(self, question: str) -> str:
        with self._lock:
            self._at_work += 1
            self.most_at_work = max(self.most_at_work, self._at_work)
        time.sleep(self.seconds_needed)
        with self._lock:
            self._at_work -= 1
        return f"answer to {question}"


@pytest.fixture
async def toy() -> AsyncIterator[Toy]:
    client = Toy()
    yield client
    await client.close()


@pytest.fixture
def simcord_bot(toy: Toy) -> Toy:
    return toy


@pytest.fixture
def env(simcord_env: Env) -> Env:
    return simcord_env


@pytest.fixture
def guild(env: Env) -> GuildHandle:
    return env.create_guild()


@pytest.fixture
def channel(guild: GuildHandle) -> ChannelHandle:
    return guild.create_text_channel("ask")


@pytest.fixture
def members(env: Env, guild: GuildHandle) -> list[MemberActor]:
    return [guild.add_member(env.create_user(f"member-{number}")) for number in range(8)]


def first_responses(env: Env) -> list[int]:
    """Return the kind of every first response: the result forgets that it was a deferral."""
    return [
        request.json["type"]
        for request in env.http_requests
        if request.path.endswith("/callback") and request.json is not None
    ]


async def asked(channel: ChannelHandle, member: MemberActor) -> Message:
    result = await member.slash(channel, "ask", question="who?")
    assert result.response is not None
    return result.response


async def test_nested_texts_are_read_from_top_to_bottom(
    channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    assert texts(response) == ["answer to who?", "excerpt"]
    assert text_of(response) == "answer to who?\nexcerpt"


async def test_a_message_of_the_history_reads_like_the_response(
    channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    assert channel.last_message is not None
    assert texts(channel.last_message) == texts(response)
    assert buttons(channel.last_message) == buttons(response)


async def test_buttons_are_found_in_accessories_and_rows_alike(
    channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    assert button(response, "Press").custom_id == "press:1"
    assert button(response, "Press", nth=1).custom_id == "press:2"
    assert button(response, "🔗").url == "https://example.org/"


async def test_a_button_that_is_not_there_is_told_from_those_that_are(
    channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    with pytest.raises(LookupError, match=r"'Share'.*'Press'"):
        button(response, "Share")


@pytest.mark.parametrize(("nth", "reply"), [(0, "pressed press:1"), (1, "pressed press:2")])
async def test_one_of_several_equal_buttons_is_clicked(
    nth: int, reply: str, channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    result = await click(members[1], response, "Press", nth=nth)
    assert result.response is not None
    assert text_of(result.response) == reply


async def test_simultaneous_commands_are_at_work_at_the_same_time(
    env: Env, toy: Toy, channel: ChannelHandle, members: list[MemberActor]
) -> None:
    toy.seconds_needed = 0.05
    results = await simultaneous(env, members, channel, "ask", question="who?")
    assert toy.most_at_work == 4
    assert [texts(result.response)[0] for result in results if result.response] == [
        "answer to who?"
    ] * len(members)


async def test_nothing_is_answered_before_everything_has_been_delivered(
    env: Env, channel: ChannelHandle, members: list[MemberActor]
) -> None:
    response = await asked(channel, members[0])
    async with at_once(env):
        command = await members[0].slash(channel, "ask", question="what?")
        pressed = await click(members[1], response, "Press")
        during = [command.acknowledged, pressed.acknowledged]
    assert during == [False, False]
    assert [command.acknowledged, pressed.acknowledged] == [True, True]


async def test_actions_settle_again_afterwards(
    env: Env, channel: ChannelHandle, members: list[MemberActor]
) -> None:
    async with at_once(env):
        await members[0].slash(channel, "ask", question="what?")
    assert (await members[0].slash(channel, "ask", question="who?")).acknowledged


async def test_a_bot_loses_patience_only_in_real_time(
    env: Env, toy: Toy, channel: ChannelHandle, members: list[MemberActor]
) -> None:
    toy.seconds_needed = 2 * toy.patience_s
    await members[0].slash(channel, "ask", question="who?")
    assert first_responses(env) == [MESSAGE]
    toy.env = env
    result = await members[0].slash(channel, "ask", question="who?")
    assert first_responses(env) == [MESSAGE, DEFERRED]
    await eventually(env, lambda: not result.deferred, within_s=5)
    assert result.response is not None
    assert texts(result.response) == ["answer to who?", "excerpt"]


async def test_waiting_in_vain_ends(env: Env) -> None:
    with pytest.raises(TimeoutError, match=r"0\.05 s"):
        await eventually(env, lambda: False, within_s=0.05)
