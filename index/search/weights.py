"""The fitted numbers: what features and signs are worth, and where the lines are drawn.

They stand in ``weights.json``, which ``python -m index.evaluation.fitting`` writes: one set for
searching with late interaction and one for searching without. They hold for the encoder that they
were fitted with.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import UserError
from index.models import Models

FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Gate:
    """A logistic regression on signs of :mod:`index.search.signals`."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float
    """An estimate below this is no answer."""

    def confidence(self, signals: Mapping[str, float]) -> float:
        """Return the estimated probability that the library answers the question."""
        logit = self.intercept + sum(
            weight * signals[name] for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that was fitted for one way of searching."""

    ranking: Mapping[str, float]
    """What a unit of each feature is worth."""
    gate: Gate
    reranker: float
    """What a point of the cross-encoder's logit is worth."""
    gate_reranked: Gate
    """For searching with the cross-encoder."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A file of weights."""

    encoder: str
    """Fingerprint of the encoder they were fitted with."""
    late: Weights
    """For searching with late interaction."""
    plain: Weights
    """For searching without."""

    def of(self, models: Models) -> Weights:
        """Return those for searching with these models."""
        return self.plain if models.late is None else self.late


@lru_cache(maxsize=4)
def read_weights(path: Path = FILE) -> Fitted:
    """Read a file of weights.

    Raises:
        UserError: the file is missing, or not one of weights.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Fitted(kept["encoder"], _weights(kept["late"]), _weights(kept["plain"]))
    except OSError as error:
        raise UserError(f"The file of weights {path} cannot be read.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is not a file of weights.") from error


def _weights(kept: Mapping[str, Any]) -> Weights:
    return Weights(
        ranking=kept["ranking"],
        gate=Gate(**kept["gate"]),
        reranker=kept["reranker"],
        gate_reranked=Gate(**kept["gate_reranked"]),
    )
