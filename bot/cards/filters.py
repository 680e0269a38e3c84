"""What was looked for, in words; and what to do if nothing was found."""

from collections.abc import Iterator

from bot.cards.escaping import label
from bot.cards.layout import subtext
from bot.dates import spoken_date
from index.deals import DealKind, DealStatus
from index.filters import DealFilter, DealSort, QuoteFilter
from index.ledger import ReadingState
from index.quotes import QuoteKind
from index.types import PublishedDate

_NAME = 60

_QUOTES = {
    None: "Quotes",
    QuoteKind.DIRECT: "Direct quotes",
    QuoteKind.PARTIAL: "Quotes of a few words",
    QuoteKind.STATEMENT: "Reported statements",
}
_ORDERS = {
    DealSort.NEWEST: "newest first",
    DealSort.OLDEST: "oldest first",
    DealSort.PARTY: "by party",
}


def quotes_wanted(wanted: QuoteFilter) -> str:
    """Write which quotes are wanted, such as "Quotes by Michael Nash about “KLAY”, since 2024"."""
    words = _QUOTES[wanted.kind]
    if wanted.speaker:
        words += f" by {_name(wanted.speaker)}"
    if wanted.organisation:
        words += f" {'of' if wanted.speaker else 'from'} {_name(wanted.organisation)}"
    if wanted.about:
        words += f" about “{_name(wanted.about)}”"
    return words + _period(wanted.since, wanted.until)


def quote_order(wanted: QuoteFilter) -> str:
    """Say what comes first among quotes."""
    return "closest first" if wanted.about else "newest first"


def deals_wanted(wanted: DealFilter) -> str:
    """Write which deals are wanted, such as "Licences involving Suno, signed, since 2024"."""
    words = _deals_of(wanted.kind, wanted.status)
    if wanted.party and wanted.other:
        words += f" between {_name(wanted.party)} and {_name(wanted.other)}"
    elif wanted.party or wanted.other:
        words += f" involving {_name(wanted.party or wanted.other or '')}"
    if wanted.scope:
        words += f" on {wanted.scope}"
    if wanted.status and wanted.status is not DealStatus.TALKS:
        words += f", {wanted.status}"
    return words + _period(wanted.since, wanted.until)


def deal_order(wanted: DealFilter) -> str:
    """Say what comes first among deals."""
    return _ORDERS[wanted.sort]


def no_quotes(wanted: QuoteFilter) -> str:
    """Say that there are no such quotes, and what might help."""
    return _nothing("quote", _of_quotes(wanted))


def no_deals(wanted: DealFilter) -> str:
    """Say that there are no such deals, and what might help."""
    advice = _nothing("deal", _of_deals(wanted))
    if wanted.status is None:
        advice += "\nTalks are no deals: **status** *In talks* lists them."
    return advice


def still_reading(reading: ReadingState | None) -> list[str]:
    """Say how far the articles have been read; nothing once all have been."""
    if reading is None or reading.done >= reading.total:
        return []
    return [subtext(f"⏳ Still reading: {reading.done:,} of {reading.total:,} articles so far.")]


def _deals_of(kind: DealKind | None, status: DealStatus | None) -> str:
    if status is DealStatus.TALKS:
        return "Talks" if kind is None else f"Talks about {kind}s"
    return "Deals and lawsuits" if kind is None else f"{kind.value.capitalize()}s"


def _name(words: str) -> str:
    return label(words, _NAME) or "…"


def _period(since: PublishedDate | None, until: PublishedDate | None) -> str:
    if since and since == until:
        return f", {spoken_date(since)}"
    begin = f", since {spoken_date(since)}" if since else ""
    return begin + (f", until {spoken_date(until)}" if until else "")


def _nothing(what: str, used: Iterator[str]) -> str:
    options = [f"**{name}**" for name in used]
    if not options:
        return f"I have found no {what}s in my library yet."
    advice = f"I have no {what} that fits all of this. You could"
    if len(options) > 1:
        return f"{advice} leave out one of {', '.join(options[:-1])} and {options[-1]}."
    return f"{advice} choose {options[0]} more widely, or leave it out."


def _of_quotes(wanted: QuoteFilter) -> Iterator[str]:
    for name in ("speaker", "organisation", "about", "kind", "since", "until"):
        if getattr(wanted, name):
            yield name


def _of_deals(wanted: DealFilter) -> Iterator[str]:
    for name in ("party", "other", "kind", "status", "scope", "since", "until"):
        if getattr(wanted, name):
            yield "with" if name == "other" else name
