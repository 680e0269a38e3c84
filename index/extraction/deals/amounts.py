"""What was paid, invested or claimed, as the words around a deal say."""

import re

from index.deals import AmountKind, DealKind, ToldAmount
from index.extraction.deals.units import Unit
from index.types import Span
from index.values import Amount, Measure, amounts

_NOT_OF_DEAL = re.compile(
    r"\b(?:revenues?|sales|turnover|users?|subscribers?|a month|per month|a year|annual|"
    r"annually|per (?:work|song|track)|each|market|worth|"
    r"profits?|earnings|members|streams|royalties (?:of|worth)|income|shares?|paid out|"
    r"payouts?|earlier|previous(?:ly)?)\b",
    re.IGNORECASE,
)
_VALUED = re.compile(r"\b(?:valu(?:es?|ed|ing|ation)|worth|post-money|pre-money)\b", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|demand\w*|claim\w*|damages|up to|per (?:work|song|infring\w+)|"
    r"ask(?:s|ed|ing) for|statutory|want)\b",
    re.IGNORECASE,
)
_AWARDED = re.compile(r"\b(?:award\w*|order\w* to pay|fined|must pay|to pay)\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:for|pay(?:s|ing)?|paid|price|fee|settle\w*|deal (?:is |was )?worth|worth|cost|"
    r"in exchange for|sum of|advance)\b",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\b(?:rais\w+|round|series [a-k]|fund(?:ing|ed)|invest\w*|seed|financing|led|stake|"
    r"secur\w+|put)\b",
    re.IGNORECASE,
)


def told_amounts(unit: Unit, kind: DealKind, limits: Span) -> tuple[ToldAmount, ...]:
    """Return the amounts inside ``limits`` of the unit that belong to a deal of ``kind``."""
    if unit.span is None:
        return ()
    found: list[ToldAmount] = []
    for amount in amounts(unit.text):
        if amount.measure is not Measure.MONEY or not limits.covers(amount.span):
            continue
        meaning = _meaning(unit.text, amount, kind)
        span = unit.locate(amount.span.start, amount.span.end)
        if meaning is not None and span is not None:
            value = _value(amount, amount.span.of(unit.text))
            found.append(ToldAmount(span, value, amount.unit or None, meaning))
    return tuple(found)


_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALES = (1.0, 1e3, 1e6, 1e9, 1e12)


def _value(amount: Amount, written: str) -> float:
    """Return what is written, the middle of a range, without the room that its wording leaves."""
    middle = (amount.low + amount.high) / 2
    figures = [float(figure.replace(",", "")) for figure in _FIGURE.findall(written)]
    if not figures or not middle:
        return middle
    stated = sum(figures) / len(figures)
    return min((stated * scale for scale in _SCALES), key=lambda value: abs(value - middle))


def _meaning(text: str, amount: Amount, kind: DealKind) -> AmountKind | None:
    before = text[max(0, amount.span.start - 45) : amount.span.start]
    after = text[amount.span.end : amount.span.end + 35]
    around = f"{before} {after}"
    if kind is DealKind.INVESTMENT:
        if _VALUED.search(before) or re.match(r"\s(?:\w+[- ])?valuation", after):
            return AmountKind.VALUATION
        return (
            AmountKind.INVESTMENT
            if _RAISED.search(around) and not _NOT_OF_DEAL.search(after[:20])
            else None
        )
    if kind is DealKind.LAWSUIT:
        return AmountKind.CLAIM if _CLAIMED.search(around) else None
    if kind is DealKind.RULING:
        return AmountKind.DAMAGES if _AWARDED.search(around) else None
    if _NOT_OF_DEAL.search(after) or _VALUED.search(before[-20:]):
        return None
    return AmountKind.PRICE if _PAID.search(before) or _PAID.search(after[:20]) else None
