"""How likely each kind of deal, talks or nothing is, by the words around two parties."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.deals import DealKind
from index.extraction.deals.clues import clues

FILE = Path(__file__).with_name("clue_weights.json")
NOTHING, TALKS = "none", "talks"
KINDS = (*sorted(kind.value for kind in DealKind), NOTHING, TALKS)
"""What there can be between two parties, in the order of all likelihoods."""
MADE = slice(0, len(DealKind))
"""Those of :data:`KINDS` that are deals or cases."""

Likelihoods = tuple[float, ...]
"""A probability for each of :data:`KINDS`; they add up to 1."""


@dataclass(frozen=True, slots=True)
class ClueWeights:
    """A multinomial logistic regression over clues."""

    intercepts: Sequence[float]
    weights: Mapping[str, Sequence[float]]

    def likelihoods(self, found: frozenset[str]) -> Likelihoods:
        """Return the probabilities, given the clues of a context."""
        share = value(found)
        logits = list(self.intercepts)
        for clue in found:
            for place, weight in enumerate(self.weights.get(clue, ())):
                logits[place] += share * weight
        highest = max(logits)
        powers = [math.exp(logit - highest) for logit in logits]
        whole = sum(powers)
        return tuple(power / whole for power in powers)


_SCALE = 3.0


def value(found: frozenset[str]) -> float:
    """Return what each of the clues of one context counts: the less, the more there are."""
    return _SCALE / math.sqrt(len(found)) if found else 0.0


@lru_cache(maxsize=2)
def read_clue_weights(path: Path = FILE) -> ClueWeights:
    """Read what ``python -m index.evaluation.pair_fit`` wrote."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return ClueWeights(kept["intercepts"], kept["weights"])


def likelihoods(context: str) -> Likelihoods:
    """Return how likely everything is, by the words of a context."""
    return read_clue_weights().likelihoods(clues(context))
