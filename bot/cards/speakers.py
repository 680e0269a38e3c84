"""Who said something, and how close the words shown are to theirs."""

from collections.abc import Iterator

from bot.cards.escaping import label
from bot.cards.layout import subtext
from bot.cards.limits import size
from index.quotes import FoundQuote, Named, QuoteKind
from index.types import Citation, Span

UNCLEAR = "Unclear who"
REPORTED = "Reported, not their words:"
A_FEW_WORDS = "In bold a few of their words, in the writer’s sentence:"
WHO_IS_UNCLEAR = "Judge by the sentence who said the words in bold:"
REPORTED_OF_SOMEBODY = "Reported, nobody’s own words; judge by the sentence who said it:"

_WHO = 240
"""Characters of all that is said about a speaker."""
_NAME = 50
_ROLE = 100

_MARKS = '"“”„‟«»'
_SINGLE_MARKS = "'‘’‚‹›"


def who(found: FoundQuote) -> str:
    """Write who spoke, the role and the organisation, as far as there is room for them."""
    return next(words for words in _whos(found) if size(words) <= _WHO)


def lead_in(found: FoundQuote) -> str:
    """Say in small letters what the words beneath are, on a line; nothing of plain quotations."""
    said = _what_they_are(found)
    return f"{subtext(said)}\n" if said else ""


def words_shown(found: FoundQuote) -> Citation:
    """Return the words to show: a quotation alone, anything else in the writer's sentences.

    Bold is for words that somebody said, so it never marks what is only reported.
    """
    article, quote = found.article, found.quote
    if quote.kind is QuoteKind.STATEMENT:
        return Citation(article, around(found), ())
    if quote.kind is QuoteKind.DIRECT and quote.speaker:
        return Citation(article, _with_marks(article.text, quote.span), ())
    return cited_quote(found)


def cited_quote(found: FoundQuote) -> Citation:
    """Cite the words in the sentences that say who spoke, the words in bold."""
    span = found.quote.span
    return Citation(found.article, around(found), (span,) if len(span) else ())


def around(found: FoundQuote) -> Span:
    """Return the sentences that say who spoke and the words, with all between them."""
    context, span = found.quote.context, found.quote.span
    return Span(min(context.start, span.start), max(context.end, span.end))


def _what_they_are(found: FoundQuote) -> str:
    kind, speaker = found.quote.kind, found.quote.speaker
    if kind is QuoteKind.STATEMENT:
        return REPORTED if speaker else REPORTED_OF_SOMEBODY
    if speaker is None:
        return WHO_IS_UNCLEAR
    return A_FEW_WORDS if kind is QuoteKind.PARTIAL else ""


def _whos(found: FoundQuote) -> Iterator[str]:
    """Offer the fullest form first; the last one is always short enough."""
    quote, text = found.quote, found.article.text
    name = _written(quote.speaker, text) or UNCLEAR
    organisation = _written(quote.organisation, text)
    organisation = "" if organisation == name else organisation
    role = label(quote.role.of(text), _ROLE) if quote.role else ""
    for parts in ((role, organisation), (role,), (organisation,), ()):
        yield " · ".join((f"**{name}**", *filter(None, parts)))


def _written(named: Named | None, text: str) -> str:
    if named is None:
        return ""
    return label(named.canonical or "", _NAME) or label(named.span.of(text), _NAME)


def _with_marks(text: str, span: Span) -> Span:
    """Take in the quotation marks that the article puts around the words."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    opens, closes = before != "" and before in _MARKS, after != "" and after in _MARKS
    if before and after and before in _SINGLE_MARKS and after in _SINGLE_MARKS:
        opens = closes = True
    return Span(span.start - opens, span.end + closes)
