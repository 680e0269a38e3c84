"""Late interaction: how well each word of a question finds its counterpart in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.models import Float32
from index.search.asked import Asked
from index.search.candidates import Bools, Candidates, Columns
from index.search.lexical import LexicalIndex
from index.search.snapshot import Int64
from index.types import Span


@dataclass(frozen=True, slots=True)
class Met:
    """How well each token of a question is met in each candidate."""

    spans: tuple[Span, ...]
    """Where the tokens stand in the question."""
    best: Float32
    """``float32[tokens, candidates]``, cosines."""
    own: Float32
    """The same without the titles of the candidates."""


def _token_weights(index: LexicalIndex, asked: Asked, spans: Sequence[Span]) -> Float32:
    """Return ``float32[tokens]``: the rarity of the word each token is of, 0 for little words."""
    weights = np.zeros(len(spans), dtype=np.float32)
    for word in asked.words:
        for place, span in enumerate(spans):
            if word.span.covers(span):
                weights[place] = index.rarity(word.term)
    return weights


def late_features(index: LexicalIndex, asked: Asked, candidates: Candidates, met: Met) -> Columns:
    """Return the features of late interaction; ``index`` knows how rare a word is."""
    best = met.best
    weights = _token_weights(index, asked, met.spans)
    if not weights.any():
        weights = np.ones(len(best), dtype=np.float32)
    weights /= weights.sum()
    carries = weights > 0
    carrying, own = best[carries], met.own[carries]
    whole = best.mean(axis=0)
    before = np.maximum(best, best[:, candidates.beside(-1)])
    after = np.maximum(best, best[:, candidates.beside(+1)])
    return {
        "late": whole,
        "late_rare": weights @ best,
        "late_least": carrying.min(axis=0),
        "late_rarest": best[int(weights.argmax())],
        "late_sharp": (carrying**4).mean(axis=0),
        "late_beyond": whole - _mean_of_article(whole, candidates.articles),
        "late_before": before.mean(axis=0),
        "late_before_rare": weights @ before,
        "late_after": after.mean(axis=0),
        "own": met.own.mean(axis=0),
        "own_rare": weights @ met.own,
        "own_least": own.min(axis=0),
        "own_focus": met.own[_beside_names(asked, met.spans, carries)].mean(axis=0),
        "own_sharp": (own**4).mean(axis=0),
    }


def _beside_names(asked: Asked, spans: Sequence[Span], carries: Bools) -> Bools:
    """Return which tokens carry the subject and name nobody; all that carry it if none is left."""
    names = [word.span for word in asked.words if word.names]
    focus = carries & ~np.array([any(name.covers(span) for name in names) for span in spans])
    return focus if focus.any() else carries


def _mean_of_article(values: Float32, articles: Int64) -> Float32:
    _, places = np.unique(articles, return_inverse=True)
    means = np.bincount(places, values) / np.bincount(places)
    return np.asarray(means[places], dtype=np.float32)
