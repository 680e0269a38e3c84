"""PDF files: the text on their pages, through PDFium, and what the file says about it."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from index.reading import properties
from index.reading.clean import one_line
from index.reading.draft import Draft, UnreadableError
from index.reading.pages import Line, Page, without_running_lines
from index.reading.paragraphs import Block, blocks, body_size

MOST_PAGES = 300
"""A file of more pages is no article."""

# PDFium is not safe to be used by two threads.
_ONE_AT_A_TIME = threading.Lock()
_START = b"%PDF-"
_START_WITHIN = 1024
_PASSWORD = 4
_PICTURE = 3
# What scanners print on each page beside its picture, "Scanned with …", is no text of an article.
_WORDS_OF_A_SCAN = 12
_LARGER = 1.15
_LONGEST_HEADING = 300
_BROKEN = "it is no PDF file, or a broken one"
# PDFium puts this between two lines instead of the hyphen at the end of the first.
_JOINT = "\ufffe"
_LINE_END = re.compile(f"\r\n|{_JOINT}")
# Some fonts call their ordinary hyphen by the name of the soft one.
_SOFT = "\u00ad"
_DIVIDED = re.compile(rf"(?<=\w)[-\u2010{_SOFT}]$")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_BROWSER = re.compile(r"Mozilla/|Chrome|Firefox|Safari", re.IGNORECASE)


class _TextPage(Protocol):
    def count_chars(self) -> int: ...
    def get_text_range(self) -> str: ...
    def get_charbox(self, index: int, loose: bool) -> tuple[float, float, float, float]: ...


def read(data: bytes) -> Draft:
    """Read a ``.pdf`` file."""
    if _START not in data[:_START_WITHIN]:
        raise UnreadableError(_BROKEN)
    with _ONE_AT_A_TIME:
        pages, about = _extract(data)
    kept, cuts = without_running_lines(pages)
    found = blocks(kept)
    draft = Draft.of("".join(block.gap + block.text for block in found), about)
    draft = replace(draft, cuts=(*cuts, *draft.cuts))
    return _with_heading(draft, found, body_size(kept))


def _extract(data: bytes) -> tuple[list[Page], dict[str, object]]:
    # Imported here because a process that only answers need not load it.
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise UnreadableError(f"it has more than {MOST_PAGES} pages; cut the article out")
            pages = [_page(document, number) for number in range(len(document))]
            _require_text(document, pages)
            return pages, _about(document.get_metadata_dict())
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError("it is protected by a password; save it without one") from error
        raise UnreadableError(_BROKEN) from error


def _page(document: Any, number: int) -> Page:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            return list(_lines(text))
        finally:
            text.close()
    finally:
        page.close()


def _lines(page: _TextPage) -> Iterator[Line]:
    text = page.get_text_range()
    # The library counts in UTF-16.
    has_places = _units(text) == page.count_chars()
    start, units = 0, 0
    for end in [*_LINE_END.finditer(text), None]:
        line = text[start : end.start() if end else len(text)]
        words = line.strip()
        if words:
            first = units + len(line) - len(line.lstrip())
            box = _box(page, first, first + _units(words) - 1) if has_places else _NOWHERE
            divided = _DIVIDED.search(words) or (end and end[0] == _JOINT)
            yield Line(_DIVIDED.sub("", words).replace(_SOFT, "-"), *box, bool(divided))
        units += _units(line) + (len(end[0]) if end else 0)
        start = end.end() if end else len(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _box(page: _TextPage, first: int, last: int) -> tuple[float, float, float, float]:
    boxes = [page.get_charbox(index, loose=True) for index in (first, last)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _require_text(document: Any, pages: list[Page]) -> None:
    """Refuse a file whose pages are pictures, with or without the stamp of a scanner."""
    words = sum(len(line.text.split()) for page in pages for line in page)
    if words > _WORDS_OF_A_SCAN * len(pages):
        return
    pictured = sum(_has_picture(document, number) for number in range(len(document)))
    # Backs of sheets may be blank.
    if pictured and pictured * 2 >= len(document):
        raise UnreadableError(
            "it is a scan, whose pages are pictures without text; "
            "have the text recognised (OCR) first"
        )


def _has_picture(document: Any, number: int) -> bool:
    page = document[number]
    try:
        return next(iter(page.get_objects(filter=[_PICTURE])), None) is not None
    finally:
        page.close()


def _about(said: dict[str, str]) -> dict[str, object]:
    """Return what the file says of itself; a page printed by a browser is dated by the printing."""
    is_printed = _BROWSER.search(said.get("Creator", "")) is not None
    about = {
        "title": properties.title(said.get("Title", "")),
        "note": properties.byline(said.get("Author", "")),
        "published": None if is_printed else properties.pdf_date(said.get("CreationDate", "")),
    }
    return {key: value for key, value in about.items() if value}


def _with_heading(draft: Draft, found: list[Block], body: float) -> Draft:
    """Take off the first block if it is the title, or set in larger letters than the rest."""
    if not found or not draft.text:
        return draft
    first = one_line(found[0].text)
    heading, _, rest = draft.text.partition("\n")
    is_larger = found[0].size > _LARGER * body and len(first) <= _LONGEST_HEADING
    if one_line(heading) != first or not (is_larger or first == draft.about.get("title")):
        return draft
    return replace(draft, text=rest.strip(), heading=first)
