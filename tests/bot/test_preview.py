"""The preview: the bot without Discord, on a local page."""

import asyncio
import contextlib
import io
import re
import socket
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.console import Console

from bot.opening import nothing_shown
from bot.preview import run_preview
from config.settings import PreviewSettings, Settings, SettingsError
from index.models import Models
from index.vocabulary import Vocabulary
from tests.support.libraries import opened

_PATIENCE_S = 60.0


@pytest.fixture
def settings(seeded_folder: Path) -> Settings:
    return Settings(data_dir=seeded_folder, preview=PreviewSettings(port=0), discord_token=None)


class Terminal(io.StringIO):
    """A terminal that says when an address was written on it."""

    def __init__(self) -> None:
        super().__init__()
        self.directed = asyncio.Event()

    def write(self, words: str) -> int:
        written = super().write(words)
        if "http://" in self.getvalue():
            self.directed.set()
        return written


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[str]:
    """Run the preview and hand out its directions, once it has given them."""
    terminal = Terminal()
    task = asyncio.create_task(run_preview(settings, nothing_shown, Console(file=terminal)))
    directed = asyncio.create_task(terminal.directed.wait())
    try:
        await asyncio.wait(
            {task, directed}, timeout=_PATIENCE_S, return_when=asyncio.FIRST_COMPLETED
        )
        assert directed.done(), terminal.getvalue()
        yield terminal.getvalue()
    finally:
        directed.cancel()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def address_in(directions: str) -> str:
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+\S*", directions)
    return str(address)


def fetch(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=_PATIENCE_S) as response:
        return response.status, response.read().decode()


async def test_the_directions_name_a_page_that_opens(settings: Settings) -> None:
    async with running(settings) as directions:
        status, page = await asyncio.to_thread(fetch, address_in(directions))
    assert status == 200
    assert "<html" in page


async def test_the_directions_say_what_to_try(settings: Settings) -> None:
    async with running(settings) as directions:
        assert "/ask question: " in directions
        assert "/status" in directions
        assert "DISCORD_TOKEN" in directions


async def test_nothing_is_left_when_the_preview_has_ended(
    settings: Settings, models: Models, vocabulary: Vocabulary
) -> None:
    async with running(settings) as directions:
        address = address_in(directions)
    with pytest.raises(OSError, match="refused"):
        await asyncio.to_thread(fetch, address)
    async with opened(settings.data_dir, models, vocabulary) as library:
        assert library.status().briefs == 94
    async with running(settings) as directions:
        assert address_in(directions) != address


async def test_a_taken_port_is_said_in_a_sentence(
    seeded_folder: Path, models: Models, vocabulary: Vocabulary
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(data_dir=seeded_folder, preview=PreviewSettings(port=port))
        with pytest.raises(SettingsError, match=rf"port {port} is taken.*LINER_PREVIEW__PORT"):
            await run_preview(settings, nothing_shown, Console(file=io.StringIO()))
    async with opened(seeded_folder, models, vocabulary) as library:
        assert library.status().briefs == 94
