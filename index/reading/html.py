"""Web pages: the article in them and what their head says about it, through trafilatura."""

import contextlib
import logging
import re
from dataclasses import dataclass, replace

from lxml import etree

from index.reading.about import web_address
from index.reading.clean import one_line
from index.reading.decode import decode
from index.reading.draft import Draft, UnreadableError
from index.types import PublishedDate

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# They log each fault of a page as their own error; the caller learns of it by exception.
_CHATTY = ("trafilatura", "htmldate", "courlan", "justext")


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


def read(data: bytes) -> Draft:
    """Read a ``.html`` file."""
    markup = decode(data, _declared_encoding(data))
    _require_shallow(markup)
    page = _extract(markup)
    draft = Draft.of(page.text, _about(page))
    heading, _, rest = draft.text.partition("\n")
    if page.title and one_line(page.title) == one_line(heading):
        return replace(draft, text=rest.strip(), heading=heading)
    return draft


def _declared_encoding(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def _require_shallow(markup: str) -> None:
    """Refuse a page of which the parser would drop, without a word, what is nested too deeply."""
    parser = etree.HTMLParser(encoding="utf-8")
    # A broken page is judged by those who read it.
    with contextlib.suppress(etree.LxmlError):
        etree.fromstring(markup.encode("utf-8", "replace"), parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise UnreadableError("it is nested too deeply")


def _extract(markup: str) -> _Page:
    # Imported here because it takes 0.26 s, which a process that only answers need not spend.
    from trafilatura import bare_extraction

    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            # Without this a date in the running text passes for the day of publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except MemoryError:
        raise
    # Whatever a broken page makes the parsers below raise, it must not stop the other files.
    except Exception as error:
        raise UnreadableError("its HTML is too broken to be read") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise UnreadableError("no article could be found in this page")
    return _Page(found.text, found.title, found.sitename, found.date, found.url)


def _about(page: _Page) -> dict[str, object]:
    """Return what the page says of itself, without what would not stand up to validation."""
    about = {
        "title": page.title,
        "publisher": page.publisher,
        "published": page.published if _is_date(page.published) else None,
        "url": page.url if _is_address(page.url) else None,
    }
    return {key: value for key, value in about.items() if value}


def _is_date(text: str | None) -> bool:
    try:
        return text is not None and bool(PublishedDate.parse(text))
    except ValueError:
        return False


def _is_address(text: str | None) -> bool:
    try:
        return text is not None and bool(web_address(text))
    except ValueError:
        return False
