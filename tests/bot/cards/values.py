"""Articles and answers for the tests of the cards: ordinary ones, and arbitrary nasty ones."""

import datetime
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from index.types import (
    Answer,
    Article,
    Citation,
    Kind,
    NoAnswer,
    PublishedDate,
    Reason,
    Span,
)

ARTICLE = Article(
    id="klay",
    file="klay.txt",
    title="KLAY signs the majors",
    kind=Kind.ARTICLE,
    text="KLAY signed all three majors. The deals were announced in November. Critics worry.",
    publisher="Music Week",
    published=PublishedDate(2025, 11, 20),
    url="https://example.com/klay",
)
BRIEF = Article(
    id="udio",
    file="udio.md",
    title="UMG and Udio settle",
    kind=Kind.BRIEF,
    text="UMG had accused Udio. A licence now covers its recordings.",
    published=PublishedDate(2025, 10),
    sources=(
        "https://www.first.example/a",
        "https://second.example:8080/b",
        "https://third.example/c",
    ),
)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For tests whose input can be long."""

FRAGMENTS = (
    *"*_~`|\\<>[](){}#-+=.:@&!/\"' \n",
    *("**", "__", "~~", "||", "```", "***", "\\*", "\\\\", "> ", ">>> ", "-# ", "# ", "### "),
    *("- ", "* ", "+ ", "1. ", "12) ", "---", "===", ":-:", "|-|", "- - "),
    *("[a](https://a.example)", "![x](y)", "https://b.example/?a=b", "<https://c.example>"),
    *("HTTP://d.example", "discord.gg/abc", "discordapp.com/invite/x", "steam://run"),
    *("<@1>", "<@!1>", "<@&1>", "<#1>", "<t:1>", "<t:1:R>", "</cmd:1>", "<:e:1>", "<a:e:1>"),
    *("<id:guide>", "@everyone", "@here", ":smile:", ":+1::skin-tone-2:", "&amp;", "&#42;"),
    *("[…]", "\n> ", "\n\n", "\n# ", "\n1. ", "word", "Ünï", "😀", "e\u0301", "\u200b", "\u202e"),
    *("a", "1", "x" * 60, "some words of prose, ", "日本語"),
)

nasty_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)
long_text = st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(FRAGMENTS) | st.text(min_size=1, max_size=6),
    st.sampled_from([1, 30, 300]),
)
any_text = nasty_text | long_text | st.builds("{} {}".format, nasty_text, long_text)

_dates = st.none() | st.dates().flatmap(
    lambda day: st.sampled_from(
        [
            PublishedDate(day.year),
            PublishedDate(day.year, day.month),
            PublishedDate(day.year, day.month, day.day),
        ]
    )
)
_urls = (
    nasty_text
    | any_text.map("https://example.com/{}".format)
    | any_text.map("https://{}/path".format)
    | st.just("https://www.example.com/" + "a" * 480)
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        id="a",
        file="a.txt",
        title=draw(any_text),
        kind=draw(st.sampled_from(Kind)),
        text="Nothing.",
        publisher=draw(st.none() | any_text),
        published=draw(_dates),
        url=draw(st.none() | _urls),
        sources=tuple(draw(st.lists(_urls, max_size=4))) * draw(st.sampled_from([1, 10])),
        note=draw(st.none() | any_text),
        starts_mid_sentence=draw(st.booleans()),
    )


@st.composite
def spans(draw: st.DrawFn, inside: Span) -> Span:
    ends = st.integers(inside.start, inside.end)
    start, end = sorted((draw(ends), draw(ends)))
    return Span(start, end)


@st.composite
def excerpts(draw: st.DrawFn) -> Citation:
    """Excerpts of arbitrary texts; everything else about the article is ordinary."""
    article = with_text(draw(any_text))
    everything = Span(0, len(article.text))
    span = draw(st.just(everything) | spans(everything))
    highlights = draw(st.lists(spans(span), max_size=3))
    return Citation(article, span, tuple(sorted(highlights)))


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    excerpt = draw(excerpts())
    article = replace(draw(articles()), text=excerpt.article.text)
    also = draw(st.lists(articles(), max_size=1)) * draw(st.sampled_from([1, 60]))
    return Citation(article, excerpt.span, excerpt.highlights, tuple(also))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    few = tuple(draw(st.lists(citations(), min_size=1, max_size=3)))
    return Answer(
        question=draw(any_text),
        confidence=0.5,
        citations=few * draw(st.sampled_from([1, 20])),
        more=few * draw(st.sampled_from([0, 1, 20])),
        generation=1,
        id=draw(st.none() | st.integers(1, 2**63 - 1)),
        understood=draw(st.none() | any_text),
        sources_differ=draw(st.booleans()),
    )


@st.composite
def no_answers(draw: st.DrawFn) -> NoAnswer:
    return NoAnswer(
        question=draw(any_text),
        confidence=0.1,
        reason=draw(st.sampled_from(Reason)),
        nearest=tuple(draw(st.lists(articles(), max_size=3))) * 3,
        generation=1,
        understood=draw(st.none() | any_text),
    )


def citation(
    article: Article = ARTICLE, *, bold: str = "", also: tuple[Article, ...] = ()
) -> Citation:
    """Cite a whole article, the words ``bold`` of it highlighted."""
    start = article.text.index(bold)
    highlights = (Span(start, start + len(bold)),) if bold else ()
    return Citation(article, Span(0, len(article.text)), highlights, also)


def answer(*cited: Citation, more: tuple[Citation, ...] = (), row: int | None = 7) -> Answer:
    """Answer an ordinary question with these citations."""
    return Answer("Who signed?", 0.9, cited or (citation(),), more, 1, id=row)


def no_answer(reason: Reason, *nearest: Article) -> NoAnswer:
    return NoAnswer("Who signed?", 0.1, reason, nearest, 1, noted=reason is Reason.NO_SOURCE)


def with_text(text: str) -> Article:
    return replace(ARTICLE, text=text)


UPTIME = datetime.timedelta(days=3, hours=4, minutes=12)
