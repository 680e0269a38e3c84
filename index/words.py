"""The words of a text where they stand, each in a form in which spellings can be compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*+")


class Word(NamedTuple):
    """A run of letters, digits and their marks; the offsets count characters of the text."""

    start: int
    end: int
    folded: str


def words(text: str) -> list[Word]:
    """Return the words of ``text`` in order; they do not overlap."""
    return [Word(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return ``word`` without case, accents and typographic variants. The length may change."""
    if word.isascii():
        return word.lower()
    return _unmarked(_unmarked(word).casefold())


def _unmarked(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
