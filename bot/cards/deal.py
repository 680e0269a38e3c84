"""The card of what was made known together: every field, and the exact words behind it."""

from collections.abc import Sequence

from bot.cards.deal_fields import fields_of
from bot.cards.deal_words import conflicts, is_talks, kind_words, parties, told_by
from bot.cards.evidence import Block, blocks_of
from bot.cards.identifiers import deal_id
from bot.cards.layout import INFORMATION, Card, Component, row, rule, subtext, text
from bot.cards.limits import TEXT, size
from bot.cards.paging import arrows
from bot.dates import spoken_date
from index.deal_list import Announcement

_PARTIES = 300
_BLOCKS = 4
"""Sentences on one card; more of them are read on the next page."""

_TALKS = "These are talks: no deal has been told of."
_WEAK = (
    "❔ Weak: no article names both parties in what it says of this; "
    "one of them was taken from elsewhere in the article."
)
_WEAK_IN_PART = "❔ Weak in part: of some parties, no article says it in so many words."
_EXACT = "Sentences are the exact words of the articles, the evidence in bold."


def deal_card(announcement: Announcement, *, page: int = 0) -> Card:
    """Show a page, counted from 0, of what is known and of the sentences that tell it."""
    top = _top(announcement)
    pages = _pages(blocks_of(fields_of(announcement)), TEXT - size(top) - 2 * size(_EXACT))
    number = min(page, len(pages) - 1)
    turn = arrows(number, len(pages), lambda n: deal_id(announcement.id, n))
    place = f"Page {number + 1} of {len(pages)}. " if turn else ""
    return Card(
        text(top),
        *(component for block in pages[number] for component in _shown(block)),
        rule(),
        *([row(*turn)] if turn else []),
        text(subtext(f"{place}{_EXACT}")),
        colour=INFORMATION,
    )


def _top(announcement: Announcement) -> str:
    count = told_by(announcement)
    lines = [
        f"### {parties(announcement, _PARTIES)}",
        f"{_capitalised(kind_words(announcement))} · {spoken_date(announcement.date)}",
        subtext(f"Told by {count:,} article{'' if count == 1 else 's'}"),
    ]
    if is_talks(announcement):
        lines.append(subtext(_TALKS))
    if differing := conflicts(announcement):
        lines.append(subtext(f"⚠ The articles differ on the {' and the '.join(differing)}."))
    weak = [deal.weak for deal in announcement.deals]
    if any(weak):
        lines.append(subtext(_WEAK if all(weak) else _WEAK_IN_PART))
    return "\n".join(lines)


def _pages(blocks: Sequence[Block], room: int) -> list[list[Block]]:
    """Share the blocks out in order, as many on each page as there is room for."""
    pages: list[list[Block]] = [[]]
    left = room
    for block in blocks:
        if pages[-1] and (len(pages[-1]) == _BLOCKS or block.size > left):
            pages.append([])
            left = room
        pages[-1].append(block)
        left -= block.size
    return pages


def _shown(block: Block) -> list[Component]:
    said = f"{block.head}\n{block.words}" if block.words else block.head
    return [rule(), text(said), *([text(block.origin)] if block.origin else [])]


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
