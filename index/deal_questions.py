"""Questions that ask to count, list or find deals, and nothing that only an article can tell."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from index.asked_periods import AskedPeriods, asked_periods
from index.deal_question_words import (
    BY_PARTY,
    CHECK,
    COUNT,
    ELSEWHERE,
    FILLERS,
    FROM_PARTY,
    KINDS,
    LATEST,
    LIST,
    ROLES,
    SIDES,
    TO_PARTY,
    TOGETHER,
)
from index.deals import DealKind, Role
from index.types import PublishedDate, Span
from index.vocabulary import Vocabulary
from index.words import words

T = TypeVar("T")


class Mode(StrEnum):
    """How the answer is to be given."""

    COUNT = "count"
    LIST = "list"
    LATEST = "latest"
    CHECK = "check"
    """Whether, or when, two named parties did it."""


@dataclass(frozen=True, slots=True)
class DealQuestion:
    """What such a question asks for."""

    mode: Mode
    kinds: frozenset[DealKind]
    parties: tuple[str, ...]
    """Full names of those that are named, two at most."""
    role: Role | None = None
    """What the first party must be."""
    others: frozenset[str] = frozenset()
    """Types of which the other party must be one; empty if any will do."""
    since: PublishedDate | None = None
    until: PublishedDate | None = None
    by_today: bool = False
    """Whether it says when by how far that is from today, which no article knows."""


def deal_question(
    question: str, vocabulary: Vocabulary, today: datetime.date
) -> DealQuestion | None:
    """Return what a question asks of deals; None if it asks for something else, or for more."""
    mentions = vocabulary.mentions(question)
    named = tuple(dict.fromkeys(mention.party for mention in mentions))
    names = [mention.span for mention in mentions]
    asked = asked_periods(question, names, today)
    masked = _without(asked.without_relative, names)
    kinds, beside_kind = _meaning(masked, KINDS)
    sides, rest = _meaning(beside_kind, SIDES)
    if not kinds or len(named) > 2 or ELSEWHERE.search(masked) or asked.is_vague:
        return None
    mode = _mode(masked, named, sides, is_dated=bool(asked.periods))
    if mode is None or not _is_all(rest, asked):
        return None
    return DealQuestion(
        mode=mode,
        kinds=kinds[0],
        parties=named,
        role=_role(masked, kinds[0]) if len(named) == 1 else None,
        others=sides[0] if sides else frozenset(),
        since=asked.since,
        until=asked.until,
        by_today=asked.by_today,
    )


def _without(question: str, spans: Iterable[Span]) -> str:
    """Put one NUL in the place of each party."""
    parts, done = [], 0
    for span in spans:
        parts.append(question[done : span.start])
        done = span.end
    return "\0".join([*parts, question[done:]])


def _meaning(text: str, meanings: Mapping[str, frozenset[T]]) -> tuple[list[frozenset[T]], str]:
    """Return what the words that are found mean, and the text without them."""
    found: list[frozenset[T]] = []
    for pattern, stands_for in meanings.items():
        words_for_it = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
        if words_for_it.search(text):
            found.append(stands_for)
            text = words_for_it.sub(" ", text)
    return found, text


def _mode(
    masked: str, named: tuple[str, ...], sides: list[frozenset[str]], *, is_dated: bool
) -> Mode | None:
    between = TOGETHER.search(masked) is not None
    if len(sides) > 1 or (len(named) > 1 and sides) or (between and len(named) < 2):
        return None
    if len(named) < 2 or between:
        if COUNT.search(masked):
            return Mode.COUNT
        if LATEST.search(masked):
            return Mode.LATEST
        if LIST.search(masked) and (named or sides or is_dated):
            return Mode.LIST
    if len(named) < 2:
        return None
    if LATEST.search(masked):
        return Mode.LATEST
    return Mode.CHECK if CHECK.search(masked) else None


def _is_all(rest: str, asked: AskedPeriods) -> bool:
    """Tell whether nothing but fillers and dates is left of a question."""
    dated = {word.folded for date in asked.dates for word in words(date.span.of(asked.question))}
    return all(word.folded in FILLERS | dated for word in words(rest))


def _role(masked: str, kinds: frozenset[DealKind]) -> Role | None:
    """Return what the one party that is named must be in the deals asked for."""
    does_it, has_it_done = ROLES.get(next(iter(kinds)), (None, None))
    if BY_PARTY.search(masked):
        return does_it
    if TO_PARTY.search(masked):
        return has_it_done
    return does_it if FROM_PARTY.search(masked) else None
