"""How honest a probability is: what was claimed, beside what came true."""

from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies in ``[low, high)``; the last bin includes 1."""

    low: float
    high: float
    questions: int
    confidence: float
    """Mean confidence that was claimed."""
    answerable: float
    """Share of the questions that do have an answer in the library."""


def reliability(confidences: Sequence[float], answerable: Sequence[bool]) -> tuple[Bin, ...]:
    """Put the questions into ten bins of equal width by their confidence; empty ones are left out.

    Both sequences have one element a question; confidences are between 0 and 1.
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, truth in zip(confidences, answerable, strict=True):
        bins.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, truth))
    return tuple(
        Bin(
            low=number / _BINS,
            high=(number + 1) / _BINS,
            questions=len(inside),
            confidence=sum(confidence for confidence, _ in inside) / len(inside),
            answerable=sum(truth for _, truth in inside) / len(inside),
        )
        for number, inside in sorted(bins.items())
    )
