"""How often the right article comes first, the right words are shown, and silence is kept."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import numpy as np

from index.evaluation.questions import Evidence, LabelledQuestion
from index.evaluation.reliability import Bin, reliability
from index.types import Answer, Citation, NoAnswer, Span

_SHOWN = 0.8
"""Share of a sentence's characters that must be seen for it to count as shown."""


class Respondent(Protocol):
    """Whatever answers questions: the library, above all."""

    async def ask(self, question: str) -> Answer | NoAnswer:
        """Answer a question or say that there is no source."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one question; the last five are None for unanswerable ones."""

    id: str
    question: str
    answerable: bool
    answered: bool
    confidence: float
    ms: float
    cited: tuple[str, ...]
    """The file of each citation that was shown, best first."""
    right_article_first: bool | None
    right_article_shown: bool | None
    evidence_shown: bool | None
    evidence_in_bold: bool | None
    """In the first citation."""
    evidence_in_any_bold: bool | None


@dataclass(frozen=True, slots=True)
class Report:
    """Shares between 0 and 1, None where there is nothing to measure, and milliseconds.

    The first six are shares of the answerable questions, so a refused one counts against all.
    """

    right_article_first: float | None
    right_article_shown: float | None
    evidence_shown: float | None
    evidence_in_bold: float | None
    """In the first citation, which has two sentences in bold at most."""
    evidence_in_any_bold: float | None
    answered: float | None
    refused: float | None
    """Share of the unanswerable questions."""
    citations_shown: float | None
    """How many an answer to an answerable question shows."""
    citations_right: float | None
    """Share of these that are from a right article."""
    p50_ms: float | None
    p95_ms: float | None
    reliability: tuple[Bin, ...]
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return asdict(self)


async def measure(
    respondent: Respondent, questions: Sequence[LabelledQuestion], tell: Callable[[int], None]
) -> Report:
    """Ask every question, one at a time; ``tell`` hears how many are done."""
    rows = []
    for done, labelled in enumerate(questions, start=1):
        began = time.perf_counter()
        reply = await respondent.ask(labelled.question)
        rows.append(_row(labelled, reply, (time.perf_counter() - began) * 1000))
        tell(done)
    return _report(rows, questions)


def _row(labelled: LabelledQuestion, reply: Answer | NoAnswer, ms: float) -> Row:
    cited = reply.citations if isinstance(reply, Answer) else ()
    files = tuple(citation.article.file for citation in cited)
    right = [file in labelled.articles for file in files]
    checked = labelled.answerable
    return Row(
        id=labelled.id,
        question=labelled.question,
        answerable=labelled.answerable,
        answered=isinstance(reply, Answer),
        confidence=reply.confidence,
        ms=round(ms, 1),
        cited=files,
        right_article_first=right[:1] == [True] if checked else None,
        right_article_shown=any(right) if checked else None,
        evidence_shown=_any_seen(cited, labelled.evidence, _excerpt) if checked else None,
        evidence_in_bold=_any_seen(cited[:1], labelled.evidence, _bold) if checked else None,
        evidence_in_any_bold=_any_seen(cited, labelled.evidence, _bold) if checked else None,
    )


def _report(rows: Sequence[Row], questions: Sequence[LabelledQuestion]) -> Report:
    answerable = [row for row in rows if row.answerable]
    right = [
        file in labelled.articles
        for row, labelled in zip(rows, questions, strict=True)
        if row.answerable
        for file in row.cited
    ]
    return Report(
        right_article_first=_mean(row.right_article_first for row in answerable),
        right_article_shown=_mean(row.right_article_shown for row in answerable),
        evidence_shown=_mean(row.evidence_shown for row in answerable),
        evidence_in_bold=_mean(row.evidence_in_bold for row in answerable),
        evidence_in_any_bold=_mean(row.evidence_in_any_bold for row in answerable),
        answered=_mean(row.answered for row in answerable),
        refused=_mean(not row.answered for row in rows if not row.answerable),
        citations_shown=_mean(len(row.cited) for row in answerable if row.answered),
        citations_right=_mean(right),
        p50_ms=_quantile(rows, 0.5),
        p95_ms=_quantile(rows, 0.95),
        reliability=reliability([row.confidence for row in rows], [row.answerable for row in rows]),
        rows=tuple(rows),
    )


def _excerpt(citation: Citation) -> tuple[Span, ...]:
    return (citation.span,)


def _bold(citation: Citation) -> tuple[Span, ...]:
    return citation.highlights


def _any_seen(
    cited: Sequence[Citation],
    evidence: Sequence[Evidence],
    shown: Callable[[Citation], tuple[Span, ...]],
) -> bool:
    return any(
        citation.article.file == each.article and _seen(citation, each.sentence, shown(citation))
        for citation in cited
        for each in evidence
    )


def _seen(citation: Citation, sentence: str, shown: Sequence[Span]) -> bool:
    return any(
        sum(max(0, min(place.end, span.end) - max(place.start, span.start)) for span in shown)
        >= _SHOWN * len(place)
        for place in places(sentence.strip(), citation.article.text)
    )


def places(sentence: str, text: str) -> Iterator[Span]:
    """Yield every place where ``sentence`` stands in ``text``."""
    start = text.find(sentence) if sentence else -1
    while start >= 0:
        yield Span(start, start + len(sentence))
        start = text.find(sentence, start + 1)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _quantile(rows: Sequence[Row], share: float) -> float | None:
    return float(np.quantile([row.ms for row in rows], share)) if rows else None
