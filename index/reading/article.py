"""The bytes of one file to one article, by the format its name's ending tells."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from index.errors import SourceError
from index.reading import docx, html, markdown, pdf, text
from index.reading.about import About, validated
from index.reading.clean import one_line
from index.reading.draft import Draft, UnreadableError
from index.types import Article

READER_VERSION = 2
"""Raised whenever the same bytes would be read differently than before."""

MAX_BYTES = 50 * 1024 * 1024
"""The largest file that is read; those of text alone may be less large."""


@dataclass(frozen=True, slots=True)
class _Format:
    read: Callable[[bytes], Draft]
    max_bytes: int
    is_intricate: bool = False
    """Whether a broken or hostile file may end, or fill, the process that reads it."""


_MAX_TEXT_BYTES = 20 * 1024 * 1024
_FORMATS = {
    ".txt": _Format(text.read, _MAX_TEXT_BYTES),
    ".md": _Format(markdown.read, _MAX_TEXT_BYTES),
    ".markdown": _Format(markdown.read, _MAX_TEXT_BYTES),
    ".html": _Format(html.read, _MAX_TEXT_BYTES),
    ".htm": _Format(html.read, _MAX_TEXT_BYTES),
    # Most of their bytes are pictures.
    ".pdf": _Format(pdf.read, MAX_BYTES, is_intricate=True),
    ".docx": _Format(docx.read, MAX_BYTES, is_intricate=True),
}
SUFFIXES = tuple(_FORMATS)
"""The endings of the files that can be read."""

_ID_DIGITS = 12
_LEADING_DATE = re.compile(
    r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?+)?+[-_ ]+"
)


def read_article(name: str, data: bytes, about: Mapping[str, object] | None = None) -> Article:
    """Read the bytes of the file called ``name``, a path with forward slashes.

    ``about`` is what is known of the file from elsewhere, and has the last word over what the
    file says of itself. The same arguments always give the same article.

    Raises:
        SourceError: it cannot be read as an article; the error says why.
    """
    try:
        draft = _draft(name, data)
        return _article(name, draft, validated({**draft.about, **(about or {})}))
    except UnreadableError as error:
        raise SourceError(printable(name), error.reason) from error


def refusal(name: str, size: int) -> str | None:
    """Say why a file of this name and size in bytes is not even looked into; None if it is."""
    if not name.isprintable():
        return "its name holds characters that cannot be printed; rename it"
    if reason := unsupported(name):
        return reason
    most = _FORMATS[PurePosixPath(name).suffix.lower()].max_bytes
    return f"it is larger than {most // 1024**2} MB" if size > most else None


def unsupported(name: str) -> str | None:
    """Say why a file of this name is no article; None if it may be one."""
    suffix = PurePosixPath(name).suffix
    if suffix.lower() in _FORMATS:
        return None
    what = f"a {printable(suffix)} file" if suffix else "a file without an ending"
    return f"{what} is not a kind of article this library reads ({', '.join(SUFFIXES)})"


def is_intricate(name: str) -> bool:
    """Tell whether a file of this name had better be read in a process of its own."""
    form = _FORMATS.get(PurePosixPath(name).suffix.lower())
    return form is not None and form.is_intricate


def printable(name: str) -> str:
    """Return ``name`` with what cannot be printed spelt out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _draft(name: str, data: bytes) -> Draft:
    if reason := refusal(name, len(data)):
        raise UnreadableError(reason)
    return _FORMATS[PurePosixPath(name).suffix.lower()].read(data)


def _article(name: str, draft: Draft, known: About) -> Article:
    title = known.title or draft.heading or _title_from(name)
    words = _under_heading(draft, title)
    if not any(character.isalnum() for character in words):
        raise UnreadableError("it holds no words")
    return Article(
        id=hashlib.sha256(name.encode()).hexdigest()[:_ID_DIGITS],
        file=name,
        title=title,
        kind=known.kind,
        text=words,
        publisher=known.publisher,
        published=known.published,
        url=known.url,
        sources=known.sources,
        note=known.note,
        starts_mid_sentence=known.starts_mid_sentence,
        cuts=draft.cuts,
    )


def _under_heading(draft: Draft, title: str) -> str:
    """Put the heading back over the text unless the title already says it."""
    if draft.heading is None or draft.heading.casefold() == title.casefold():
        return draft.text
    return f"{draft.heading}\n\n{draft.text}".strip()


def _title_from(name: str) -> str:
    stem = PurePosixPath(name).stem
    words = one_line(re.sub(r"[-_\s]+", " ", _LEADING_DATE.sub("", stem, count=1)))
    return words[:1].upper() + words[1:] or stem
