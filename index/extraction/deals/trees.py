"""A sum of small decision trees, kept as plain numbers."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("pair_trees.json")
_LEAF = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree; the nodes are numbered, and the first is the root."""

    features: Sequence[int]
    """Which feature each node looks at; -1 for a leaf."""
    thresholds: Sequence[float]
    lower: Sequence[int]
    """The node to go to if the feature is at most the threshold."""
    higher: Sequence[int]
    values: Sequence[float]
    """What a leaf adds."""

    def value(self, numbers: Sequence[float]) -> float:
        """Return what this tree makes of the features."""
        node = 0
        while self.features[node] != _LEAF:
            is_low = numbers[self.features[node]] <= self.thresholds[node]
            node = self.lower[node] if is_low else self.higher[node]
        return self.values[node]


@dataclass(frozen=True, slots=True)
class Trees:
    """Gradient-boosted trees for a yes or no."""

    names: Sequence[str]
    """Of the features, in order."""
    start: float
    trees: Sequence[Tree]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the estimated probability of a yes."""
        numbers = [features[name] for name in self.names]
        logit = self.start + sum(tree.value(numbers) for tree in self.trees)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@lru_cache(maxsize=2)
def read_trees(path: Path = FILE) -> Trees:
    """Read what ``python -m index.evaluation.pair_fit`` wrote."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Trees(kept["names"], kept["start"], [Tree(*tree) for tree in kept["trees"]])
