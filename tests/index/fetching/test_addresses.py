import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.fetching import Fetcher, FetchError, FetchLimits
from index.fetching.addresses import parse_address, redirected
from index.fetching.networks import Reach
from tests.index.fetching.hostile import HOSTILE
from tests.index.fetching.sites import Names
from tests.index.fetching.wire import Wire

REACH = Reach(frozenset({80, 443}))


def test_the_table_of_hostile_addresses_is_long_and_has_no_twins() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) > 150


@pytest.mark.parametrize("address", HOSTILE)
async def test_a_hostile_address_is_refused_before_anything_is_looked_up(
    wire: Wire, address: str
) -> None:
    names = Names({"*": [["93.184.215.14"]]})

    async with Fetcher(FetchLimits(), lookup=names) as fetching:
        with pytest.raises(FetchError) as caught:
            await fetching.fetch(address)

    assert (wire.connections, wire.lookups, names.asked) == ([], [], [])
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith(".")
    assert not caught.value.is_transient


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://news.example", "https://news.example/"),
        ("  HTTPS://News.Example.:443/Deal#part ", "https://news.example/Deal"),
        ("http://news.example:80?q=1", "http://news.example/?q=1"),
        ("http://news.example:/", "http://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://bücher.example/ä ö?ü=%C3%BC", None),
        ("https://ＮＥＷＳ。example/", "https://news.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://my_site.example/a/./b/../c", "https://my_site.example/a/c"),
        ("https://news.example//a//b", "https://news.example//a//b"),
        ("https://news.example/?to=http://10.0.0.1/@x", None),
        ("https://news.example/@writer/deal", "https://news.example/@writer/deal"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://1.example/", "http://1.example/"),
        ("http://127.0.0.1.example/", "http://127.0.0.1.example/"),
    ],
)
def test_an_address_has_one_spelling(text: str, url: str | None) -> None:
    address = parse_address(text, REACH)

    assert url is None or address.url == url
    assert address.url.isascii()
    assert parse_address(address.url, REACH) == address


LABELS = st.sampled_from(
    ["news", "example", "com", "127", "0", "1", "0x7f", "localhost", "１", "ü", "xn--a", "", "[",
     "]", "::1", "%31", "@", ":", "-", "_", "。", "\u00ad", "internal", "８"]
)  # fmt: skip
HOSTS = st.builds(
    "".join, st.lists(st.one_of(LABELS, st.just("."), st.text(max_size=2)), max_size=8)
)
ADDRESSES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["http://", "https://", "HTTP://", "//", "http:\\\\", "http://u@"]),
    HOSTS,
    st.one_of(st.text(max_size=8), st.sampled_from(["", "/", ":80/", "/../%2e%2e/a?b#c", "?//@"])),
)
NAME = set(string.ascii_lowercase + string.digits + "-_.")


@given(st.one_of(st.text(), ADDRESSES))
@example("http://0.x/")
def test_any_text_is_refused_or_becomes_an_address_that_reads_as_itself(text: str) -> None:
    try:
        address = parse_address(text, REACH)
    except FetchError:
        return

    assert address.url.isascii()
    assert address.port in {80, 443}
    assert set(address.host) <= NAME or ":" in address.host
    assert address.target.startswith("/")
    assert parse_address(address.url, REACH) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("news.example/deal", "should begin with https://"),
        ("https://reader:secret@news.example/", "user name or password"),
        ("https://news.example:8080/", "port 8080"),
        ("https://news.example/\u202egpj", "copy it again"),
        ("https://news.example/" + "a" * 2048, "longer than 2048"),
        ("https://newspaper/", "no site of the public web"),
        ("https://router.lan/", "private network"),
        ("https://0x7f.1/", "not written the usual way"),
    ],
)
def test_a_refusal_says_what_to_do_and_repeats_nothing_secret(text: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as caught:
        parse_address(text, REACH)

    assert "secret" not in str(caught.value)


def test_a_redirect_does_not_leave_https() -> None:
    secure = parse_address("https://news.example/a", REACH)
    open_one = parse_address("http://news.example/a", REACH)

    with pytest.raises(FetchError, match="without encryption"):
        redirected(secure, "http://news.example/b", REACH)
    assert redirected(open_one, "https://news.example/b", REACH).scheme == "https"
    assert redirected(secure, "//other.example/b", REACH).url == "https://other.example/b"


@given(st.one_of(st.text(), ADDRESSES))
def test_a_redirect_to_any_text_is_refused_or_leads_to_an_address_that_may_be_asked(
    location: str,
) -> None:
    start = parse_address("https://news.example/a/b?c", REACH)

    try:
        address = redirected(start, location, REACH)
    except FetchError:
        return

    assert address.scheme == "https"
    assert parse_address(address.url, REACH) == address


def test_only_the_plain_loopback_is_opened_for_tests() -> None:
    reach = Reach(frozenset({80}), allow_loopback=True)

    for text in ("http://127.0.0.1/", "http://127.8.8.8/", "http://[::1]/", "http://localhost/"):
        parse_address(text, reach)
    for text in (
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://[::]/",
    ):
        with pytest.raises(FetchError):
            parse_address(text, reach)
