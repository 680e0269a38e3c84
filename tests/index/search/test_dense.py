from pathlib import Path

import numpy as np
import pytest

from index.models import Float32
from index.search.dense import DenseIndex
from tests.support.disk import full_disk


def unit_rows(count: int, dimension: int = 16) -> Float32:
    rows = np.random.default_rng(count).standard_normal((count, dimension), np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize(("count", "k"), [(1, 1), (1, 5), (300, 1), (300, 40), (300, 1_000)])
def test_the_nearest_are_those_with_the_highest_cosine(count: int, k: int) -> None:
    vectors, question = unit_rows(count), unit_rows(7)[0]

    rows = DenseIndex.build(vectors).nearest(question, k)

    assert rows.tolist() == np.argsort(-(vectors @ question))[:k].tolist()


def test_the_vectors_come_back_in_the_order_asked_for() -> None:
    vectors = unit_rows(20)
    rows = np.array([3, 19, 3, 0], dtype=np.int64)

    assert np.array_equal(DenseIndex.build(vectors).vectors(rows), vectors[rows])


def test_no_rows_have_no_vectors() -> None:
    index = DenseIndex.build(unit_rows(20))

    assert index.vectors(np.empty(0, dtype=np.int64)).shape == (0, 16)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    index = DenseIndex.build(unit_rows(3))

    with full_disk(), pytest.raises(OSError, match="File too large"):
        index.save(tmp_path / "index.faiss")


@pytest.mark.parametrize("count", [0, 1, 300])
def test_an_index_is_read_as_it_was_saved(tmp_path: Path, count: int) -> None:
    vectors, question = unit_rows(count), unit_rows(7)[0]
    built = DenseIndex.build(vectors)
    built.save(tmp_path / "index.faiss")

    read = DenseIndex.load(tmp_path / "index.faiss")

    assert read.size == count
    assert np.array_equal(read.nearest(question, 9), built.nearest(question, 9))
    assert np.array_equal(read.vectors(np.arange(count)), vectors)
