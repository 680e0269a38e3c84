"""What goes wrong on the network and at the other end, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp

from index.fetching.errors import FetchError

# The first that fits counts, so the narrower stand first.
_WORDS: tuple[tuple[type[Exception], str, bool], ...] = (
    (
        aiohttp.ClientConnectorCertificateError,
        "{} cannot prove that it is the site it claims to be, so nothing was read from it.",
        False,
    ),
    (aiohttp.ClientSSLError, "No secure connection to {} could be made.", True),
    (
        aiohttp.ClientConnectorDNSError,
        "There is no site called {} to be found; check the address.",
        True,
    ),
    (TimeoutError, "{} took too long to answer. Try again later.", True),
    (aiohttp.ClientPayloadError, "{} broke off in the middle of the page. Try again later.", True),
    (aiohttp.ClientResponseError, "{} gave an answer that cannot be understood.", False),
    (aiohttp.InvalidURL, "That address cannot be asked for; copy it again.", False),
    (aiohttp.ClientError, "{} cannot be reached. Try again later.", True),
    (OSError, "{} cannot be reached. Try again later.", True),
)
_FAILURES = (aiohttp.ClientError, OSError)

_STATUSES = {
    401: "{} shows that page only to those who have signed in.",
    402: "{} shows that page only to those who pay for it.",
    403: "{} does not let this program read that page.",
    404: "{} has no page at that address; check it for a slip.",
    410: "{} has taken that page down.",
    429: "{} asks to be left alone for a while. Try again later.",
    451: "{} may not show that page, for legal reasons.",
}
_PASSING = {408, 425, 429}


@contextmanager
def worded(host: str) -> Iterator[None]:
    """Turn what the network raises into words about ``host``.

    Raises:
        FetchError: instead of the errors of aiohttp and of the operating system.
    """
    try:
        yield
    except _FAILURES as error:
        words, is_transient = next(
            (words, passing) for kind, words, passing in _WORDS if isinstance(error, kind)
        )
        raise FetchError(words.format(host), is_transient=is_transient) from error


def refused(host: str, status: int) -> FetchError:
    """Return the error for an answer that is no page."""
    if status >= 500:
        return FetchError(
            f"{host} has trouble of its own at the moment. Try again later.", is_transient=True
        )
    words = _STATUSES.get(status, "{} gave no page at that address.")
    return FetchError(words.format(host), is_transient=status in _PASSING)
