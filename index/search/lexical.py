"""BM25 over texts: which ones share the question's words, the rare ones counting most."""

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.search.terms import terms

# Robertson and Zaragoza (2009) put k1 between 1.2 and 2 and b between .5 and .8.
_K1 = 1.2
_B = 0.75


class LexicalIndex:
    """BM25 scores of a fixed list of texts."""

    def __init__(self, bm25: bm25s.BM25 | None, size: int) -> None:
        self._bm25 = bm25
        self._size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Index ``texts``; row ``i`` of every score is ``texts[i]``."""
        documents = [terms(text) for text in texts]
        if not any(documents):
            return cls(None, len(texts))
        bm25 = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        bm25.index(documents, show_progress=False)
        return cls(bm25, len(texts))

    @property
    def size(self) -> int:
        """How many texts are indexed."""
        return self._size

    def scores(self, words: Sequence[str]) -> Float32:
        """Return ``float32[size]``, the BM25 score of each text for the given terms."""
        total = np.zeros(self._size, dtype=np.float32)
        for word in words:
            rows, weights = self._postings(word)
            # A text stands once in a term's postings, so plain indexing adds every weight.
            total[rows] += weights
        return total

    def holders(self, word: str) -> npt.NDArray[np.int64]:
        """Return the rows of the texts that hold a term, each once."""
        return self._postings(word)[0]

    def rarity(self, word: str) -> float:
        """Return a term's inverse document frequency; the highest is that of an unknown one."""
        return self._rarity(len(self.holders(word)))

    def _rarity(self, holders: int) -> float:
        return math.log1p((self._size - holders + 0.5) / (holders + 0.5))

    def _postings(self, word: str) -> tuple[npt.NDArray[np.int64], Float32]:
        column = self._bm25.vocab_dict.get(word) if self._bm25 is not None else None
        if self._bm25 is None or column is None:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        matrix = self._bm25.scores
        start, end = matrix["indptr"][column], matrix["indptr"][column + 1]
        rows = np.asarray(matrix["indices"][start:end], dtype=np.int64)
        return rows, np.asarray(matrix["data"][start:end], dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the index below ``folder``, which is made."""
        folder.mkdir(parents=True)
        if self._bm25 is not None:
            self._bm25.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Read what :meth:`save` wrote; ``size`` is the number of texts."""
        if not any(folder.iterdir()):
            return cls(None, size)
        return cls(bm25s.BM25.load(folder, load_corpus=False), size)
