"""Which kind of value a question asks for, and which values of a sentence are of that kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.cues import EVENTS, PURPOSES, nearest_cue
from index.search.terms import terms
from index.values import Amount, Day, Measure, Value, amounts, days


class Sought(Protocol):
    """A kind of value that a question asks for."""

    def says(self, word: str) -> bool:
        """Tell whether a word of the question is about the kind of value, not about its subject."""
        ...

    def is_clear(self, subject: Sequence[str]) -> bool:
        """Tell whether the other words of the question leave no doubt what is asked for."""
        ...

    def values(self, text: str) -> tuple[Value, ...]:
        """Return the values of this kind in ``text``."""
        ...


def sought(question: str, parties: int) -> Sought | None:
    """Return the one kind of value that ``question``, which names so many parties, asks for.

    None if it asks for none, or if it is not clear for which.
    """
    if _CHANGE.search(question):
        return None
    if _WHEN.search(question):
        return _event_sought(question)
    if count := _COUNTED.search(question):
        return _Counted(_nouns(question[count.end() :]), _rate(question))
    if _SHARE.search(question):
        return _Measured(Measure.PERCENT)
    if _HOW_LONG.search(question):
        return _Measured(Measure.DURATION)
    return _money_sought(question, parties)


_CHANGE = re.compile(
    r"\bhow (?:fast|often)\b|\b(?:jump|grow|grew|growth|increas|rise|rose|double|tripl|more than)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|month|year)\b|\bdate\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\bper ?cent|\bwhat share\b|\bshare of\b|\bshare\W*$|\bhow much of\b|%", re.IGNORECASE
)
_HOW_LONG = re.compile(r"\bhow long\b(?! ago)|\bduration\b", re.IGNORECASE)
_AMOUNT_ASKED = re.compile(
    r"^(?!(?:is|are|was|were|did|does|do|can|could|will|would|has|have|had|should|must|why|who|"
    r"where|when)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Shares and durations: a sentence with two of them leaves open which one answers."""

    measure: Measure

    def says(self, word: str) -> bool:
        return _MEASURE_WORD.fullmatch(word) is not None

    def is_clear(self, subject: Sequence[str]) -> bool:
        return bool(subject)

    def values(self, text: str) -> tuple[Amount, ...]:
        found = tuple(amount for amount in amounts(text) if amount.measure == self.measure)
        return found if len(found) == 1 else ()


_MEASURE_WORD = re.compile(r"per|cent|percent|percentage|share|duration|long", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many there are of a thing, in all or in a span of time."""

    nouns: frozenset[str]
    rate: str

    def says(self, word: str) -> bool:
        return word in {"every", "each"} or _RATE.fullmatch(f"per {word}") is not None

    def is_clear(self, subject: Sequence[str]) -> bool:
        # Users, staff and listeners are all people.
        return any(word != "people" for word in subject)

    def values(self, text: str) -> tuple[Amount, ...]:
        return tuple(
            amount
            for amount in amounts(text)
            if amount.measure == Measure.COUNT
            and _rate_after(text, amount) == self.rate
            and self._is_of(text[amount.span.end :])
        )

    def _is_of(self, following: str) -> bool:
        """Tell whether the words behind a figure name what was asked, or leave it to the rate."""
        nouns = _nouns(following)
        return bool(nouns & self.nouns) or (not nouns and self.rate != "")


_TIMES = "second|minute|hour|day|week|month|year"
_RATE = re.compile(rf"\b(?:an?|per|each|every)[ -]({_TIMES})\b|\bdaily\b", re.IGNORECASE)
_RATE_NEXT = re.compile(
    rf"(?:[\s-]+[\w’'-]+){{0,3}}?\s+"
    rf"(?:an? (?:{_TIMES})\b|(?:per|each|every|for (?:each|every)) \w+)",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(r"\s+([^\W_][\w’'-]*)")
_NOT_COUNTED = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "as",
    "than", "that", "who", "which", "is", "are", "was", "were", "be", "has", "have", "had", "do",
    "does", "did", "will", "would", "can", "could", "may", "per", "each", "every", "ai", "new",
    "more", "other", "different", "paid", "total", "so", "it", "its", "they", "their",
})  # fmt: skip
_NOUNS_AFTER = 4
_SAME_NOUNS = (("song", "track", "tune"), ("artist", "musician"), ("compani", "firm"))


def _nouns(text: str) -> frozenset[str]:
    """Return what the words at the beginning of ``text`` may count, synonyms as one."""
    found: set[str] = set()
    place = 0
    for _ in range(_NOUNS_AFTER):
        word = _NEXT_WORDS.match(text, place)
        if word is None or word[1].lower() in _NOT_COUNTED - {"ai", "new", "different", "other"}:
            break
        place = word.end()
        if word[1].lower() not in _NOT_COUNTED:
            found |= set(map(synonym, terms(word[1])))
    return frozenset(found)


def synonym(term: str) -> str:
    """Return the first of the stems that count as the same thing."""
    return next((same[0] for same in _SAME_NOUNS if term in same), term)


def _rate(question: str) -> str:
    rate = _RATE.search(question)
    return (rate[1] or "day").lower() if rate else ""


def _rate_after(text: str, amount: Amount) -> str:
    rate = _RATE_NEXT.match(text, amount.span.end)
    return rate[0].split()[-1].lower() if rate else ""


@dataclass(frozen=True, slots=True)
class _Money:
    """Money of one purpose: a sum raised is not a valuation."""

    purpose: str

    def says(self, word: str) -> bool:
        return _MONEY_WORD.fullmatch(word) is not None or bool(
            PURPOSES[self.purpose].fullmatch(word)
        )

    def is_clear(self, subject: Sequence[str]) -> bool:
        return True

    def values(self, text: str) -> tuple[Amount, ...]:
        return tuple(
            amount
            for amount in amounts(text)
            if _is_money(text, amount)
            and _purpose(text, amount) == self.purpose
            and (self.purpose != "price" or _rate_after(text, amount) in {"", "month"})
        )


_OF_ONE = frozenset({"total", "raised", "valued", "revenue"})
_MONEY_WORD = re.compile(
    r"money|dollars?|euros?|pounds?|cash|amount|sum|big|total|price|figure", re.IGNORECASE
)


def _purpose(text: str, amount: Amount) -> str | None:
    """Tell what an amount is for; where rounds are added up, no amount is taken for one round."""
    purpose = nearest_cue(text, amount.span, PURPOSES)
    if purpose in {"raised", "total"}:
        return "total" if PURPOSES["total"].search(text) else "raised"
    return purpose


def _money_sought(question: str, parties: int) -> _Money | None:
    named = [name for name, cue in PURPOSES.items() if cue.search(question)]
    named = ["total"] if named == ["total", "raised"] else named
    if len(named) != 1 or named == ["other"] or not _AMOUNT_ASKED.match(question):
        return None
    of_many = named[0] in _OF_ONE and parties > 1
    return None if of_many else _Money(named[0])


def _is_money(text: str, amount: Amount) -> bool:
    """Tell whether it is money, be it that a "million" leaves the currency out."""
    if amount.measure == Measure.MONEY:
        return True
    if amount.measure != Measure.COUNT or not _MILLIONS.search(amount.span.of(text)):
        return False
    return _OPEN_END.match(text, amount.span.end) is not None


_MILLIONS = re.compile(r"(?:million|billion|mn?|bn?)$", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*(?:$|[.,;:)]|(?:and|in|after|when|from|led|at|before|of its|round)\b)")


@dataclass(frozen=True, slots=True)
class _Happened:
    """The date of one event: what was announced in March may have been signed in May."""

    event: str

    def says(self, word: str) -> bool:
        return EVENTS[self.event].fullmatch(word) is not None or word.lower() in _DATE_WORDS

    def is_clear(self, subject: Sequence[str]) -> bool:
        return True

    def values(self, text: str) -> tuple[Day, ...]:
        return tuple(day for day in days(text) if nearest_cue(text, day.span, EVENTS) == self.event)


_DATE_WORDS = frozenset({"date", "day", "month", "year"})


def _event_sought(question: str) -> _Happened | None:
    named = [name for name, cue in EVENTS.items() if cue.search(question)]
    if "announced" in named:
        return _Happened("announced")
    return _Happened(named[0]) if len(named) == 1 and named != ["other"] else None
