"""A quote for the tests, with everything an article can say of one."""

from index.quotes import FoundQuote, Named, Quote, QuoteKind
from index.types import Span
from tests.bot.cards.values import with_text

TEXT = "“We pay,” said Ann Lee, chief of KLAY. She smiled."


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


QUOTE = Quote(
    kind=QuoteKind.DIRECT,
    span=place("We pay,"),
    context=Span(0, TEXT.index(" She")),
    speaker=Named(place("Ann Lee"), "Ann Lee"),
    role=place("chief"),
    organisation=Named(place("KLAY"), "KLAY Vision"),
    cue=place("said"),
    confidence=0.98765,
)
FOUND = FoundQuote(with_text(TEXT), QUOTE)
