"""Running a command from its settings to its exit code."""

import asyncio
import contextlib
import functools
import io
import logging
import os
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, NoReturn, TypeAlias

import click

from bot.terminal.stopping import Stopper
from config.logs import set_up_logging
from config.settings import load_settings

Work: TypeAlias = Callable[..., Coroutine[Any, Any, int | None]]
"""What a command does: takes the settings and its options, returns an exit code or None."""

log = logging.getLogger(__name__)


def run_to_exit(work: Work) -> Callable[..., NoReturn]:
    """Make of a coroutine function, which takes the settings and its options, a whole program.

    It runs until it is done or told to stop, and ends the process. An error that was to be
    expected becomes one sentence and an exit code after sysexits.h.
    """

    @functools.wraps(work)
    def run(**options: Any) -> NoReturn:
        stopper = Stopper()
        stopper.watch()
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A terminal that does not know a character must not keep anybody from the rest.
            sys.stdout.reconfigure(errors="replace")
        code = _exit_code(stopper, work, options)
        logging.shutdown()
        # A thread may still be embedding or importing torch. All that was to be kept is kept, so
        # the process need not wait for it, as it would on an ordinary exit.
        os._exit(code)

    return run


def _exit_code(stopper: Stopper, work: Work, options: Mapping[str, Any]) -> int:
    try:
        settings = load_settings()
        set_up_logging(settings.log)
        # The loop is not closed, for that waits for its threads: one may be asking a name server
        # that does not answer.
        loop = asyncio.new_event_loop()
        code = loop.run_until_complete(stopper.run(work(settings, **options)))
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


def _tell(words: str) -> None:
    # Standard error may be closed, too.
    with contextlib.suppress(OSError):
        click.echo(f"liner-notes: {words}", err=True)
