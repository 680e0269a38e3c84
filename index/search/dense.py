"""FAISS over unit vectors: which texts mean something like the question."""

from math import isqrt
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.models import Float32

Rows = npt.NDArray[np.int64]

FLAT_UP_TO = 50_000
"""Vectors up to which a search compares every one of them.

`python -m bench.scale` measures it. Of vectors of 384 dimensions, flat search stayed within 5 ms
in every run up to this many; in the busiest it did not at 71,000, in the quietest up to 89,000.
"""

_PROBED = 64
"""Lists that a search of a larger index looks into.

The same command found that they bring .994 of the nearest 100 and more above `FLAT_UP_TO`.
"""

_LEAST_A_LIST = 39
"""Vectors without which FAISS calls the centre of a list badly placed."""

_SEED = 1


class DenseIndex:
    """Inner-product search over a fixed matrix of unit vectors.

    It is exact in a small index; a large one is divided into lists of neighbouring vectors, of
    which only those nearest to the question are searched.
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Float32, *, flat_up_to: int = FLAT_UP_TO) -> "DenseIndex":
        """Index the rows of ``vectors``, ``float32[n, dimension]``; the same rows alike always."""
        _use_one_thread()
        rows = np.ascontiguousarray(vectors)
        index = faiss.IndexFlatIP(rows.shape[1]) if len(rows) <= flat_up_to else _lists_for(rows)
        index.add(rows)
        return cls(index)

    @property
    def size(self) -> int:
        """How many vectors are indexed."""
        return int(self._index.ntotal)

    @property
    def is_flat(self) -> bool:
        """Whether a search compares every vector."""
        return isinstance(self._index, faiss.IndexFlat)

    def nearest(self, vector: Float32, k: int) -> Rows:
        """Return the rows of the ``k`` vectors closest to ``vector``, best first.

        A large index may miss some of them and then returns others that are nearly as close.
        """
        if not self.size:
            return np.empty(0, dtype=np.int64)
        _use_one_thread()
        question, count = vector.reshape(1, -1), min(k, self.size)
        _, rows = self._index.search(question, count)
        if rows[0, -1] < 0 and isinstance(self._index, faiss.IndexIVF):
            # The lists that were searched hold fewer than that.
            everywhere = faiss.SearchParametersIVF()
            everywhere.nprobe = self._index.nlist
            _, rows = self._index.search(question, count, params=everywhere)
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


def _lists_for(vectors: Float32) -> faiss.IndexIVFFlat:
    """Return an empty index whose lists are placed where ``vectors`` are."""
    count, dimension = vectors.shape
    lists = max(1, min(isqrt(count), count // _LEAST_A_LIST))
    centres = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFFlat(centres, dimension, lists, faiss.METRIC_INNER_PRODUCT)
    index.nprobe = min(_PROBED, lists)
    index.cp.seed = _SEED
    index.cp.spherical = True
    index.cp.max_points_per_centroid = 2 * _LEAST_A_LIST
    # Without it FAISS could not tell in which list a row stands, and so not return its vector.
    index.make_direct_map()
    index.train(vectors)
    return index


def _use_one_thread() -> None:
    """Keep FAISS from spreading one search over all cores.

    Threads that wait for each other cost more than they save: on two busy cores a flat search of
    10,000 vectors took .4 ms with one thread and 16 ms with two. The setting holds for the calling
    thread alone, so every search makes it.
    """
    faiss.omp_set_num_threads(1)
