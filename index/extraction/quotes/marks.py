"""Quotation marks: which stretches of a text stand between a pair of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from index.extraction.quotes.cues import SAYING_FORMS
from index.types import Span

_DOUBLE = re.compile("[\"“”„‟«»＂]|``|''|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?<![\w’'.,?!…%)])(?:‘|')(?=[^\W_]|\$|£|€|…|\[)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[—–])(?:’|')(?![\w’'])")
_MARK = re.compile(f"{_DOUBLE.pattern}|{_SINGLE_OPEN.pattern}")
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|cause|tis|twas|n|bout|round|cos|ello)\b", re.IGNORECASE)
_OWNERS = re.compile(r"[sz]['’] (?=[a-z])")
_FRAME = re.compile(
    rf"(?<=[,.?!])(?= ?(?:(?:he|she|they|it|[A-Z]\w+(?: [A-Z][\w’'.-]+){{0,3}}) "
    rf"(?:\w+ly )?(?:{SAYING_FORMS})\b|(?:{SAYING_FORMS}) (?:he|she|[A-Z]\w+)))"
)
_WORD = re.compile(r"\w")
_BORDER = frozenset(" \t\n\u00a0\u202f\u2009([{—–-:/‘'“«„*_>")
_GLUED_BEFORE = frozenset(",:;")
_BULLET = re.compile(r"(?:[-–—*•◦▪●>]\s*)?")
_FEWEST_REPAIRED = 4
"""Words of a quote whose closing mark is missing."""
_LONGEST = 3_000
"""Characters between single marks; farther apart they are apostrophes."""
_MOST_CARRIED = 12
"""Paragraphs that one quote may run over."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text between quotation marks."""

    span: Span
    """Without the marks."""
    outer: Span
    """With the marks."""
    blocks: tuple[int, ...]
    """The paragraphs it runs over; more than one only if each opens with a mark."""


@dataclass(slots=True)
class _Open:
    """A quote whose end has not been met."""

    outer: int
    start: int
    mark: str
    blocks: list[int]


def marked(text: str, blocks: Iterable[Span]) -> Iterator[Marked]:
    """Yield what stands between quotation marks in ``text``, in order, never overlapping.

    Inner marks belong to the outer quote. ``blocks`` are the paragraphs of the text, in order.
    """
    listed = list(blocks)
    carried: _Open | None = None
    for number, block in enumerate(listed):
        following = listed[number + 1] if number + 1 < len(listed) else None
        scan = _Scan(text, number, block, carried)
        yield from scan.closed()
        carried = scan.open
        if carried is None or _is_carried(text, carried, block, following):
            continue
        repaired = _repair(text, carried, block)
        if repaired is not None:
            yield repaired
        carried = None


