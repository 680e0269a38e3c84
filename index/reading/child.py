"""Reads files for another process, within limits: `python -m index.reading.child`.

The first line of its input says within which; an empty line replies that everything is ready. Each
task is a line that says how long it is, the task, and the bytes of the file; each reply is a line.
"""

import contextlib
import os
import resource
import select
import sys
from typing import IO

from index.errors import SourceError
from index.models.children import own_output
from index.reading.article import read_article
from index.reading.wire import LIMITS, REPLY, TASK, Limits, Reply, Task

MOST_CHARACTERS = 2_000_000
"""A longer text is no article; the whole of War and Peace has some three million."""

_OPEN_FILES = 64
_TOO_LONG = f"it holds more than {MOST_CHARACTERS:,} characters; split it"
_NESTED = "it is nested too deeply"
_MEMORY = "reading it needs too much memory"
_BROKEN = "it is too broken to be read"
_NICENESS = 10
"""Questions come first."""


def _limit(megabytes: int) -> None:
    """Bound what a hostile file can make this process take; it writes no file at all."""
    limits = {
        resource.RLIMIT_AS: megabytes * 1024**2,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
    }
    for what, most in limits.items():
        # Some systems do not know all of them.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _allow_seconds(seconds: int) -> None:
    """Set how much longer this process may compute before it is ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        # A service may have been given a limit of its own, which cannot be raised.
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _load() -> None:
    """Import now what reading imports when it is needed, and so outside the limits of a file."""
    for name, data in (
        ("a.html", b"<html><body><article><p>A page.</p></article></body></html>"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.docx", b""),
        ("a.txt", "Caf\u00e9.".encode("latin-1")),
    ):
        with contextlib.suppress(SourceError):
            read_article(name, data)


def _serve(tasks: IO[bytes], replies: IO[bytes], limits: Limits) -> None:
    replies.write(b"\n")
    replies.flush()
    # Nothing is sent before the last reply, so nothing waits unseen in the buffer.
    while select.select([tasks], [], [], limits.idle_s)[0] and (size := tasks.readline()):
        task = TASK.validate_json(tasks.read(int(size)))
        data = tasks.read(task.size)
        _allow_seconds(limits.cpu_s)
        reply = _reply(task, data)
        replies.write(REPLY.dump_json(reply) + b"\n")
        replies.flush()
        if reply.is_last:
            return


def _reply(task: Task, data: bytes) -> Reply:
    try:
        article = read_article(task.name, data, task.about)
    except SourceError as error:
        return Reply(reason=error.reason)
    except MemoryError:
        # What is left of it may be too little for the next.
        return Reply(reason=_MEMORY, is_last=True)
    except RecursionError:
        return Reply(reason=_NESTED)
    # Whatever else a hostile file makes a parser raise, its sender gets an answer.
    except Exception:  # noqa: BLE001 -- it may be any
        return Reply(reason=_BROKEN, is_last=True)
    return Reply(reason=_TOO_LONG) if len(article.text) > MOST_CHARACTERS else Reply(article)


if __name__ == "__main__":
    os.nice(_NICENESS)
    output = own_output()
    # What libraries have to say of a hostile file is as hostile as the file.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _load()
    limits = LIMITS.validate_json(sys.stdin.buffer.readline())
    _limit(limits.memory_mb)
    _serve(sys.stdin.buffer, output, limits)
