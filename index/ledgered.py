"""What quotes and deals have to say on a question, beside what a search for sentences finds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from index import deal_answers
from index.deal_questions import DealQuestion, Mode
from index.deals import Deal
from index.filters import QuoteFilter
from index.ledger import Ledger
from index.quote_questions import QuoteQuestion
from index.quotes import FoundQuote
from index.search.finding import Verdict
from index.types import Answer, Citation, NoAnswer, Span
from index.vocabulary import Vocabulary
from index.words import words

_LONGEST_NAME = 3
"""Words of a person's name in a question."""


@dataclass(frozen=True, slots=True)
class Ledgered:
    """What was looked up; nothing for a question that is about neither."""

    quotes: tuple[FoundQuote, ...] = ()
    """Those that a question about something said may ask for."""
    deals: tuple[Deal, ...] = ()
    """Those that answer a question about deals."""
    asked: DealQuestion | None = None
    """What it asks of deals."""
    unheard_of: bool = False
    """Whether the question supposes what no article tells: a deal between two that have none, one
    in a time without any, or words of somebody who is not quoted."""
    ledger: Ledger | None = None

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        said: QuoteQuestion | None,
        agreed: DealQuestion | None,
        vocabulary: Vocabulary,
    ) -> Self:
        """Look up what a question asks of ``ledger``; this may look through all texts."""
        complete = ledger.state.done == ledger.state.total
        if agreed is not None:
            found = deal_answers.find(agreed, ledger, vocabulary)
            unheard_of = complete and (found.strangers or _is_without_any(agreed, found.deals))
            return cls((), found.deals, agreed, unheard_of, ledger)
        if said is None:
            return cls()
        if said.speaker is None:
            return cls(ledger.quotes(QuoteFilter()))
        quotes = _said_by(said.speaker, ledger, vocabulary)
        unheard_of = (
            complete
            and not quotes
            and _is_a_person(said.speaker, vocabulary)
            and not ledger.quotes_somebody_like(said.speaker)
            and not ledger.lets_speak(said.speaker)
        )
        return cls(quotes, unheard_of=unheard_of)

    @property
    def places(self) -> tuple[tuple[int | None, Span], ...]:
        """The revisions and spans in which an answer is most likely to stand."""
        said = ((each.article.revision, each.quote.span) for each in self.quotes)
        return (*said, *deal_answers.places(self.deals))

    def judged(self, verdict: Verdict) -> Verdict:
        """Take into account what is known for sure: a deal that is told, or words that are not."""
        if self.unheard_of:
            return replace(verdict, answers=False)
        if self.deals:
            told = max(deal.confidence for deal in self.deals)
            return Verdict(max(verdict.confidence, told), answers=True)
        return verdict

    def completed(self, reply: Answer | NoAnswer) -> Answer | NoAnswer:
        """Add to an answer who speaks in it, or the list of deals that it asks for.

        Where there is no answer as there are no deals of a time, say how far the articles go.
        """
        if not isinstance(reply, Answer):
            if self.unheard_of and self.ledger and self.asked and self.asked.by_today:
                return replace(reply, newest=self.ledger.as_of)
            return reply
        if self.deals and self.asked and self.asked.mode is not Mode.CHECK and self.ledger:
            return deal_answers.with_listing(reply, self.asked, self.deals, self.ledger)
        return with_quotes(reply, self.quotes) if self.quotes else reply


def with_quotes(reply: Answer, quotes: Sequence[FoundQuote]) -> Answer:
    """Say of each citation who speaks in its bold words, if that is one of ``quotes``."""
    return replace(
        reply,
        citations=tuple(_with_quote(each, quotes) for each in reply.citations),
        more=tuple(_with_quote(each, quotes) for each in reply.more),
    )


def _with_quote(citation: Citation, quotes: Sequence[FoundQuote]) -> Citation:
    here = (
        each.quote
        for each in quotes
        if each.article.revision == citation.article.revision and each.quote.speaker
    )
    inside = [
        quote
        for quote in here
        if any(highlight.overlaps(quote.span) for highlight in citation.highlights)
    ]
    return replace(citation, quote=inside[0]) if inside else citation


def _is_without_any(asked: DealQuestion, deals: Sequence[Deal]) -> bool:
    """Tell whether there are no deals of a time that the articles know by another name."""
    return asked.by_today and asked.mode is not Mode.CHECK and not deals


def _said_by(speaker: str, ledger: Ledger, vocabulary: Vocabulary) -> tuple[FoundQuote, ...]:
    """Return what a person said, or the people of a company that is asked about."""
    by_person = ledger.quotes(QuoteFilter(speaker=speaker))
    if by_person or not vocabulary.mentions(speaker):
        return by_person
    return ledger.quotes(QuoteFilter(organisation=speaker))


_NO_NAMES = re.compile(
    r"^(?:the|a|an|this|that|these|those|his|her|their|its|your|my|our|you|they|he|she|it|we|i|"
    r"people|critics|experts|fans|users|everyone|anyone|somebody|someone)\b|"
    r"\b(?:judges?|court|law|report|study|survey|complaint|lawsuit|writers?|authors?|article|poll|"
    r"labels?|publishers?|artists?|musicians|songwriters|government|company|bosses|chief|ceo|"
    r"founders?|lawyers?)\b",
    re.IGNORECASE,
)


def _is_a_person(speaker: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the words can only be somebody's name: of no company, and no description."""
    named = words(speaker)
    if vocabulary.mentions(speaker) or vocabulary.groups(speaker):
        return False
    return 0 < len(named) <= _LONGEST_NAME and not _NO_NAMES.search(speaker)
