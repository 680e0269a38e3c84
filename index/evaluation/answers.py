"""How often the right article comes first, the right words are shown, and silence is kept."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any

from index.evaluation.questions import Evidence, LabelledQuestion
from index.library import Library
from index.types import Answer, Citation, NoAnswer, Span

_SHOWN = 0.8
"""Share of a sentence's characters that must be seen for it to count as shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one question; the last four are None for unanswerable ones."""

    id: str
    question: str
    answerable: bool
    answered: bool
    confidence: float
    ms: float
    right_article_first: bool | None
    right_article_shown: bool | None
    evidence_shown: bool | None
    evidence_in_bold: bool | None


@dataclass(frozen=True, slots=True)
class Report:
    """Shares between 0 and 1, and times in milliseconds."""

    right_article_first: float
    right_article_shown: float
    evidence_shown: float
    evidence_in_bold: float
    answered: float
    refused: float
    p50_ms: float
    p95_ms: float
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain values."""
        return asdict(self)


async def measure(
    library: Library, questions: Sequence[LabelledQuestion], tell: Callable[[int], None]
) -> Report:
    """Ask every question, one at a time; ``tell`` hears how many are done."""
    rows = []
    for done, labelled in enumerate(questions, start=1):
        reply = await library.ask(labelled.question)
        rows.append(_row(labelled, reply))
        tell(done)
    answerable = [row for row in rows if row.answerable]
    cuts = quantiles([row.ms for row in rows], n=20) if len(rows) > 1 else [0.0] * 19
    return Report(
        right_article_first=_share([row.right_article_first for row in answerable]),
        right_article_shown=_share([row.right_article_shown for row in answerable]),
        evidence_shown=_share([row.evidence_shown for row in answerable]),
        evidence_in_bold=_share([row.evidence_in_bold for row in answerable]),
        answered=_share([row.answered for row in answerable]),
        refused=_share([not row.answered for row in rows if not row.answerable]),
        p50_ms=cuts[9],
        p95_ms=cuts[18],
        rows=tuple(rows),
    )


def _row(labelled: LabelledQuestion, reply: Answer | NoAnswer) -> Row:
    cited = reply.citations if isinstance(reply, Answer) else ()
    right = [citation.article.file in labelled.articles for citation in cited]
    checked = labelled.answerable
    return Row(
        id=labelled.id,
        question=labelled.question,
        answerable=labelled.answerable,
        answered=isinstance(reply, Answer),
        confidence=reply.confidence,
        ms=reply.timings_ms["total"],
        right_article_first=right[:1] == [True] if checked else None,
        right_article_shown=any(right) if checked else None,
        evidence_shown=_any_seen(cited, labelled.evidence, _excerpt) if checked else None,
        evidence_in_bold=_any_seen(cited, labelled.evidence, _bold) if checked else None,
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
    start = citation.article.text.find(sentence.strip())
    if start < 0:
        return False
    end = start + len(sentence.strip())
    seen = sum(max(0, min(end, span.end) - max(start, span.start)) for span in shown)
    return seen >= _SHOWN * (end - start)


def _share(values: Sequence[bool | None]) -> float:
    return sum(map(bool, values)) / len(values) if values else 0.0
