"""Text → passages: a few neighbouring sentences each, ending where the text itself pauses."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.lines import is_final, is_marked
from index.sentences import sentences
from index.types import Passage, Span

SPLITTER_VERSION = 1
"""Part of the index fingerprint: raise it when the same text is divided differently."""

MAX_PASSAGE = 900
"""Characters; only a single sentence may be longer."""

_USUAL, _MOST, _RUMP_COST = 5, 8, 12
_LONGEST_HEADING = 120
_SIZE_COSTS = [(count - _USUAL) ** 2 for count in range(_MOST + 1)]
_SIZE_COSTS[1] += _RUMP_COST
# What it costs to end a passage here, in the unit of _SIZE_COSTS; _INSIDE a paragraph or a list.
_AT_PAUSE, _AT_LINE_END, _INSIDE, _AFTER_INTRODUCTION = 0, 2, 6, 20


def divide(text: str) -> tuple[Passage, ...]:
    """Divide a text into sentences and these into passages; offsets count its characters.

    Every character but white space is in exactly one sentence, and every sentence in exactly
    one passage, in the order of the text. A text of white space alone has no passages.
    """
    found = tuple(sentences(text))
    return tuple(
        Passage(Span(group[0].start, group[-1].end), group) for group in _pack(text, found)
    )


def _pack(text: str, found: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Group the sentences at the least total cost, by dynamic programming from the front."""
    costs, starts = [0], [0]
    for end, seam in enumerate(_seam_costs(text, found), start=1):
        start = min(_possible_starts(found, end), key=lambda s: costs[s] + _SIZE_COSTS[end - s])
        costs.append(costs[start] + _SIZE_COSTS[end - start] + seam)
        starts.append(start)
    return _groups(found, starts)


def _possible_starts(found: tuple[Span, ...], end: int) -> Iterator[int]:
    yield end - 1
    for start in range(end - 2, max(end - 1 - _MOST, -1), -1):
        if found[end - 1].end - found[start].start > MAX_PASSAGE:
            return
        yield start


def _groups(found: tuple[Span, ...], starts: Sequence[int]) -> list[tuple[Span, ...]]:
    groups: list[tuple[Span, ...]] = []
    end = len(found)
    while end:
        groups.append(found[starts[end] : end])
        end = starts[end]
    return groups[::-1]


def _seam_costs(text: str, found: tuple[Span, ...]) -> Iterator[int]:
    """Yield for each sentence what it costs to end a passage after it."""
    headings = [_is_heading(text, sentence) for sentence in found]
    introduces = [text[sentence.end - 1] in ":：" for sentence in found]
    items = [is_marked(text, sentence.start) for sentence in found]
    for before, after in pairwise(range(len(found))):
        breaks = text.count("\n", found[before].end, found[after].start)
        if headings[before] or introduces[before]:
            yield _AFTER_INTRODUCTION
        elif breaks > 1 or headings[after] or (items[after] and not items[before]):
            yield _AT_PAUSE
        elif introduces[after] or (breaks and not items[after]):
            yield _AT_LINE_END
        else:
            yield _INSIDE
    if found:
        yield _AT_PAUSE


def _is_heading(text: str, sentence: Span) -> bool:
    """Tell whether a sentence is a short line of its own that no full stop ends."""
    if text.startswith("#", sentence.start):
        return is_marked(text, sentence.start)
    begins_line = sentence.start == 0 or text[sentence.start - 1] == "\n"
    is_line = begins_line and text[sentence.end : sentence.end + 1] == "\n"
    if not is_line or len(sentence) > _LONGEST_HEADING or is_marked(text, sentence.start):
        return False
    return not is_final(sentence.of(text))
