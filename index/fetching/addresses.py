"""Web addresses: what may be asked for, and where a redirect leads."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from yarl import URL

from index.fetching.errors import FetchError
from index.fetching.hosts import canonical_host
from index.fetching.networks import Reach

_LONGEST = 2048
_PORTS = {"http": 80, "https": 443}
# Programs disagree on a backslash; none of the rest may stand in an address unescaped.
_ODD = re.compile(r'[\\<>"^`{|}\x00-\x1f\x7f]')
# ASCII, or the long s would count as an s.
_PARTS = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<target>[^#]*)", re.ASCII | re.IGNORECASE
)
_AUTHORITY = re.compile(r"(?P<host>\[[^\[\]]*\]|[^\[\]:]*)(?::(?P<port>[0-9]{0,5}))?")
_NOT_WEB = "That is not a web address; it should begin with https:// and name a site."


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http(s) address, in ASCII, of a host and port that may be asked."""

    scheme: str
    host: str
    """A name, or an IP address in its usual digits and without brackets."""
    port: int
    target: str
    """Path and query, escaped."""

    @property
    def origin(self) -> str:
        """The address without path and query, the port only if it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self._is_usual_port else f':{self.port}'}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.target}"

    @property
    def _is_usual_port(self) -> bool:
        return self.port == _PORTS[self.scheme]


def parse_address(text: str, reach: Reach) -> WebAddress:
    """Return the address that ``text`` writes, once it is sure what it means.

    Nothing is looked up: a name may still lead to where ``reach`` does not.

    Raises:
        FetchError: it is no address that may be asked.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise FetchError(f"That address is longer than {_LONGEST} characters; please shorten it.")
    parts = _PARTS.match(text)
    if not parts or not parts["authority"]:
        raise FetchError(_NOT_WEB)
    if not text.isprintable() or _ODD.search(text):
        raise FetchError("That address holds characters that do not belong in one; copy it again.")
    if "@" in parts["authority"]:
        raise FetchError("That address carries a user name or password; please leave it out.")
    scheme = parts["scheme"].lower()
    host, port = _host_and_port(parts["authority"], _PORTS[scheme], reach)
    bare = WebAddress(scheme, host, port, "")
    return WebAddress(scheme, host, port, _target(bare, parts["target"]))


def redirected(address: WebAddress, location: str | None, reach: Reach) -> WebAddress:
    """Return where a redirect from ``address`` leads.

    Raises:
        FetchError: it leads nowhere, to an address that may not be asked, or out of https.
    """
    if not location or not location.isprintable():
        raise FetchError(f"{address.host} sends its readers on, but does not say where to.")
    try:
        target = urljoin(address.url, location.strip())
    except ValueError as error:
        raise FetchError(f"{address.host} sends its readers on to no web address.") from error
    new = parse_address(target, reach)
    if address.scheme == "https" and new.scheme == "http":
        raise FetchError(
            f"{address.host} sends its readers on to a page without encryption, "
            "which is not followed."
        )
    return new


def _host_and_port(authority: str, usual_port: int, reach: Reach) -> tuple[str, int]:
    match = _AUTHORITY.fullmatch(authority)
    if not match:
        raise FetchError(_NOT_WEB)
    host = canonical_host(match["host"], reach)
    port = int(match["port"] or usual_port)
    if port not in reach.ports:
        raise FetchError(f"Pages at port {port} are not read; leave the port out of the address.")
    return host, port


def _target(bare: WebAddress, text: str) -> str:
    """Escape path and query, and take the dots out of the path."""
    try:
        # yarl sees a host of ours, so it cannot find another in there.
        return URL(f"{bare.origin}/{text.removeprefix('/')}").raw_path_qs
    except ValueError as error:
        raise FetchError(_NOT_WEB) from error
