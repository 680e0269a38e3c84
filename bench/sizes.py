"""One index of one size: how long it takes to build and to ask, what it holds and finds."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import faiss
import numpy as np
import numpy.typing as npt

from bench import synthetic
from bench.memory import current_mb
from index.models import Float32
from index.search.dense import DenseIndex, Rows
from index.search.lexical import LexicalIndex
from index.search.terms import terms

POOL = 100
"""Rows asked for, as many as the program asks for."""
_QUESTIONS = 200
_LINKS, _BREADTH_BUILDING, _BREADTH_ASKING = 32, 80, 256

T = TypeVar("T")
R = TypeVar("R")


class Kind(StrEnum):
    """A way to search."""

    FLAT = "flat"
    IVF = "IVF"
    HNSW = "HNSW"
    BM25 = "BM25"


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking an index gave; recall is None for words, of which no text is missed."""

    p50_ms: float
    p95_ms: float
    memory_mb: float
    """What the loaded index adds to the process."""
    recall_10: float | None = None
    recall_100: float | None = None


def prepare(size: int, folder: Path) -> None:
    """Write the questions for an index of that size, and the rows that are truly nearest."""
    vectors, questions = synthetic.vectors(size, _QUESTIONS)
    _, truth = faiss.knn(questions, vectors, min(POOL, size), metric=faiss.METRIC_INNER_PRODUCT)
    np.savez(folder / "questions.npz", questions=questions, truth=truth)


def build(kind: Kind, size: int, folder: Path) -> float:
    """Build an index, write it to ``folder``, and return the seconds that building took."""
    if kind is Kind.BM25:
        lexical, seconds = _timed(LexicalIndex.build, synthetic.texts(size))
        lexical.save(folder / kind)
        return seconds
    vectors, _ = synthetic.vectors(size, 0)
    dense, seconds = _timed(_DENSE[kind], vectors)
    dense.save(folder / kind)
    return seconds


def ask(kind: Kind, size: int, folder: Path) -> Asked:
    """Read the index that :func:`build` wrote and ask it."""
    before = current_mb()
    if kind is Kind.BM25:
        lexical = LexicalIndex.load(folder / kind, size)
        memory = current_mb() - before
        _, times = _each(lambda text: lexical.scores(terms(text)), synthetic.questions(_QUESTIONS))
        return Asked(*_quantiles(times), memory)
    dense = DenseIndex.load(folder / kind)
    memory = current_mb() - before
    with np.load(folder / "questions.npz") as arrays:
        questions, truth = arrays["questions"], arrays["truth"]
    found, times = _each(lambda vector: dense.nearest(vector, POOL), questions)
    return Asked(*_quantiles(times), memory, recall(found, truth, 10), recall(found, truth, POOL))


def recall(found: Sequence[Rows], truth: npt.NDArray[np.int64], count: int) -> float:
    """Return the share of the truly nearest ``count`` rows that were found among as many."""
    pairs = zip(found, truth, strict=True)
    return float(np.mean([np.isin(true[:count], rows[:count]).mean() for rows, true in pairs]))


def _flat(vectors: Float32) -> DenseIndex:
    return DenseIndex.build(vectors, flat_up_to=len(vectors))


def _lists(vectors: Float32) -> DenseIndex:
    return DenseIndex.build(vectors, flat_up_to=0)


def _graph(vectors: Float32) -> DenseIndex:
    graph = faiss.IndexHNSWFlat(vectors.shape[1], _LINKS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = _BREADTH_BUILDING
    graph.hnsw.efSearch = _BREADTH_ASKING
    graph.add(vectors)
    return DenseIndex(graph)


_DENSE = {Kind.FLAT: _flat, Kind.IVF: _lists, Kind.HNSW: _graph}


def _each(work: Callable[[T], R], given: Iterable[T]) -> tuple[list[R], list[float]]:
    """Return what ``work`` makes of each, and the seconds it took."""
    made, times = zip(*(_timed(work, each) for each in given), strict=True)
    return list(made), list(times)


def _timed(work: Callable[[T], R], given: T) -> tuple[R, float]:
    began = time.perf_counter()
    made = work(given)
    return made, time.perf_counter() - began


def _quantiles(times: Sequence[float]) -> tuple[float, float]:
    return float(np.quantile(times, 0.5)) * 1000, float(np.quantile(times, 0.95)) * 1000
