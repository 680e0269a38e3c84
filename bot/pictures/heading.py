"""What stands above and below a picture: its title, what is counted, and which kind is which."""

from collections.abc import Callable, Iterator, Sequence

from bot.deal_facts import counts
from bot.pictures.sheet import WIDTH, Sheet
from bot.pictures.theme import MARKS
from index.deal_list import summarise
from index.deals import Deal, DealKind

MARGIN = 44
HEAD_ROOM = 250
"""Pixels from the top that the heading needs; the kinds there are fit on two lines."""
_TITLE = 48
_COUNTED = 29
_LEGEND = 30
_LEGEND_LINE = 44
_BETWEEN = 22
_KEY = 46
"""Pixels between the beginning of a key and its word."""

KeyMark = Callable[[float, float, DealKind], None]
"""Draws what stands for a kind around the given point."""


def draw_heading(sheet: Sheet, title: str, deals: Sequence[Deal], draw_key: KeyMark) -> None:
    """Draw title, counts and legend, which end at ``HEAD_ROOM`` at the latest."""
    sheet.write(MARGIN, 62, title, _TITLE, bold=True)
    counted = sheet.fitted(counts(deals), _COUNTED, WIDTH - 2 * MARGIN)
    sheet.write(MARGIN, 118, counted, _COUNTED, colour=sheet.theme.dim)
    lines = list(_legend_lines(sheet, summarise(deals).kinds))
    for number, line in enumerate(lines):
        _draw_legend_line(sheet, 172 + number * _LEGEND_LINE, line, draw_key)


def draw_mark_key(sheet: Sheet) -> KeyMark:
    """Return how the mark of a kind is drawn beside its word."""
    return lambda x, y, kind: sheet.mark(x, y, MARKS[kind], 26, sheet.theme.kinds[kind])


def _legend_lines(
    sheet: Sheet, kinds: Sequence[tuple[DealKind, int]]
) -> Iterator[list[tuple[DealKind, str, float]]]:
    """Break the legend into lines of kind, words and where each begins."""
    line: list[tuple[DealKind, str, float]] = []
    x: float = MARGIN
    for kind, count in kinds:
        words = f"{kind} {count}"
        width = _KEY + sheet.width(words, _LEGEND)
        if line and x + width > WIDTH - MARGIN:
            yield line
            line, x = [], MARGIN
        line.append((kind, words, x))
        x += width + _BETWEEN
    if line:
        yield line


def _draw_legend_line(
    sheet: Sheet, y: float, line: Sequence[tuple[DealKind, str, float]], draw_key: KeyMark
) -> None:
    for kind, words, x in line:
        draw_key(x + _KEY / 2 - 7, y, kind)
        sheet.write(x + _KEY, y, words, _LEGEND)
