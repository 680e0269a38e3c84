"""Finds what each feature is worth: a listwise softmax over the candidates of each question.

The loss is the negative log-likelihood of picking a sentence that answers, several right ones
counting together (after ListNet: Cao et al., 2007), and a quadratic penalty on the weights of the
standardised features.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from index.evaluation.examples import Example
from index.search.ranking import weighted

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_PENALTY = 3.0
_CONTENDERS = 60
_FIRST_SIGHT = ("fused", "bm25", "late", "late_before")


def fit_ranking(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Return the weight of each named feature, fitted to the answerable examples."""
    lists = [example for example in examples if example.right.any()]
    stacked = _Stacked.of(lists, names)
    found = minimize(
        stacked.loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    weights = found.x / stacked.deviations
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def rescored(example: Example, weights: Mapping[str, float]) -> Example:
    """Return the example with its candidates scored by these weights."""
    found = example.found
    scores = weighted(found.columns, weights, len(found.candidates))
    return replace(example, found=replace(found, scores=scores))


def _contenders(example: Example) -> Ints:
    """Return the places of the right candidates and of those that look best at first sight.

    The others hardly count in a softmax, and leaving them out makes the fit six times as quick.
    """
    columns = example.found.columns
    first_sight = sum(
        (columns[name] - columns[name].mean()) / (columns[name].std() + 1e-6)
        for name in _FIRST_SIGHT
        if name in columns
    )
    best = np.argsort(-np.asarray(first_sight), kind="stable")[:_CONTENDERS]
    return np.union1d(best, np.flatnonzero(example.right)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Stacked:
    """The candidates of all questions in one table, standardised within each question."""

    table: Floats
    right: Floats
    begins: Ints
    sizes: Ints
    deviations: Floats

    @classmethod
    def of(cls, lists: Sequence[Example], names: Sequence[str]) -> "_Stacked":
        chosen = [_contenders(example) for example in lists]
        sizes = np.array([len(places) for places in chosen], dtype=np.int64)
        begins = np.cumsum(sizes) - sizes
        pairs = list(zip(lists, chosen, strict=True))
        columns = [
            np.concatenate([example.found.columns[name][places] for example, places in pairs])
            for name in names
        ]
        table = np.stack(columns, axis=1).astype(np.float64)
        deviations = table.std(axis=0) + 1e-6
        table /= deviations
        # A softmax does not see what all candidates of a question have in common.
        table -= np.repeat(np.add.reduceat(table, begins) / sizes[:, None], sizes, axis=0)
        right = np.concatenate([example.right[places] for example, places in pairs])
        return cls(table, right.astype(np.float64), begins, sizes, deviations)

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the loss and its gradient."""
        scores = self.table @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, self.begins), self.sizes))
        every = np.add.reduceat(odds, self.begins)
        right = np.add.reduceat(odds * self.right, self.begins) + 1e-300
        pulled = odds / np.repeat(every, self.sizes)
        wanted = odds * self.right / np.repeat(right, self.sizes)
        loss = float(np.log(every / right).sum() + _PENALTY * (weights @ weights) / 2)
        return loss, (pulled - wanted) @ self.table + _PENALTY * weights
