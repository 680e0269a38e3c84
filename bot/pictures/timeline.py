"""When deals were made known: one row an announcement, the newest on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.dates import spoken_date
from bot.deal_facts import counts, kind_and_status, noun
from bot.pictures.calendar import Stretch, around, meant, ticks
from bot.pictures.heading import HEAD_ROOM, MARGIN, draw_heading, draw_mark_key
from bot.pictures.picture import Picture, shortened
from bot.pictures.sheet import WIDTH, Anchor, Sheet, drawn
from bot.pictures.theme import MARKS, theme
from index.deal_list import Announcement, announcements, first_day, last_day
from index.deals import Deal, Party
from index.types import PublishedDate

_ROWS = 12
_ROW = 84
_NAMES = 34
_ABOUT = 30
_AXIS = 30
_MARK = 30
_BAR = 14
_GAP = 14
_LINE = 19
"""Pixels from the middle of a row to each of its two lines."""
_FOOT = 140


def timeline(deals: Sequence[Deal], *, dark: bool = True) -> Picture:
    """Draw the newest announcements on an axis of time; what is not shown is counted in a note."""
    dated = [each for each in announcements(deals) if each.date is not None]
    dated.sort(key=_newest_first, reverse=True)
    shown, earlier = dated[:_ROWS], dated[_ROWS:]
    undated = len(announcements(deals)) - len(dated)
    note = _note(len(earlier), undated)
    with drawn(theme(dark=dark), HEAD_ROOM + max(1, len(shown)) * _ROW + _FOOT) as sheet:
        _draw(sheet, deals, shown, note)
        return Picture(sheet.png(), _alt(deals, shown, note))


def _draw(sheet: Sheet, deals: Sequence[Deal], shown: Sequence[Announcement], note: str) -> None:
    title = f"{noun(deals, plural=True).capitalize()} over time"
    draw_heading(sheet, title, deals, draw_mark_key(sheet))
    dates = [each.date for each in shown if each.date]
    if dates:
        axis = _Axis(around(dates))
        _draw_axis(sheet, axis, HEAD_ROOM, sheet.height - _FOOT)
        for number, (announcement, date) in enumerate(zip(shown, dates, strict=True)):
            y = HEAD_ROOM + (number + 0.5) * _ROW
            _draw_row(sheet, _Row(announcement, y, *axis.extent(date)))
    if note:
        sheet.write(MARGIN, sheet.height - 40, note, _ABOUT + 2, colour=sheet.theme.dim)


@dataclass(frozen=True, slots=True)
class _Row:
    """An announcement at its height, with where its date begins and ends."""

    announcement: Announcement
    y: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where the mark stands."""
        return (self.left + self.right) / 2

    @property
    def reach(self) -> float:
        """How far from the middle the words may begin."""
        return max((self.right - self.left) / 2, _MARK / 2) + _GAP


