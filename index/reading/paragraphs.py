"""The paragraphs that the lines of pages were broken from."""

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.everyday import everyday_words
from index.reading.pages import Line, Page

_ITEM = re.compile(r"\s*(?:[-*•‣–—·▪◦●]|\(?\d{1,3}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"\s*\S+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
# "Short- and long-term": the hyphen stands for what comes later.
_HANGING = re.compile(r"\s*(?:and|or|to|und|oder|bis|et|ou)\b")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MISPLACED = re.compile(r"^([.,:;!?…]+)\s*(.*[^\s.,:;!?…])$")

# Multiples of the height of letters, or of the usual distance of lines.
_OTHER_SIZE = 0.15
_LARGE_GAP = 1.3
_INDENT = 0.6
_COLUMN_PT = 20.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row of a table."""

    text: str
    size: float
    """The height of its letters, in points."""
    gap: str
    """The line ends that stand between it and the block before."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as if it ran from left to right, with the right edge of its column."""

    line: Line
    edge: float


def body_size(pages: Iterable[Page]) -> float:
    """Return the height of most letters; 0 if there are none."""
    letters: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(pages):
        letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def blocks(pages: Sequence[Page]) -> list[Block]:
    """Join the lines of all pages, given in the order they are read."""
    lines = [each for page in pages for each in _set([_facing_right(line) for line in page])]
    if not lines:
        return []
    words = set(_whole_words([each.line for each in lines]))
    leading = _leading(lines)
    found: list[Block] = []
    parts, gap = [lines[0].line.text], "\n\n"
    for above, below in itertools.pairwise(lines):
        between = _between(above, below.line, leading)
        if between is None:
            parts += _seam(above.line, below.line, words), below.line.text.lstrip()
        else:
            found.append(_block(parts, above.line, gap))
            parts, gap = [below.line.text], between
    return [*found, _block(parts, lines[-1].line, gap)]


def _block(parts: Sequence[str], last: Line, gap: str) -> Block:
    return Block("".join(parts) + "-" * last.is_hyphenated, last.size, gap)


def _facing_right(line: Line) -> Line:
    """Mirror a line of a script that runs to the left; put its full stop where it is read."""
    leftward = len(_RIGHT_TO_LEFT.findall(line.text))
    if leftward * 2 <= sum(map(str.isalpha, line.text)):
        return line
    text = _MISPLACED.sub(r"\2\1", line.text.strip())
    return replace(line, text=text, left=-line.right, right=-line.left)


def _set(page: Page) -> Iterator[_Set]:
    edges: dict[tuple[int, int], float] = {}
    for line in page:
        column = _column(line)
        edges[column] = max(line.right, edges.get(column, line.right))
    for line in page:
        left, size = _column(line)
        around = itertools.product((left - 1, left, left + 1), (size - 1, size, size + 1))
        yield _Set(line, max(edges[column] for column in around if column in edges))


def _column(line: Line) -> tuple[int, int]:
    return round(line.left / _COLUMN_PT), round(line.size)


def _leading(lines: Sequence[_Set]) -> float:
    """Return the usual distance of a line from the one above it, as a multiple of its size."""
    distances = [
        (above.line.bottom - below.line.bottom) / below.line.size
        for above, below in itertools.pairwise(lines)
        if below.line.size > 0 and above.line.bottom > below.line.bottom
    ]
    return statistics.median_low(distances) if distances else 1.0


def _between(above: _Set, below: Line, leading: float) -> str | None:
    """Return the line ends between two lines; None if the one goes on in the other."""
    line = above.line
    ends_sentence = bool(_SENTENCE_END.search(line.text.rstrip()))
    if abs(line.size - below.size) > _OTHER_SIZE * max(line.size, below.size):
        return "\n\n"
    if below.bottom >= line.bottom:
        # The top of another column or page.
        return "\n\n" if ends_sentence or _ITEM.match(below.text) else None
    if line.bottom - below.bottom > _LARGE_GAP * leading * below.size:
        return "\n\n"
    if _ITEM.match(below.text):
        return "\n"
    is_indented = below.left - line.left > _INDENT * below.size and not _ITEM.match(line.text)
    if is_indented or _had_room(above, below):
        return "\n\n" if ends_sentence else "\n"
    return None


def _had_room(above: _Set, below: Line) -> bool:
    """Tell whether the first word of the line below would have fitted on the line above."""
    if above.line.is_hyphenated or not below.text.strip():
        return False
    first = _FIRST_WORD.match(below.text)
    share = (len(first[0]) + 1) / len(below.text) if first else 1.0
    needed = share * (below.right - below.left)
    return above.edge - above.line.right > needed


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of all lines, but not the halves of divided ones."""
    is_divided = False
    for line in lines:
        found = _WORD.findall(line.text.casefold())
        yield from found[is_divided : len(found) - line.is_hyphenated]
        is_divided = line.is_hyphenated


def _seam(above: Line, below: Line, words: set[str]) -> str:
    """Return what stood between two lines before they were broken apart."""
    if not above.is_hyphenated:
        return " "
    if _HANGING.match(below.text):
        return "- "
    return "-" if _is_compound(above, below, words) else ""


def _is_compound(above: Line, below: Line, words: set[str]) -> bool:
    """Tell a hyphen that is part of a word from one that only divides it, by the other words."""
    head, tail = _LAST_LETTERS.search(above.text), _FIRST_LETTERS.match(below.text.lstrip())
    if head is None or tail is None or not tail[0][0].islower():
        return True
    first, second = head[0].casefold(), tail[0].casefold()
    known = words | everyday_words()
    if first + second in words or f"{first}-{second}" in words:
        return first + second not in words
    return first + second not in known and first in known and second in known
