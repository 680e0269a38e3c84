"""The second look: every sentence of the best passages, by the weighted sum of its features."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.models import Float32
from index.models.late import Tokens
from index.search.asked import Asked
from index.search.candidates import Candidates, Columns
from index.search.features import features
from index.search.fusion import Fused, fuse
from index.search.late import LateIndex
from index.search.met import Met
from index.search.snapshot import Int64, Snapshot

_PASSAGES = 100
"""Passages whose sentences are looked at."""

Weights = Mapping[str, float]
"""What a unit of each feature is worth."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a cross-encoder makes of the candidates it has read."""

    best: float
    """The highest logit of them all."""
    first: float
    """The logit of the one that comes first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences that may answer, with what speaks for each."""

    candidates: Candidates
    columns: Columns
    scores: Float32
    """``float32[candidates]``; comparable within one question only."""
    met: Met | None = None
    read: Read | None = None

    @property
    def order(self) -> Int64:
        """The places of the candidates, best first."""
        return np.argsort(-self.scores, kind="stable")


def rank(
    snapshot: Snapshot,
    asked: Asked,
    vector: Float32,
    tokens: Tokens | None,
    weights: Weights,
    without: frozenset[int] = frozenset(),
) -> Ranked:
    """Find and score what may answer; ``vector`` and ``tokens`` are the question's.

    The passage rows ``without`` are passed over.
    """
    candidates = _sentences(snapshot, fuse(snapshot, asked.terms, vector, without))
    met = _met(snapshot.late_sentences, candidates, tokens)
    columns = features(snapshot, asked, candidates, met)
    return Ranked(candidates, columns, weighted(columns, weights, len(candidates)), met)


def weighted(columns: Columns, weights: Weights, size: int) -> Float32:
    """Return ``float32[size]``, the weighted sum of the columns."""
    scores = np.zeros(size, dtype=np.float32)
    for name, weight in weights.items():
        scores += np.float32(weight) * columns[name]
    return scores


def _met(late: LateIndex | None, candidates: Candidates, tokens: Tokens | None) -> Met | None:
    if late is None or tokens is None:
        return None
    return Met(tokens.spans, *late.met(tokens.vectors, candidates.rows))


def _sentences(snapshot: Snapshot, fused: Fused) -> Candidates:
    best = np.argsort(fused.rows[:_PASSAGES])
    passages, scores = fused.rows[:_PASSAGES][best], fused.scores[:_PASSAGES][best]
    ranges = [snapshot.layout.sentence_rows(int(row)) for row in passages]
    rows = np.array([row for each in ranges for row in each], dtype=np.int64)
    owners = np.repeat(np.arange(len(passages)), [len(each) for each in ranges])
    return Candidates(
        rows=rows,
        passages=passages[owners],
        articles=snapshot.layout.passages[passages[owners], 0],
        fused=scores[owners],
    )
