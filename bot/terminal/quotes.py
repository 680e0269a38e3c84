"""Quotes as a person reads them in a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.dates import spoken_date
from bot.records import organisation_name
from bot.terminal.visible import visible
from index.quotes import FoundQuote, Named, Quote, QuoteKind
from index.types import Article, Span

_NONE = "There are no such quotes."
_UNCLEAR = "Unclear who"
_REPORTED = "Reported, not their words:"
_INDENT = (0, 0, 0, 4)


def print_quotes(console: Console, found: Sequence[FoundQuote]) -> None:
    """Print quotes one below another, each with who said it and where it stands."""
    if not found:
        console.print(_NONE)
        return
    console.print(
        Group(*(part for number, each in enumerate(found, 1) for part in _quote(number, each)))
    )
    console.print("1 quote" if len(found) == 1 else f"{len(found)} quotes", style="bold")


def speaker_line(article: Article, quote: Quote) -> Text:
    """Write who speaks in words that answer a question, and whether they are only reported."""
    line = _who(FoundQuote(article, quote))
    if quote.kind is QuoteKind.STATEMENT:
        line.append(" · reported, not their words", style="not bold italic dim")
    return line


def _quote(number: int, found: FoundQuote) -> Iterator[RenderableType]:
    quote = found.quote
    yield Text(f"[{number}] ").append_text(_who(found))
    if quote.kind is QuoteKind.STATEMENT:
        yield Padding(Text(_REPORTED, style="italic dim"), _INDENT)
    yield Padding(_words(found), _INDENT)
    yield Padding(Text(_source(found.article), style="dim"), _INDENT)
    yield Text()


def _who(found: FoundQuote) -> Text:
    text, quote = found.article.text, found.quote
    if quote.speaker is None:
        return Text(_UNCLEAR, style="italic")
    name = _name(quote.speaker, text)
    line = Text(visible(name), style="bold")
    organisation = organisation_name(found.article, quote)
    role = quote.role.of(text) if quote.role else None
    for words in (role, organisation):
        if words and words != name:
            line.append(f", {visible(words)}", style="not bold")
    return line


def _name(speaker: Named, text: str) -> str:
    return speaker.canonical or speaker.span.of(text)


def _words(found: FoundQuote) -> Text:
    """Show a quotation in the sentences that say whose it is; bold is what somebody said."""
    quote, text = found.quote, found.article.text
    if quote.kind is QuoteKind.STATEMENT:
        return Text(visible(quote.span.of(text)))
    shown = Span(min(quote.context.start, quote.span.start), max(quote.context.end, quote.span.end))
    words = Text(visible(shown.of(text)))
    start = quote.span.start - shown.start
    words.stylize("bold yellow", start, start + len(quote.span))
    return words


def _source(article: Article) -> str:
    parts = [article.title, article.publisher, spoken_date(article.published), article.url]
    return visible(" · ".join(part for part in parts if part))
