import logging

import pytest

from index.errors import SourceError
from index.reading import read_article
from index.types import Article, PublishedDate

HEAD = """
<title>Suno signs with Universal | Music Desk</title>
<meta property="og:title" content="Suno signs with Universal">
<meta property="og:site_name" content="Music Desk">
<meta property="article:published_time" content="2025-11-20T10:00:00Z">
<link rel="canonical" href="https://desk.example.com/suno">
<style>.x { color: red }</style><script>var secret = "script words";</script>
"""
BODY = """
<nav><a href="/">Front page</a> <a href="/news">News</a></nav>
<article><h1>Suno signs with Universal</h1>
<p>Universal Music &amp; Suno have reached a <b>licensing agreement</b>, both said on Thursday.
It covers&nbsp;recordings and the songs in them, and it begins in the spring.</p>
<script>document.write("more script words")</script>
<h2>What it covers</h2>
<ul><li>Recordings, in every country but two.</li><li>Songs, wherever they are sung.</li></ul>
<p>&ldquo;This is a <a href="https://example.com">new day</a>,&rdquo; the chief executive said.</p>
<p>0 comments</p>
</article>
<div id="comments"><p>First! says a reader who has not read the article at all.</p></div>
<footer>© 2025 Music Desk. All rights reserved.</footer>
"""


def page(head: str = HEAD, body: str = BODY) -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes) -> Article:
    return read_article("pages/2025-suno.html", data)


def test_a_page_gives_its_article_and_what_its_head_says() -> None:
    article = read(page())
    assert article.title == "Suno signs with Universal"
    assert article.publisher == "Music Desk"
    assert article.published == PublishedDate(2025, 11, 20)
    assert article.url == "https://desk.example.com/suno"
    assert article.text.startswith("Universal Music & Suno have reached a licensing agreement, ")
    assert "It covers recordings" in article.text
    assert "\n- Recordings, in every country but two.\n- Songs, " in article.text
    assert article.text.endswith("“This is a new day,” the chief executive said.")
    assert [cut.text for cut in article.cuts] == ["0 comments"]


@pytest.mark.parametrize("noise", ["script words", "color", "Front page", "First!", "<", "©"])
def test_what_is_not_the_article_stays_out(noise: str) -> None:
    assert noise not in read(page()).text


def test_a_date_in_the_running_text_is_not_the_day_of_publication() -> None:
    body = BODY.replace("on Thursday", "on 3 May 2019")
    assert read(page("<title>Suno signs</title>", body)).published is None


def test_a_page_that_says_nothing_of_itself_is_named_by_its_heading_or_file() -> None:
    article = read(page(""))
    assert article.title == "Suno signs with Universal"
    assert (article.publisher, article.published, article.url) == (None, None, None)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a@evil.example/", "x y"])
def test_a_page_cannot_claim_a_deceptive_address(address: str) -> None:
    assert read(page(HEAD.replace("https://desk.example.com/suno", address))).url != address


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "windows-1255", "shift_jis"]
)
def test_the_declared_encoding_is_honoured(codec: str) -> None:
    sample = {"windows-1255": "הסכם רישוי חדש", "shift_jis": "契約を結んだ"}.get(codec, "Björn")
    body = BODY.replace("both said", f"{sample} said").replace("©", "(c)")
    data = page(f'<meta charset="{codec}">', body).decode().encode(codec)
    assert f"{sample} said" in read(data).text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        page(body="<p></p>"),
        page(body="<script>" + "x = 1;" * 500 + "</script>"),
        b"just a few words",
        b"<" * 10_000,
        b"<?xml version='1.0' encoding='x'?><a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><p>&d;</p>",
    ],
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"no article could be found|too broken"):
        read(data)


def test_a_page_nested_so_deeply_that_words_would_be_lost_is_refused() -> None:
    for data in (b"<div>" * 100_000 + b"deep", page(body="<div>" * 260 + BODY)):
        with pytest.raises(SourceError, match="nested too deeply"):
            read(data)


def test_deeply_nested_pages_do_no_harm() -> None:
    nested = "<div>" * 200 + BODY + "</div>" * 200
    assert "licensing agreement" in read(page(body=nested)).text


def test_reading_a_bad_page_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(SourceError):
        read(b"<html><body></body></html>")
    assert caplog.records == []


def test_what_is_known_beside_a_page_has_the_last_word() -> None:
    article = read_article("a.html", page(), {"publisher": "The Desk", "published": 2024})
    assert article.publisher == "The Desk"
    assert article.published == PublishedDate(2024)
    assert article.title == "Suno signs with Universal"
