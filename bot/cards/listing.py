"""The deals that answer a question, as lines above the excerpts that prove them."""

from bot.cards.deal_words import listed
from bot.cards.layout import subtext
from bot.cards.limits import size
from bot.dates import spoken_date
from bot.deal_facts import between, kind_and_status, listing_count
from index.deal_list import ListedDeal, Listing

ROOM = 1_000
"""Characters of all lines: the excerpts beneath need the rest."""

_NAMES = 3
_NAME = 40


def listing_lines(listing: Listing) -> str:
    """Write how many deals there are and, as far as there is room, which, a line each."""
    as_of = f", as of {spoken_date(listing.as_of)}" if listing.as_of else ""
    lines = [f"**{listing_count(listing)}**{as_of}"]
    left = listing.rows
    while left and size("\n".join([*lines, _line(left[0])])) <= ROOM:
        lines.append(_line(left[0]))
        left = left[1:]
    if left:
        lines.append(subtext(f"and {len(left):,} more; **/deals** lists them all"))
    return "\n".join(lines)


def _line(row: ListedDeal) -> str:
    who = f" {between(row.kind)} ".join(
        listed(side, _NAMES, _NAME) for side in (row.givers, row.takers)
    )
    return f"- {spoken_date(row.date)} · {who} · {kind_and_status(row)}"
