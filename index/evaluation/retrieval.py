"""How well paragraphs and the sentences in them are found, and how well their absence is noticed.

Absence is made by passing paragraphs over as candidates. The rarity of words still counts them.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from index.evaluation.searching import Searcher
from index.evaluation.separation import Separation, separation
from index.evaluation.squad import Paragraph, Question, Squad
from index.search.ranking import Ranked
from index.search.snapshot import Snapshot

_SENTENCE_BM25 = 0.05
"""What a point of BM25 adds to a sentence's cosine where sentences are not ranked.

Like the weights of the first stage it was chosen on SQuAD 2.0 dev.
"""


@dataclass(frozen=True, slots=True)
class Report:
    """Shares between 0 and 1, and milliseconds."""

    questions: int
    reranked: bool
    """Whether the order is that of all stages, or of the fused scores alone."""
    r_at_1: float
    r_at_5: float
    mrr_at_10: float
    sentence_in_bold: float
    """How often the best sentence of the right paragraph holds an answer."""
    topic_absent: Separation
    """Confidence in the same questions with and without the article of the right paragraph."""
    paragraph_absent: Separation
    """Confidence in the same questions with and without the right paragraph."""
    p50_ms: float
    p95_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return asdict(self)


def measure(
    searcher: Searcher, squad: Squad, tell: Callable[[int], None], *, reranked: bool = True
) -> Report:
    """Ask every question, one at a time; ``tell`` hears how many are done.

    Passage row ``i`` of what is searched is paragraph ``i``. If not ``reranked``, the order and the
    times are those of the fused scores alone, and no confidence comes from a cross-encoder.
    """
    if not reranked:
        searcher = searcher.without_reranker()
    # The first question would be charged with loading the models.
    searcher.ranked(searcher.read(squad.questions[0].text))
    topics = _topics(squad.paragraphs)
    rows = []
    for done, question in enumerate(squad.questions, start=1):
        topic = topics[squad.paragraphs[question.paragraph].topic]
        rows.append(_row(searcher, question, topic, reranked=reranked))
        tell(done)
    return _report(rows, reranked=reranked)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where a search puts the right paragraph, and which sentence of it comes first."""

    place: int | None
    sentence: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    place: int | None
    """Of the right paragraph, from 0."""
    in_bold: bool
    ms: float
    present: float
    topic_absent: float
    paragraph_absent: float


def _topics(paragraphs: Sequence[Paragraph]) -> dict[int, frozenset[int]]:
    """Return the rows of the paragraphs of each article."""
    rows: dict[int, set[int]] = {}
    for row, paragraph in enumerate(paragraphs):
        rows.setdefault(paragraph.topic, set()).add(row)
    return {topic: frozenset(some) for topic, some in rows.items()}


def _row(searcher: Searcher, question: Question, topic: frozenset[int], *, reranked: bool) -> _Row:
    began = time.perf_counter()
    read = searcher.read(question.text)
    found = searcher.ranked(read)
    seen = _seen_by_rank(found, question.paragraph)
    if not reranked:
        began = time.perf_counter()
        seen = _seen_by_fused_score(searcher, question)
    ms = (time.perf_counter() - began) * 1000
    without_topic = searcher.ranked(read, topic)
    without_paragraph = searcher.ranked(read, frozenset({question.paragraph}))
    return _Row(
        place=seen.place,
        in_bold=_holds_answer(searcher.shelf.snapshot, seen.sentence, question),
        ms=ms,
        present=searcher.confidence(read, found),
        topic_absent=searcher.confidence(read, without_topic),
        paragraph_absent=searcher.confidence(read, without_paragraph),
    )


def _seen_by_rank(found: Ranked, gold: int) -> _Seen:
    passages = found.candidates.passages[found.order]
    sentences = found.candidates.rows[found.order][passages == gold]
    return _Seen(_place(passages.tolist(), gold), int(sentences[0]) if len(sentences) else None)


def _seen_by_fused_score(searcher: Searcher, question: Question) -> _Seen:
    read = searcher.read(question.text, late=False)
    place = _place(searcher.fused(read).rows.tolist(), question.paragraph)
    snapshot = searcher.shelf.snapshot
    rows = np.array(snapshot.layout.sentence_rows(question.paragraph), dtype=np.int64)
    cosines = snapshot.dense_sentences.vectors(rows) @ read.vector
    bm25 = snapshot.lexical_sentences.scores(read.asked.terms)[rows]
    return _Seen(place, int(rows[np.argmax(cosines + _SENTENCE_BM25 * bm25)]))


def _place(passages: Iterable[int], gold: int) -> int | None:
    """Return the place of a passage; each of the others before it counts once."""
    each_once = dict.fromkeys(passages)
    return next((place for place, row in enumerate(each_once) if row == gold), None)


def _holds_answer(snapshot: Snapshot, sentence: int | None, question: Question) -> bool:
    if sentence is None:
        return False
    span = snapshot.layout.sentence(sentence)
    return any(span.start <= beginning < span.end for beginning in question.answers)


def _report(rows: Sequence[_Row], *, reranked: bool) -> Report:
    # A paragraph that was not found at all is beyond every place that counts.
    places = np.array([np.inf if row.place is None else row.place for row in rows])
    present = [row.present for row in rows]
    p50, p95 = np.quantile([row.ms for row in rows], [0.5, 0.95])
    return Report(
        questions=len(rows),
        reranked=reranked,
        r_at_1=float((places < 1).mean()),
        r_at_5=float((places < 5).mean()),
        mrr_at_10=float(np.where(places < 10, 1 / (places + 1), 0).mean()),
        sentence_in_bold=float(np.mean([row.in_bold for row in rows])),
        topic_absent=separation(present, [row.topic_absent for row in rows]),
        paragraph_absent=separation(present, [row.paragraph_absent for row in rows]),
        p50_ms=float(p50),
        p95_ms=float(p95),
    )
