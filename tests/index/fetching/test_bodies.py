"""Traps: bodies that never end, are not what they say, or grow once unpacked."""

import asyncio
import gzip
import time

import pytest

from index.fetching import FetchError
from tests.index.fetching.sites import HOST, Site, fetcher, port_of, speaking

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
PAGE = b"<p>Songwriters will be paid for each use of their works.</p>"


async def endless(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def dripping(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def test_a_body_without_end_is_read_up_to_the_limit() -> None:
    async with (
        speaking(OK + b"\r\n", endless) as url,
        fetcher(port_of(url), max_bytes=300_000) as fetching,
    ):
        with pytest.raises(FetchError, match=r"larger than 0\.286 MB"):
            await fetching.fetch(url)


async def test_a_chunked_body_without_end_is_read_up_to_the_limit() -> None:
    async def chunks(writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"ffff\r\n" + b"x" * 65535 + b"\r\n")
            await writer.drain()

    async with (
        speaking(OK + b"Transfer-Encoding: chunked\r\n\r\n", chunks) as url,
        fetcher(port_of(url), max_bytes=300_000) as fetching,
    ):
        with pytest.raises(FetchError, match="larger than"):
            await fetching.fetch(url)


async def test_a_body_that_is_announced_too_large_is_not_read() -> None:
    async with (
        speaking(OK + b"Content-Length: 10485761\r\n\r\n", silent) as url,
        fetcher(port_of(url)) as fetching,
        asyncio.timeout(5),
    ):
        with pytest.raises(FetchError, match="larger than 10 MB"):
            await fetching.fetch(url)


async def test_a_body_of_the_largest_size_is_read(site: Site) -> None:
    site.lay("/exact", b"x" * 1000)
    site.lay("/over", b"x" * 1001)

    async with fetcher(site.port, max_bytes=1000) as fetching:
        assert len((await fetching.fetch(site.url("/exact"))).body) == 1000
        with pytest.raises(FetchError, match="larger than"):
            await fetching.fetch(site.url("/over"))


async def test_a_body_that_drips_is_given_up_after_the_whole_time() -> None:
    async with (
        speaking(OK + b"\r\n", dripping) as url,
        fetcher(port_of(url), total_s=0.4, read_s=0.3) as fetching,
    ):
        started = time.monotonic()
        with pytest.raises(FetchError, match="took too long") as caught:
            await fetching.fetch(url)

    assert 0.3 < time.monotonic() - started < 3
    assert caught.value.is_transient


@pytest.mark.parametrize("head", [b"", OK, OK + b"\r\n", OK + b"Content-Length: 9\r\n\r\nx"])
async def test_a_site_that_falls_silent_is_given_up_after_the_time_for_one_piece(
    head: bytes,
) -> None:
    async with (
        speaking(head, silent) as url,
        fetcher(port_of(url), total_s=20, read_s=0.2) as fetching,
    ):
        started = time.monotonic()
        with pytest.raises(FetchError, match="took too long"):
            await fetching.fetch(url)

    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "head",
    [
        OK + b"Content-Length: 100\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n40\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
async def test_a_body_that_breaks_off_is_no_page(head: bytes) -> None:
    async with speaking(head, b"only this") as url, fetcher(port_of(url)) as fetching:
        with pytest.raises(FetchError, match=r"broke off|cannot be understood") as caught:
            await fetching.fetch(url)

    assert HOST in str(caught.value)


async def test_a_body_longer_than_it_was_announced_is_no_page() -> None:
    async with (
        speaking(OK + b"Content-Length: 4\r\n\r\n", b"page and more") as url,
        fetcher(port_of(url)) as fetching,
    ):
        with pytest.raises(FetchError, match="cannot be understood"):
            await fetching.fetch(url)


@pytest.mark.parametrize(
    "head",
    [
        OK + b"X-Long: " + b"x" * 20_000 + b"\r\n\r\n", OK + b"x" * 20_000 + b": 1\r\n\r\n",
        OK + b"".join(b"X-%d: 1\r\n" % n for n in range(500)) + b"\r\n",
        OK.replace(b"OK", b"x" * 20_000) + b"\r\n", OK.replace(b"200", b"abc") + b"\r\n",
        OK.replace(b"HTTP/1.1", b"SSH-2.0") + b"\r\n", b"+OK ready\r\n\r\n",
        b"\x16\x03\x01\r\n\r\n", OK + b"Content-Length: x\r\n\r\n",
        OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n",
        OK + b"Content-Length: -1\r\n\r\n",
        OK + b"Content-Length: 4\r\nTransfer-Encoding: x\r\n\r\n",
    ],
)  # fmt: skip
async def test_a_head_that_is_too_large_or_none_at_all_is_refused(head: bytes) -> None:
    async with (
        speaking(head, b"page") as url,
        fetcher(port_of(url), total_s=5) as fetching,
    ):
        with pytest.raises(FetchError, match="cannot be understood"):
            await fetching.fetch(url)


async def test_a_site_that_hangs_up_is_said_to_be_out_of_reach() -> None:
    async with speaking(b"") as url, fetcher(port_of(url)) as fetching:
        with pytest.raises(FetchError, match="cannot be reached"):
            await fetching.fetch(url)


async def test_a_head_without_end_is_refused() -> None:
    async def lines(writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"X-A: " + b"x" * 4000 + b"\r\n")
            await writer.drain()

    async with speaking(OK, lines) as url, fetcher(port_of(url), total_s=5) as fetching:
        with pytest.raises(FetchError, match="cannot be understood"):
            await fetching.fetch(url)


@pytest.mark.parametrize(
    ("encoding", "start", "rest"),
    [
        ("deflate", b"", b"\0\0\0\xff\xff" * 10_000),
        ("gzip", gzip.compress(PAGE), b"\0" * 50_000),
    ],
)
async def test_what_unpacks_to_nothing_is_read_up_to_the_limit_too(
    encoding: str, start: bytes, rest: bytes
) -> None:
    async def blocks(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(rest)
            await writer.drain()

    async with (
        speaking(OK + f"Content-Encoding: {encoding}\r\n\r\n".encode(), blocks) as url,
        fetcher(port_of(url), max_bytes=300_000, total_s=10) as fetching,
    ):
        with pytest.raises(FetchError, match="larger than"):
            await fetching.fetch(url)
