"""The one bounded place where models and indexes run, off the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 2
"""One may be embedding for a reindex while the other answers."""


class Workers:
    """A few threads for work that would otherwise hold up the event loop."""

    def __init__(self, threads: int = _THREADS) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="library")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work`` in a thread and return what it returns."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: work(*args, **kwargs)
        )

    def close(self) -> None:
        """Drop what has not begun. What has goes on without being waited for.

        Importing torch cannot be interrupted and may take half a minute; nothing that runs here
        leaves anything half done where it would matter.
        """
        self._threads.shutdown(wait=False, cancel_futures=True)
