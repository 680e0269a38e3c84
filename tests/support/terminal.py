"""A terminal without anybody in front of it."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.program import AS_PEOPLE_DO, surroundings

_SIZE = struct.pack("HHHH", 40, 100, 0, 0)
_CONTROL = re.compile(r"\x1b(\[[0-9;?]*[a-zA-Z]|[=>])|\r")

UP = "\x1b[A"
ENTER = "\r"
CTRL_C = "\x03"
CTRL_D = "\x04"


class Terminal:
    """What a program shows on a terminal of 100 columns, and a keyboard to it."""

    def __init__(self, process: "subprocess.Popen[bytes]", handle: int) -> None:
        self.process = process
        self._handle = handle
        self._unread = ""

    def type(self, keys: str) -> None:
        """Press these keys, one after another."""
        os.write(self._handle, keys.encode())

    def until(self, words: str, *, within_s: float = 30) -> str:
        """Return what is shown up to these words and with them, control sequences and all.

        Raises:
            AssertionError: they are not shown in time, or the program ends before.
        """
        deadline = time.monotonic() + within_s
        while words not in self._unread:
            assert self._read(deadline), f"{words!r} did not come after {self._unread!r}"
        shown, found, self._unread = self._unread.partition(words)
        return shown + found

    def ended(self, *, within_s: float = 10) -> int:
        """Wait until the program has ended; return its exit code."""
        deadline = time.monotonic() + within_s
        while self._read(deadline):
            """Nobody can end who is not listened to."""
        return self.process.wait(timeout=within_s)

    def _read(self, deadline: float) -> bool:
        left_s = max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([self._handle], [], [], left_s)
        try:
            data = os.read(self._handle, 65536) if ready else b""
        except OSError:  # The program has closed its end.
            return False
        self._unread += data.decode(errors="replace")
        return bool(data)


def plain(shown: str) -> str:
    """Return the words of what was shown, without control sequences."""
    return _CONTROL.sub("", shown)


@contextmanager
def terminal(
    cwd: Path, *arguments: str, program: tuple[str, ...] = AS_PEOPLE_DO, **settings: str | Path
) -> Iterator[Terminal]:
    """Start the program in a terminal of its own; it is killed in the end if it still runs."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, _SIZE)
    looks = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    process = subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=cwd,
        env=surroundings(**settings) | looks,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
