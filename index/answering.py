"""From ranked hits to an answer: what to show, what to mark, and when to say nothing."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.passages import divide
from index.search.fusion import Hit
from index.types import Answer, Article, Citation, NoAnswer, Reason, Span

SHOWN = 3
MORE = 9
NEAREST = 3

# A first, simple rule: logistic regression on the two features below, fitted and cross-validated
# by `python -m index.evaluation.gate FILE`, which prints these numbers and what they cost.
_INTERCEPT, _W_SIMILARITY, _W_COVERAGE = -5.0, 8.0, 2.0
_THRESHOLD = 0.5

_SAME = 0.8
"""Two sentences whose vectors are closer than this cosine say the same thing."""
_NEIGHBOUR_LIMIT = 400
"""A longer neighbour is left out of an excerpt; it would bury the sentence that answers."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answer is looked for."""

    text: str
    generation: int


def features(hits: Sequence[Hit]) -> tuple[float, float]:
    """Return the best similarity and the best coverage among the hits that would be shown."""
    shown = hits[:SHOWN]
    return max(hit.similarity for hit in shown), max(hit.coverage for hit in shown)


def confidence(hits: Sequence[Hit]) -> float:
    """Return the estimated probability that the library answers the question."""
    if not hits:
        return 0.0
    similarity, coverage = features(hits)
    return 1 / (1 + math.exp(-(_INTERCEPT + _W_SIMILARITY * similarity + _W_COVERAGE * coverage)))


def answer(
    question: Question, hits: Sequence[Hit], articles: Mapping[int, Article]
) -> Answer | NoAnswer:
    """Choose what to show of ``hits``, which come best first.

    ``articles`` holds the article of every hit, by revision.
    """
    best = list(_best_of_each_article(hits))
    sure = confidence(best)
    if sure < _THRESHOLD:
        nearest = tuple(articles[hit.revision] for hit in best[:NEAREST])
        return no_answer(question, Reason.NO_SOURCE, nearest, sure)
    chosen = [_cite(group, articles) for group in _groups(best)]
    return Answer(
        question=question.text,
        confidence=sure,
        citations=tuple(chosen[:SHOWN]),
        more=tuple(chosen[SHOWN : SHOWN + MORE]),
        generation=question.generation,
    )


def no_answer(
    question: Question,
    reason: Reason,
    nearest: tuple[Article, ...] = (),
    confidence: float = 0.0,
) -> NoAnswer:
    """Say that there is no answer, and why."""
    return NoAnswer(question.text, confidence, reason, nearest, question.generation)


def surroundings(citation: Citation) -> Span:
    """Return the passages that an excerpt stands in, with one more on either side."""
    passages = [passage.span for passage in divide(citation.article.text)]
    inside = [n for n, span in enumerate(passages) if span.overlaps(citation.span)]
    if not inside:
        return citation.span
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(passages) - 1)
    return Span(passages[first].start, passages[last].end)


def _best_of_each_article(hits: Sequence[Hit]) -> Iterator[Hit]:
    seen: set[int] = set()
    for hit in hits:
        if hit.revision not in seen:
            seen.add(hit.revision)
            yield hit


def _groups(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Put hits that say the same together, in the order of the best of each group."""
    groups: list[list[Hit]] = []
    for hit in hits:
        for group in groups:
            if float(group[0].vector @ hit.vector) > _SAME:
                group.append(hit)
                break
        else:
            groups.append([hit])
    return groups


def _cite(group: Sequence[Hit], articles: Mapping[int, Article]) -> Citation:
    best = group[0]
    return Citation(
        article=articles[best.revision],
        span=_excerpt(best),
        highlights=(best.sentence,),
        also=tuple(articles[hit.revision] for hit in group[1:]),
    )


def _excerpt(hit: Hit) -> Span:
    start, end = hit.sentence.start, hit.sentence.end
    if hit.before is not None and len(hit.before) <= _NEIGHBOUR_LIMIT:
        start = hit.before.start
    if hit.after is not None and len(hit.after) <= _NEIGHBOUR_LIMIT:
        end = hit.after.end
    return Span(start, end)
