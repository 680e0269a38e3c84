"""What sites ask of programs, in their robots.txt."""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from protego import Protego

from index.fetching.addresses import WebAddress
from index.fetching.bodies import read_start
from index.fetching.errors import FetchError
from index.fetching.limits import FetchLimits
from index.fetching.transport import Transport

PATH = "/robots.txt"


@dataclass(slots=True)
class _Entry:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Protego | FetchError = field(default_factory=lambda: Protego.parse(""))
    """An error if they could not be had."""
    size: int = 0
    """In bytes, as the site wrote them."""
    until: float = -math.inf


class Robots:
    """Remembers the rules of the sites asked last."""

    def __init__(
        self, limits: FetchLimits, transport: Transport, clock: Callable[[], float]
    ) -> None:
        self._limits = limits
        self._transport = transport
        self._clock = clock
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    async def require_leave(self, address: WebAddress) -> float | None:
        """Return the seconds that the site wants between two pages, if it says so.

        Raises:
            FetchError: the site does not want ``address`` read, or gave no answer.
        """
        entry = self._entry(address.origin)
        async with entry.lock:
            if entry.until <= self._clock():
                await self._renew(entry, replace(address, target=PATH))
                self._forget_oldest()
            rules = entry.rules
        if isinstance(rules, FetchError):
            raise FetchError(str(rules), is_transient=rules.is_transient)
        name = self._limits.robots_name
        if not rules.can_fetch(address.url, name):
            raise FetchError(f"{address.host} asks programs not to read that page.")
        return rules.crawl_delay(name)

    def _entry(self, origin: str) -> _Entry:
        if origin not in self._entries:
            self._entries[origin] = _Entry()
            self._forget_oldest()
        self._entries.move_to_end(origin)
        return self._entries[origin]

    def _forget_oldest(self) -> None:
        while len(self._entries) > 1 and self._are_too_many():
            self._entries.popitem(last=False)

    def _are_too_many(self) -> bool:
        size = sum(entry.size for entry in self._entries.values())
        return len(self._entries) > self._limits.max_hosts or size > self._limits.robots_kept_bytes

    async def _renew(self, entry: _Entry, address: WebAddress) -> None:
        """Ask the site anew.

        Raises:
            FetchError: it gave no answer; it is left alone for a while.
        """
        try:
            text = await self._read(address)
        except FetchError as error:
            # A copy, without the traceback and all that hangs on it.
            entry.rules, entry.size = FetchError(str(error), is_transient=error.is_transient), 0
            entry.until = self._clock() + self._limits.robots_retry_s
            raise
        # Half a megabyte made for the purpose takes long enough to be noticed elsewhere.
        entry.rules = await asyncio.to_thread(Protego.parse, text.decode("utf-8", "replace"))
        entry.size = len(text)
        entry.until = self._clock() + self._limits.robots_kept_s

    async def _read(self, address: WebAddress) -> bytes:
        async with self._transport.follow(address, {}, _ask_freely) as (_, response):
            if response.status >= 500:
                raise FetchError(
                    f"{address.host} does not say at the moment whether programs may read its "
                    "pages. Try again later.",
                    is_transient=True,
                )
            if response.status != 200:
                return b""
            return await read_start(response, self._limits, self._limits.robots_max_bytes)


async def _ask_freely(address: WebAddress) -> None:
    """Ask for a robots.txt without leave: it is there for that."""
