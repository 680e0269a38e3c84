"""How much each sign of somebody's being of an organisation is worth."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from index.extraction.quotes.contenders import Contender

FILE = Path(__file__).with_name("employer_weights.json")

Options: TypeAlias = tuple[tuple[Contender | None, frozenset[str]], ...]
"""What somebody may be of, None for no organisation, each with its signs."""


@dataclass(frozen=True, slots=True)
class EmployerWeights:
    """A multinomial logistic regression over signs: the option with the most weight is chosen."""

    weights: Mapping[str, float]

    def best(self, options: Options) -> Contender | None:
        """Return the likeliest option; ``options`` must not be empty."""
        return max(options, key=lambda option: self.weight(option[1]))[0]

    def weight(self, signs: frozenset[str]) -> float:
        """Return the logarithm of how likely an option with these signs is, but for a constant."""
        return sum(self.weights.get(sign, 0.0) for sign in sorted(signs))


@lru_cache(maxsize=2)
def read_employer_weights(path: Path = FILE) -> EmployerWeights:
    """Read what ``python -m index.evaluation.affiliation_fit`` wrote."""
    return EmployerWeights(json.loads(path.read_text(encoding="utf-8")))
