"""Deals as a person reads them in a terminal."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bot.dates import spoken_date
from bot.deal_facts import between, counts, kind_and_status, listing_count
from bot.records import sources
from bot.terminal.visible import visible
from index.deal_list import Announcement, Listing, announcements, summarise
from index.deals import Deal, DealKind, Party

_NONE = "There are no such deals."
_PARTIES = 6
_WIDTH = 120


def print_deals(console: Console, deals: Sequence[Deal]) -> None:
    """Print a table with one row for what was announced together, and count below it."""
    if not deals:
        console.print(_NONE)
        return
    table = Table(
        Column("Date", no_wrap=True),
        Column("Who", ratio=5),
        Column("What", ratio=3),
        box=SIMPLE_HEAD,
        pad_edge=False,
        width=min(console.width, _WIDTH),
    )
    for announcement in announcements(deals):
        table.add_row(*_row(announcement))
    console.print(table)
    console.print(Text(summary_line(deals), style="bold"))


def summary_line(deals: Sequence[Deal]) -> str:
    """Say how many deals there are, of which kinds, and who is in most of them."""
    summary = summarise(deals)
    kinds = ", ".join(f"{kind} {count}" for kind, count in summary.kinds)
    most = ", ".join(f"{name} {count}" for name, count in summary.parties[:3])
    return visible(f"{counts(deals)}. {kinds}. Most often: {most}.")


def _row(announcement: Announcement) -> Iterator[Text]:
    yield Text(str(announcement.date or "–"))
    who = Text(visible(_who(announcement)), style="bold")
    yield who.append(f"\n{visible(_told_by(announcement))}", style="not bold dim")
    what = Text(kind_and_status(announcement))
    for words in _details(announcement):
        what.append(f"\n{visible(words)}", style="dim")
    yield what


def listing_lines(listing: Listing) -> Iterator[Text]:
    """Write how many deals answer a question, and which, a line each."""
    as_of = f", as of {spoken_date(listing.as_of)}" if listing.as_of else ""
    yield Text(f"{listing_count(listing)}{as_of}", style="bold")
    for row in listing.rows:
        who = visible(_between(row.kind, row.givers, row.takers))
        yield Text(f"  {spoken_date(row.date)} · {who} · {kind_and_status(row)}")


def _who(announcement: Announcement) -> str:
    givers, takers = announcement.givers, announcement.takers
    return _between(announcement.kind, _names(givers), _names(takers))


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.canonical for party in parties]


def _between(kind: DealKind, givers: Sequence[str], takers: Sequence[str]) -> str:
    return f"{_listed(givers)} {between(kind)} {_listed(takers)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_PARTIES])
    return f"{shown} +{len(names) - _PARTIES}" if len(names) > _PARTIES else shown


def _told_by(announcement: Announcement) -> str:
    articles = {article.id: article for deal in announcement.deals for article in sources(deal)}
    first, *others = articles.values()
    return f"{first.title} +{len(others)}" if others else first.title


def _details(announcement: Announcement) -> Iterator[str]:
    deals = announcement.deals
    scopes = dict.fromkeys(scope for deal in deals for scope in deal.scopes)
    if scopes:
        yield ", ".join(scopes)
    yield from dict.fromkeys(f"{a.written} ({a.kind})" for deal in deals for a in deal.amounts)
    conflicts = dict.fromkeys(field for deal in deals for field in deal.conflicts)
    if conflicts:
        yield f"sources differ on the {' and the '.join(conflicts)}"
    if any(deal.weak for deal in deals):
        yield "a party is inferred"
