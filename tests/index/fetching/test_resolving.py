import asyncio
import ipaddress
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fetching import Fetcher, FetchError, FetchLimits
from index.fetching.networks import Reach
from index.fetching.resolving import CheckedResolver, SystemLookup, guarded_socket
from tests.index.fetching.sites import HOST, Names, Site, fetcher, limits
from tests.index.fetching.test_addresses import ADDRESSES
from tests.index.fetching.wire import Wire, watched

PUBLIC = "93.184.215.14"
REACH = Reach(frozenset({80, 443}))


@pytest.mark.parametrize(
    "answer",
    [
        ["127.0.0.1"], ["10.0.0.1"], ["169.254.169.254"], ["100.64.0.1"], ["0.0.0.0"], ["::1"],
        ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["2002:7f00:1::"], ["fe80::1%eth0"], ["fd00::1"],
        [PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC] * 20 + ["10.0.0.1"], ["127.1"], [""],
        ["news.example"], ["2606:4700::1%eth0"],
    ],
)  # fmt: skip
async def test_a_name_that_leads_inside_is_refused_before_any_connection(
    wire: Wire, answer: list[str]
) -> None:
    async with Fetcher(FetchLimits(), lookup=Names({"*": [answer]})) as fetching:
        with pytest.raises(FetchError, match="private network"):
            await fetching.fetch(f"https://{HOST}/")

    assert (wire.connections, wire.lookups) == ([], [])


@pytest.mark.parametrize("table", [{}, {"*": [[]]}])
async def test_a_name_without_addresses_is_said_to_be_unknown(
    wire: Wire, table: dict[str, list[list[str]]]
) -> None:
    async with Fetcher(FetchLimits(), lookup=Names(table)) as fetching:
        with pytest.raises(FetchError, match=f"no site called {HOST}"):
            await fetching.fetch(f"https://{HOST}/")

    assert wire.connections == []


async def test_a_connection_goes_to_the_address_that_was_checked_and_no_other(wire: Wire) -> None:
    """The second answer would lead inside, and nobody asks for it."""
    names = Names({"*": [[PUBLIC], ["127.0.0.1"]]})

    async with Fetcher(FetchLimits(), lookup=names) as fetching:
        with pytest.raises(FetchError, match="cannot be reached"):
            await fetching.fetch(f"http://{HOST}/")

    assert wire.connections == [(PUBLIC, 80)]
    assert wire.lookups == []
    assert names.asked == [HOST]


async def test_a_name_that_changes_between_two_requests_is_checked_again(
    site: Site, wire: Wire
) -> None:
    """A site whose robots.txt came from outside, and whose page would come from inside."""
    names = Names({"*": [["127.0.0.1"], ["10.0.0.1"]]})
    site.lay("/robots.txt", b"", Connection="close")

    async with fetcher(site.port, names) as fetching:
        with pytest.raises(FetchError, match="private network"):
            await fetching.fetch(site.url("/deal"))

    assert wire.connections == [("127.0.0.1", site.port)]
    assert site.asked == ["/robots.txt"]
    assert names.asked == [HOST, HOST]


async def test_an_address_in_digits_is_not_looked_up(site: Site, wire: Wire) -> None:
    site.lay("/deal", b"<p>Paid.</p>")
    names = Names()

    async with fetcher(site.port, names) as fetching:
        await fetching.fetch(site.url("/deal", "127.0.0.1"))
    async with Fetcher(FetchLimits(), lookup=names) as fetching:
        with pytest.raises(FetchError, match="cannot be reached"):
            await fetching.fetch(f"https://{PUBLIC}/")

    assert names.asked == wire.lookups == []
    assert set(wire.connections) == {("127.0.0.1", site.port), (PUBLIC, 443)}


async def test_all_checked_addresses_are_tried(site: Site, wire: Wire) -> None:
    site.lay("/deal", b"<p>Paid.</p>")
    names = Names({"*": [[PUBLIC, "127.0.0.1"]]})

    async with fetcher(site.port, names) as fetching:
        page = await fetching.fetch(site.url("/deal"))

    assert page.body == b"<p>Paid.</p>"
    assert set(wire.hosts) == {PUBLIC, "127.0.0.1"}


async def test_twins_among_addresses_are_tried_once_and_not_too_many_of_them() -> None:
    many = [f"8.8.8.{last}" for last in range(50)]
    resolver = CheckedResolver(Names({"*": [many + many]}), REACH)

    results = await resolver.resolve(HOST, 443)

    assert [result["host"] for result in results] == many[:8]
    assert {result["port"] for result in results} == {443}


@pytest.mark.parametrize(
    ("family", "address"),
    [
        (socket.AF_INET, ("127.0.0.1", 80)),
        (socket.AF_INET, (PUBLIC, 22)),
        (socket.AF_INET6, ("::ffff:127.0.0.1", 80, 0, 0)),
    ],
)
def test_no_socket_is_made_for_a_connection_that_slipped_past_all_other_checks(
    family: int, address: tuple[str, int] | tuple[str, int, int, int]
) -> None:
    with pytest.raises(PermissionError):
        guarded_socket((family, socket.SOCK_STREAM, 0, "", address), REACH)


async def test_a_site_is_found_through_the_system(site: Site, wire: Wire) -> None:
    site.lay("/deal", b"<p>Paid.</p>")

    async with Fetcher(limits(site.port), allow_loopback=True) as fetching:
        page = await fetching.fetch(site.url("/deal", "localhost"))

    assert page.body == b"<p>Paid.</p>"
    assert wire.lookups == ["localhost"]
    assert set(wire.hosts) <= {"127.0.0.1", "::1"}


async def test_the_system_is_asked_for_names(wire: Wire) -> None:
    lookup = SystemLookup()
    try:
        assert set(await lookup("localhost", 80)) <= {"127.0.0.1", "::1"}
    finally:
        lookup.close()

    assert wire.lookups == ["localhost"]


FOUND = st.one_of(
    st.sampled_from([PUBLIC, "1.1.1.1", "2606:4700::1111", "127.0.0.1", "10.0.0.1", "::1"]),
    st.ip_addresses().map(str),
)
ANSWERS = st.lists(st.lists(FOUND, min_size=1, max_size=3), min_size=1, max_size=3)
LIKELY = st.sampled_from(["http://news.example/", "https://a.example/x", "http://8.8.8.8/"])


@settings(max_examples=300)
@given(st.one_of(LIKELY, ADDRESSES, st.text()), ANSWERS)
def test_whatever_is_fetched_connections_go_to_public_addresses_only(
    text: str, answers: list[list[str]]
) -> None:
    async def fetch() -> None:
        async with Fetcher(FetchLimits(interval_s=0), lookup=Names({"*": answers})) as fetching:
            with pytest.raises(FetchError):
                await fetching.fetch(text)

    with watched() as wire:
        asyncio.run(fetch())

    reached = [ipaddress.ip_address(host) for host in wire.hosts]
    assert all(ip.is_global and not ip.is_multicast for ip in reached)
    assert {port for _, port in wire.connections} <= {80, 443}
    assert wire.lookups == []
