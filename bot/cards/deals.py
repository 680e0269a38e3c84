"""The card that lists deals, one row for what was made known together."""

from collections.abc import Sequence

from bot.cards.deal_words import conflicts, kind_words, month, parties
from bot.cards.escaping import label
from bot.cards.filters import deal_order, deals_wanted, no_deals, still_reading
from bot.cards.identifiers import PictureKind, deals_id, details_id, export_id, picture_id
from bot.cards.layout import (
    INFORMATION,
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
from bot.cards.paging import Page, arrows, page_of
from bot.dates import spoken_date
from index.deal_list import Announcement, Summary, announcements, summarise
from index.deals import Deal, DealKind, DealStatus
from index.filters import DealFilter
from index.ledger import ReadingState
from index.types import PublishedDate

PER_PAGE = 8
"""Rows on one card: three components each, of 40 that Discord takes."""

_PARTIES = 180
"""Characters of the parties in a row: eight rows leave room for everything else."""
_NAME = 60

_IN_COURT = (DealKind.LAWSUIT, DealKind.RULING)
_READ_BY_MACHINE = (
    "Read from the articles by a program: **Details** shows the exact words behind it."
)


def deals_card(
    found: Sequence[Deal],
    wanted: DealFilter,
    *,
    page: int = 0,
    kept: int | None = None,
    as_of: PublishedDate | None = None,
    reading: ReadingState | None = None,
) -> Card:
    """Show a page of deals, counted from 0, and what they are together.

    ``kept`` is the number under which the filter is kept; without one there are no buttons for
    the whole list. ``as_of`` is the date of the newest article; nothing later can be known.
    """
    if not found:
        return no_deals_card(wanted, reading)
    shown = page_of(announcements(found), page, PER_PAGE)
    known = (*_summary(found, as_of), *still_reading(reading))
    return Card(
        text("\n".join((f"### {deals_wanted(wanted)}", *known))),
        rule(),
        *(_row(each) for each in shown.items),
        rule(),
        *([] if kept is None else [_buttons(shown, kept)]),
        text(_bottom(shown, wanted)),
        colour=INFORMATION,
    )


def no_deals_card(wanted: DealFilter, reading: ReadingState | None = None) -> Card:
    """Say that there is no such deal, and what might help."""
    top = (f"### {deals_wanted(wanted)}", no_deals(wanted), *still_reading(reading))
    return Card(text("\n".join(top)), colour=NO_ANSWER)


def summary_words(found: Sequence[Deal]) -> str:
    """Say how many deals there are, between whom and since when."""
    summary = summarise(found)
    return f"{_what(found, summary)} {_between(summary)}{_when(summary)}"


def _row(announcement: Announcement) -> Component:
    known = [spoken_date(announcement.date), kind_words(announcement), *_marks(announcement)]
    words = f"**{parties(announcement, _PARTIES)}**\n{subtext(' · '.join(known))}"
    return beside(words, button("Details", details_id(announcement.id)))


def _marks(announcement: Announcement) -> list[str]:
    marks = [f"⚠ sources differ on the {field}" for field in conflicts(announcement)]
    if any(deal.weak for deal in announcement.deals):
        marks.append("❔ weak evidence")
    return marks


def _buttons(shown: Page[Announcement], kept: int) -> Component:
    return row(
        *arrows(shown.number, shown.count, lambda n: deals_id(kept, n)),
        button("Export", export_id(kept)),
        button("Timeline", picture_id(kept, PictureKind.TIMELINE)),
        button("Map", picture_id(kept, PictureKind.MAP)),
    )


def _bottom(shown: Page[Announcement], wanted: DealFilter) -> str:
    place = f"{shown}, {deal_order(wanted)}. " if shown.count > 1 else ""
    return subtext(f"{place}{_READ_BY_MACHINE}")


def _summary(found: Sequence[Deal], as_of: PublishedDate | None) -> list[str]:
    lines = [summary_words(found)]
    kinds = summarise(found).kinds
    if len(kinds) > 1:
        lines.append(subtext(" · ".join(_count(number, str(kind)) for kind, number in kinds)))
    articles = {each.article.id for deal in found for each in deal.evidence}
    told = f"from {_count(len(articles), 'article')}"
    lines.append(subtext(f"As of {spoken_date(as_of)}, {told}" if as_of else told.capitalize()))
    return lines


def _what(found: Sequence[Deal], summary: Summary) -> str:
    if not any(deal.is_made for deal in found):
        talks = all(deal.status is DealStatus.TALKS for deal in found)
        return f"{'Talks' if talks else 'Denied'}, no deals ({len(found):,}),"
    kinds = dict(summary.kinds)
    fought = [_count(kinds.pop(kind), str(kind)) for kind in _IN_COURT if kind in kinds]
    made = [_count(sum(kinds.values()), "deal")] if kinds else []
    counts = made + fought
    return " and ".join(filter(None, (", ".join(counts[:-1]), counts[-1])))


def _between(summary: Summary) -> str:
    names = [name for name, _ in summary.parties]
    in_all = [name for name, count in summary.parties if count >= summary.deals]
    if len(names) == 2:
        return f"between {_name(names[0])} and {_name(names[1])}"
    if in_all:
        return f"between {_name(in_all[0])} and {len(names) - 1} others"
    return f"between {len(names):,} parties"


def _when(summary: Summary) -> str:
    if summary.first is None or summary.last is None:
        return ""
    first, last = spoken_date(month(summary.first)), spoken_date(month(summary.last))
    return f", {first}" if first == last else f", {first} – {last}"


def _name(name: str) -> str:
    return label(name, _NAME) or "?"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
