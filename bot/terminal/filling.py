"""The library that a command asks, filled and read before it is asked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import click

from bot.opening import fill, opened_library
from bot.terminal.progress import progress_bar
from config.settings import Settings
from index.ledger import ReadingState
from index.library import Library


@asynccontextmanager
async def filled_library(settings: Settings) -> AsyncIterator[Library]:
    """Open the library and, the first time, index the folder of articles."""
    async with opened_library(settings, progress_bar) as library:
        if not library.status().passages:
            await fill(library, settings, progress_bar)
            await read(library)
        yield library


async def read(library: Library) -> None:
    """Read the articles that are new for quotes and deals."""
    with progress_bar() as progress:
        await library.extract(progress)


@asynccontextmanager
async def read_library(settings: Settings) -> AsyncIterator[Library]:
    """Open the filled library once its articles have been read for quotes and deals."""
    async with filled_library(settings) as library:
        await read(library)
        yield library


def warn_of_unread(state: ReadingState) -> None:
    """Say on standard error if not all articles have been read, as while another process does."""
    if state.done < state.total:
        click.echo(
            f"Only {state.done} of {state.total} articles have been read for quotes and deals "
            "so far.",
            err=True,
        )
