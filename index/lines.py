"""Text → the stretches no sentence crosses: paragraphs, list items, headings.

A line break is the hard question. In prose wrapped to a width it is only white space; anywhere
else it ends what stands before it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.types import Span

EMOJI = "\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff"

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_HEADING = re.compile(r"#{1,6}\s")
_MARKER = re.compile(
    rf"""[-–—*+·]\s | [•◦▪●‣■□○{EMOJI}]                 # a bullet
       | \(?(?:\d{{1,2}}|[A-Za-z])\)\s | \d{{1,2}}\.\s   # 1) (a) 1.
       | \#{{1,6}}\s | >\s | \|                          # Markdown: heading, quotation, row""",
    re.VERBOSE,
)
_FINAL = re.compile(r"[.!?…。！？؟۔।][\"'“”’‘»«)\]*_]*\Z")
_COLON = (":", "：")
_CAPITAL = re.compile(r"[\"'“‘«„(\[¿¡*_$€£@]*(?P<first>[^\W\d_]|\d\d)")
_RUNS_ON = re.compile(
    r"""(?: [,;&/(–—-]
          | \b(?:a|an|the|its|their|and|or|as|than|that
               |of|to|in|on|at|by|for|from|with|into) )\Z""",
    re.VERBOSE,
)
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120
_LINE_TAIL = 12
_FIRST_CJK = "\u2e80"


def blocks(text: str) -> Iterator[Span]:
    """Yield the stretches of ``text`` that no sentence crosses, in order, without outer space."""
    for paragraph in _paragraphs(text):
        wrap = _wrap_width(text, paragraph)
        start = paragraph[0].start
        for line, following in pairwise(paragraph):
            if _is_border(line.of(text), following.of(text), wrap):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, paragraph[-1].end)


def is_marked(text: str, start: int) -> bool:
    """Tell whether a list item, a quotation or a Markdown heading begins at ``start``."""
    return _MARKER.match(text, start) is not None


def is_final(ending: str) -> bool:
    """Tell whether the text ends as a sentence does, closing quotes and brackets aside."""
    return _FINAL.search(ending[-_LINE_TAIL:]) is not None


def _paragraphs(text: str) -> Iterator[list[Span]]:
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        if lines and text.count("\n", lines[-1].end, match.start()) > 1:
            yield lines
            lines = []
        lines.append(Span(*match.span()))
    if lines:
        yield lines


def _wrap_width(text: str, paragraph: list[Span]) -> int | None:
    """Return the width a paragraph is wrapped to, or None where each line stands for itself."""
    width = max(map(len, paragraph))
    last = paragraph[-1].of(text)
    is_prose = is_final(last) or last.endswith(_COLON)
    return width if is_prose and _NARROWEST_WRAP <= width <= _WIDEST_WRAP else None


def _is_border(line: str, following: str, wrap: int | None) -> bool:
    if _MARKER.match(following) or _HEADING.match(line) or line.endswith(_COLON):
        return True
    if not (_LETTER_OR_DIGIT.search(line) and _LETTER_OR_DIGIT.search(following)):
        return True
    if wrap is not None and len(line) + 1 + _first_word_length(following) > wrap:
        return False
    return is_final(line) or (_begins_anew(following) and not _RUNS_ON.search(line[-_LINE_TAIL:]))


def _first_word_length(line: str) -> int:
    return 1 if line[0] >= _FIRST_CJK else len(line.split(maxsplit=1)[0])


def _begins_anew(line: str) -> bool:
    match = _CAPITAL.match(line)
    return match is not None and not match["first"].islower()
