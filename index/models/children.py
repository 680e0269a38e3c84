"""Python processes of our own, so that the memory of what they import goes when they end."""

import contextlib
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from index.models.session import SILENCE

LAUNCHER = "index.models.child"
_SECRET = re.compile(r"TOKEN|SECRET|PASSWORD|CREDENTIAL|API_?KEY", re.IGNORECASE)
"""Names of environment variables that no child needs to know."""


def start(module: str, *arguments: Path) -> subprocess.Popen[bytes]:
    """Run one of our modules, with pipes to its standard input and from its standard output.

    It does not inherit the bot's token. In a session of its own Ctrl-C does not reach it. It ends
    with this process, however that ends: it must not hold up those who wait for the end of what we
    write to standard error.
    """
    return subprocess.Popen(  # noqa: S603 -- our own program; the paths are arguments, not a shell's
        [sys.executable, "-m", LAUNCHER, str(os.getpid()), module, *map(str, arguments)],
        # What this process can import, the child can, too.
        env={**_environment(), **SILENCE, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


class EndedError(Exception):
    """A process ended, or was ended, before it replied."""

    def __init__(self, *, is_overdue: bool) -> None:
        super().__init__("took too long" if is_overdue else "ended early")
        self.is_overdue = is_overdue


def say(
    process: subprocess.Popen[bytes], message: bytes, patience_s: float, most: int = -1
) -> bytes:
    """Return the line, of ``most`` bytes, that a process replies to a message with.

    Raises:
        EndedError: it ended first, or was killed because it took too long.
    """
    overdue = threading.Event()

    def kill() -> None:
        overdue.set()
        process.kill()

    timer = threading.Timer(patience_s, kill)
    timer.start()
    try:
        reply = _exchange(process, message, most)
    except (OSError, ValueError) as error:
        raise EndedError(is_overdue=overdue.is_set()) from error
    finally:
        timer.cancel()
    if overdue.is_set() or not reply.endswith(b"\n"):
        raise EndedError(is_overdue=overdue.is_set())
    return reply


def _exchange(process: subprocess.Popen[bytes], message: bytes, most: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    process.stdin.write(message)
    process.stdin.flush()
    return process.stdout.readline(most)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, also while it is at work."""
    process.kill()
    # What it was not told any more cannot be told a dead one.
    with contextlib.suppress(BrokenPipeError, ValueError), process:
        pass


def _environment() -> dict[str, str]:
    """Return this process's environment without what a hostile file must not get at."""
    return {name: value for name, value in os.environ.items() if not _SECRET.search(name)}


def own_output() -> IO[bytes]:
    """Return standard output to a child, and lead there no more what libraries print."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output
