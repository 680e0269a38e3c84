"""A file that is touched while the bot is connected, so that others can tell it is alive."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

NAME = "heartbeat"
_EVERY_S = 15.0
_ALIVE_S = 60.0


@asynccontextmanager
async def beating(folder: Path, alive: Callable[[], bool]) -> AsyncIterator[None]:
    """Touch the file every few seconds, while ``alive`` says so."""
    heart = asyncio.create_task(_beat(folder / NAME, alive))
    try:
        yield
    finally:
        heart.cancel()


def is_alive(folder: Path) -> bool:
    """Tell whether the file was touched within the last minute."""
    try:
        return time.time() - (folder / NAME).stat().st_mtime < _ALIVE_S
    except OSError:
        return False


async def _beat(file: Path, alive: Callable[[], bool]) -> None:
    while True:
        if alive():
            # A full disk stops the heartbeat, as it should, but not the heart.
            with suppress(OSError):
                await asyncio.to_thread(file.touch)
        await asyncio.sleep(_EVERY_S)
