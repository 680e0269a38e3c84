"""Excerpts, each with its source beneath and a button for the passage around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.excerpt import quote
from bot.cards.identifiers import context_id
from bot.cards.layout import Component, beside, button, rule, text
from bot.cards.limits import fair_shares, size
from bot.cards.sources import source
from bot.cards.speakers import who
from index.quotes import FoundQuote, QuoteKind
from index.types import Citation, Kind

PER_CARD = 3
"""Citations on one card; with more of them their words would run out of room."""

EXACT = "Exact words of the sources; nothing is paraphrased."
EXACT_WITH_BRIEFS = (
    "Exact words of the texts named above. "
    "A brief is our own summary of the pages it lists, not a publisher’s words."
)


_REPORTED = " · reported, not their words"


@dataclass(frozen=True, slots=True)
class Shown:
    """A citation and its place in ``answer.citations + answer.more``, which its button carries."""

    n: int
    citation: Citation


def promise(shown: Sequence[Shown]) -> str:
    """Say what the quoted words are."""
    briefs = any(each.citation.article.kind is Kind.BRIEF for each in shown)
    return EXACT_WITH_BRIEFS if briefs else EXACT


def cited(shown: Sequence[Shown], answer: int | None, room: int) -> list[Component]:
    """Show the citations in at most ``room`` characters, a line between each two.

    Without an answer's id a button could ask for nothing, so there is none.
    """
    sources = [f"{_speaker(each.citation)}{source(each.citation)}" for each in shown]
    quotes = quotations([each.citation for each in shown], room - sum(map(size, sources)))
    components: list[Component] = []
    for each, words, origin in zip(shown, quotes, sources, strict=True):
        components += [rule()] if components else []
        components += [text(words), _source(origin, answer, each.n)]
    return components


def quotations(citations: Sequence[Citation], room: int) -> list[str]:
    """Write the excerpts as quotations of at most ``room`` characters together."""
    wanted = [
        size(quote(citation)) if len(citation.span) < room else room for citation in citations
    ]
    return [
        quote(citation, limit)
        for citation, limit in zip(citations, fair_shares(wanted, room), strict=True)
    ]


def _speaker(citation: Citation) -> str:
    """Say who speaks in the bold words, if the question asks for something said."""
    if citation.quote is None:
        return ""
    reported = citation.quote.kind is QuoteKind.STATEMENT
    speaker = who(FoundQuote(citation.article, citation.quote))
    return f"{speaker}{_REPORTED if reported else ''}\n"


def _source(origin: str, answer: int | None, n: int) -> Component:
    return (
        text(origin) if answer is None else beside(origin, button("Context", context_id(answer, n)))
    )
