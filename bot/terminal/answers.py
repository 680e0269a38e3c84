"""Replies as a person reads them in a terminal."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.addresses import host
from bot.dates import newest_words, spoken_date
from bot.terminal.deals import listing_lines
from bot.terminal.quotes import speaker_line
from bot.terminal.visible import visible
from index.types import Answer, Article, Citation, Kind, NoAnswer, Reason

_QUESTION_NEEDED = "Ask something about AI music deals, for example: who settled with Udio?"
_DIFFER = "The sources differ; the newer comes first."
_NO_ARTICLES = "The library is empty. Fill it with `liner-notes reindex`."


def print_reply(console: Console, reply: Answer | NoAnswer) -> None:
    """Print an answer with the words that answer in bold, or that there is none."""
    parts = _answer(reply) if isinstance(reply, Answer) else _no_answer(reply)
    console.print(Group(*_understood(reply.understood), *parts))


def _understood(question: str | None) -> Iterator[RenderableType]:
    if question:
        yield Text(f"Understood as: {visible(question)}", style="dim")
        yield Text()


def _answer(answer: Answer) -> Iterator[RenderableType]:
    if answer.sources_differ:
        yield Text(_DIFFER, style="italic")
        yield Text()
    if answer.listing:
        yield from listing_lines(answer.listing)
        yield Text()
    for number, citation in enumerate(answer.citations, start=1):
        yield Text(f"[{number}] ").append_text(_source(citation.article))
        if citation.quote:
            yield Padding(speaker_line(citation.article, citation.quote), (0, 0, 0, 4))
        yield Padding(_excerpt(citation), (0, 0, 0, 4))
        if citation.also:
            titles = "; ".join(visible(each.title) for each in citation.also)
            yield Padding(Text(f"Also reported by: {titles}", style="dim"), (0, 0, 0, 4))
        yield Text()


def _no_answer(reply: NoAnswer) -> Iterator[RenderableType]:
    match reply.reason:
        case Reason.EMPTY_QUESTION:
            yield Text(_QUESTION_NEEDED)
        case Reason.EMPTY_LIBRARY:
            yield Text(_NO_ARTICLES)
        case Reason.NO_SOURCE:
            yield Text("I have no source for that.", style="bold")
            if reply.newest:
                yield Text(newest_words(reply.newest))
            for article in reply.nearest:
                yield Text("  nearest: ", style="dim").append_text(_source(article))


def _excerpt(citation: Citation) -> Text:
    words = Text(visible(citation.text))
    for span in citation.highlights:
        start = span.start - citation.span.start
        words.stylize("bold yellow", start, start + len(span))
    if citation.article.starts_mid_sentence and citation.span.start == 0:
        return Text("[…] ").append_text(words)
    return words


def _source(article: Article) -> Text:
    line = Text(visible(article.title), style="bold")
    line.append(f" · {_origin(article)} · {spoken_date(article.published)}", style="dim")
    return line.append(f" · {visible(article.url)}", style="dim") if article.url else line


def _origin(article: Article) -> str:
    if article.kind is Kind.BRIEF:
        hosts = dict.fromkeys(host(url) or url for url in article.sources)
        return f"Brief, from: {visible(', '.join(hosts))}"
    return visible(article.publisher or "publisher unknown")
