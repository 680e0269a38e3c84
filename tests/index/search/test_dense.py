from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Float32
from index.search.dense import DenseIndex
from tests.support.disk import full_disk

DIVIDED = 0
"""As ``flat_up_to`` this has an index of any size leave flat search."""


def unit(rows: Float32) -> Float32:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def unit_rows(count: int, dimension: int = 16) -> Float32:
    return unit(np.random.default_rng(count).standard_normal((count, dimension), np.float32))


def clustered_rows(count: int, dimension: int = 32, clusters: int = 400) -> Float32:
    random = np.random.default_rng(count)
    centres = unit_rows(clusters, dimension)[random.integers(clusters, size=count)]
    return unit(centres + random.standard_normal((count, dimension), np.float32) * 0.1)


def closest(vectors: Float32, question: Float32, k: int) -> list[int]:
    order: list[int] = np.argsort(-(vectors @ question), kind="stable")[:k].tolist()
    return order


@pytest.mark.parametrize(("count", "k"), [(1, 1), (1, 5), (300, 1), (300, 40), (300, 1_000)])
def test_the_nearest_are_those_with_the_highest_cosine(count: int, k: int) -> None:
    vectors, question = unit_rows(count), unit_rows(7)[0]

    rows = DenseIndex.build(vectors).nearest(question, k)

    assert rows.tolist() == closest(vectors, question, k)


@pytest.mark.parametrize(("count", "flat"), [(0, True), (199, True), (200, True), (201, False)])
def test_an_index_leaves_flat_search_above_the_size_given(count: int, flat: bool) -> None:
    assert DenseIndex.build(unit_rows(count), flat_up_to=200).is_flat is flat


def test_the_starter_library_is_searched_exactly() -> None:
    assert DenseIndex.build(unit_rows(10_000)).is_flat


def test_a_large_index_finds_almost_all_of_the_nearest() -> None:
    vectors = clustered_rows(20_000)
    index = DenseIndex.build(vectors[:-50], flat_up_to=DIVIDED)

    found = [
        len(set(index.nearest(question, 100).tolist()) & set(closest(vectors[:-50], question, 100)))
        for question in vectors[-50:]
    ]

    assert sum(found) / len(found) >= 99


def test_a_large_index_gives_the_closest_first() -> None:
    vectors = clustered_rows(20_000)
    question = vectors[-1]

    rows = DenseIndex.build(vectors[:-1], flat_up_to=DIVIDED).nearest(question, 100)

    cosines = vectors[rows] @ question
    assert np.all(np.diff(cosines) <= 1e-6)


@pytest.mark.parametrize("count", [1, 2, 38, 39, 77, 78, 1_600])
def test_every_row_is_found_whatever_the_number_of_lists(count: int) -> None:
    index = DenseIndex.build(unit_rows(count), flat_up_to=DIVIDED)

    assert sorted(index.nearest(unit_rows(7)[0], count)) == list(range(count))


def test_as_many_come_back_as_were_asked_for_even_from_beyond_the_nearest_lists() -> None:
    vectors = clustered_rows(8_000)

    rows = DenseIndex.build(vectors, flat_up_to=DIVIDED).nearest(vectors[0], 8_000)

    assert np.array_equal(np.sort(rows), np.arange(8_000))


@pytest.mark.parametrize("flat_up_to", [DIVIDED, 5_000])
def test_equal_vectors_are_each_found(flat_up_to: int) -> None:
    vectors = np.vstack([np.repeat(unit_rows(1), 400, axis=0), -unit_rows(1)])
    index = DenseIndex.build(vectors, flat_up_to=flat_up_to)

    assert sorted(index.nearest(vectors[0], 400)) == list(range(400))
    assert np.array_equal(index.vectors(np.arange(401)), vectors)


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(1, 300),
    flat_up_to=st.sampled_from([DIVIDED, 150, 300]),
    picked=st.lists(st.integers(0, 299), max_size=20),
)
def test_the_vectors_come_back_exactly_in_the_order_asked_for(
    count: int, flat_up_to: int, picked: list[int]
) -> None:
    vectors = unit_rows(count)
    rows = np.array([row % count for row in picked], dtype=np.int64)

    built = DenseIndex.build(vectors, flat_up_to=flat_up_to)

    assert np.array_equal(built.vectors(rows), vectors[rows])


@pytest.mark.parametrize("flat_up_to", [DIVIDED, 20])
def test_no_rows_have_no_vectors(flat_up_to: int) -> None:
    index = DenseIndex.build(unit_rows(20), flat_up_to=flat_up_to)

    assert index.vectors(np.empty(0, dtype=np.int64)).shape == (0, 16)


@pytest.mark.parametrize("flat_up_to", [DIVIDED, 5_000])
def test_the_same_vectors_give_the_same_index(tmp_path: Path, flat_up_to: int) -> None:
    for name in ("once", "again"):
        DenseIndex.build(clustered_rows(5_000), flat_up_to=flat_up_to).save(tmp_path / name)

    assert (tmp_path / "once").read_bytes() == (tmp_path / "again").read_bytes()


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    index = DenseIndex.build(unit_rows(3))

    with full_disk(), pytest.raises(OSError, match="File too large"):
        index.save(tmp_path / "index.faiss")


@pytest.mark.parametrize(("count", "flat_up_to"), [(0, 0), (1, 0), (1, 1), (300, 300), (5_000, 0)])
def test_an_index_is_read_as_it_was_saved(tmp_path: Path, count: int, flat_up_to: int) -> None:
    vectors, question = unit_rows(count), unit_rows(7)[0]
    built = DenseIndex.build(vectors, flat_up_to=flat_up_to)
    built.save(tmp_path / "index.faiss")

    read = DenseIndex.load(tmp_path / "index.faiss")

    assert (read.size, read.is_flat) == (count, built.is_flat)
    assert np.array_equal(read.nearest(question, 9), built.nearest(question, 9))
    assert np.array_equal(read.nearest(question, count), built.nearest(question, count))
    assert np.array_equal(read.vectors(np.arange(count)), vectors)
