"""Names of several words, found in a text however they are spelled there."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from index.types import Span
from index.words import Word, words

_HYPHENS = frozenset("-‐‑")
_STRAIGHT = str.maketrans("’‘ʼ`", "''''")
_LONGEST_GAP = 6
_SHORTEST_PLURAL = 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A name in a text; the span leaves out a possessive or plural s."""

    span: Span
    meaning: T
    certain: bool


@dataclass(slots=True)
class _Entry(Generic[T]):
    """What all spellings that differ only in case and accents stand for."""

    meaning: T
    exact: bool
    spellings: dict[str, bool] = field(default_factory=dict)
    """As it was added → whether it is certain."""

    def certainty(self, spelling: str) -> bool | None:
        """Tell whether ``spelling`` is certain; None if it does not count."""
        anyhow = None if self.exact else all(self.spellings.values())
        return self.spellings.get(spelling, anyhow)


class NameTable(Generic[T]):
    """Names and what they mean."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry[T]] = {}
        self._most_words: dict[str, int] = {}

    def add(self, spelling: str, meaning: T, *, certain: bool = True, exact: bool = False) -> None:
        """Add a name; an ``exact`` one counts only when a text writes it just so.

        Raises:
            ValueError: it holds no word, or means something else already.
        """
        written = words(spelling)
        keys = _keys(spelling, written) if written else []
        if not keys or len(keys) < len(written):
            raise ValueError(f"“{spelling}” cannot be found as a name")
        key = keys[-1]
        entry = self._entries.setdefault(key, _Entry(meaning, exact))
        if entry.meaning != meaning:
            raise ValueError(f"“{spelling}” stands for both {entry.meaning} and {meaning}")
        entry.exact = entry.exact or exact
        bare = Span(written[0].start, written[-1].end).of(spelling)
        entry.spellings[_composed(bare)] = certain
        first = written[0].folded
        self._most_words[first] = max(len(written), self._most_words.get(first, 1))

    def find(self, text: str) -> Iterator[Found[T]]:
        """Yield the names in ``text`` from left to right, the longest first, none overlapping."""
        written = words(text)
        position = 0
        while position < len(written):
            count, found = self._longest(text, written, position)
            if found is not None:
                yield found
            position += count

    def _longest(
        self, text: str, written: list[Word], position: int
    ) -> tuple[int, Found[T] | None]:
        first = written[position]
        most = self._most_words.get(first.folded, 1)
        keys = _keys(text, written[position : position + most])
        for count in range(len(keys), 0, -1):
            last = written[position + count - 1]
            found = self._named(text, first.start, last, keys[count - 1])
            if found is not None:
                return count, found
        return 1, None

    def _named(self, text: str, start: int, last: Word, key: str) -> Found[T] | None:
        entry, end = self._entries.get(key), last.end
        if entry is None and _may_be_plural(text, last):
            entry, end = self._entries.get(key[:-1]), last.end - 1
            # Rolling Stone is a magazine, the Rolling Stones are not.
            entry = None if entry is None or entry.exact else entry
        if entry is None:
            return None
        span = Span(start, end)
        certain = entry.certainty(_composed(span.of(text)))
        return None if certain is None else Found(span, entry.meaning, certain)


def _may_be_plural(text: str, last: Word) -> bool:
    """Tell whether the word is long enough and ends in a written s that can be taken off."""
    return last.end - last.start >= _SHORTEST_PLURAL and text[last.end - 1] in "sS"


def _keys(text: str, written: list[Word]) -> list[str]:
    """Return the comparable forms of the first word, the first two, … as far as a name may run."""
    keys = [written[0].folded]
    for before, word in pairwise(written):
        gap = _comparable_gap(text[before.end : word.start])
        if gap is None:
            break
        keys.append(f"{keys[-1]}{gap}{word.folded}")
    return keys


@lru_cache(maxsize=4_096)
def _comparable_gap(between: str) -> str | None:
    """Return what parts two words of a name, however it is spaced; None if nothing in a name."""
    if len(between) > _LONGEST_GAP or between.count("\n") > 1:
        return None
    if between.isspace() or between in _HYPHENS:
        return " "
    straight = between.translate(_STRAIGHT)
    # The apostrophe of Musicians’ Union is often left out, that of O’Brien is not.
    return " " if straight != "'" and straight.strip() == "'" else straight.strip()


def _composed(spelling: str) -> str:
    return unicodedata.normalize("NFC", spelling)
