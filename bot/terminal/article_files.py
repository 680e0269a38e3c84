"""A file that somebody names, read as an article."""

from pathlib import Path

from index.errors import SourceError
from index.reading import MAX_BYTES, read_article, sidecar
from index.reading.article import is_intricate
from index.reading.draft import UnreadableError
from index.reading.process import ReadingProcess
from index.types import Article


def read_article_file(path: Path) -> Article:
    """Read a file, and the sidecar beside it if there is one, as the library would.

    Raises:
        SourceError: it is missing or no article; the error says why.
    """
    try:
        data = _bytes_of(path)
        beside = path.with_suffix(sidecar.SUFFIX)
        about = sidecar.parse(_bytes_of(beside)) if beside.is_file() else None
    except UnreadableError as error:
        raise SourceError(str(path), error.reason) from error
    except OSError as error:
        raise SourceError(str(path), _reason(error)) from error
    if not is_intricate(path.name):
        return read_article(path.name, data, about)
    elsewhere = ReadingProcess()
    try:
        return elsewhere.read(path.name, data, about)
    finally:
        elsewhere.release()


def _bytes_of(path: Path) -> bytes:
    """Read a file, but not much more of it than an article may have."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "it is a folder; name a file in it"
        case PermissionError():
            return "it may not be opened: you have no right to read it"
        case _:
            return "it cannot be read from disk"
