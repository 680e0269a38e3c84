"""Sentences that may answer a question, on their way through the stages of a search."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.search.snapshot import Int64

Bools = npt.NDArray[np.bool_]
Columns = dict[str, Float32]
"""A feature's name and its value for each candidate, ``float32[candidates]``."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sentences that may answer, in the order of the library."""

    rows: Int64
    """Sentence rows, ascending."""
    passages: Int64
    """Passage row of each."""
    articles: Int64
    """Article row of each."""
    fused: Float32
    """Score of each one's passage by :mod:`index.search.fusion`."""

    def __len__(self) -> int:
        return len(self.rows)

    def beside(self, step: int) -> Int64:
        """Return the place of the sentence ``step`` on, or the own place if it is no candidate."""
        places = np.arange(len(self.rows))
        wanted = self.rows + step
        other = np.clip(np.searchsorted(self.rows, wanted), 0, len(self.rows) - 1)
        near = (self.rows[other] == wanted) & (self.articles[other] == self.articles)
        return np.where(near, other, places)
