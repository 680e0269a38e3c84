"""Ending the process when a signal says so, whatever it is doing."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Coroutine
from typing import Any

_TOLD_TO_STOP = (signal.SIGTERM, signal.SIGINT)
_GRACE_S = 4.0
"""How long a clean end may take: those who stop a process begin to kill it after five seconds."""


class Stopper:
    """Waits for a signal in a thread of its own.

    Python's own handlers run in the main thread alone, and so wait while it imports something, or
    sleeps on because another thread was given the signal.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[int | None] | None = None

    def watch(self) -> None:
        """Begin; call it before there are other threads, which would be given the signals."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _TOLD_TO_STOP)
        threading.Thread(target=self._wait, daemon=True).start()

    async def run(self, work: Coroutine[Any, Any, int | None]) -> int | None:
        """Do the work until it is done, or cancelled by a signal: then return None."""
        self._task = asyncio.ensure_future(work)
        self._loop = asyncio.get_running_loop()
        with contextlib.suppress(asyncio.CancelledError):
            return await self._task
        return None

    def _wait(self) -> None:
        signal.sigwait(_TOLD_TO_STOP)
        if self._loop and self._task:
            self._loop.call_soon_threadsafe(self._task.cancel)
            # A dead connection can hold up a clean end. What is half done then is in no file that
            # counts, so a second signal, too, may end the process.
            signal.sigtimedwait(_TOLD_TO_STOP, _GRACE_S)
        os._exit(os.EX_OK)
