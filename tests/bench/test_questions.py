"""The questions that weights are fitted to can be trusted."""

from collections import Counter
from pathlib import Path

import pytest

from index.evaluation.questions import LabelledQuestion, read_questions
from index.question import tidy
from index.reading import FolderSource

_PROJECT = Path(__file__).parents[2]
FILES = sorted((_PROJECT / "bench").glob("questions-*.json"))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of every starter article, by its file."""
    source = FolderSource(_PROJECT / "seeds")
    return {file.name: source.read(file).text for file in source.files()}


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def questions(request: pytest.FixtureRequest) -> list[LabelledQuestion]:
    return read_questions(request.param)


def test_both_files_are_there() -> None:
    assert [path.name for path in FILES] == ["questions-own.json", "questions-train.json"]


def test_no_id_and_no_question_comes_twice() -> None:
    every = [each for path in FILES for each in read_questions(path)]

    assert [id_ for id_, times in Counter(each.id for each in every).items() if times > 1] == []
    worded = Counter(tidy(each.question).casefold() for each in every)
    assert [words for words, times in worded.items() if times > 1] == []


def test_evidence_stands_in_the_articles_word_for_word(
    questions: list[LabelledQuestion], texts: dict[str, str]
) -> None:
    answerable = [each for each in questions if each.answerable]

    assert len(answerable) > 100
    assert [
        (each.id, evidence.sentence)
        for each in answerable
        for evidence in each.evidence
        if not evidence.sentence.strip() or evidence.sentence not in texts[evidence.article]
    ] == []


def test_every_answerable_question_has_evidence_from_the_articles_it_names(
    questions: list[LabelledQuestion],
) -> None:
    assert [
        each.id
        for each in questions
        if each.answerable
        and (not each.evidence or {one.article for one in each.evidence} != set(each.articles))
    ] == []


def test_an_unanswerable_question_has_neither_articles_nor_evidence(
    questions: list[LabelledQuestion],
) -> None:
    unanswerable = [each for each in questions if not each.answerable]

    assert len(unanswerable) > 100
    assert [each.id for each in unanswerable if each.evidence or each.articles] == []
