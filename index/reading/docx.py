"""Word files: the words of their paragraphs, lists and tables, and what the file says about it."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from index.reading import properties
from index.reading.clean import one_line
from index.reading.draft import Draft, UnreadableError

_MOST_PARTS = 5_000
_MOST_UNPACKED = 200 * 1024 * 1024
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = "it is no Word file (.docx), or a broken one"

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved-away words, formats, drawings and their boxes: not what is read.
_UNREAD = frozenset(
    (
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
        *(_WORD + name for name in ("del", "moveFrom", "pPr", "rPr", "rt", "drawing", "pict")),
    )
)
_CONTAINERS = frozenset(
    _WORD + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_MARKS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
_HEADINGS = ("title", "heading 1")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    style: str
    gap: str


def read(data: bytes) -> Draft:
    """Read a ``.docx`` file."""
    _require_package(data)
    # Imported here because a process that only answers need not load it.
    import docx

    try:
        document = docx.Document(BytesIO(data))
        found = [block for block in _blocks(document) if block.text.strip()]
        about = _about(document.core_properties)
    except MemoryError:
        raise
    # Whatever a broken file makes the parsers below raise, it must not stop the other files.
    except Exception as error:
        raise UnreadableError(_BROKEN) from error
    heading = _heading(found, about.get("title"))
    words = found[1:] if heading else found
    return Draft.of("".join(block.gap + block.text for block in words), about, heading)


def _require_package(data: bytes) -> None:
    """Refuse what is no package, or one that would grow without bounds when unpacked."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise UnreadableError("it is protected by a password; save it without one")
        raise UnreadableError("it is a file of an older Word (.doc); save it as .docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    # The directory of a broken one makes the parser raise errors of many kinds.
    except Exception as error:
        raise UnreadableError(_BROKEN) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise UnreadableError(f"it unpacks to more than {_MOST_UNPACKED // 1024**2} MB")


def _blocks(document: Any) -> Iterator[_Block]:
    styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
    return _children(document.element.body, styles)


def _children(parent: Any, styles: dict[str, str]) -> Iterator[_Block]:
    for element in parent:
        if element.tag == f"{_WORD}p":
            yield _paragraph(element, styles)
        elif element.tag == f"{_WORD}tbl":
            yield from _rows(element)
        elif element.tag in _CONTAINERS:
            yield from _children(element, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> _Block:
    style = styles.get(element.style or "", "")
    text = _words(element)
    layout = element.pPr
    is_item = "list" in style or (layout is not None and layout.numPr is not None)
    if is_item and text.strip():
        return _Block(f"- {text.strip()}", style, "\n")
    return _Block(text, style, "\n\n")


def _rows(table: Any) -> Iterator[_Block]:
    gap = "\n\n"
    for row in table.iterchildren(f"{_WORD}tr"):
        cells = (one_line(_cell(cell)) for cell in row.iterchildren(f"{_WORD}tc"))
        text = " | ".join(cells)
        if text.strip(" |"):
            yield _Block(text, "", gap)
            gap = "\n"


def _cell(cell: Any) -> str:
    return " ".join(_words(paragraph) for paragraph in cell.iter(f"{_WORD}p"))


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{_WORD}t":
            yield child.text or ""
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif tag not in _UNREAD:
            yield from _pieces(child)


def _heading(found: Iterable[_Block], title: object) -> str | None:
    """Return the words of the first paragraph if it is the document's heading."""
    first = next(iter(found), None)
    if first is None:
        return None
    words = one_line(first.text)
    return words if first.style in _HEADINGS or words == title else None


def _about(said: Any) -> dict[str, object]:
    about = {
        "title": properties.title(said.title or ""),
        "note": properties.byline(said.author or ""),
        "published": properties.day_made(said.created, said.modified),
    }
    return {key: value for key, value in about.items() if value}
