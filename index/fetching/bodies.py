"""The body of an answer, read no further than it may go."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from aiohttp import ClientResponse

from index.fetching.errors import FetchError
from index.fetching.limits import FetchLimits
from index.fetching.unpacking import Unpacker


async def read_whole(response: ClientResponse, limits: FetchLimits) -> bytes:
    """Return the body, unpacked.

    Raises:
        FetchError: it is too large, damaged, or packed too tightly.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced[:20]) > limits.max_bytes:
        raise _too_large(limits)
    body = bytearray()
    async with aclosing(_pieces(response, limits)) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) > limits.max_bytes:
                raise _too_large(limits)
    return bytes(body)


async def read_start(response: ClientResponse, limits: FetchLimits, max_bytes: int) -> bytes:
    """Return at most the first ``max_bytes`` of the body, unpacked.

    Raises:
        FetchError: it is damaged or packed too tightly.
    """
    body = bytearray()
    async with aclosing(_pieces(response, limits)) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) >= max_bytes:
                break
    return bytes(body[:max_bytes])


async def _pieces(response: ClientResponse, limits: FetchLimits) -> AsyncGenerator[bytes, None]:
    unpacker = Unpacker(response.headers.get("Content-Encoding"), limits.max_ratio)
    taken = 0
    async for chunk in response.content.iter_any():
        taken += len(chunk)
        if taken > limits.max_bytes:
            raise _too_large(limits)
        for piece in unpacker.feed(chunk):
            yield piece
    unpacker.finish()


def _too_large(limits: FetchLimits) -> FetchError:
    size = f"{limits.max_bytes / 1024**2:.3g} MB"
    return FetchError(f"That page is larger than {size}, the most that is read.")
