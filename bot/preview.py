"""The bot without Discord: a local page that looks like it, with the real bot inside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import simcord
from rich.console import Console

from bot.app import build_client
from bot.client import LinerClient
from bot.opening import ProgressShown, opened_library, prepare, reading
from config.settings import Settings, SettingsError

_SETTLE_S = 60.0
"""How long the simulation waits for the bot; a reindex beside it slows an answer down."""
_NAME = "Liner Notes"


async def run_preview(settings: Settings, shown: ProgressShown, console: Console) -> None:
    """Serve the preview until it is told to stop.

    Raises:
        SettingsError: the port is taken.
    """
    async with opened_library(settings, shown) as library:
        await prepare(library, settings, shown)
        client = build_client(library, settings, shard_count=1)
        async with client, reading(library), _page(client, settings.preview.port) as page:
            console.print(_directions(page.url), markup=False, highlight=False, soft_wrap=True)
            await page.wait_closed()


@asynccontextmanager
async def _page(client: LinerClient, port: int) -> AsyncIterator["simcord.Preview"]:
    """Open the page; it closes with the simulation behind it."""
    async with simcord.run(client, settle_timeout=_SETTLE_S) as env:
        if client.user is not None:
            await client.user.edit(username=_NAME)
        guild = env.create_guild(name="The record shop")
        channel = guild.create_text_channel("ask-liner-notes")
        admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
        member = guild.add_member(env.create_user("member"))
        admin = guild.add_member(env.create_user("admin"), roles=[admins])
        preview = env.preview(channel, viewers=[member, admin], layout="channel", port=port)
        try:
            page = await preview.__aenter__()
        except simcord.SetupError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise SettingsError(
                f"The preview's port {port} is taken. Set LINER_PREVIEW__PORT to another one, "
                "or to 0 for any free one."
            ) from error
        yield page


def _directions(url: str) -> str:
    return (
        f"\nThe preview is open at\n\n  {url}\n\n"
        "It looks like Discord and has the real bot in it. Try:\n"
        "  /ask question: who settled with Udio?\n"
        "  /ask question: what did Michael Nash say about KLAY  private: True\n"
        "  /quotes speaker: Andrew Sanchez\n"
        "  /deals party: Suno\n"
        "  /status, /help, and the buttons under an answer\n\n"
        "You can act as a member or as an admin. Ctrl-C ends it.\n"
        "To run on Discord instead, set DISCORD_TOKEN: the README says where to get it."
    )
