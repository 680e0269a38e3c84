import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fetching import FetchError
from index.fetching.content_types import READABLE, kind_and_charset, require_readable
from tests.index.fetching.sites import Site, fetcher


@pytest.mark.parametrize("kind", sorted(READABLE))
async def test_a_page_of_a_readable_kind_is_given(site: Site, kind: str) -> None:
    site.lay("/deal", b"words", content_type=f" {kind.upper()} ; q=1")

    async with fetcher(site.port) as fetching:
        page = await fetching.fetch(site.url("/deal"))

    assert (page.content_type, page.charset, page.body) == (kind, None, b"words")


@pytest.mark.parametrize(
    "kind",
    [
        "image/png", "video/mp4", "application/octet-stream", "application/json", "text/css",
        "text/html, image/png", "text", "text/html/x", "", "multipart/form-data; boundary=x",
        "application/javascript", "image/svg+xml", "text/**@everyone**", "text/html\u00ad",
    ],
)  # fmt: skip
async def test_a_page_of_another_kind_is_refused_unread(site: Site, kind: str) -> None:
    site.lay("/deal", b"words", content_type=kind)

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match=r"kind of file") as caught:
            await fetching.fetch(site.url("/deal"))

    assert "@" not in str(caught.value)
    assert "*" not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"), ('text/html; charset="windows-1252"', "cp1252"),
        ("text/html;charset=Latin-1;x=y", "iso8859-1"), ("text/html; charset=koi8-r", "koi8-r"),
        ("text/html", None), ("text/html; charset=", None), ("text/html; charset=utf-16", "utf-16"),
        ("text/html; charset=base64", None), ("text/html; charset=zlib", None),
        ("text/html; charset=unicode_escape", None), ("text/html; charset=idna", None),
        ("text/html; charset=utf-7", None), ("text/html; charset=rot13", None),
        ("text/html; charset=a\0b", None), ("text/html; charset=klingon", None),
        ("text/html; charset=" + "x" * 5000, None),
        ("text/html; charset*=utf-8''x", None),
    ],
)  # fmt: skip
def test_the_encoding_is_one_that_decodes_text_or_none(header: str, charset: str | None) -> None:
    assert kind_and_charset(header)[1] == charset


@given(st.one_of(st.none(), st.text(), st.text().map("text/html; charset={}".format)))
def test_any_header_is_understood_or_passed_over(header: str | None) -> None:
    kind, charset = kind_and_charset(header)

    assert kind == kind.lower()
    assert charset is None or isinstance(b"x".decode(charset, "replace"), str)
    if kind not in READABLE:
        with pytest.raises(FetchError):
            require_readable(kind)
