"""Questions that ask to count, list or find deals, and nothing that only an article can tell."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

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
    RELATIVE_TIME,
    ROLES,
    SIDES,
    TO_PARTY,
    TOGETHER,
)
from index.deals import DealKind, Role
from index.types import PublishedDate, Span
from index.values import Day, days
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


_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=\.?\s?[0-9])"
)
_AFTER = re.compile(r"\bafter\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|from)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|by)\s*$", re.IGNORECASE)


def deal_question(question: str, vocabulary: Vocabulary) -> DealQuestion | None:
    """Return what a question asks of deals; None if it asks for something else, or for more."""
    mentions = vocabulary.mentions(question)
    named = tuple(dict.fromkeys(mention.party for mention in mentions))
    masked = _without(question, [mention.span for mention in mentions])
    kinds, beside_kind = _meaning(masked, KINDS)
    sides, rest = _meaning(beside_kind, SIDES)
    dates = days(_MONTH.sub(lambda month: month[0].capitalize(), question))
    if not kinds or len(named) > 2 or ELSEWHERE.search(masked) or _is_timed(question, dates):
        return None
    mode = _mode(masked, named, sides, dates)
    if mode is None or not _is_all(rest, question, dates):
        return None
    since, until = _period(question, dates)
    return DealQuestion(
        mode=mode,
        kinds=kinds[0],
        parties=named,
        role=_role(masked, kinds[0]) if len(named) == 1 else None,
        others=sides[0] if sides else frozenset(),
        since=since,
        until=until,
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
    masked: str, named: tuple[str, ...], sides: list[frozenset[str]], dates: tuple[Day, ...]
) -> Mode | None:
    between = TOGETHER.search(masked) is not None
    if len(sides) > 1 or (len(named) > 1 and sides) or (between and len(named) < 2):
        return None
    if len(named) < 2 or between:
        if COUNT.search(masked):
            return Mode.COUNT
        if LATEST.search(masked):
            return Mode.LATEST
        if LIST.search(masked) and (named or sides or dates):
            return Mode.LIST
    if len(named) < 2:
        return None
    if LATEST.search(masked):
        return Mode.LATEST
    return Mode.CHECK if CHECK.search(masked) else None


def _is_timed(question: str, dates: tuple[Day, ...]) -> bool:
    """Tell whether it names a time other than by a date, such as "after the lawsuit"."""
    relative = RELATIVE_TIME.search(question.removeprefix("since when"))
    if relative is None or not relative["rest"]:
        return False
    return not any(day.span.start == relative.start("rest") for day in dates)


def _is_all(rest: str, question: str, dates: tuple[Day, ...]) -> bool:
    """Tell whether nothing but fillers and dates is left of a question."""
    dated = {word.folded for day in dates for word in words(day.span.of(question))}
    return all(word.folded in FILLERS | dated for word in words(rest))


def _role(masked: str, kinds: frozenset[DealKind]) -> Role | None:
    """Return what the one party that is named must be in the deals asked for."""
    does_it, has_it_done = ROLES.get(next(iter(kinds)), (None, None))
    if BY_PARTY.search(masked):
        return does_it
    if TO_PARTY.search(masked):
        return has_it_done
    return does_it if FROM_PARTY.search(masked) else None


def _period(
    question: str, dates: tuple[Day, ...]
) -> tuple[PublishedDate | None, PublishedDate | None]:
    since = until = None
    for day in dates:
        if day.year is None:
            continue
        date = PublishedDate(day.year, day.month, day.day if day.month else None)
        before = question[: day.span.start]
        if _BEFORE.search(before):
            until = _eve(date)
            continue
        if not _UNTIL.search(before):
            since = _morrow(date) if _AFTER.search(before) else date
        if not _SINCE.search(before):
            until = date
    return since, until


def _eve(date: PublishedDate) -> PublishedDate:
    """Return the year, month or day before."""
    first = datetime.date(date.year, date.month or 1, date.day or 1)
    return _as_precise(first - datetime.timedelta(days=1), date)


def _morrow(date: PublishedDate) -> PublishedDate:
    """Return the year, month or day after."""
    month = date.month or 12
    last = datetime.date(date.year, month, date.day or monthrange(date.year, month)[1])
    return _as_precise(last + datetime.timedelta(days=1), date)


def _as_precise(day: datetime.date, date: PublishedDate) -> PublishedDate:
    return PublishedDate(day.year, day.month if date.month else None, day.day if date.day else None)
