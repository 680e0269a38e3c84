"""The host in an address: one spelling for each, and none that means something else elsewhere."""

import re
from ipaddress import IPv4Address, IPv6Address

import idna

from index.fetching.errors import FetchError
from index.fetching.networks import IPAddress, Reach

_LONGEST = 253
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# What ends in such a label is a number to some programs: 127.1, 0x7f.1, 017700000001.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_IPV6 = re.compile(r"[0-9A-Fa-f:.]{2,45}")
_CLOSED_ENDINGS = (
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp",
    "home.arpa", "onion",
)  # fmt: skip
_CLOSED = "That address leads into a private network; only public web pages can be read."
_UNCLEAR = "The name of the site in that address is not written the usual way; copy it again."
_TO_LOOPBACK = "localhost"


def canonical_host(text: str, reach: Reach) -> str:
    """Return a host in ASCII and lower case; one in digits is checked against ``reach`` as well.

    Raises:
        FetchError: it is no host, is written in a way that programs disagree on, or is closed.
    """
    if text.startswith("["):
        return str(_permitted(_ipv6(text), reach))
    host = _ascii(text).removesuffix(".")
    labels = host.split(".")
    if len(host) > _LONGEST or not all(map(_LABEL.fullmatch, labels)):
        raise FetchError(_UNCLEAR)
    if _NUMBER.fullmatch(labels[-1]):
        return str(_permitted(_ipv4(host), reach))
    if host == _TO_LOOPBACK and reach.allow_loopback:
        return host
    if f".{host}".endswith(tuple(f".{ending}" for ending in _CLOSED_ENDINGS)):
        raise FetchError(_CLOSED)
    if len(labels) < 2:
        raise FetchError("That address names no site of the public web, such as example.com.")
    return host


def _ascii(text: str) -> str:
    # Looking at the length first: the work below grows faster than the text.
    if len(text) > _LONGEST + 1:
        raise FetchError(_UNCLEAR)
    if text.isascii():
        return text.lower()
    try:
        mapped = idna.uts46_remap(text, std3_rules=False, transitional=False)
        return mapped if mapped.isascii() else idna.encode(mapped).decode("ascii")
    except UnicodeError as error:
        raise FetchError(_UNCLEAR) from error


def _ipv4(host: str) -> IPv4Address:
    try:
        return IPv4Address(host)
    except ValueError as error:
        raise FetchError(_UNCLEAR) from error


def _ipv6(text: str) -> IPv6Address:
    inner = text[1:-1]
    try:
        if not text.endswith("]") or not _IPV6.fullmatch(inner):
            raise FetchError(_UNCLEAR)
        return IPv6Address(inner)
    except ValueError as error:
        raise FetchError(_UNCLEAR) from error


def _permitted(ip: IPAddress, reach: Reach) -> IPAddress:
    if not reach.permits(ip):
        raise FetchError(_CLOSED)
    return ip
