"""One request after another, each to a checked address, redirects followed by hand."""

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import aiohttp
from yarl import URL

from index.fetching.addresses import WebAddress, redirected
from index.fetching.errors import FetchError
from index.fetching.failures import worded
from index.fetching.limits import FetchLimits
from index.fetching.networks import Reach
from index.fetching.resolving import CheckedResolver, Lookup, guarded_socket
from index.fetching.unpacking import ACCEPTED

_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_CONNECTIONS = 16
_MOST_TO_ONE_HOST = 2


class Transport:
    """A client without cookies, proxies or passwords of its own."""

    def __init__(self, limits: FetchLimits, reach: Reach, lookup: Lookup) -> None:
        self._limits = limits
        self._reach = reach
        connector = aiohttp.TCPConnector(
            resolver=CheckedResolver(lookup, reach),
            # What is not kept cannot be out of date: each new connection is checked anew.
            use_dns_cache=False,
            socket_factory=functools.partial(guarded_socket, reach=reach),
            limit=_MOST_CONNECTIONS,
            limit_per_host=_MOST_TO_ONE_HOST,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            headers={"User-Agent": limits.user_agent, "Accept-Encoding": ACCEPTED},
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=limits.connect_s, sock_read=limits.read_s
            ),
            max_line_size=limits.max_header_bytes,
            max_field_size=limits.max_header_bytes,
            max_headers=limits.max_headers,
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    @asynccontextmanager
    async def follow(
        self,
        address: WebAddress,
        headers: Mapping[str, str],
        before: Callable[[WebAddress], Awaitable[None]],
    ) -> AsyncIterator[tuple[WebAddress, aiohttp.ClientResponse]]:
        """Ask for ``address``, go where it sends, and give the first answer that is no redirect.

        ``before`` is awaited ahead of each request and may raise to refuse it.

        Raises:
            FetchError: there is no such answer, or reading its body failed.
        """
        seen = {address.url}
        for _ in range(self._limits.max_redirects + 1):
            await before(address)
            async with self._ask(address, headers) as response:
                if response.status not in _REDIRECTS:
                    yield address, response
                    return
                address = redirected(address, response.headers.get("Location"), self._reach)
            if address.url in seen:
                raise FetchError(f"{address.host} sends its readers round in a circle.")
            seen.add(address.url)
        raise FetchError(f"{address.host} sends its readers on too many times.")

    @asynccontextmanager
    async def _ask(
        self, address: WebAddress, headers: Mapping[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        with worded(address.host):
            response = await self._session.get(
                URL(address.url, encoded=True), headers=headers, allow_redirects=False
            )
            try:
                yield response
            finally:
                # A connection with something left to read is of no further use.
                if response.content.at_eof():
                    response.release()
                else:
                    response.close()
