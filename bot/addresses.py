"""Web addresses taken apart, and the names shown for them."""

import re
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_HOST_LENGTH = 253


def host(url: str) -> str | None:
    """Name the site of an address: without ``www.`` and port, foreign letters in ASCII form."""
    parts = taken_apart(url)
    return None if parts is None else (parts.hostname or "").removeprefix("www.")


def taken_apart(url: str) -> SplitResult | None:
    """Return the parts of a web address, its host in ASCII form, or None.

    None stands for anything but http and https, for a host that is no plain name, and for an
    address with a user name, which serves to deceive.
    """
    try:
        parts = urlsplit(url.strip())
        name = parts.hostname or ""
        # Python's conversion takes quadratic time, and no longer name exists.
        ascii_host = name.encode("idna").decode("ascii") if len(name) <= _HOST_LENGTH else ""
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.username or parts.password:
        return None
    return parts._replace(netloc=ascii_host + port) if _HOST.fullmatch(ascii_host) else None
