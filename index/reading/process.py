"""Reading files in a process of its own, which a hostile one may end but not fill."""

import datetime
import json
import logging
import signal
import subprocess
import threading
import weakref
from collections.abc import Callable, Mapping

from index.errors import SourceError
from index.models import children
from index.reading.article import printable, refusal
from index.reading.wire import LIMITS, REPLY, Limits, Reply
from index.types import Article

log = logging.getLogger(__name__)

_BROKEN = "it is broken, or reading it needs too much memory"
_SLOW = "reading it takes too long"
_UNAVAILABLE = "files cannot be read at the moment; try again later"
_MAX_REPLY_BYTES = 64 * 1024 * 1024
_START_S = 60.0
_KEPT_FOR = 200
"""A process reads so many files before another takes its place, whatever they left in it."""


class ReadingProcess:
    """Reads files elsewhere, one after another; the process starts when it is first needed.

    Whatever a file does to that process, its caller gets a ``SourceError`` and the next file
    another process. One that has had nothing to do for a while ends.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] | None = None
        self._files_read = 0
        self._one_at_a_time = threading.Lock()

    def read(self, name: str, data: bytes, about: Mapping[str, object] | None = None) -> Article:
        """Read the bytes of the file called ``name``; ``about`` as in ``read_article``.

        Raises:
            SourceError: it cannot be read as an article; the error says why.
        """
        if reason := refusal(name, len(data)):
            raise SourceError(printable(name), reason)
        with self._one_at_a_time:
            reply = self._reply(_message(name, data, about or {}))
        if reply.article is None:
            raise SourceError(printable(name), reply.reason)
        return reply.article

    def release(self) -> None:
        """End the process, also while it is at work; the next file starts another."""
        self._process = None
        if self._end is not None:
            self._end()

    def _reply(self, message: bytes) -> Reply:
        is_kept = self._process is not None
        try:
            process = self._started()
        except (OSError, children.EndedError):
            log.exception("the process that reads files could not be started")
            self.release()
            return Reply(reason=_UNAVAILABLE)
        try:
            reply = REPLY.validate_json(
                children.say(process, message, self._limits.wall_s, _MAX_REPLY_BYTES)
            )
        except (children.EndedError, ValueError) as error:
            self.release()
            if process.returncode == 0 and is_kept:
                # It had just ended for want of work; no file is to blame.
                return self._reply(message)
            log.warning("reading a file ended its process (%s)", process.returncode)
            is_overdue = isinstance(error, children.EndedError) and error.is_overdue
            is_slow = is_overdue or process.returncode == -signal.SIGXCPU
            return Reply(reason=_SLOW if is_slow else _BROKEN)
        self._files_read += 1
        if reply.is_last or self._files_read >= _KEPT_FOR:
            self.release()
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            # It died while it had nothing to do; no file is to blame.
            self.release()
        if self._process is None:
            self._process = process = children.start("index.reading.child")
            # It also ends when nobody has a use for this any more.
            self._end = weakref.finalize(self, children.end, process)
            self._files_read = 0
            children.say(process, LIMITS.dump_json(self._limits) + b"\n", _START_S)
        return self._process


def _message(name: str, data: bytes, about: Mapping[str, object]) -> bytes:
    task = json.dumps({"name": name, "size": len(data), "about": dict(about)}, default=_spelt)
    return b"%d\n%s%s" % (len(task), task.encode(), data)


def _spelt(value: object) -> str:
    """Spell a day as it is understood again: with its time it would not be."""
    return str(value.date() if isinstance(value, datetime.datetime) else value)
