"""Running a command from its settings to its exit code."""

import asyncio
import contextlib
import functools
import io
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, NoReturn, TypeAlias

import click

from config.logs import set_up_logging
from config.settings import load_settings

Work: TypeAlias = Callable[..., Coroutine[Any, Any, int | None]]
"""What a command does: takes the settings and its options, returns an exit code or None."""

log = logging.getLogger(__name__)

_TOLD_TO_STOP = (signal.SIGTERM, signal.SIGINT)
_GRACE_S = 4.0
"""How long a clean end may take: those who stop a process begin to kill it after five seconds."""


def run_to_exit(work: Work) -> Callable[..., NoReturn]:
    """Make of a coroutine function, which takes the settings and its options, a whole program.

    It runs until it is done or told to stop, and ends the process. An error that was to be
    expected becomes one sentence and an exit code after sysexits.h.
    """

    @functools.wraps(work)
    def run(**options: Any) -> NoReturn:
        for number in _TOLD_TO_STOP:
            signal.signal(number, _leave_at_once)
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A terminal that does not know a character must not keep anybody from the rest.
            sys.stdout.reconfigure(errors="replace")
        code = _exit_code(work, options)
        logging.shutdown()
        # A thread may still be embedding or importing torch. All that was to be kept is kept, so
        # the process need not wait for it, as it would on an ordinary exit.
        os._exit(code)

    return run


def _exit_code(work: Work, options: Mapping[str, Any]) -> int:
    try:
        settings = load_settings()
        set_up_logging(settings.log)
        code = _run(work(settings, **options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output, `head` for one, has seen enough.
        return os.EX_OK
    except Exception as error:
        # Imports discord.py, which `health` does without.
        from bot.errors import EXPECTED, exit_code, operator_words

        if not isinstance(error, EXPECTED):
            log.exception("this should not have happened")
        log.debug("the cause", exc_info=error)
        _tell(operator_words(error))
        return exit_code(error)
    return code or os.EX_OK


def _run(work: Coroutine[Any, Any, int | None]) -> int | None:
    # The loop is not closed, for that waits for its threads: one may be asking a name server that
    # does not answer.
    return asyncio.new_event_loop().run_until_complete(_until_told_to_stop(work))


async def _until_told_to_stop(work: Coroutine[Any, Any, int | None]) -> int | None:
    task, loop = asyncio.ensure_future(work), asyncio.get_running_loop()

    def stop(_number: int, _frame: object) -> None:
        loop.call_soon_threadsafe(task.cancel)
        _leave_in_the_end()

    # Not by the event loop, whose handlers wait while something holds it up.
    for number in _TOLD_TO_STOP:
        signal.signal(number, stop)
    with contextlib.suppress(asyncio.CancelledError):
        return await task
    return None


def _leave_in_the_end() -> None:
    """End the process soon even if something, a dead connection for one, holds up a clean end."""
    deadline = threading.Timer(_GRACE_S, os._exit, (os.EX_OK,))
    deadline.daemon = True
    deadline.start()


def _leave_at_once(_number: int, _frame: object) -> None:
    """End the process before there is anything to tidy up."""
    os._exit(os.EX_OK)


def _tell(words: str) -> None:
    # Standard error may be closed, too.
    with contextlib.suppress(OSError):
        click.echo(f"liner-notes: {words}", err=True)
