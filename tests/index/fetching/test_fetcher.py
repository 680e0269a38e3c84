import asyncio
import itertools

import pytest
from aiohttp import web

from index.errors import UserError
from index.fetching import FetchError
from tests.index.fetching.sites import HOST, Names, Site, fetcher
from tests.index.fetching.wire import Wire

PAGE = "<p>Künstler werden bezahlt.</p>".encode()


async def test_a_page_is_given_with_what_the_server_says_of_it(site: Site) -> None:
    site.lay("/deal", PAGE, ETag='"v1"', Last_Modified="Tue, 24 Nov 2026 10:00:00 GMT")

    async with fetcher(site.port) as fetching:
        page = await fetching.fetch(f" HTTP://NEWS.example.:{site.port}/a/../deal#top ")

    assert page.url == page.final_url == site.url("/deal")
    assert (page.status, page.body, page.not_modified) == (200, PAGE, False)
    assert (page.content_type, page.charset) == ("text/html", "utf-8")
    assert (page.etag, page.modified) == ('"v1"', "Tue, 24 Nov 2026 10:00:00 GMT")


async def test_a_request_says_who_asks_and_carries_nothing_else_of_ours(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    site.lay("/deal", PAGE, Set_Cookie="id=1")

    async with fetcher(site.port) as fetching:
        await fetching.fetch(site.url("/deal"))
        await fetching.fetch(site.url("/deal"))

    last = site.requests[-1]
    assert last.headers["User-Agent"].startswith("LinerNotes/")
    assert last.headers["Accept-Encoding"] == "gzip, deflate"
    assert last.headers["Host"] == f"{HOST}:{site.port}"
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(last.headers)


async def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304, headers={"ETag": '"v1"'})
        return web.Response(body=PAGE, content_type="text/html")

    site.pages["/deal"] = answer

    async with fetcher(site.port) as fetching:
        old = await fetching.fetch(site.url("/deal"), etag='"v1"', modified="yesterday")
        new = await fetching.fetch(site.url("/deal"), etag='"v0"')

    assert (old.not_modified, old.status, old.body, old.etag) == (True, 304, b"", '"v1"')
    assert (new.not_modified, new.body) == (False, PAGE)
    assert site.requests[1].headers["If-Modified-Since"] == "yesterday"


async def test_word_that_a_page_has_not_changed_counts_only_if_it_was_asked_for(site: Site) -> None:
    site.lay("/deal", status=304)

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError):
            await fetching.fetch(site.url("/deal"))


@pytest.mark.parametrize("etag", ["a\r\nX-Evil: 1", "ü", "x" * 513, ""])
async def test_a_validator_that_fits_no_header_is_not_sent(site: Site, etag: str) -> None:
    site.lay("/deal", PAGE)

    async with fetcher(site.port) as fetching:
        await fetching.fetch(site.url("/deal"), etag=etag)

    assert {"If-None-Match", "X-Evil"}.isdisjoint(site.requests[-1].headers)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed(site: Site, status: int) -> None:
    site.lead("/old", "new?id=1#part", status)
    site.lay("/new", PAGE)

    async with fetcher(site.port) as fetching:
        page = await fetching.fetch(site.url("/old"))

    assert (page.url, page.final_url) == (site.url("/old"), site.url("/new?id=1"))
    assert page.body == PAGE


async def test_redirects_are_followed_five_times_and_no_more(site: Site) -> None:
    for step in range(6):
        site.lead(f"/{step}", f"/{step + 1}")
    site.lay("/6", PAGE)

    async with fetcher(site.port) as fetching:
        page = await fetching.fetch(site.url("/1"))
        with pytest.raises(FetchError, match="too many times"):
            await fetching.fetch(site.url("/0"))

    assert page.final_url == site.url("/6")


async def test_a_circle_of_redirects_is_noticed_at_its_first_turn(site: Site) -> None:
    site.lead("/a", "/b")
    site.lead("/b", "/a#again")

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match="in a circle"):
            await fetching.fetch(site.url("/a"))

    assert site.asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/", "//169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/",
        "http://0x7f.1/", "file:///etc/passwd", "gopher://news.example/", "javascript:alert(1)",
        "http://user@news.example/", "http://inside.example/", "http://mixed.example/",
        "http://news.example:22/", "http:\\\\10.0.0.1/", "http://[::1", "http://１０.0.0.1/",
        "data:text/html,x", "https://localhost/", "", "http://news.example\t/",
    ],
)  # fmt: skip
async def test_a_redirect_is_checked_like_any_address(site: Site, wire: Wire, target: str) -> None:
    names = Names(
        {
            HOST: [["127.0.0.1"]],
            "inside.example": [["192.168.1.1"]],
            "mixed.example": [["93.184.215.14", "10.1.1.1"]],
        }
    )
    site.lead("/start", target)

    async with fetcher(site.port, names) as fetching:
        with pytest.raises(FetchError):
            await fetching.fetch(site.url("/start"))

    assert set(wire.connections) <= {("127.0.0.1", site.port)}


@pytest.mark.parametrize(
    ("status", "words", "is_transient"),
    [
        (204, "gave no page", False), (300, "gave no page", False), (401, "signed in", False),
        (402, "who pay", False), (403, "does not let", False), (404, "no page at that", False),
        (410, "taken that page down", False), (429, "for a while", True),
        (451, "legal reasons", False), (500, "trouble of its own", True), (503, "Try again", True),
    ],
)  # fmt: skip
async def test_an_answer_without_a_page_is_put_into_words(
    site: Site, status: int, words: str, is_transient: bool
) -> None:
    site.lay("/deal", b"sorry" if status != 204 else b"", status)

    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match=words) as caught:
            await fetching.fetch(site.url("/deal"))

    assert isinstance(caught.value, UserError)
    assert caught.value.is_transient is is_transient


async def test_two_pages_of_one_host_are_asked_for_some_time_apart(site: Site) -> None:
    site.lay("/deal", PAGE)

    async with fetcher(site.port, interval_s=0.15) as fetching:
        await asyncio.gather(*(fetching.fetch(site.url("/deal")) for _ in range(3)))

    pages = [at for path, at in zip(site.asked, site.times, strict=True) if path == "/deal"]
    assert all(later - sooner > 0.12 for sooner, later in itertools.pairwise(pages))


async def test_waiting_for_a_turn_does_not_count_as_time_taken(site: Site) -> None:
    site.lay("/deal", PAGE)

    async with fetcher(site.port, interval_s=0.8, total_s=0.6) as fetching:
        pages = await asyncio.gather(*(fetching.fetch(site.url("/deal")) for _ in range(2)))

    assert [page.body for page in pages] == [PAGE] * 2


async def test_other_hosts_do_not_wait(site: Site) -> None:
    site.lay("/deal", PAGE)

    async with fetcher(site.port, interval_s=30, total_s=5) as fetching, asyncio.timeout(5):
        for host in ("a.example", "b.example", "c.example"):
            await fetching.fetch(site.url("/deal", host))

    assert site.asked.count("/deal") == 3
