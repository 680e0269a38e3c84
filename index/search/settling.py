"""The third look: a cross-encoder reads the best few sentences."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from index.models import Reranker
from index.search.ranking import Ranked, Read

_READ = 6
"""Sentences that are read."""


def settle(
    found: Ranked,
    question: str,
    text_of: Callable[[int], str],
    reranker: Reranker,
    weight: float,
) -> Ranked:
    """Let the cross-encoder add its view of the best sentences.

    ``text_of`` returns what is to be read of a sentence row; ``weight`` is what a point of the
    cross-encoder's logit is worth. The other sentences are taken to be as good as the worst of
    those that were read.
    """
    places = found.order[:_READ]
    if not len(places):
        return found
    texts = [text_of(int(row)) for row in found.candidates.rows[places]]
    logits = reranker.scores(question, texts)
    added = np.full(len(found.candidates), logits.min(), dtype=np.float32)
    added[places] = logits
    scores = np.asarray(found.scores + weight * added, dtype=np.float32)
    read = Read(float(logits.max()), float(added[int(scores.argmax())]))
    return replace(found, scores=scores, read=read)
