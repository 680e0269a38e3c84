import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.evaluation.retrieval import Report, measure
from index.evaluation.separation import Separation
from index.evaluation.squad import Question, Squad
from tests.index.evaluation.squads import (
    MOON,
    OVENS,
    PARAGRAPHS,
    QUESTIONS,
    ROME,
    SQUAD,
    Reader,
    answered_by,
    searcher,
)

KEYS = {
    "questions", "reranked", "r_at_1", "r_at_5", "mrr_at_10", "sentence_in_bold",
    "topic_absent", "paragraph_absent", "p50_ms", "p95_ms",
}  # fmt: skip
"""What every reader of a report counts on."""


def measured(folder: Path, *questions: Question, reranked: bool = True) -> Report:
    squad = Squad(PARAGRAPHS, questions)
    return measure(searcher(folder), squad, lambda _done: None, reranked=reranked)


@pytest.mark.parametrize("reranked", [True, False])
def test_what_is_found_at_once_counts_everywhere(tmp_path: Path, reranked: bool) -> None:
    report = measured(tmp_path, *QUESTIONS, reranked=reranked)

    assert (report.r_at_1, report.r_at_5, report.mrr_at_10) == (1.0, 1.0, 1.0)
    assert report.sentence_in_bold == 1.0
    assert (report.questions, report.reranked) == (4, reranked)
    assert 0 < report.p50_ms <= report.p95_ms


@pytest.mark.parametrize("reranked", [True, False])
def test_a_lower_place_counts_by_its_reciprocal(tmp_path: Path, reranked: bool) -> None:
    asked = "Which crater of the moon is the largest?"
    places = []
    for paragraph in range(len(PARAGRAPHS)):
        report = measured(tmp_path, Question(asked, paragraph, (0,)), reranked=reranked)
        assert report.r_at_1 == (paragraph == MOON)
        assert report.r_at_5 == 1.0
        places.append(1 / report.mrr_at_10)

    # Each paragraph has a place of its own, however many sentences of others come before it.
    assert sorted(places) == pytest.approx([1, 2, 3, 4])


@pytest.mark.parametrize("reranked", [True, False])
def test_the_sentence_must_be_the_one_with_the_answer(tmp_path: Path, reranked: bool) -> None:
    asked = "Which crater of the moon is the largest?"
    right = answered_by(MOON, "Aitken", asked)
    wrong = answered_by(MOON, "has craters", asked)
    either = replace(right, answers=(*wrong.answers, *right.answers))

    for question, share in ((right, 1.0), (wrong, 0.0), (either, 1.0)):
        assert measured(tmp_path, question, reranked=reranked).sentence_in_bold == share


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text)
def test_with_its_paragraph_gone_a_question_gets_less(tmp_path: Path, question: Question) -> None:
    report = measured(tmp_path, question)

    assert report.topic_absent == report.paragraph_absent == Separation(1.0, 1.0)


def test_with_the_whole_article_more_is_gone_than_with_the_paragraph(tmp_path: Path) -> None:
    # The other paragraph of the article has nearly the same words.
    twins = [replace(PARAGRAPHS[ROME], text=PARAGRAPHS[ROME].text + " So.") for _ in range(2)]
    squad = Squad((*twins, *PARAGRAPHS[MOON:]), (QUESTIONS[ROME],))

    report = measure(searcher(tmp_path, None, squad.paragraphs), squad, lambda _done: None)

    assert report.topic_absent.auroc == 1.0
    assert report.paragraph_absent.auroc == 0.5


def test_the_cross_encoder_is_asked_unless_it_is_not_wanted(tmp_path: Path) -> None:
    question = answered_by(ROME, "baker", "Which baker is in the town?")
    for reranked in (True, False):
        reader = Reader("Bread")
        report = measure(
            searcher(tmp_path, reader),
            Squad(PARAGRAPHS, (question,)),
            lambda _done: None,
            reranked=reranked,
        )
        assert bool(reader.read) == reranked
        assert (report.r_at_1 == 1.0) != reranked


def test_progress_is_told_question_by_question(tmp_path: Path) -> None:
    told: list[int] = []

    measure(searcher(tmp_path), SQUAD, told.append)

    assert told == [1, 2, 3, 4]


def test_a_report_is_plain_json(tmp_path: Path) -> None:
    value = json.loads(json.dumps(measured(tmp_path, QUESTIONS[OVENS]).as_json()))

    assert value.keys() == KEYS
    assert value["topic_absent"].keys() == {"auroc", "coverage_at_95"}
