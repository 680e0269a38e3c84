"""The one fetcher: an address to a page, or to one sentence on why not."""

import asyncio
import functools
import time
from types import TracebackType
from typing import Self

import aiohttp

from index.fetching.addresses import WebAddress, parse_address
from index.fetching.bodies import read_whole
from index.fetching.content_types import READABLE, kind_and_charset, require_readable
from index.fetching.errors import FetchError
from index.fetching.failures import refused
from index.fetching.fetched import Fetched
from index.fetching.limits import FetchLimits
from index.fetching.networks import Reach
from index.fetching.pacing import Pace
from index.fetching.resolving import Lookup, SystemLookup
from index.fetching.robots import Robots
from index.fetching.transport import Transport

_ACCEPT = ", ".join(["text/html", *sorted(READABLE - {"text/html"}), "*/*;q=0.1"])
_PAGES = {200, 203}
_LONGEST_VALIDATOR = 512


class Fetcher:
    """Fetches public web pages, and nothing from anywhere else, inside ``async with``.

    ``allow_loopback`` opens this machine's own loopback addresses, for tests. ``lookup`` finds
    the addresses of names; whatever it finds is checked.
    """

    def __init__(
        self, limits: FetchLimits, *, allow_loopback: bool = False, lookup: Lookup | None = None
    ) -> None:
        self._limits = limits
        self._reach = Reach(limits.ports, allow_loopback)
        self._given_lookup = lookup
        self._pace = Pace(limits, time.monotonic)

    async def __aenter__(self) -> Self:
        self._system_lookup = SystemLookup()
        lookup = self._given_lookup or self._system_lookup
        self._transport = Transport(self._limits, self._reach, lookup)
        self._robots = Robots(self._limits, self._transport, time.monotonic)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.close()
        self._system_lookup.close()

    async def fetch(
        self, url: str, *, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        """Return the page at ``url``.

        ``etag`` and ``modified`` are those of an earlier ``Fetched``; if the page is still the
        same, the answer says so and has no body.

        Raises:
            FetchError: the address is refused, or gave no page that may be read.
        """
        address = parse_address(url, self._reach)
        headers = {"Accept": _ACCEPT, **_conditions(etag, modified)}
        try:
            async with asyncio.timeout(self._limits.total_s) as deadline:
                before = functools.partial(self._ask_leave, deadline)
                async with self._transport.follow(address, headers, before) as (final, response):
                    return await self._page(address, final, response)
        except TimeoutError as error:
            raise FetchError(
                f"{address.host} took too long to answer. Try again later.", is_transient=True
            ) from error

    async def _ask_leave(self, deadline: asyncio.Timeout, address: WebAddress) -> None:
        """Wait until ``address`` may be asked for, which does not count as time it took."""
        interval_s = await self._robots.require_leave(address)
        wait_s = self._pace.take_turn(address.host, interval_s)
        if wait_s > 0:
            deadline.reschedule((deadline.when() or 0.0) + wait_s)
            await asyncio.sleep(wait_s)

    async def _page(
        self, address: WebAddress, final: WebAddress, response: aiohttp.ClientResponse
    ) -> Fetched:
        kind, charset = kind_and_charset(response.headers.get("Content-Type"))
        is_unchanged = response.status == 304 and _is_conditional(response)
        if not is_unchanged:
            if response.status not in _PAGES:
                raise refused(final.host, response.status)
            require_readable(kind)
        return Fetched(
            url=address.url,
            final_url=final.url,
            status=response.status,
            content_type=kind,
            charset=charset,
            body=b"" if is_unchanged else await read_whole(response, self._limits),
            etag=_validator(response.headers.get("ETag")),
            modified=_validator(response.headers.get("Last-Modified")),
            not_modified=is_unchanged,
        )


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    asked = {"If-None-Match": _validator(etag), "If-Modified-Since": _validator(modified)}
    return {name: value for name, value in asked.items() if value is not None}


def _is_conditional(response: aiohttp.ClientResponse) -> bool:
    sent = response.request_info.headers
    return "If-None-Match" in sent or "If-Modified-Since" in sent


def _validator(text: str | None) -> str | None:
    """Return a validator if it is one that can be sent in a header."""
    is_fit = text and text.isascii() and text.isprintable() and len(text) <= _LONGEST_VALIDATOR
    return text if is_fit else None
