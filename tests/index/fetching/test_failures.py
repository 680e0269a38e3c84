import asyncio
import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from index.fetching import FetchError
from tests.index.fetching.sites import fetcher, port_of, speaking

FIELDS = st.one_of(
    st.sampled_from(
        [b"Content-Type: text/html", b"Content-Type: text/html; charset=\xff", b"Content-Length: 4",
         b"Content-Length: -4", b"Content-Encoding: gzip", b"Content-Encoding: deflate",
         b"Transfer-Encoding: chunked", b"Connection: close", b"Connection: upgrade",
         b"Location: /other", b"Location: //[", b"Location: \xc3\xbc\xff",
         b"Set-Cookie: a=\xff; Path=", b"ETag: \xff", b"Upgrade: websocket",
         b"Last-Modified: never", b"X: " + b"x" * 9000]
    ),
    st.binary(max_size=12).map(b"Content-Type: text/html".__add__),
    st.binary(max_size=12).map(b"Location: ".__add__),
)  # fmt: skip
HEADS = st.builds(
    lambda status, fields: status + b"\r\n".join([*fields, b"", b""]),
    st.sampled_from(
        [b"HTTP/1.1 %d X\r\n" % each for each in (100, 101, 200, 204, 206, 302, 304, 404, 999)]
        + [b"HTTP/1.0 200\r\n", b"HTTP/2 200 OK\r\n"]
    ),
    st.lists(FIELDS, max_size=4),
)


@settings(max_examples=200)
@given(st.one_of(HEADS, st.binary(max_size=40)), st.binary(max_size=20))
def test_whatever_a_site_says_is_a_page_or_an_error_in_words(head: bytes, body: bytes) -> None:
    async def fetch() -> None:
        async with (
            speaking(head, body) as url,
            fetcher(port_of(url), total_s=2, read_s=0.1) as fetching,
        ):
            with contextlib.suppress(FetchError):
                page = await fetching.fetch(url)
                assert page.status in {200, 203}
                assert page.content_type == "text/html"

    asyncio.run(fetch())
