"""Sites on loopback: well-behaved ones, and ones that speak whatever bytes they like."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from index.fetching import Fetcher, FetchLimits

Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
HOST = "news.example"


class Names:
    """Finds names by a table; ``*`` stands for all others. Each answer is used up but the last."""

    def __init__(self, table: Mapping[str, Sequence[Sequence[str]]] | None = None) -> None:
        table = {"*": [["127.0.0.1"]]} if table is None else table
        self._table = {
            name: [list(answer) for answer in answers] for name, answers in table.items()
        }
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self._table.get(host) or self._table.get("*")
        if not answers:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]


class Site:
    """A web server whose pages a test lays out; it has no robots.txt unless one is laid out."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[web.BaseRequest] = []
        self.times: list[float] = []
        self.port = 0

    @property
    def asked(self) -> list[str]:
        return [request.path for request in self.requests]

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def lay(
        self,
        path: str,
        body: bytes = b"",
        status: int = 200,
        content_type: str | None = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if content_type is not None:
            named["Content-Type"] = content_type

        async def answer(request: web.BaseRequest) -> web.StreamResponse:
            return web.Response(body=body, status=status, headers=named)

        self.pages[path] = answer

    def lead(self, path: str, to: str, status: int = 302) -> None:
        self.lay(path, b"elsewhere", status, Location=to)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.requests.append(request)
        self.times.append(time.monotonic())
        page = self.pages.get(request.path)
        return await page(request) if page else web.Response(status=404)


@asynccontextmanager
async def serving(site: Site) -> AsyncIterator[Site]:
    runner = web.ServerRunner(web.Server(site.answer), shutdown_timeout=0.1)
    await runner.setup()
    tcp = web.TCPSite(runner, "127.0.0.1", 0)
    await tcp.start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def speaking(
    head: bytes, body: Callable[[asyncio.StreamWriter], Awaitable[None]] | bytes = b""
) -> AsyncIterator[str]:
    """Give the address of a page served as these very bytes; robots.txt is not found there."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            asked = await reader.readuntil(b"\r\n\r\n")
            if asked.startswith(b"GET /robots.txt"):
                writer.write(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n")
            else:
                writer.write(head)
                if isinstance(body, bytes):
                    writer.write(body)
                else:
                    await body(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://{HOST}:{server.sockets[0].getsockname()[1]}/page"
    finally:
        server.close()


def limits(port: int, **changed: Any) -> FetchLimits:
    """Limits for a site on loopback, without pauses unless a test wants them."""
    usual = FetchLimits(interval_s=0.0, ports=frozenset({80, 443, port}))
    return dataclasses.replace(usual, **changed)


def fetcher(port: int, names: Names | None = None, **changed: Any) -> Fetcher:
    return Fetcher(limits(port, **changed), allow_loopback=True, lookup=names or Names())


def port_of(url: str) -> int:
    """Return the port in an address."""
    return int(url.rpartition(":")[2].partition("/")[0])
