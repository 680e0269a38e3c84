"""Which kinds of pages are read, and what a server says of theirs."""

import codecs
import re
from email.message import Message

from index.fetching.errors import FetchError

READABLE = frozenset(
    {
        "application/atom+xml",
        "application/pdf",
        "application/rss+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-zip-compressed",
        "application/xhtml+xml",
        "application/xml",
        "application/zip",
        "text/html",
        "text/markdown",
        "text/plain",
        "text/x-markdown",
        "text/xml",
    }
)
_NAME = re.compile(r"[A-Za-z0-9._:-]{1,40}")
_KIND = re.compile(r"[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,64}")
_SHOWN = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}")
# Python also has codecs that are no way to save a page: escapes, and the coding of host names.
_NO_ENCODINGS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def kind_and_charset(header: str | None) -> tuple[str, str | None]:
    """Return the kind of page and the codec that a ``Content-Type`` header names, if any."""
    if not header or not header.isprintable():
        return "", None
    message = Message()
    message["Content-Type"] = header
    kind = header.partition(";")[0].strip().lower()
    charset = message.get_param("charset")
    return (
        kind if _KIND.fullmatch(kind) else "",
        _codec(charset) if isinstance(charset, str) else None,
    )


def require_readable(kind: str) -> None:
    """Raise if pages of this kind are not read.

    Raises:
        FetchError: they are not.
    """
    if kind in READABLE:
        return
    if not kind:
        raise FetchError("The site does not say what kind of file that is, so it is not read.")
    shown = f" ({kind})" if _SHOWN.fullmatch(kind) else ""
    raise FetchError(
        f"That address leads to a kind of file that is not read{shown}; "
        "web pages, feeds, plain text, Markdown, PDF, DOCX and ZIP are."
    )


def _codec(name: str) -> str | None:
    if not _NAME.fullmatch(name.strip()):
        return None
    try:
        found = codecs.lookup(name.strip()).name
        # Refuses those of Python's codecs that turn bytes into something else than text.
        b"a".decode(found, "ignore")
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _NO_ENCODINGS else found
