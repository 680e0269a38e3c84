"""The first look: dense and lexical search over passages and sentences, as one score a passage.

The weights were chosen on SQuAD 2.0 dev as open retrieval, so this stage's figures on that file are
not held out; what the sum is worth beside other features is fitted elsewhere. Scores are put on one
scale by their mean and deviation over the candidates of the question at hand.
"""

from dataclasses import dataclass

import numpy as np

from index.models import Float32
from index.search.dense import DenseIndex, Rows
from index.search.lexical import LexicalIndex
from index.search.snapshot import Snapshot

_POOL = 100
"""How many rows each index proposes."""
_W_PASSAGE, _W_SENTENCE, _W_TERMS, _W_SENTENCE_TERMS = 0.5, 0.5, 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Fused:
    """Passages that may answer, best first."""

    rows: Rows
    scores: Float32
    """Comparable within one question only."""


def fuse(
    snapshot: Snapshot,
    terms: tuple[str, ...],
    vector: Float32,
    without: frozenset[int] = frozenset(),
) -> Fused:
    """Return the passages that any index proposes; ``vector`` is ``float32[dimension]``.

    The passage rows ``without`` are passed over, and what comes next moves up.
    """
    out = np.array(sorted(without), dtype=np.int64)
    _, inner_out = _sentences(snapshot, out)
    lexical = _scores(snapshot.lexical_passages, terms, out)
    sentence_lexical = _scores(snapshot.lexical_sentences, terms, inner_out)
    owner = snapshot.layout.sentences[:, 0]
    proposals = (
        _nearest(snapshot.dense_passages, vector, out),
        owner[_nearest(snapshot.dense_sentences, vector, inner_out)],
        _highest(lexical),
        owner[_highest(sentence_lexical)],
    )
    rows = np.unique(np.concatenate(proposals))
    if not len(rows):
        return Fused(rows, np.empty(0, dtype=np.float32))
    owners, inner = _sentences(snapshot, rows)
    fused = (
        _W_PASSAGE * _standard(snapshot.dense_passages.vectors(rows) @ vector)
        + _W_SENTENCE * _standard(_best(owners, snapshot.dense_sentences.vectors(inner) @ vector))
        + _W_TERMS * _standard(lexical[rows])
        + _W_SENTENCE_TERMS * _standard(_best(owners, sentence_lexical[inner]))
    )
    order = np.argsort(-fused, kind="stable")
    return Fused(rows[order], np.asarray(fused[order], dtype=np.float32))


def _sentences(snapshot: Snapshot, rows: Rows) -> tuple[Rows, Rows]:
    """Return the sentence rows of the passages, and where each passage's begin among them."""
    ranges = [snapshot.layout.sentence_rows(int(row)) for row in rows]
    begins = np.cumsum([0, *(len(each) for each in ranges[:-1])], dtype=np.int64)
    inner = [np.asarray(each, dtype=np.int64) for each in ranges]
    return begins, np.concatenate(inner) if inner else np.empty(0, dtype=np.int64)


def _best(begins: Rows, values: Float32) -> Float32:
    return np.asarray(np.maximum.reduceat(values, begins), dtype=np.float32)


def _scores(index: LexicalIndex, terms: tuple[str, ...], without: Rows) -> Float32:
    scores = index.scores(terms)
    scores[without] = 0
    return scores


def _nearest(index: DenseIndex, vector: Float32, without: Rows) -> Rows:
    rows = index.nearest(vector, _POOL + len(without))
    return rows[~np.isin(rows, without)][:_POOL]


def _highest(scores: Float32) -> Rows:
    if len(scores) > _POOL:
        rows = np.argpartition(-scores, _POOL)[:_POOL]
    else:
        rows = np.arange(len(scores))
    return np.asarray(rows[scores[rows] > 0], dtype=np.int64)


def _standard(scores: Float32) -> Float32:
    deviation = float(scores.std())
    if deviation < 1e-6:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / deviation, dtype=np.float32)
