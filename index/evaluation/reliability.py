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


def reliability(
    confidences: Sequence[float], answerable: Sequence[bool], share: float | None = None
) -> tuple[Bin, ...]:
    """Put the questions into ten bins of equal width by their confidence; empty ones are left out.

    Both sequences have one element a question; confidences are between 0 and 1. With ``share`` the
    two kinds of questions are weighted as if that share of all had an answer.
    """
    answered, refused = _weights(answerable, share)
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, truth in zip(confidences, answerable, strict=True):
        bins.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, truth))
    return tuple(
        Bin(
            low=number / _BINS,
            high=(number + 1) / _BINS,
            questions=len(inside),
            confidence=_mean(inside, [confidence for confidence, _ in inside], answered, refused),
            answerable=_mean(inside, [truth for _, truth in inside], answered, refused),
        )
        for number, inside in sorted(bins.items())
    )


def _weights(answerable: Sequence[bool], share: float | None) -> tuple[float, float]:
    """Return what a question with an answer and one without count for."""
    known = sum(answerable)
    if share is None or not 0 < known < len(answerable):
        return 1.0, 1.0
    return share / known, (1 - share) / (len(answerable) - known)


def _mean(
    inside: Sequence[tuple[float, bool]], values: Sequence[float], yes: float, no: float
) -> float:
    weights = [yes if truth else no for _, truth in inside]
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return total / sum(weights)
