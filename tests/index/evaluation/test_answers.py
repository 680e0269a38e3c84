import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.evaluation.answers import Report, Row, measure
from index.evaluation.questions import Evidence, LabelledQuestion
from index.evaluation.reliability import Bin
from index.types import Answer, Article, Citation, Kind, NoAnswer, Reason, Span
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened
from tests.support.shelf import Shelf

RIGHT = Article("r", "right.md", "Right", Kind.BRIEF, "Intro. Sony sued Udio. The end.")
WRONG = Article("w", "wrong.md", "Wrong", Kind.BRIEF, "Intro. Sony sued Udio. The end.")
EVIDENCE = Evidence(article="right.md", sentence="Sony sued Udio.")
KEYS = {
    "right_article_first", "right_article_shown", "evidence_shown", "evidence_in_bold",
    "answered", "refused", "p50_ms", "p95_ms", "rows",
}  # fmt: skip
"""What every reader of a report counts on."""

Reply = Answer | NoAnswer


class Script:
    """Answers from a list of replies, in order."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self._replies = iter(replies)

    async def ask(self, question: str) -> Reply:
        return next(self._replies)


def cite(article: Article, start: int, end: int, *highlights: Span) -> Citation:
    return Citation(article, Span(start, end), highlights)


def answered(*citations: Citation) -> Answer:
    return Answer("who sued udio?", 0.8, citations, (), generation=1)


def refused(confidence: float = 0.2) -> NoAnswer:
    return NoAnswer("who sued udio?", confidence, Reason.NO_SOURCE, (), generation=1)


def labelled(*evidence: Evidence) -> LabelledQuestion:
    return LabelledQuestion(
        id="q", question="who sued udio?", answerable=True, articles=("right.md",),
        evidence=evidence or (EVIDENCE,),
    )  # fmt: skip


UNANSWERABLE = LabelledQuestion(question="best shakshuka recipe", answerable=False)


async def measured(*pairs: tuple[LabelledQuestion, Reply]) -> Report:
    replies = Script([reply for _, reply in pairs])
    return await measure(replies, [question for question, _ in pairs], lambda done: None)


async def row_of(reply: Reply, *evidence: Evidence) -> Row:
    (row,) = (await measured((labelled(*evidence), reply))).rows
    return row


async def test_a_right_first_citation_with_the_evidence_in_bold_counts_everywhere() -> None:
    row = await row_of(answered(cite(RIGHT, 0, 31, Span(7, 22))))

    assert row.answered
    assert (row.right_article_first, row.right_article_shown) == (True, True)
    assert (row.evidence_shown, row.evidence_in_bold) == (True, True)


async def test_a_right_article_may_come_later() -> None:
    row = await row_of(answered(cite(WRONG, 0, 31, Span(7, 22)), cite(RIGHT, 0, 6, Span(0, 6))))

    assert (row.right_article_first, row.right_article_shown) == (False, True)
    assert row.cited == ("wrong.md", "right.md")


async def test_the_words_of_the_evidence_in_another_article_do_not_count() -> None:
    row = await row_of(answered(cite(WRONG, 0, 31, Span(7, 22))))

    assert (row.evidence_shown, row.evidence_in_bold) == (False, False)


async def test_evidence_that_is_shown_need_not_be_in_bold() -> None:
    row = await row_of(answered(cite(RIGHT, 0, 31, Span(23, 31))))

    assert (row.evidence_shown, row.evidence_in_bold) == (True, False)


@pytest.mark.parametrize(("seen", "counts"), [(80, True), (79, False)])
async def test_four_fifths_of_the_evidence_are_enough(seen: int, counts: bool) -> None:
    sentence = "a" * 99 + "."
    long = Article("r", "right.md", "Right", Kind.BRIEF, f"Intro. {sentence}")
    row = await row_of(
        answered(cite(long, 0, 7 + seen, Span(7, 7 + seen))),
        Evidence(article="right.md", sentence=sentence),
    )

    assert (row.evidence_shown, row.evidence_in_bold) == (counts, counts)


async def test_evidence_may_be_in_bold_in_two_pieces() -> None:
    row = await row_of(answered(cite(RIGHT, 0, 31, Span(7, 12), Span(13, 22))))

    assert row.evidence_in_bold


async def test_any_one_of_several_evidence_sentences_is_enough() -> None:
    row = await row_of(
        answered(cite(RIGHT, 23, 31, Span(23, 31))),
        EVIDENCE,
        Evidence(article="right.md", sentence=" The end.\n"),
    )

    assert row.evidence_in_bold


async def test_evidence_counts_wherever_the_article_says_it() -> None:
    twice = Article("r", "right.md", "Right", Kind.BRIEF, "Sony sued Udio. So: Sony sued Udio.")
    row = await row_of(answered(cite(twice, 16, 35, Span(20, 35))))

    assert row.evidence_in_bold


@pytest.mark.parametrize("sentence", ["Never written.", "", " "])
async def test_evidence_that_no_article_holds_is_never_shown(sentence: str) -> None:
    row = await row_of(
        answered(cite(RIGHT, 0, 31, Span(0, 31))),
        Evidence(article="right.md", sentence=sentence),
    )

    assert not row.evidence_shown


async def test_a_refused_question_counts_against_every_share() -> None:
    hit = answered(cite(RIGHT, 0, 31, Span(7, 22)))
    report = await measured((labelled(), refused()), (labelled(), hit))

    assert report.answered == 0.5
    assert report.right_article_first == report.right_article_shown == 0.5
    assert report.evidence_shown == report.evidence_in_bold == 0.5


async def test_unanswerable_questions_count_for_refusal_alone() -> None:
    report = await measured(
        (UNANSWERABLE, refused()),
        (UNANSWERABLE, answered(cite(RIGHT, 0, 31, Span(7, 22)))),
        (UNANSWERABLE, refused()),
        (UNANSWERABLE, refused()),
        (labelled(), answered(cite(RIGHT, 0, 31, Span(7, 22)))),
    )

    assert report.refused == 0.75
    assert report.answered == report.right_article_first == report.evidence_in_bold == 1.0
    assert {row.right_article_first for row in report.rows if not row.answerable} == {None}


async def test_what_is_shown_is_counted_with_how_much_of_it_is_right() -> None:
    report = await measured(
        (labelled(), answered(cite(RIGHT, 0, 6), cite(WRONG, 0, 6), cite(WRONG, 7, 22))),
        (labelled(), answered(cite(RIGHT, 0, 6))),
        (labelled(), refused()),
    )

    assert report.citations_shown == 2.0
    assert report.citations_right == 0.5


async def test_confidence_is_held_against_what_is_answerable() -> None:
    report = await measured((labelled(), refused(0.25)), (UNANSWERABLE, refused(0.25)))

    assert report.reliability == (Bin(0.2, 0.3, questions=2, confidence=0.25, answerable=0.5),)


async def test_what_cannot_be_measured_is_none() -> None:
    nothing = await measured()
    only_answerable = await measured((labelled(), refused()))

    assert nothing.answered is None
    assert nothing.p50_ms is None
    assert only_answerable.refused is None
    assert only_answerable.answered == 0.0
    assert only_answerable.p50_ms == only_answerable.p95_ms is not None


async def test_a_report_is_plain_json_with_one_row_a_question() -> None:
    report = await measured(
        (labelled(), answered(cite(RIGHT, 0, 31, Span(7, 22)))), (UNANSWERABLE, refused())
    )
    plain = json.loads(json.dumps(report.as_json()))

    assert plain.keys() >= KEYS
    assert [row["question"] for row in plain["rows"]] == ["who sued udio?", "best shakshuka recipe"]
    assert 0 <= plain["p50_ms"] <= plain["p95_ms"]


async def test_progress_is_told_after_every_question() -> None:
    heard: list[int] = []
    await measure(Script([refused(), refused()]), [UNANSWERABLE, UNANSWERABLE], heard.append)

    assert heard == [1, 2]


async def test_a_real_library_is_measured_as_it_answers(tmp_path: Path) -> None:
    texts = {
        "udio.md": "Sony sued Udio over recordings.",
        "suno.md": "Warner settled with Suno in November.",
    }
    questions = [
        LabelledQuestion(
            question="Warner settled with Suno",
            answerable=True,
            articles=("suno.md",),
            evidence=(Evidence(article="suno.md", sentence=texts["suno.md"]),),
        ),
        LabelledQuestion(question="give me a recipe for shakshuka please", answerable=False),
    ]
    async with opened(tmp_path, BagOfWords()) as library:
        await library.reindex(Shelf(texts))
        report = await measure(library, questions, lambda done: None)

    assert report.right_article_first == report.evidence_in_bold == report.answered == 1.0
    assert report.refused == 1.0
    assert report.p95_ms is not None
    assert report.p95_ms > 0
