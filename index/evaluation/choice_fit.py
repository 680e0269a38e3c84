"""Fit a choice among options, each of which has signs: a multinomial logistic regression."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_RARE = 3
"""Articles in which a sign must be met for it to count."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there was to choose from."""

    article: str
    signs: tuple[frozenset[str], ...]
    """Of each option."""
    right: tuple[bool, ...]
    """Which of the options are right; at least one."""
    worth: float = 1.0
    """How much it counts."""


def fit_choices(choices: Sequence[Choices], penalty: float) -> dict[str, float]:
    """Return the weight of each sign that is not rare; ``penalty`` is on half their squares."""
    names = _names(choices)
    place = {name: number for number, name in enumerate(names)}
    rows = [
        [place[sign] for sign in sorted(signs) if sign in place]
        for each in choices
        for signs in each.signs
    ]
    counts = [len(row) for row in rows]
    columns = [column for row in rows for column in row]
    shape = (len(rows), len(names))
    table = csr_matrix((np.ones(len(columns)), columns, np.cumsum([0, *counts])), shape=shape)
    sizes = np.array([len(each.signs) for each in choices])
    right = np.array([own for each in choices for own in each.right], dtype=np.float64)
    worth = np.array([each.worth for each in choices])
    weights = _solved(table, sizes, right, worth, penalty)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _names(choices: Sequence[Choices]) -> list[str]:
    met = {(each.article, sign) for each in choices for signs in each.signs for sign in signs}
    counts = Counter(sign for _, sign in met)
    return sorted(sign for sign, count in counts.items() if count >= _RARE)


def _solved(
    table: csr_matrix, sizes: npt.NDArray[np.int_], right: Floats, worth: Floats, penalty: float
) -> Floats:
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
        own = np.add.reduceat(likely * right, starts)
        told = likely - right * likely / np.repeat(own, sizes)
        value = penalty * float(weights @ weights) / 2 - float((worth * np.log(own)).sum())
        return value, table.T @ (told * np.repeat(worth, sizes)) + penalty * weights

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)
