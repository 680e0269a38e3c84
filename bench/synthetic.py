"""Made-up vectors and texts, as many as a measurement needs, the same on every run."""

from collections.abc import Iterator

import numpy as np

from index.models import Float32

DIMENSION = 384
_TOPICS = 200
_PASSAGES_A_STORY = 8
_DECAY = 0.4
"""How fast the axes of the vectors lose weight: the n-th has ``n ** -_DECAY``."""

_VOCABULARY = 50_000
_WORDS_A_TEXT = 60
_WORDS_A_QUESTION = 8
_AT_ONCE = 10_000


def vectors(size: int, questions: int) -> tuple[Float32, Float32]:
    """Return unit vectors of ``size`` passages and of ``questions`` about them.

    Topics are scattered about the origin, stories about topics, and passages and questions about
    stories, each time by as much. With 200 topics and eight passages a story, neighbours of a
    question are about as near as those in 12,000 sentences of SQuAD 2.0 under all-MiniLM-L6-v2,
    and lists and graphs miss about as many of them.
    """
    random = np.random.default_rng(size)
    axes = np.arange(1, DIMENSION + 1, dtype=np.float32) ** np.float32(-_DECAY)

    def scattered(centres: Float32, count: int) -> Float32:
        chosen = centres[random.integers(len(centres), size=count)]
        chosen += random.standard_normal((count, DIMENSION), np.float32) * axes
        return chosen

    topics = scattered(np.zeros((1, DIMENSION), dtype=np.float32), _TOPICS)
    stories = scattered(topics, max(1, size // _PASSAGES_A_STORY))
    return _unit(scattered(stories, size)), _unit(scattered(stories, questions))


def texts(size: int) -> list[str]:
    """Return texts of 60 words, drawn as often as Zipf's law has it."""
    return list(_drawn(size, _WORDS_A_TEXT, seed=size))


def questions(count: int) -> list[str]:
    """Return questions of eight words from the vocabulary of the texts."""
    return list(_drawn(count, _WORDS_A_QUESTION, seed=0))


def _drawn(count: int, words: int, *, seed: int) -> Iterator[str]:
    random = np.random.default_rng(seed)
    vocabulary = np.array([f"word{rank}" for rank in range(_VOCABULARY)])
    shares = np.cumsum(1 / np.arange(1, _VOCABULARY + 1))
    for start in range(0, count, _AT_ONCE):
        drawn = random.random((min(_AT_ONCE, count - start), words)) * shares[-1]
        yield from map(" ".join, vocabulary[np.searchsorted(shares, drawn)])


def _unit(rows: Float32) -> Float32:
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows
