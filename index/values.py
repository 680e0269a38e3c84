"""The figures and dates of a sentence, in a form in which two sentences can be compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.types import Span


class Measure(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a text, with the room that its wording leaves."""

    span: Span
    measure: Measure
    unit: str
    """A currency, empty if none is named; empty for all but money."""
    low: float
    """Durations count in days."""
    high: float

    def contradicts(self, other: "Value") -> bool:
        """Tell whether no figure is both; never of values that cannot be compared."""
        if not isinstance(other, Amount) or len({self.unit, other.unit} - {""}) > 1:
            return False
        return not (self.low <= other.high and other.low <= self.high)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of a text, as far as it is given."""

    span: Span
    year: int | None
    month: int | None
    day: int | None

    def contradicts(self, other: "Value") -> bool:
        """Tell whether a part that both give is not the same."""
        if not isinstance(other, Day):
            return False
        pairs = (self.year, other.year), (self.month, other.month), (self.day, other.day)
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)


Value = Amount | Day


def contradict(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Tell whether both give a value and no value of the one agrees with one of the other."""
    pairs = [mine.contradicts(theirs) for mine in one for theirs in other]
    return bool(pairs) and all(pairs)


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the figures of ``text`` in order; dates and what is only compared with are left out.

    A figure that nothing follows or marks as money, share or time is a count, also a year.
    """
    dates = [day.span for day in days(text)]
    read = (_amount(match) for match in _AMOUNT.finditer(text))
    return tuple(
        amount
        for amount in read
        if not any(amount.span.overlaps(date) for date in dates)
        and not _is_compared_with(text, amount.span)
    )


def days(text: str) -> tuple[Day, ...]:
    """Return the dates of ``text`` in order that name a year or a month; not "last Tuesday"."""
    read = (_day(match) for match in _DAY.finditer(text) if _is_date(text, match))
    return tuple(day for day in read if not _is_compared_with(text, day.span))


def _is_compared_with(text: str, value: Span) -> bool:
    return _COMPARED.search(text, max(0, value.start - _LEAD), value.start) is not None


_LEAD = 60
"""Characters before a value that can tell that it is only compared with."""
_SCALES = {"k": 1e3, "thousand": 1e3, "b": 1e9, "t": 1e12}
_SCALES |= dict.fromkeys(("m", "mn", "mln", "mio", "million", "millions"), 1e6)
_SCALES |= dict.fromkeys(("bn", "billion", "billions"), 1e9)
_SCALES |= dict.fromkeys(("tn", "trillion"), 1e12)
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_WRITTEN = {word: float(number) for number, word in enumerate(_SMALL)}
_WRITTEN |= {word: 10.0 * number for number, word in enumerate(_TENS, start=2)}
_WRITTEN |= {
    f"{ten}-{unit}": 10.0 * tens + units
    for tens, ten in enumerate(_TENS, start=2)
    for units, unit in enumerate(_SMALL[1:10], start=1)
}
_WRITTEN |= {"half a": 0.5, "a": 1.0, "a hundred": 100.0, "one hundred": 100.0}
_CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "usd": "USD", "€": "EUR", "euro": "EUR",
    "eur": "EUR", "£": "GBP", "pound": "GBP", "gbp": "GBP", "kronor": "SEK", "sek": "SEK",
}  # fmt: skip
_DAYS = {
    "second": 1 / 86_400, "minute": 1 / 1_440, "hour": 1 / 24, "day": 1.0, "week": 7.0,
    "month": 365 / 12, "year": 365.0,
}  # fmt: skip


def _longest_first(words: dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,3})?|[0-9]{1,15}(?:\.[0-9]{1,3})?"
_SCALE = _longest_first(_SCALES)
# "a" is a number in front of a scale only.
_PLAIN = "|".join(sorted(_WRITTEN.keys() - {"a", "half a"}, key=len, reverse=True))
_NUMBER = rf"{_FIGURE}|{_PLAIN}|(?:half\ )?a(?=\ (?:thousand|million|billion)\b)"
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,-])
    (?: (?P<above>more\ than|over|at\ least|above|in\ excess\ of|upwards?\ of|exceeding)\s
      | (?P<below>up\ to|nearly|almost|less\ than|fewer\ than|under|at\ most|below|close\ to)\s
      | (?P<around>about|around|roughly|some|approximately|an\ estimated|circa|~)\s?
    )?
    (?:a\s)?
    (?:(?P<mark>US\$|[$€£])\s?)?
    (?:(?P<first>{_NUMBER})(?:\s?–\s?|(?<=[0-9])-|\ (?:to|or)\ )[$€£]?)?
    (?P<number>{_NUMBER})
    (?P<plus>\+)?
    (?:[\s-]?(?P<scale>{_SCALE})(?P<more>\+)?(?![^\W_]))?
    (?:(?:[\s-](?P<currency>dollars?|euros?|pounds?|kronor|USD|EUR|GBP|SEK)\b)
      |(?P<percent>\s?%|[\s-]per\ ?cent\b)
      |(?:[\s-](?P<time>seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b)
    )?
    (?![^\W_]|[.,][0-9])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPARED = re.compile(
    r"(?:\b(?:up|down) from|\bagainst|\bcompared (?:to|with)|\btimes(?: the)?|\bv)\s?$|"
    r"\b(?:rose|grew|climbed|jumped|fell|moved|slipped|postponed|delayed|pushed|went|raised)\b"
    r"[^.;]{0,40}\bfrom $",
    re.IGNORECASE,
)

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|,[0-9])"
_OF_MONTH = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"(?<![\w.,-])(?:(?P<before>{_OF_MONTH}) )?(?P<month>{_MONTH})(?![^\W_])"
    rf"(?: (?P<after>{_OF_MONTH})(?![\w]))?(?:,? (?P<year>{_YEAR}))?|"
    rf"(?<![\w.,$€£-])(?P<alone>{_YEAR})"
)
# A month or a year by itself may be a name or a count.
_DATED = re.compile(
    r"\b(?:in|since|by|until|during|for|from|of|before|after|early|mid|late|throughout)[ -]$",
    re.IGNORECASE,
)


def _is_date(text: str, match: re.Match[str]) -> bool:
    parts = match.group("before", "after", "year")
    return any(parts) or _DATED.search(text, 0, match.start()) is not None


def _day(match: re.Match[str]) -> Day:
    month, year = match["month"], match["year"] or match["alone"]
    day = match["before"] or match["after"]
    return Day(
        span=Span(*match.span()),
        year=int(year) if year else None,
        month=_MONTHS.index(month[:3]) + 1 if month else None,
        day=int(day.rstrip("stndrh")) if day else None,
    )


def _amount(match: re.Match[str]) -> Amount:
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    time = _DAYS.get((match["time"] or "").lower().rstrip("s"), 1.0)
    number = _number(match["number"])
    first = _number(match["first"]) if match["first"] else number
    slack = _slack(match, number)
    low, high = min(first, number) - slack, max(first, number) + slack
    low, high = low / _room(match, "below"), high * _room(match, "above")
    measure, unit = _measure(match)
    return Amount(Span(*match.span()), measure, unit, low * scale * time, high * scale * time)


def _measure(match: re.Match[str]) -> tuple[Measure, str]:
    currency = (match["mark"] or match["currency"] or "").lower()
    if currency:
        return Measure.MONEY, _CURRENCIES[currency if currency in _CURRENCIES else currency[:-1]]
    if match["percent"]:
        return Measure.PERCENT, ""
    return (Measure.DURATION if match["time"] else Measure.COUNT), ""


def _number(written: str) -> float:
    word = written.lower()
    return _WRITTEN[word] if word in _WRITTEN else float(word.replace(",", ""))


_ROUNDED = 0.05
"""A round figure may stand for anything this close: 2.5 billion for 2.45."""
_GUESSED = 0.1
"""The same for one that is given as "about"."""
_BOUND = 1.5
""""More than 200" is not said of what is more than this many times as much."""


def _slack(match: re.Match[str], number: float) -> float:
    """Return how far from ``number`` the meant one may be; all digits but final zeros count."""
    if match["around"]:
        return number * _GUESSED
    digits = match["number"].replace(",", "")
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if digits.isdecimal() else 0
    half_a_digit = 0.5 * 10.0 ** (zeros - len(decimals))
    return min(half_a_digit, number * _ROUNDED)


def _room(match: re.Match[str], bound: str) -> float:
    open_ended = match[bound] or (bound == "above" and (match["plus"] or match["more"]))
    return _BOUND if open_ended else 1.0
