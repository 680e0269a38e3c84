"""The composition root: the only place that builds things from settings and hands them on."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

from bot import synchronising
from bot.client import LinerClient
from bot.commands import about, ask, buttons
from bot.heartbeat import beating
from config.settings import Settings
from index.errors import ReindexRunningError
from index.library import Library, ReindexReport
from index.models import open_encoder
from index.progress import Progress, unheard
from index.reading import FolderSource

log = logging.getLogger(__name__)


ProgressShown = Callable[[], AbstractContextManager[Progress]]
"""Opens a display of progress, which closes when the work is done."""


def nothing_shown() -> AbstractContextManager[Progress]:
    """Show no progress."""
    return nullcontext(unheard)


@asynccontextmanager
async def opened_library(
    settings: Settings, shown: ProgressShown = nothing_shown
) -> AsyncIterator[Library]:
    """Open the library that the settings name, mend its index, and close it at the end."""
    encoder = await asyncio.to_thread(
        open_encoder, settings.model, allow_download=settings.model_download
    )
    with shown() as progress:
        library = await Library.open(settings.data_dir, encoder, progress)
    try:
        yield library
    finally:
        await library.close()


async def fill(
    library: Library,
    settings: Settings,
    shown: ProgressShown = nothing_shown,
    *,
    full: bool = False,
) -> ReindexReport:
    """Bring the library in line with the folder of articles."""
    with shown() as progress:
        report = await library.reindex(FolderSource(settings.seeds_dir), progress, full=full)
    for problem in report.changes.unreadable:
        log.warning("not read: %s", problem)
    return report


async def prepare(
    library: Library, settings: Settings, shown: ProgressShown = nothing_shown
) -> None:
    """Bring the library up to date and load the model, so that the first answer is quick."""
    try:
        await fill(library, settings, shown)
    except ReindexRunningError:
        log.warning("another process is reindexing; answering from what there is meanwhile")
    await library.forget(settings.keep_answers)
    await library.warm()


def build_client(
    library: Library, settings: Settings, *, shard_count: int | None = None
) -> LinerClient:
    """Build the client with every command and button.

    ``shard_count`` is Discord's advice unless it is given.
    """
    client = LinerClient(
        library,
        patience_s=settings.answer.defer_after_s,
        log_questions=settings.log.questions,
        shard_count=shard_count,
    )
    client.tree.add_command(ask.ask)
    client.tree.add_command(ask.find_sources)
    client.tree.add_command(about.help_)
    client.tree.add_command(about.status)
    client.add_dynamic_items(*buttons.ALL)
    return client


async def serve(settings: Settings, token: str, shown: ProgressShown = nothing_shown) -> None:
    """Run the bot on Discord until it is told to stop.

    Raises:
        LoginFailure: Discord does not accept the token.
    """
    async with opened_library(settings, shown) as library:
        client = build_client(library, settings)
        async with client, beating(settings.data_dir, client.is_ready):
            # A bad token is found out before the minute that a first index may take.
            await client.login(token)
            await prepare(library, settings, shown)
            await client.connect()


async def tell_commands(settings: Settings, token: str) -> int:
    """Send the commands to Discord, changed or not; return how many there are."""
    async with opened_library(settings) as library, build_client(library, settings) as client:
        await client.login(token)
        return await synchronising.sync(client.tree, library)