class _Scan:
    """One paragraph, read from left to right."""

    def __init__(self, text: str, number: int, block: Span, carried: _Open | None) -> None:
        self.open = carried
        self._text = text
        self._number = number
        self._block = block
        self._position = block.start
        self._marks = _MARK.finditer(text, block.start, block.end)
        self._depth = 0
        if carried is not None:
            self._resume(carried)

    def closed(self) -> Iterator[Marked]:
        """Yield the quotes that end in this paragraph; what stays open is ``self.open``."""
        while (match := self._next()) is not None:
            self._position = match.end()
            if self.open is None:
                yield from self._begin(match)
            elif self._opens_inside(match):
                yield from self._nest(match)
            elif self._depth:
                self._depth -= 1
            else:
                yield from self._finish(match.start(), match.end())

    def _resume(self, carried: _Open) -> None:
        opening = _BULLET.match(self._text, self._block.start)
        place = opening.end() if opening else self._block.start
        mark = _DOUBLE.match(self._text, place, self._block.end)
        if mark is not None:
            carried.blocks.append(self._number)
            self._position = mark.end()

    def _next(self) -> re.Match[str] | None:
        for match in self._marks:
            is_single = match[0] in "‘'"
            if match.start() >= self._position and not (is_single and self.open is not None):
                return match
        return None

    def _begin(self, match: re.Match[str]) -> Iterator[Marked]:
        if match[0] in "‘'":
            yield from self._single(match)
        elif self._can_open(match):
            self.open = _Open(match.start(), match.end(), match[0], [self._number])

    def _single(self, match: re.Match[str]) -> Iterator[Marked]:
        end = _single_end(self._text, match, self._block.end)
        if end is None:
            return
        self.open = _Open(match.start(), match.end(), match[0], [self._number])
        yield from self._finish(end, end + 1)

    def _can_open(self, match: re.Match[str]) -> bool:
        before, after = self._around(match)
        if not after or after.isspace():
            return after == " " and self._is_spaced(match, before)
        if not before or before in _BORDER or before in _GLUED_BEFORE:
            return True
        if before.isdigit() and match[0] in "\"”''":
            return False
        return match[0] in "“„«‟``" or (_WORD.match(after) is not None and before in ".?!")

    def _is_spaced(self, match: re.Match[str], before: str) -> bool:
        """Tell whether a mark opens though a space follows, as in « A » or “ A ”."""
        if match[0] in "«“``„":
            return True
        if match[0] != '"' or (before and not before.isspace()):
            return False
        return '"' in self._text[match.end() : min(self._block.end, match.end() + _LONGEST)]

    def _opens_inside(self, match: re.Match[str]) -> bool:
        before, after = self._around(match)
        opened = self.open.mark if self.open else ""
        if match[0] in "”’’''" or (match[0] == "“" and opened == "„"):
            return False
        if (match[0] == "»" and opened == "«") or (match[0] == "«" and opened == "»"):
            return False
        at_word = bool(after) and not after.isspace() and after not in ".,;:?!)"
        return at_word and (not before or before in _BORDER - {"-", "'"})

    def _nest(self, match: re.Match[str]) -> Iterator[Marked]:
        """Deal with a mark that opens while another is open: one inside, or a close forgotten."""
        if self._has_two_closes(match.end()):
            self._depth += 1
            return
        forgotten = self.open
        if forgotten is None:
            return
        rest = Span(self._block.start, match.start())
        repaired = _repair(self._text, forgotten, rest)
        if repaired is not None:
            yield repaired
        self.open = _Open(match.start(), match.end(), match[0], [self._number])

    def _has_two_closes(self, position: int) -> bool:
        limit = min(self._block.end, position + _LONGEST)
        following = islice(_DOUBLE.finditer(self._text, position, limit), 2)
        closes = [not self._opens_inside(match) for match in following]
        return closes == [True, True]

    def _around(self, match: re.Match[str]) -> tuple[str, str]:
        before = self._text[max(self._block.start, match.start() - 1) : match.start()]
        return before, self._text[match.end() : min(self._block.end, match.end() + 1)]

    def _finish(self, end: int, outer_end: int) -> Iterator[Marked]:
        opened, self.open, self._depth = self.open, None, 0
        if opened is None:
            return
        found = _trimmed(self._text, opened, end, outer_end)
        self._position = max(self._position, outer_end)
        if found is not None:
            yield found


def _single_end(text: str, opening: re.Match[str], limit: int) -> int | None:
    if _ELISION.match(text, opening.start()):
        return None
    fallback = None
    for close in _SINGLE_CLOSE.finditer(text, opening.end(), min(limit, opening.end() + _LONGEST)):
        if text[close.start() - 1] in ".,?!…":
            return close.start()
        if not _OWNERS.match(text, close.start() - 1):
            return fallback if fallback is not None and opening[0] == "'" else close.start()
        fallback = fallback if fallback is not None else close.start()
    return fallback if opening[0] == "‘" else None


def _is_carried(text: str, opened: _Open, block: Span, following: Span | None) -> bool:
    if following is None or len(opened.blocks) >= _MOST_CARRIED:
        return False
    start = max(opened.start, block.start)
    if _FRAME.search(text, start, block.end):
        return False
    bullet = _BULLET.match(text, following.start)
    place = bullet.end() if bullet else following.start
    mark = _DOUBLE.match(text, place, following.end)
    return mark is not None and not (text[mark.end() : mark.end() + 1].isspace())


def _repair(text: str, opened: _Open, block: Span) -> Marked | None:
    """Return what a mark opens that nothing closes: up to “, NAME said” or to the end."""
    start = max(opened.start, block.start)
    frame = _FRAME.search(text, start, block.end)
    end = frame.start() if frame else block.end
    found = _trimmed(text, opened, end, end)
    if found is None or len(found.span.of(text).split()) < _FEWEST_REPAIRED:
        return None
    return found


def _trimmed(text: str, opened: _Open, end: int, outer_end: int) -> Marked | None:
    inner = text[opened.start : end]
    start = opened.start + len(inner) - len(inner.lstrip())
    end = opened.start + len(inner.rstrip())
    if end <= start or not _WORD.search(text, start, end):
        return None
    outer = Span(opened.outer, outer_end)
    return Marked(Span(start, end), outer, tuple(opened.blocks))
