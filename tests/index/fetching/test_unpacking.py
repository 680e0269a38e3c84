import contextlib
import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fetching import FetchError
from index.fetching.unpacking import Unpacker
from tests.index.fetching.sites import Site, fetcher, port_of, speaking
from tests.index.fetching.test_bodies import OK, PAGE


def unpack(encoding: str, packed: bytes, step: int, max_ratio: int = 100) -> bytes:
    unpacker = Unpacker(encoding, max_ratio)
    chunks = [packed[start : start + step] for start in range(0, len(packed), step)]
    pieces = [piece for chunk in chunks for piece in unpacker.feed(chunk)]
    unpacker.finish()
    assert all(len(piece) <= 65536 for piece in pieces)
    return b"".join(pieces)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 50))
def test_gzip_gives_back_what_was_packed_however_it_arrives(parts: list[bytes], step: int) -> None:
    packed = b"".join(map(gzip.compress, parts))

    assert unpack("gzip", packed, step) == b"".join(parts)


@given(st.binary(max_size=500), st.integers(1, 50), st.booleans())
def test_deflate_gives_back_what_was_packed_with_and_without_its_wrapping(
    data: bytes, step: int, is_wrapped: bool
) -> None:
    assert unpack("deflate", zlib.compress(data, wbits=15 if is_wrapped else -15), step) == data


@pytest.mark.parametrize("step", [1, 7, 1 << 20])
@pytest.mark.parametrize("size", [65535, 65536, 65537, 131072, 131073, 1_000_000])
def test_what_unpacks_to_whole_pieces_is_given_whole(size: int, step: int) -> None:
    data = b"x" * size

    assert unpack("gzip", gzip.compress(data), step) == data
    assert unpack("deflate", zlib.compress(data, wbits=-15), step) == data


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=400), st.integers(1, 50))
def test_any_bytes_are_unpacked_or_refused(encoding: str, data: bytes, step: int) -> None:
    with contextlib.suppress(FetchError):
        unpack(encoding, data, step)


def test_many_small_parts_are_refused() -> None:
    with pytest.raises(FetchError, match="packed so tightly"):
        unpack("gzip", gzip.compress(b"") * 65, 1000)


def test_what_packs_well_but_stays_small_is_unpacked() -> None:
    data = b"x" * 1024 * 1024
    packed = gzip.compress(data)

    assert len(packed) * 100 < len(data)
    assert unpack("gzip", packed, 1000) == data
    with pytest.raises(FetchError, match="packed so tightly"):
        unpack("gzip", gzip.compress(data + b"x"), 1000)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)), ("X-GZip", gzip.compress(PAGE)), ("identity", PAGE),
        ("deflate", zlib.compress(PAGE)), ("deflate", zlib.compress(PAGE, wbits=-15)), ("", PAGE),
        ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("gzip", gzip.compress(PAGE) + b"\0\0\0"),
    ],
)  # fmt: skip
async def test_a_packed_page_is_unpacked(site: Site, encoding: str, packed: bytes) -> None:
    site.lay("/deal", packed, Content_Encoding=encoding)

    async with fetcher(site.port) as fetching:
        assert (await fetching.fetch(site.url("/deal"))).body == PAGE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "\x01"])
async def test_a_page_packed_in_another_way_is_refused(site: Site, encoding: str) -> None:
    async with (
        speaking(OK + f"Content-Encoding: {encoding}\r\n\r\n".encode(), PAGE) as url,
        fetcher(port_of(url)) as fetching,
    ):
        with pytest.raises(FetchError):
            await fetching.fetch(url)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_bomb_is_put_down_before_it_is_unpacked(site: Site, encoding: str) -> None:
    zeros = b"\0" * 200_000_000
    bomb = gzip.compress(zeros, 1) if encoding == "gzip" else zlib.compress(zeros, 1)
    del zeros
    site.lay("/bomb", bomb, Content_Encoding=encoding)

    async with fetcher(site.port) as fetching:
        tracemalloc.start()
        try:
            with pytest.raises(FetchError, match="packed so tightly"):
                await fetching.fetch(site.url("/bomb"))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

    assert peak < 8_000_000


async def test_a_page_that_grows_over_the_limit_slowly_is_put_down_too(site: Site) -> None:
    site.lay("/deal", gzip.compress(bytes(range(256)) * 8000), Content_Encoding="gzip")

    async with fetcher(site.port, max_bytes=1_500_000, max_ratio=10_000) as fetching:
        with pytest.raises(FetchError, match="larger than"):
            await fetching.fetch(site.url("/deal"))


@pytest.mark.parametrize("packed", [b"no gzip", gzip.compress(PAGE)[:-9], gzip.compress(PAGE)[:5]])
async def test_a_damaged_packed_page_is_no_page(site: Site, packed: bytes) -> None:
    site.lay("/deal", packed, Content_Encoding="gzip")

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match=r"damaged|broke off"):
            await fetching.fetch(site.url("/deal"))
