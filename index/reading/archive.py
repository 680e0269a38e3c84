"""The articles in a ``.zip`` file, unpacked in memory within limits."""

import itertools
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from index.errors import SourceError
from index.reading.article import MAX_BYTES, printable, unsupported
from index.reading.draft import UnreadableError

SUFFIX = ".zip"

_END = b"PK\x05\x06"
_END_BYTES = 22
_END_WITHIN = _END_BYTES + 0xFFFF
_MAX_DIRECTORY_BYTES = 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".jar"})
_CHUNK = 256 * 1024
_RATIO_FROM = 1024 * 1024
_LONGEST_NAME = 100
_UNSAFE = re.compile(r'[<>:"|?*]')
_BROKEN = "it is no ZIP archive, or a broken one"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold."""

    entries: int = 500
    entry_bytes: int = MAX_BYTES
    total_bytes: int = 100 * 1024 * 1024
    ratio: int = 200
    """How many times its size a large file may unpack to; texts come to 10, seldom to 50."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive holds: files that can be read, and why others cannot."""

    files: tuple[tuple[str, bytes], ...]
    """Names without folders, each of them once, and contents; in the order of the archive."""
    problems: tuple[SourceError, ...]


def unpack(name: str, data: bytes, limits: Limits | None = None) -> Unpacked:
    """Unpack the files in the archive called ``name`` that may be articles.

    Folders, hidden files and what macOS adds are passed over without a word.

    Raises:
        SourceError: the archive as a whole cannot be read, or holds too much.
    """
    try:
        return _unpack(data, limits or Limits())
    except UnreadableError as error:
        raise SourceError(printable(name), error.reason) from error


def _unpack(data: bytes, limits: Limits) -> Unpacked:
    files: list[tuple[str, bytes]] = []
    problems: list[SourceError] = []
    names: set[str] = set()
    left = limits.total_bytes
    with _opened(data, limits) as archive:
        for entry in filter(_is_visible, archive.infolist()):
            name = _numbered(safe_name(entry.filename), names)
            unpacked = bytearray()
            try:
                for piece in _pieces(archive, entry, name):
                    unpacked += piece
                    _require_modest(entry, len(unpacked), left, limits)
                files.append((name, bytes(unpacked)))
            except _TooMuchError:
                raise
            except UnreadableError as error:
                problems.append(SourceError(name, error.reason))
            # What came of one that was given up counts, too: it took as long.
            left -= len(unpacked)
    return Unpacked(tuple(files), tuple(problems))


class _TooMuchError(UnreadableError):
    """The archive as a whole is too large."""

    def __init__(self, most: int) -> None:
        super().__init__(f"it unpacks to more than {most // 1024**2} MB")


def _opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Read the directory, unless it is too long to be read in no time."""
    end = data.rfind(_END, max(0, len(data) - _END_WITHIN))
    directory = int.from_bytes(data[end + 12 : end + 16], "little")
    if end < 0:
        raise UnreadableError(_BROKEN)
    if directory > _MAX_DIRECTORY_BYTES:
        raise UnreadableError(_many(limits))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    # A broken directory makes the parser raise errors of many kinds.
    except Exception as error:
        raise UnreadableError(_BROKEN) from error
    if len(archive.infolist()) > limits.entries:
        raise UnreadableError(_many(limits))
    return archive


def _many(limits: Limits) -> str:
    return f"it holds more than {limits.entries} files"


def _is_visible(entry: zipfile.ZipInfo) -> bool:
    parts = _parts(entry.filename)
    is_hidden = any(part == "__MACOSX" or (part.strip(".") and part[0] == ".") for part in parts)
    return not (entry.is_dir() or entry.filename.endswith("\\") or is_hidden)


def _parts(path: str) -> list[str]:
    return path.replace("\\", "/").split("/")


def safe_name(path: str) -> str:
    """Return the last part of any ``path`` as the plain name of a file."""
    last = unicodedata.normalize("NFC", _parts(path)[-1].rpartition(":")[2])
    plain = "".join(each if each.isprintable() else "" for each in _UNSAFE.sub("", last))
    plain = plain.strip().rstrip(" .")
    if not plain.strip(". ") or plain.startswith("."):
        plain = f"file{plain}"
    suffix = PurePosixPath(plain).suffix
    if len(suffix) > _LONGEST_NAME // 2:
        return plain[:_LONGEST_NAME]
    return plain.removesuffix(suffix)[: _LONGEST_NAME - len(suffix)] + suffix


def _numbered(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name)
    names = itertools.chain([name], (f"{path.stem}-{n}{path.suffix}" for n in itertools.count(2)))
    free = next(each for each in names if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    if reason := _refusal(entry, name):
        raise UnreadableError(reason)
    try:
        with archive.open(entry) as file:
            while piece := file.read(_CHUNK):
                yield piece
    # Broken data make the parser and the decompressor raise errors of many kinds.
    except Exception as error:
        raise UnreadableError("it is broken in the archive") from error


def _refusal(entry: zipfile.ZipInfo, name: str) -> str | None:
    if PurePosixPath(name).suffix.lower() in _ARCHIVES:
        return "an archive inside an archive is not opened; add it by itself"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link, not a file"
    if reason := unsupported(name):
        return reason
    if entry.flag_bits & _ENCRYPTED:
        return "it is protected by a password; pack it without one"
    if entry.compress_type not in _METHODS:
        return "it is compressed in a way that is not read; pack it as an ordinary ZIP"
    return None


def _require_modest(entry: zipfile.ZipInfo, unpacked: int, left: int, limits: Limits) -> None:
    if unpacked > left:
        raise _TooMuchError(limits.total_bytes)
    if unpacked > limits.entry_bytes:
        raise UnreadableError(f"it is larger than {limits.entry_bytes // 1024**2} MB")
    if unpacked > max(_RATIO_FROM, limits.ratio * entry.compress_size):
        raise UnreadableError(
            f"it unpacks to more than {limits.ratio} times its size, as no article does"
        )
