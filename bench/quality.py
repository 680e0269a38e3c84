"""How good a contestant's rankings are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.contestants.wire import Found, Reply
from index.types import Span

_SEEN = 0.8
"""Share of a sentence's characters that must be shown for it to count as shown."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that answers, and the document it stands in."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the documents that answer it, and the sentences in them that do."""

    text: str
    right: frozenset[str]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of the questions, and the mean reciprocal rank.

    The first three judge what a reader sees, at most three texts; the others the documents of the
    ranking, each at its best place.
    """

    right_first: float
    right_in_three: float
    evidence_shown: float | None
    """None if no question has evidence."""
    recall_1: float
    recall_5: float
    mrr_10: float


def judge(
    questions: Sequence[Question], replies: Sequence[Reply], texts: Mapping[str, str]
) -> Quality:
    """Judge the reply to each question; ``texts`` are the documents' by id."""
    pairs = list(zip(questions, replies, strict=True))
    shown = [(question, reply.ranking[: min(reply.shown, 3)]) for question, reply in pairs]
    ranks = [rank(reply.ranking, question.right) for question, reply in pairs]
    seen = [evidence_shown(each.evidence, found, texts) for each, found in shown if each.evidence]
    return Quality(
        right_first=_mean([any(f.id in each.right for f in found[:1]) for each, found in shown]),
        right_in_three=_mean([any(f.id in each.right for f in found) for each, found in shown]),
        evidence_shown=_mean(seen) if seen else None,
        recall_1=_mean([at == 1 for at in ranks]),
        recall_5=_mean([at is not None and at <= 5 for at in ranks]),
        mrr_10=_mean([1 / at if at is not None and at <= 10 else 0 for at in ranks]),
    )


def rank(ranking: Sequence[Found], right: frozenset[str]) -> int | None:
    """Return the place, from 1, of the first right document; None if there is none."""
    documents = list(dict.fromkeys(found.id for found in ranking))
    return next((at for at, each in enumerate(documents, start=1) if each in right), None)


def evidence_shown(
    evidence: Sequence[Evidence], shown: Sequence[Found], texts: Mapping[str, str]
) -> bool:
    """Tell whether one of the texts shows at least four fifths of a sentence that answers."""
    return any(
        found.id == each.id and _covers(found, each.sentence.strip(), texts[each.id])
        for found in shown
        for each in evidence
    )


def _covers(found: Found, sentence: str, text: str) -> bool:
    start = text.find(sentence)
    while sentence and start >= 0:
        place = Span(start, start + len(sentence))
        if min(place.end, found.end) - max(place.start, found.start) >= _SEEN * len(place):
            return True
        start = text.find(sentence, start + 1)
    return False


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
