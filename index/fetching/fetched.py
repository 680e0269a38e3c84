"""What an address gave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page, or word that it has not changed."""

    url: str
    """The address that was asked for, as it is written canonically."""
    final_url: str
    """Where the page was found, after redirects."""
    status: int
    content_type: str
    """In lower case and without parameters; empty if the server sent none with a 304."""
    charset: str | None
    """The encoding the server names, as a codec that decodes text; None if it names no such."""
    body: bytes
    """Unpacked; empty if ``not_modified``."""
    etag: str | None
    modified: str | None
    """The ``Last-Modified`` header; for ``fetch`` to send back, like ``etag``."""
    not_modified: bool
    """The page is still the one that ``etag`` or ``modified`` stood for."""
