"""FAISS over unit vectors: which texts mean something like the question."""

from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.models import Float32

Rows = npt.NDArray[np.int64]


class DenseIndex:
    """Exact inner-product search over a fixed matrix of unit vectors."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Float32) -> "DenseIndex":
        """Index the rows of ``vectors``, ``float32[n, dimension]``."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @property
    def size(self) -> int:
        """How many vectors are indexed."""
        return int(self._index.ntotal)

    def nearest(self, vector: Float32, k: int) -> Rows:
        """Return the rows of the ``k`` vectors closest to ``vector``, best first."""
        if not self.size:
            return np.empty(0, dtype=np.int64)
        _, rows = self._index.search(vector.reshape(1, -1), min(k, self.size))
        return np.asarray(rows[0], dtype=np.int64)

    def vectors(self, rows: Rows) -> Float32:
        """Return ``float32[len(rows), dimension]``, the indexed vectors themselves."""
        if not len(rows):
            return np.empty((0, self._index.d), dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(rows), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        # Neither FAISS nor NumPy would say that the disk is full.
        path.write_bytes(faiss.serialize_index(self._index).data)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Read what :meth:`save` wrote."""
        return cls(faiss.deserialize_index(np.fromfile(path, dtype=np.uint8)))
