"""Locks on a library, against other work of this and of other processes on the same folder."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import ReindexRunningError
from index.storage.database import unwritable

_REINDEX = "reindex.lock"
_EXTRACT = "extract.lock"


class Locks:
    """The locks of the library in a folder; a crash lets go of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextlib.contextmanager
    def reindexing(self) -> Iterator[None]:
        """Hold the library against reindexes.

        Raises:
            ReindexRunningError: one is running.
            StorageError: the folder cannot be used.
        """
        with self._held(_REINDEX) as is_ours:
            if not is_ours:
                raise ReindexRunningError("A reindex is already running; wait for it to finish.")
            yield

    @contextlib.contextmanager
    def extracting(self) -> Iterator[bool]:
        """Hold the reading for quotes and deals; False if another process is at it.

        Raises:
            StorageError: the folder cannot be used.
        """
        with self._held(_EXTRACT) as is_ours:
            yield is_ours

    @contextlib.contextmanager
    def _held(self, name: str) -> Iterator[bool]:
        lock = FileLock(self._folder / name, is_singleton=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            yield False
            return
        except OSError as error:
            raise unwritable(self._folder) from error
        try:
            yield True
        finally:
            lock.release()
