import asyncio

import pytest
from aiohttp import web

from index.fetching import FetchError
from index.fetching.addresses import parse_address
from index.fetching.limits import FetchLimits
from index.fetching.networks import Reach
from index.fetching.robots import Robots
from index.fetching.transport import Transport
from tests.index.fetching.sites import HOST, Names, Site, fetcher, limits
from tests.index.fetching.wire import Wire

RULES = b"""
User-agent: *
Disallow: /private
Disallow: /*.pdf$
Allow: /private/press

User-agent: OtherBot
Disallow: /
"""


@pytest.fixture
def rules(site: Site) -> Site:
    site.lay("/robots.txt", RULES, content_type="text/plain")
    for path in ("/deal", "/private/deal", "/private/press", "/deal.pdf", "/a/../private"):
        site.lay(path, b"words")
    return site


@pytest.mark.parametrize(
    "path", ["/private/deal", "/deal.pdf", "/a/../private", "/%70rivate", "/private?x"]
)
async def test_a_page_that_a_site_keeps_from_programs_is_not_asked_for(
    rules: Site, path: str
) -> None:
    async with fetcher(rules.port) as fetching:
        with pytest.raises(FetchError, match="asks programs not to read") as caught:
            await fetching.fetch(rules.url(path))

    assert rules.asked == ["/robots.txt"]
    assert not caught.value.is_transient


@pytest.mark.parametrize("path", ["/deal", "/private/press"])
async def test_a_page_that_a_site_leaves_open_is_read(rules: Site, path: str) -> None:
    async with fetcher(rules.port) as fetching:
        assert (await fetching.fetch(rules.url(path))).body == b"words"


async def test_rules_for_us_by_name_come_before_those_for_all(site: Site) -> None:
    site.lay("/robots.txt", b"User-agent: *\nAllow: /\n\nUser-agent: linernotes\nDisallow: /\n")

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match="asks programs"):
            await fetching.fetch(site.url("/deal"))


async def test_a_redirect_to_a_page_that_is_kept_from_programs_is_not_followed(rules: Site) -> None:
    rules.lead("/short", "/private/deal")

    async with fetcher(rules.port) as fetching:
        with pytest.raises(FetchError, match="asks programs"):
            await fetching.fetch(rules.url("/short"))

    assert rules.asked == ["/robots.txt", "/short"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 204])
async def test_a_site_without_rules_is_open(site: Site, status: int) -> None:
    site.lay("/robots.txt", b"" if status == 204 else b"User-agent: *\nDisallow: /", status)
    site.lay("/deal", b"words")

    async with fetcher(site.port) as fetching:
        assert (await fetching.fetch(site.url("/deal"))).body == b"words"


@pytest.mark.parametrize("status", [500, 503, 599])
async def test_a_site_in_trouble_is_left_alone_for_a_while(site: Site, status: int) -> None:
    site.lay("/robots.txt", b"", status)
    site.lay("/deal", b"words")

    async with fetcher(site.port) as fetching:
        for _ in range(2):
            with pytest.raises(FetchError, match="does not say at the moment") as caught:
                await fetching.fetch(site.url("/deal"))
            assert caught.value.is_transient

    assert site.asked == ["/robots.txt"]


async def test_rules_are_asked_for_once_and_for_each_host_of_its_own(site: Site) -> None:
    site.lay("/deal", b"words")

    async with fetcher(site.port) as fetching:
        await asyncio.gather(*(fetching.fetch(site.url("/deal")) for _ in range(4)))
        await fetching.fetch(site.url("/deal", "other.example"))

    assert site.asked.count("/robots.txt") == 2
    assert site.asked.count("/deal") == 5


