import datetime
import json
from dataclasses import replace

from bot.terminal.summaries import (
    answers_summary,
    reindex_summary,
    retrieval_summary,
    status_json,
    status_summary,
)
from index.errors import SourceError
from index.evaluation.answers import measure
from index.evaluation.questions import LabelledQuestion
from index.evaluation.retrieval import Report
from index.evaluation.separation import Separation
from index.indexing import Changes
from index.library import ReindexReport, Status
from index.types import Answer
from tests.bot.cards.values import answer

STATUS = Status(
    articles=3,
    briefs=94,
    passages=120,
    sentences=500,
    generation=7,
    model="a-model",
    built_at=datetime.datetime(2026, 2, 3, 4, 5, tzinfo=datetime.UTC),
)


class Certain:
    """Answers every question alike."""

    async def ask(self, question: str) -> Answer:
        return answer()


def test_the_status_is_one_fact_a_line() -> None:
    facts = dict(line.split(maxsplit=1) for line in status_summary(STATUS).splitlines())
    assert facts == {
        "articles": "3",
        "briefs": "94",
        "passages": "120",
        "sentences": "500",
        "generation": "7, built 2026-02-03 04:05 UTC",
        "model": "a-model",
    }


def test_a_library_that_was_never_built_says_so() -> None:
    assert "built never" in status_summary(replace(STATUS, built_at=None))
    assert status_json(replace(STATUS, built_at=None))["built_at"] is None


def test_the_status_as_json_has_a_full_time() -> None:
    value = json.loads(json.dumps(status_json(STATUS)))
    assert value["built_at"] == "2026-02-03T04:05:00+00:00"
    assert value["briefs"] == 94


def test_a_reindex_says_what_it_did() -> None:
    broken = SourceError("broken.md", "it is empty")
    changes = Changes(1, 2, 3, 4, (broken, broken), embedded=56, seconds=7.89)
    assert reindex_summary(ReindexReport(changes, STATUS)).splitlines() == [
        "1 added, 2 changed, 3 removed, 4 unchanged, 2 not readable; 56 texts embedded in 7.9 s.",
        "Generation 7: 3 articles, 94 briefs, 120 passages, 500 sentences.",
    ]


async def test_figures_are_shown_and_what_could_not_be_measured_is_a_dash() -> None:
    questions = [
        LabelledQuestion(question="Who?", answerable=True, articles=("klay.txt",)),
        LabelledQuestion(question="What?", answerable=True, articles=("other.txt",)),
    ]
    lines = answers_summary(await measure(Certain(), questions, lambda _done: None)).splitlines()
    figures = {line[:22].strip(): line[22:] for line in lines}
    assert figures["right article first"] == "0.500"
    assert figures["answerable answered"] == "1.000"
    assert figures["unanswerable refused"] == "–"
    assert figures["median time"].endswith(" ms")


def test_a_search_for_paragraphs_is_summed_up_with_the_order_that_was_measured() -> None:
    report = Report(
        questions=300,
        reranked=True,
        r_at_1=0.9,
        r_at_5=0.98,
        mrr_at_10=0.9333,
        sentence_in_bold=0.8,
        topic_absent=Separation(0.99, 0.95),
        paragraph_absent=Separation(0.92, 0.6),
        p50_ms=12.4,
        p95_ms=99.6,
    )
    lines = retrieval_summary(report).splitlines()
    figures = {line[:22].strip(): line[22:] for line in lines}
    assert figures == {
        "questions": "300",
        "order": "all stages",
        "right one first": "0.900",
        "right one in five": "0.980",
        "MRR at 10": "0.933",
        "sentence in bold": "0.800",
        "topic absent": "AUROC 0.990, coverage 0.950 at 95 % precision",
        "paragraph absent": "AUROC 0.920, coverage 0.600 at 95 % precision",
        "median time": "12 ms",
        "95th percentile": "100 ms",
    }
    assert "order                 fused scores alone" in retrieval_summary(
        replace(report, reranked=False)
    )
