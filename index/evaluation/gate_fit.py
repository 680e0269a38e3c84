"""Finds the rule that says when there is no answer.

Some signs may only speak one way. Without that, the fit would set one of them against another that
it is nearly the same as, and the rule would go wrong on questions of another kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from index.search.weights import Gate

Floats = npt.NDArray[np.float64]

ANSWERABLE = 0.7
"""Share of questions with an answer for which the confidence is a probability."""
_C = 0.1
"""Inverse strength of the penalty on weights."""
_SPEAK_FOR = ("read_", "all_", "focus_")
"""Beginnings of the names of signs that may only speak for an answer."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question as the rule sees it."""

    signals: Mapping[str, float]
    answerable: bool


def fit_gate(samples: Sequence[Sample], threshold: float = 0.5) -> Gate:
    """Fit a logistic regression; it needs answerable and unanswerable samples."""
    names = list(samples[0].signals)
    table = np.array([[sample.signals[name] for name in names] for sample in samples])
    truth = np.array([sample.answerable for sample in samples])
    means, deviations = table.mean(axis=0), table.std(axis=0) + 1e-6
    shares = np.where(truth, ANSWERABLE / truth.mean(), (1 - ANSWERABLE) / (1 - truth.mean()))
    fit = _Logistic((table - means) / deviations, np.where(truth, 1.0, -1.0), shares)
    found = minimize(
        fit.loss,
        np.zeros(len(names) + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[(None, None), *(_bounds(name) for name in names)],
    )
    weights: Floats = found.x[1:] / deviations
    intercept = float(found.x[0] - weights @ means)
    named = {name: float(weight) for name, weight in zip(names, weights, strict=True)}
    return Gate(intercept, named, threshold)


def _bounds(name: str) -> tuple[float | None, float | None]:
    """Return between what a sign's weight may lie."""
    if name.endswith("_better_elsewhere"):
        return None, 0.0
    return (0.0, None) if name.startswith(_SPEAK_FOR) else (None, None)


@dataclass(frozen=True, slots=True)
class _Logistic:
    """The loss of a logistic regression whose first weight is its intercept."""

    table: Floats
    sides: Floats
    """1 for an answerable question, -1 for another one."""
    shares: Floats

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the loss and its gradient."""
        margins = self.sides * (self.table @ weights[1:] + weights[0])
        pull = -self.sides * self.shares / (1 + np.exp(margins))
        loss = self.shares @ np.logaddexp(0, -margins) + weights[1:] @ weights[1:] / (2 * _C)
        gradient = np.concatenate([[pull.sum()], pull @ self.table + weights[1:] / _C])
        return float(loss), gradient