async def test_rules_are_kept_for_an_hour(site: Site) -> None:
    now = 100.0
    reach = Reach(frozenset({site.port}), allow_loopback=True)
    transport = Transport(limits(site.port), reach, Names())
    robots = Robots(FetchLimits(), transport, lambda: now)
    address = parse_address(site.url("/deal"), reach)
    try:
        await robots.require_leave(address)
        site.lay("/robots.txt", b"User-agent: *\nDisallow: /")
        now += 3599
        await robots.require_leave(address)
        now += 2
        with pytest.raises(FetchError):
            await robots.require_leave(address)
    finally:
        await transport.close()

    assert site.asked == ["/robots.txt"] * 2


async def test_the_rules_of_the_sites_asked_last_are_remembered(site: Site) -> None:
    site.lay("/deal", b"words")

    async with fetcher(site.port, max_hosts=2) as fetching:
        for host in ("a.example", "b.example", "a.example", "c.example", "a.example", "b.example"):
            await fetching.fetch(site.url("/deal", host))

    asked = [request.host.partition(":")[0] for request in site.requests]
    assert [host for host, path in zip(asked, site.asked, strict=True) if path != "/deal"] == [
        "a.example", "b.example", "c.example", "b.example",
    ]  # fmt: skip


async def test_large_rules_push_out_older_ones(site: Site) -> None:
    site.lay("/robots.txt", b"#" * 1000)
    site.lay("/deal", b"words")

    async with fetcher(site.port, robots_kept_bytes=2500) as fetching:
        for host in ("a.example", "b.example", "a.example", "c.example", "a.example", "b.example"):
            await fetching.fetch(site.url("/deal", host))

    assert site.asked.count("/robots.txt") == 4


async def test_rules_elsewhere_are_found_but_not_inside(site: Site, wire: Wire) -> None:
    site.lay("/rules", b"User-agent: *\nDisallow: /deal")
    site.lead("/robots.txt", "/rules", 301)

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match="asks programs"):
            await fetching.fetch(site.url("/deal"))
        site.lead("/robots.txt", "http://10.0.0.1/")
        with pytest.raises(FetchError, match="private network"):
            await fetching.fetch(site.url("/deal", "other.example"))

    assert set(wire.hosts) == {"127.0.0.1"}
    assert "/deal" not in site.asked


async def test_of_endless_rules_the_beginning_counts(site: Site) -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"User-agent: *\nDisallow: /private\n")
        while True:
            await response.write(b"Disallow: /deal\n" * 64)
            await response.write(b"#" * 65536 + b"\n")

    site.pages["/robots.txt"] = answer
    site.lay("/page", b"words")

    async with fetcher(site.port, total_s=10) as fetching:
        assert (await fetching.fetch(site.url("/page"))).body == b"words"
        with pytest.raises(FetchError, match="asks programs"):
            await fetching.fetch(site.url("/private"))


async def test_rules_that_are_no_text_close_nothing(site: Site) -> None:
    site.lay("/robots.txt", bytes(range(256)) * 10, content_type="image/png")
    site.lay("/deal", b"words")

    async with fetcher(site.port) as fetching:
        assert (await fetching.fetch(site.url("/deal"))).body == b"words"


@pytest.mark.parametrize(("delay", "least_s"), [(b"0.2", 0.15), (b"1e9", 0.25)])
async def test_a_site_may_ask_for_longer_pauses_within_limits(
    site: Site, delay: bytes, least_s: float
) -> None:
    site.lay("/robots.txt", b"User-agent: *\nCrawl-delay: " + delay)
    site.lay("/deal", b"words")

    async with fetcher(site.port, max_interval_s=0.3) as fetching, asyncio.timeout(5):
        for _ in range(2):
            await fetching.fetch(site.url("/deal"))

    assert site.times[-1] - site.times[-2] > least_s


async def test_a_site_that_cannot_be_reached_is_said_to_be_so(wire: Wire) -> None:
    async with fetcher(1, Names({"*": [["127.0.0.1"]]})) as fetching:
        for _ in range(2):
            with pytest.raises(FetchError, match=f"{HOST} cannot be reached") as caught:
                await fetching.fetch(f"http://{HOST}:1/")
            assert caught.value.is_transient

    assert wire.connections == [("127.0.0.1", 1)]
