"""Quotes in the order of a search for sentences."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.quotes import FoundQuote
from index.search.ranking import Ranked
from index.search.snapshot import Snapshot
from index.types import Span

_WEAK = 4.0
"""A quote is left out if its score is further than this below the best one's.

The same as for the further citations of an answer: an odds ratio of about fifty.
"""


def closest(
    quotes: Sequence[FoundQuote], snapshot: Snapshot, found: Ranked
) -> tuple[FoundQuote, ...]:
    """Return the quotes whose sentences were found, best first, without those far behind."""
    scores = _sentence_scores(snapshot, found)
    scored = [(_score(quote, scores), quote) for quote in quotes]
    ranked = sorted(
        ((score, quote) for score, quote in scored if score is not None),
        key=lambda pair: -pair[0],
    )
    return tuple(quote for score, quote in ranked if score >= ranked[0][0] - _WEAK)


FAVOUR = 2.0
"""What it is worth to a sentence that quotes or deals point to it, in the unit of the scores.

Chosen, not fitted.
"""


def favour(found: Ranked, snapshot: Snapshot, places: Sequence[tuple[int | None, Span]]) -> Ranked:
    """Let the sentences at ``places``, revisions and spans, come further ahead."""
    spans: defaultdict[int | None, list[Span]] = defaultdict(list)
    for revision, span in places:
        spans[revision].append(span)
    layout = snapshot.layout
    favoured = [
        any(layout.sentence(row).overlaps(span) for span in spans.get(layout.revision(row), ()))
        for row in found.candidates.rows.tolist()
    ]
    extra = np.float32(FAVOUR) * np.array(favoured, dtype=np.float32)
    return replace(found, scores=found.scores + extra)


def _sentence_scores(snapshot: Snapshot, found: Ranked) -> dict[int, list[tuple[Span, float]]]:
    scores: defaultdict[int, list[tuple[Span, float]]] = defaultdict(list)
    layout = snapshot.layout
    for row, score in zip(found.candidates.rows.tolist(), found.scores.tolist(), strict=True):
        scores[layout.revision(row)].append((layout.sentence(row), score))
    return scores


def _score(found: FoundQuote, scores: dict[int, list[tuple[Span, float]]]) -> float | None:
    sentences = scores.get(found.article.revision or 0, [])
    span = found.quote.span
    return max((score for sentence, score in sentences if sentence.overlaps(span)), default=None)
