"""Names to network addresses: looked up once, checked, and connected to as they were checked."""

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType

from index.fetching.errors import FetchError
from index.fetching.networks import IPAddress, Reach

_MOST = 8
"""How many addresses of one host are tried."""


class Lookup(Protocol):
    """What finds the network addresses of a name."""

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return addresses in digits.

        Raises:
            OSError: there are none.
        """


class SystemLookup:
    """Asks the operating system, in threads of its own: a slow name holds up no one else's."""

    def __init__(self, threads: int = 4) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="lookup")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return addresses in digits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, _look_up, host, port)

    def close(self) -> None:
        """Start no more lookups, and wait for none."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class CheckedResolver(AbstractResolver):
    """Gives a connector the addresses of a name if all of them may be reached, else none."""

    def __init__(self, lookup: Lookup, reach: Reach) -> None:
        self._lookup = lookup
        self._reach = reach

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses to connect to; nothing looks them up again.

        Raises:
            FetchError: at least one of them may not be reached.
            OSError: there are none.
        """
        found = await self._lookup(host, port)
        if not found:
            raise OSError(errno.ENOENT, "no address")
        ips = [self._checked(host, text) for text in found]
        return [_result(host, ip, port) for ip in dict.fromkeys(ips)][:_MOST]

    async def close(self) -> None:
        """Do nothing: the lookup is not its own."""

    def _checked(self, host: str, text: str) -> IPAddress:
        try:
            ip = ipaddress.ip_address(text)
        except ValueError:
            ip = None
        if ip is None or not self._reach.permits(ip):
            raise FetchError(
                f"{host} leads into a private network; only public web pages can be read."
            )
        return ip


def guarded_socket(info: AddrInfoType, reach: Reach) -> socket.socket:
    """Return the socket for a connection: the last check, whatever went before.

    Raises:
        OSError: the connection may not be made.
    """
    family, kind, protocol, _, address = info
    if not reach.permits_socket(str(address[0]), int(address[1])):
        raise OSError(errno.EACCES, "a connection outside the public internet")
    return socket.socket(family, kind, protocol)


def _look_up(host: str, port: int) -> list[str]:
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [str(address[0]) for _, _, _, _, address in infos]


def _result(host: str, ip: IPAddress, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=str(ip),
        port=port,
        family=socket.AF_INET if ip.version == 4 else socket.AF_INET6,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