class _Axis:
    """Days to pixels."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self._left = MARGIN + _MARK / 2
        self._scale = (WIDTH - 2 * self._left) / stretch.days

    def x(self, day: float) -> float:
        """Return where a day begins; one beyond the ends lies at the end."""
        inside = min(max(day, self.stretch.first), self.stretch.last + 1)
        return self._left + (inside - self.stretch.first) * self._scale

    def extent(self, date: PublishedDate) -> tuple[float, float]:
        """Return from where to where a date reaches; twice the same for a day."""
        days = meant(date)
        if date.day is not None:
            middle = self.x(days.first + 0.5)
            return middle, middle
        return self.x(days.first), self.x(days.last + 1)


def _draw_axis(sheet: Sheet, axis: _Axis, top: float, foot: float) -> None:
    foot += 8
    sheet.line([(MARGIN, foot), (WIDTH - MARGIN, foot)], 2, sheet.theme.dim)
    for tick in ticks(axis.stretch):
        x = axis.x(tick.day)
        sheet.line([(x, top), (x, foot + 10)], 2, sheet.theme.faint)
        half = sheet.width(tick.words, _AXIS) / 2
        inside = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
        sheet.write(inside, foot + 34, tick.words, _AXIS, colour=sheet.theme.dim, anchor="center")


def _draw_row(sheet: Sheet, row: _Row) -> None:
    before = row.middle - row.reach - MARGIN
    after = WIDTH - MARGIN - row.middle - row.reach
    if max(before, after) < _words_width(sheet, row.announcement, 1):
        _draw_mark(sheet, row, row.y + _LINE)
        _write_around(sheet, row, before, after)
        return
    _draw_mark(sheet, row, row.y)
    if after >= min(before, _words_width(sheet, row.announcement, len(row.announcement.deals))):
        _write_beside(sheet, row, row.middle + row.reach, after, "left")
    else:
        _write_beside(sheet, row, row.middle - row.reach, before, "right")


def _draw_mark(sheet: Sheet, row: _Row, y: float) -> None:
    kind = row.announcement.kind
    colour = sheet.theme.kinds[kind]
    if row.right - row.left > 1.5 * _MARK:
        sheet.bar(row.left, y, row.right - row.left, _BAR, colour)
    sheet.mark(row.middle, y, MARKS[kind], _MARK, colour)


def _write_beside(sheet: Sheet, row: _Row, x: float, room: float, anchor: Anchor) -> None:
    names = _names_that_fit(sheet, row.announcement, room)
    about = sheet.fitted(_about(row.announcement), _ABOUT, room)
    sheet.write(x, row.y - _LINE, names, _NAMES, anchor=anchor, halo=6)
    sheet.write(x, row.y + _LINE, about, _ABOUT, colour=sheet.theme.dim, anchor=anchor, halo=6)


def _write_around(sheet: Sheet, row: _Row, before: float, after: float) -> None:
    """Write the names over the mark, but within the margins, and the rest beside it."""
    names = _names_that_fit(sheet, row.announcement, WIDTH - 2 * MARGIN)
    half = sheet.width(names, _NAMES) / 2
    x = min(max(row.middle, MARGIN + half), WIDTH - MARGIN - half)
    sheet.write(x, row.y - _LINE, names, _NAMES, anchor="center", halo=4)
    about = sheet.fitted(_about(row.announcement), _ABOUT, max(before, after))
    place: tuple[float, Anchor] = (row.middle + row.reach, "left")
    if before > after:
        place = row.middle - row.reach, "right"
    x, anchor = place
    sheet.write(x, row.y + _LINE, about, _ABOUT, colour=sheet.theme.dim, anchor=anchor, halo=4)


def _words_width(sheet: Sheet, announcement: Announcement, count: int) -> float:
    """Return how wide a row's words are if so many parties of each side are named."""
    names, about = _names(announcement, count), _about(announcement)
    return max(sheet.width(names, _NAMES), sheet.width(about, _ABOUT))


def _names_that_fit(sheet: Sheet, announcement: Announcement, room: float) -> str:
    """Return the parties as they fit on a line: all of them, or some and how many more."""
    for count in range(len(announcement.deals), 0, -1):
        names = _names(announcement, count)
        if sheet.width(names, _NAMES) <= room:
            return names
    return sheet.fitted(_names(announcement, 1), _NAMES, room)


def _names(announcement: Announcement, count: int) -> str:
    return f"{_listed(announcement.givers, count)} – {_listed(announcement.takers, count)}"


def _listed(parties: Sequence[Party], count: int) -> str:
    names = ", ".join(party.canonical for party in parties[:count])
    return f"{names} +{len(parties) - count}" if len(parties) > count else names


def _about(announcement: Announcement) -> str:
    return f"{spoken_date(announcement.date)} · {kind_and_status(announcement)}"


def _newest_first(announcement: Announcement) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    date = announcement.date or PublishedDate(1)
    return first_day(date), last_day(date)


def _note(earlier: int, undated: int) -> str:
    parts = []
    if earlier:
        parts.append(f"and {earlier} earlier")
    if undated:
        parts.append(f"{undated} without a date")
    return ", ".join(parts)


def _alt(deals: Sequence[Deal], shown: Iterable[Announcement], note: str) -> str:
    rows = "; ".join(
        f"{spoken_date(each.date)}: {_names(each, 3)}, {kind_and_status(each)}" for each in shown
    )
    begin = f"Timeline of {counts(deals)}."
    rest = f" Not shown: {note.removeprefix('and ')}." if note else ""
    if not rows:
        return f"{begin} None has a date.{rest}" if deals else "There are no deals to draw."
    return shortened(f"{begin}{rest} {rows}.")
