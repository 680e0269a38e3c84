"""Lines as they stand on pages, and those of them that belong to the page, not the article."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.reading.clean import one_line
from index.types import Cut

_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]", re.IGNORECASE
)
# What browsers print around a page: the day and its title above, its address below.
_PRINTED = re.compile(
    r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}, \d{1,2}:\d{2}.*|(?:https?|file)://\S+(?: \d{1,4}/\d{1,4})?"
)
_EDGE_LINES = 2
# Between margin and text there is more room than this multiple of the height of letters.
_APART = 0.8
_RUNNING = "running header or footer"
_NUMBER = "page number"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; coordinates in points, from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    is_hyphenated: bool = False
    """Whether a hyphen, not part of ``text``, stands at its end."""

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


Page = Sequence[Line]


def without_running_lines(pages: Sequence[Page]) -> tuple[list[Page], tuple[Cut, ...]]:
    """Take headers, footers and page numbers off the pages; say what was taken, once each."""
    edges = [_edges(page) for page in pages]
    seen = Counter(form for lines in edges for form in {_form(line) for line in lines})
    cuts: dict[str, Cut] = {}
    kept: list[Page] = []
    for page, lines in zip(pages, edges, strict=True):
        running: set[int] = set()
        for line in lines:
            if reason := _reason(line, seen, len(pages)):
                running.add(id(line))
                cuts.setdefault(_form(line), Cut(one_line(line.text), reason))
        kept.append([line for line in page if id(line) not in running])
    return kept, tuple(cuts.values())


def _edges(page: Page) -> list[Line]:
    """Return the few lines at the top and bottom that stand apart from the others."""
    down = sorted(page, key=lambda line: -line.top)
    head = next((n for n in range(1, _EDGE_LINES + 1) if _is_apart(down[n - 1 : n + 1])), 0)
    foot = next(
        (n for n in range(1, _EDGE_LINES + 1) if _is_apart(down[-n - 1 : len(down) - n + 1])), 0
    )
    return down[:head] + down[max(head, len(down) - foot) :]


def _is_apart(pair: Page) -> bool:
    """Tell whether there is a gap between a line and the one below, as between margin and text."""
    return len(pair) == 2 and pair[0].bottom - pair[1].top > _APART * min(
        each.size for each in pair
    )


def _form(line: Line) -> str:
    return re.sub(r"\d+", "#", one_line(line.text).casefold())


def _reason(line: Line, seen: Counter[str], pages: int) -> str | None:
    words = one_line(line.text)
    if _PAGE_NUMBER.fullmatch(words):
        return _NUMBER
    if _PRINTED.fullmatch(words) or (pages > 1 and seen[_form(line)] * 2 > pages):
        return _RUNNING
    return None
