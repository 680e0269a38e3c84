"""How well a confidence tells questions that have an answer from those that have none."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

PRECISION = 0.95


@dataclass(frozen=True, slots=True)
class Separation:
    """Two shares between 0 and 1."""

    auroc: float
    """How often a question that has an answer gets more confidence than one that has none."""
    coverage_at_95: float
    """Largest share of the questions with an answer that a threshold lets pass, while of all that
    pass at least 95 in 100 have one."""


def separation(present: Sequence[float], absent: Sequence[float]) -> Separation:
    """Compare the confidences of questions with and without an answer; at least one of each."""
    return Separation(_auroc(present, absent), _coverage(present, absent))


def _auroc(present: Sequence[float], absent: Sequence[float]) -> float:
    # sklearn has this too, but takes a second to import.
    below = np.sort(absent)
    wins = np.searchsorted(below, present, side="left") + np.searchsorted(below, present, "right")
    return float(wins.mean() / (2 * len(below)))


def _coverage(present: Sequence[float], absent: Sequence[float]) -> float:
    thresholds = np.unique(present)
    answered = len(present) - np.searchsorted(np.sort(present), thresholds, side="left")
    wrongly = len(absent) - np.searchsorted(np.sort(absent), thresholds, side="left")
    precise = answered >= PRECISION * (answered + wrongly)
    return float(answered[precise].max(initial=0) / len(present))
