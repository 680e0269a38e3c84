"""Running a command from its settings to its exit code."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, NoReturn, TypeAlias

import click

from config.logs import set_up_logging
from config.settings import SettingsError, load_settings

Work: TypeAlias = Callable[..., Coroutine[Any, Any, int | None]]
"""A command: takes the settings and its own options, returns an exit code or None for success."""

log = logging.getLogger(__name__)


def run_to_exit(work: Work, options: Mapping[str, Any]) -> NoReturn:
    """Run a command until it is done or told to stop, and end the process.

    An error that was to be expected becomes one sentence and an exit code after sysexits.h.
    """
    code = _run(work, options)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    # A thread may still be embedding or importing torch. All that was to be kept is kept, so the
    # process need not wait for it, as it would on an ordinary exit.
    os._exit(code)


def _run(work: Work, options: Mapping[str, Any]) -> int:
    try:
        settings = load_settings()
    except SettingsError as error:
        return _fail(str(error), os.EX_CONFIG)
    set_up_logging(settings.log)
    # Imports discord.py, which `--help` does without.
    from bot.errors import EXPECTED, exit_code, operator_words

    try:
        return asyncio.run(_until_told_to_stop(work(settings, **options))) or os.EX_OK
    except EXPECTED as error:
        log.debug("the cause", exc_info=error)
        return _fail(operator_words(error), exit_code(error))
    except Exception as error:
        log.exception("this should not have happened")
        return _fail(operator_words(error), exit_code(error))


async def _until_told_to_stop(work: Coroutine[Any, Any, int | None]) -> int | None:
    task = asyncio.ensure_future(work)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        return await task
    return None


def _fail(words: str, code: int) -> int:
    click.echo(f"liner-notes: {words}", err=True)
    return code
