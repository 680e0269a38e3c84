"""Token vectors of every sentence, and how well each token of a question is met in them.

A sentence was encoded with its title before it, so a token may be met in either.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.models.late import Int8

Int64 = npt.NDArray[np.int64]


class LateIndex:
    """The token vectors of a fixed list of texts."""

    def __init__(self, vectors: Int8, starts: Int64) -> None:
        """Take the vectors of all tokens and where each text begins.

        ``vectors``: ``int8[tokens, width + 1]`` as :func:`index.models.late.kept` makes them;
        ``starts``: ``int64[texts + 1]``, the last one being the number of tokens.
        """
        self._vectors = vectors
        self._starts = starts

    @classmethod
    def build(cls, texts: Sequence[Int8], width: int) -> Self:
        """Index one ``int8[tokens, width + 1]`` a text."""
        lengths = [len(text) for text in texts]
        vectors = np.vstack([np.empty((0, width + 1), dtype=np.int8), *texts])
        return cls(vectors, np.cumsum([0, *lengths], dtype=np.int64))

    @property
    def size(self) -> int:
        """How many texts are indexed."""
        return len(self._starts) - 1

    def met(self, question: Float32, rows: Int64) -> tuple[Float32, Float32]:
        """Return each question token's best cosine in each text, and in each without its heading.

        Both are ``float32[question tokens, len(rows)]``. Where there is no token it is 0.
        """
        lengths = self._starts[rows + 1] - self._starts[rows]
        best = np.zeros((len(question), len(rows)), dtype=np.float32)
        own = best.copy()
        full = np.flatnonzero(lengths)
        if not len(full) or not len(question):
            return best, own
        kept = self._vectors[_ranges(self._starts[rows[full]], lengths[full])]
        vectors = kept[:, :-1].astype(np.float32)
        # Whole numbers make a vector of length 1 or more, or none at all, which meets nothing.
        vectors /= np.sqrt(np.maximum(np.einsum("td,td->t", vectors, vectors), 1))[:, None]
        begins = np.cumsum([0, *lengths[full][:-1]])
        cosines = question @ vectors.T
        best[:, full] = np.maximum.reduceat(cosines, begins, axis=1)
        own[:, full] = np.maximum.reduceat(cosines * kept[:, -1], begins, axis=1)
        return best, own

    def save(self, folder: Path) -> None:
        """Write the index below ``folder``, which is made."""
        folder.mkdir(parents=True)
        np.save(folder / "vectors.npy", self._vectors)
        np.save(folder / "starts.npy", self._starts)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote; the vectors stay on the disk until they are needed."""
        return cls(np.load(folder / "vectors.npy", mmap_mode="r"), np.load(folder / "starts.npy"))


def _ranges(starts: Int64, lengths: Int64) -> Int64:
    """Return the numbers of every range, one range after the other."""
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1]) + np.repeat(starts - (ends - lengths), lengths)
    return np.asarray(places, dtype=np.int64)
