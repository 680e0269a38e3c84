"""One score out of four: score fusion of dense and lexical search over passages and sentences.

The weights are the ones that did best on SQuAD 2.0 dev as open retrieval. Scores are put on one
scale by their mean and deviation over the candidates of the question at hand.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from index.models import Float32
from index.search.dense import Rows
from index.search.snapshot import Layout, Snapshot
from index.search.terms import content_terms, terms
from index.types import Span

_POOL = 100
"""How many rows each index proposes."""
_W_PASSAGE, _W_SENTENCE, _W_TERMS, _W_SENTENCE_TERMS = 0.5, 0.5, 0.7, 0.3
_SENTENCE_BM25 = 0.05
"""What a point of BM25 adds to a sentence's cosine when the best one of a passage is chosen."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer, with the sentence in it that fits best."""

    revision: int
    sentence: Span
    """The sentence of the passage that fits best."""
    before: Span | None
    """The sentence before it in the article, be it in another passage."""
    after: Span | None
    score: float
    """Fused score; comparable within one question only."""
    similarity: float
    """Cosine of the question and the best sentence."""
    coverage: float
    """Rarity-weighted share of the question's content words that the passage holds, 0 to 1."""


def search(snapshot: Snapshot, question: str, vector: Float32, limit: int) -> list[Hit]:
    """Return up to ``limit`` hits, best first, at most one a passage.

    ``vector`` is the question's, ``float32[dimension]``.
    """
    words = terms(question)
    lexical = snapshot.lexical_passages.scores(words)
    sentence_lexical = snapshot.lexical_sentences.scores(words)
    rows = _candidates(snapshot, vector, lexical, sentence_lexical)
    if not len(rows):
        return []
    inner = [_Sentences.of(snapshot, int(row), vector, sentence_lexical) for row in rows]
    fused = (
        _W_PASSAGE * _standard(snapshot.dense_passages.vectors(rows) @ vector)
        + _W_SENTENCE * _standard(np.array([each.cosines.max() for each in inner]))
        + _W_TERMS * _standard(lexical[rows])
        + _W_SENTENCE_TERMS * _standard(np.array([each.bm25.max() for each in inner]))
    )
    coverage = snapshot.lexical_passages.coverage(content_terms(question))
    return [
        _hit(snapshot.layout, int(rows[i]), inner[i], float(fused[i]), float(coverage[rows[i]]))
        for i in np.argsort(-fused, kind="stable")[:limit]
    ]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """How the sentences of one passage meet the question; arrays of one length."""

    cosines: Float32
    bm25: Float32

    @classmethod
    def of(cls, snapshot: Snapshot, row: int, vector: Float32, bm25: Float32) -> Self:
        rows = np.asarray(snapshot.layout.sentence_rows(row), dtype=np.int64)
        return cls(snapshot.dense_sentences.vectors(rows) @ vector, bm25[rows])

    def best(self) -> int:
        return int(np.argmax(self.cosines + _SENTENCE_BM25 * self.bm25))


def _candidates(snapshot: Snapshot, vector: Float32, lexical: Float32, inner: Float32) -> Rows:
    owner = snapshot.layout.sentences[:, 0]
    proposals = (
        snapshot.dense_passages.nearest(vector, _POOL),
        owner[snapshot.dense_sentences.nearest(vector, _POOL)],
        _highest(lexical),
        owner[_highest(inner)],
    )
    return np.unique(np.concatenate(proposals))


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


def _hit(layout: Layout, row: int, inner: _Sentences, score: float, coverage: float) -> Hit:
    best = inner.best()
    sentence_row = layout.sentence_rows(row)[best]
    return Hit(
        revision=layout.revision(row),
        sentence=layout.sentence(sentence_row),
        before=layout.neighbour(sentence_row, -1),
        after=layout.neighbour(sentence_row, +1),
        score=score,
        similarity=float(inner.cosines[best]),
        coverage=coverage,
    )
