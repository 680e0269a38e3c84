"""The cards of quotes: who said what, in which words, and where that stands."""

from collections.abc import Sequence

from bot.cards.citations import Shown, promise, quotations
from bot.cards.filters import no_quotes, quote_order, quotes_wanted, still_reading
from bot.cards.identifiers import another_id, quote_id, quotes_id
from bot.cards.layout import (
    ANSWER,
    NO_ANSWER,
    Card,
    Component,
    beside,
    button,
    row,
    rule,
    subtext,
    text,
)
from bot.cards.limits import TEXT, size
from bot.cards.paging import arrows, page_of
from bot.cards.sources import source
from bot.cards.speakers import cited_quote, lead_in, who, words_shown
from index.filters import QuoteFilter
from index.ledger import ReadingState
from index.quotes import FoundQuote, QuoteKind

PER_PAGE = 4
"""Quotes on one card; with more of them their words would run out of room."""

_SOURCE = 480
"""Characters of all that is said about one source: four of them leave room for the words."""


def quotes_card(
    found: Sequence[FoundQuote],
    wanted: QuoteFilter,
    *,
    page: int = 0,
    kept: int | None = None,
    reading: ReadingState | None = None,
) -> Card:
    """Show a page of quotes, counted from 0.

    ``kept`` is the number under which the filter is kept; without one no page can be turned.
    """
    if not found:
        return no_quotes_card(wanted, reading)
    shown = page_of(found, page, PER_PAGE)
    place = f" · {shown}" if shown.count > 1 else ""
    count = f"{_count(found)}, {quote_order(wanted)}{place}"
    top = _top(quotes_wanted(wanted), subtext(count), *still_reading(reading))
    turn = [] if kept is None else arrows(shown.number, shown.count, lambda n: quotes_id(kept, n))
    return _card(top, shown.items, [row(*turn)] if turn else [])


def quote_card(
    found: Sequence[FoundQuote], wanted: QuoteFilter, n: int, *, kept: int | None = None
) -> Card:
    """Show quote ``n``, counted from 0, and offer another one."""
    top = _top(quotes_wanted(wanted), subtext(f"One of {_count(found)}, picked at random"))
    if kept is None or len(found) == 1:
        return _card(top, [found[n]], [])
    return _card(top, [found[n]], [row(button("Another", another_id(kept, n)))])


def no_quotes_card(wanted: QuoteFilter, reading: ReadingState | None = None) -> Card:
    """Say that there is no such quote, and what might help."""
    top = _top(quotes_wanted(wanted), no_quotes(wanted), *still_reading(reading))
    return Card(text(top), colour=NO_ANSWER)


def _card(top: str, shown: Sequence[FoundQuote], buttons: Sequence[Component]) -> Card:
    bottom = subtext(promise([Shown(n, words_shown(each)) for n, each in enumerate(shown)]))
    body = _quotes(shown, TEXT - size(top) - size(bottom))
    return Card(text(top), *body, rule(), *buttons, text(bottom), colour=ANSWER)


def _quotes(shown: Sequence[FoundQuote], room: int) -> list[Component]:
    heads = [f"{who(each)}\n{lead_in(each)}" for each in shown]
    sources = [source(cited_quote(each), _SOURCE) for each in shown]
    room -= sum(map(size, heads)) + sum(map(size, sources))
    words = quotations([words_shown(each) for each in shown], room)
    components: list[Component] = []
    known: set[str] = set()
    for each, head, quoted, origin in zip(shown, heads, words, sources, strict=True):
        components += [rule(), text(head + quoted), _source(each, origin, known)]
    return components


def _source(found: FoundQuote, origin: str, known: set[str]) -> Component:
    """Show a source with its button; Discord refuses two that would ask for the same."""
    if found.article.revision is None:
        return text(origin)
    address = quote_id(found.article.revision, found.quote.span.start)
    if address in known:
        return text(origin)
    known.add(address)
    return beside(origin, button("Context", address))


def _top(wanted: str, *lines: str) -> str:
    return "\n".join((f"### {wanted}", *lines))


def _count(found: Sequence[FoundQuote]) -> str:
    """Count quotes, and apart from them what is only reported in other words."""
    reported = sum(each.quote.kind is QuoteKind.STATEMENT for each in found)
    quoted = len(found) - reported
    counts = [_number(quoted, "quote")] if quoted else []
    counts += [_number(reported, "reported statement")] if reported else []
    return " and ".join(counts)


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
