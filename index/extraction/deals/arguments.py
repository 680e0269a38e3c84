"""The parties around a trigger, and the words that tie each to it."""

import re
from dataclasses import dataclass

from index.extraction.deals.masking import PARTY

_PREPOSITION = re.compile(
    r"(?:\A|[\s,(])(?P<word>with|against|by|between|to|from|for|of|into|in|on|at|over|via|"
    r"through|alongside|among|"
    r"than|about|under|using|including|includes?|are|were|is|as|versus|v|from|that|values|like|"
    r"such as|before)\s"
    r"(?P<rest>[^\ue000-\uefff;]*)\Z",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"(?P<word>with|from|by|against|to|between|for)\s[^,;\ue000-\uf8ff]{0,60},?\s(?:including|"
    r"includes?|such as|like|among them|namely)\s",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?P<word>with|against|from|by|of|in)\s(?:the\s)?(?:[\w-]+\s){0,3}(?:maker|makers|"
    r"company behind|firm behind|"
    r"start-?up behind|owner|owners|parent|operator|developer|creators?|developers|"
    r"parent company)(?:\sof)?\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A party in a masked text, and the preposition that governs it."""

    character: str
    at: int
    preposition: str
    """Empty for none."""


def arguments(text: str, start: int, end: int) -> tuple[Argument, ...]:
    """Return the parties in ``text[start:end]``, in order."""
    found: list[Argument] = []
    position = start
    for match in re.finditer(PARTY, text[start:end]):
        at = start + match.start()
        found.append(Argument(match[0], at, _preposition(text[position:at])))
        position = at + 1
    return tuple(found)


def _preposition(gap: str) -> str:
    for pattern in (_THROUGH, _OWN):
        if through := pattern.search(gap):
            return through["word"].lower()
    found = _PREPOSITION.search(gap)
    word = found["word"].lower() if found else ""
    return "include" if word == "includes" else word
