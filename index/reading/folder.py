"""A folder of articles on disk."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from index.errors import SourceError, StorageError
from index.reading import sidecar
from index.reading.article import (
    MAX_BYTES,
    SUFFIXES,
    is_intricate,
    printable,
    read_article,
    unsupported,
)
from index.reading.draft import UnreadableError
from index.reading.process import ReadingProcess
from index.reading.source import SourceFile
from index.types import Article

_ORPHAN = f"no article of the same name stands beside it ({', '.join(SUFFIXES)})"


class FolderSource:
    """The articles in a folder and the folders below it, each with its sidecar if it has one.

    Hidden files, and links that lead out of the folder, are passed over. Formats that hold
    programs' own data, such as PDF, are read in another process.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # The libraries that read them are ended, and end all else, by a file that is broken enough.
        self._process = ReadingProcess()

    def files(self) -> Iterator[SourceFile]:
        """List every file, sorted by name.

        Raises:
            StorageError: the folder does not exist or cannot be opened.
        """
        self._require_folder()
        closed: list[OSError] = []
        paths = sorted(self._paths(closed), key=self._name)
        if any(Path(error.filename) == self._folder for error in closed):
            # It went away since it was looked at; its articles are not gone for that.
            raise self._unopened()
        names = {self._name(path) for path in paths}
        for path in paths:
            if path.suffix.lower() != sidecar.SUFFIX or not _has_article(self._name(path), names):
                yield self._file(path)
        for error in closed:
            name = printable(self._name(Path(error.filename)))
            yield SourceFile(name, "", f"the folder {_io_reason(error)}")

    def read(self, file: SourceFile) -> Article:
        """Read one listed file and its sidecar.

        Raises:
            SourceError: it cannot be read; the error says why.
        """
        if file.problem is not None:
            raise SourceError(file.name, file.problem)
        try:
            about, data = self._contents(self._folder / file.name)
        except UnreadableError as error:
            raise SourceError(file.name, error.reason) from error
        except OSError as error:
            raise SourceError(file.name, f"it {_io_reason(error)}") from error
        read = self._process.read if is_intricate(file.name) else read_article
        return read(file.name, data, about)

    def _contents(self, path: Path) -> tuple[dict[str, object] | None, bytes]:
        if not self._is_inside(path):
            raise UnreadableError("it lies outside the folder of articles")
        beside = self._sidecar(path)
        return sidecar.parse(_bytes_of(beside)) if beside else None, _bytes_of(path)

    def _require_folder(self) -> None:
        if not self._folder.is_dir():
            raise StorageError(
                f"The folder of articles, {self._folder}, does not exist. "
                "Create it, or name another in the settings."
            )
        if not os.access(self._folder, os.R_OK | os.X_OK):
            raise self._unopened()

    def _unopened(self) -> StorageError:
        return StorageError(
            f"The folder of articles, {self._folder}, cannot be opened. "
            "Give this program's user the right to read it."
        )

    def _paths(self, closed: list[OSError]) -> Iterator[Path]:
        for folder, below, names in os.walk(self._folder, onerror=closed.append):
            below[:] = [name for name in below if not name.startswith(".")]
            visible = (Path(folder, name) for name in names if not name.startswith("."))
            yield from (path for path in visible if self._is_ours(path))

    def _is_ours(self, path: Path) -> bool:
        # A link that leads nowhere is listed, so that it is reported; pipes and the like are not.
        return self._is_inside(path) and (path.is_file() or not path.exists())

    def _is_inside(self, path: Path) -> bool:
        # Unlike Path.resolve, this does not raise on a link that leads to itself.
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self._folder))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _sidecar(self, path: Path) -> Path | None:
        beside = path.with_suffix(sidecar.SUFFIX)
        return beside if beside.is_file() and self._is_inside(beside) else None

    def _file(self, path: Path) -> SourceFile:
        name = self._name(path)
        if problem := _problem(name):
            return SourceFile(printable(name), "", problem)
        try:
            return SourceFile(name, _digest(path, self._sidecar(path)))
        except OSError as error:
            return SourceFile(name, "", f"it {_io_reason(error)}")


def _problem(name: str) -> str | None:
    if not name.isprintable():
        return "its name holds characters that cannot be printed; rename it"
    if name.lower().endswith(sidecar.SUFFIX):
        return _ORPHAN
    return unsupported(name)


def _has_article(name: str, names: set[str]) -> bool:
    stem = PurePosixPath(name).with_suffix("")
    return any(f"{stem}{suffix}" in names for suffix in SUFFIXES)


def _digest(path: Path, beside: Path | None) -> str:
    """Hash the digests of the files, so that no byte can move from one to the other unseen."""
    both = hashlib.sha256()
    for part in (path, beside):
        if part is not None:
            with part.open("rb") as file:
                both.update(hashlib.file_digest(file, "sha256").digest())
    return both.hexdigest()


def _bytes_of(path: Path) -> bytes:
    """Read a file, but not much more of it than is allowed."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _io_reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "is no longer there"
        case PermissionError():
            return "may not be opened: this program's user has no right to read it"
        case _:
            return "cannot be read from disk"
