"""The words of a context as clues to what is between two parties."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.extraction.deals.contexts import FIRST, OTHER, SECOND

_TOKEN = re.compile(r"[\w’'-]+|[.,;:?!$€£%“”\"()]")
_STAND_INS = frozenset({FIRST, SECOND, OTHER})
_BETWEEN = 25
"""Words between the two that count."""
_BESIDE = 6
"""Words on either side of the two that count."""
_FAR = 6


def clues(context: str) -> frozenset[str]:
    """Return the clues of a context: its words, and its words and pairs of words by place."""
    tokens = [t if t in _STAND_INS else t.lower() for t in _TOKEN.findall(context)]
    found = {f"any {token}" for token in tokens}
    found.add(f"others {min(4, tokens.count(OTHER))}")
    places = closest(tokens)
    if places is not None:
        found.update(_by_place(tokens, *places))
    return frozenset(found)


def closest(tokens: Sequence[str]) -> tuple[int, int] | None:
    """Return the places, in order, at which the two stand closest; None if one is missing."""
    firsts = [place for place, token in enumerate(tokens) if token == FIRST]
    seconds = [place for place, token in enumerate(tokens) if token == SECOND]
    both = [(min(a, b), max(a, b)) for a in firsts for b in seconds]
    return min(both, key=lambda places: places[1] - places[0]) if both else None


def _by_place(tokens: Sequence[str], start: int, end: int) -> Iterator[str]:
    between = tokens[start + 1 : end]
    left = tokens[max(0, start - _BESIDE) : start]
    right = tokens[end + 1 : end + 1 + _BESIDE]
    yield from (f"between {token}" for token in between[:_BETWEEN])
    yield from (f"left {token}" for token in left)
    yield from (f"right {token}" for token in right)
    yield from (f"between {a} {b}" for a, b in pairwise(tokens[start : end + 1][: _BETWEEN + 2]))
    yield from (f"left {a} {b}" for a, b in pairwise(tokens[max(0, start - 4) : start + 1]))
    yield from (f"right {a} {b}" for a, b in pairwise(tokens[end : end + 5]))
    yield f"apart {min(_FAR, len(between) // 4)}"
    yield f"others between {min(3, between.count(OTHER))}"
