import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UserError
from index.evaluation.squad import Paragraph, Question, Squad, read_squad

TEXT = "Rain fell in Rome. Rome was wet, and Rome was cold."


def asked(question: str, *answers: Any, **more: Any) -> dict[str, Any]:
    return {"id": "q", "question": question, "answers": list(answers), **more}


def articles(*questions: dict[str, Any], context: str = TEXT) -> list[dict[str, Any]]:
    return [{"title": "Old_Rome", "paragraphs": [{"context": context, "qas": list(questions)}]}]


def read(folder: Path, value: Any) -> Squad:
    path = folder / "squad.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_squad(path)


def test_an_answer_is_where_the_file_says_it_begins(tmp_path: Path) -> None:
    squad = read(tmp_path, articles(asked("Where?", {"text": "Rome", "answer_start": 19})))

    assert squad == Squad((Paragraph(0, "Old Rome", TEXT),), (Question("Where?", 0, (19,)),))


def test_an_answer_without_a_place_is_wherever_its_words_stand(tmp_path: Path) -> None:
    squad = read(tmp_path, articles(asked("Where?", "Rome", "Rome", "Rain")))

    assert squad.questions[0].answers == (13, 19, 37, 0)


def test_the_published_wrapping_makes_no_difference(tmp_path: Path) -> None:
    rows = articles(asked("Where?", "Rome"))

    assert read(tmp_path, {"version": "v2.0", "data": rows}) == read(tmp_path, rows)


@pytest.mark.parametrize("name", ["squad.json.gz", "squad.json"])
def test_gzip_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    rows = articles(asked("Where?", "Rome"))
    path = tmp_path / name
    path.write_bytes(gzip.compress(json.dumps(rows).encode()))

    assert read_squad(path) == read(tmp_path, rows)


def test_paragraphs_know_their_article_and_questions_their_paragraph(tmp_path: Path) -> None:
    first, second = articles(asked("Where?", "Rome")), articles(asked("When?", "Rain"))
    first[0]["paragraphs"].append({"context": "A second one.", "qas": [asked("Which?", "second")]})

    squad = read(tmp_path, [*first, *second])

    assert [each.topic for each in squad.paragraphs] == [0, 0, 1]
    assert [each.paragraph for each in squad.questions] == [0, 1, 2]


def test_what_cannot_be_answered_or_asked_is_left_out(tmp_path: Path) -> None:
    rows = articles(
        asked("Who?", is_impossible=True, plausible_answers=["Rome"]),
        asked("What?", "Rome", is_impossible=True),
        asked("How?", "by train", "", "  "),
        asked("Whither?", {"text": "Rome", "answer_start": len(TEXT)}),
        asked("\u200b ?", "Rome"),
        asked("Where?", "Rome"),
    )

    squad = read(tmp_path, rows)

    assert [each.text for each in squad.questions] == ["Where?"]


def test_a_blank_paragraph_is_passed_over_and_shifts_nothing(tmp_path: Path) -> None:
    blank = articles(asked("What?", " "), context=" \n ")

    squad = read(tmp_path, [*blank, *articles(asked("Where?", "Rome"))])

    assert [each.text for each in squad.paragraphs] == [TEXT]
    assert [each.paragraph for each in squad.questions] == [0]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is not a JSON file"),
        (b"[{", "is not a JSON file"),
        (b"\xff\xfe[]", "is not a JSON file"),
        (b"[" * 100_000, "is not a JSON file"),
        (b'"prose"', "valid tuple"),
        (b"{}", "valid tuple"),
        (b"[]", "has no question"),
        (b'[{"title": "a"}]', r"squad\.json: 0\.paragraphs: Field required"),
        (
            b'[{"title": "a", "paragraphs": [{"context": "b", "qas": [{"answers": []}]}]}]',
            r"0\.paragraphs\.0\.qas\.0\.question: Field required",
        ),
        (json.dumps(articles(asked("Who?", is_impossible=True))).encode(), "has no question"),
        (
            json.dumps(articles(asked("Who?", {"text": "R", "answer_start": -1}))).encode(),
            r"answer_start: Input should be greater",
        ),
        (gzip.compress(b"[]" * 1000)[:-9], "is a damaged gzip file"),
        (b"\x1f\x8bnonsense", "is a damaged gzip file"),
        (gzip.compress(b"[]" * 9)[:12] + b"\0" * 20, "is a damaged gzip file"),
    ],
)
def test_an_unusable_file_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    path = tmp_path / "squad.json"
    path.write_bytes(content)

    with pytest.raises(UserError, match=complaint):
        read_squad(path)


def test_a_lone_surrogate_never_reaches_a_model(tmp_path: Path) -> None:
    path = tmp_path / "squad.json"
    rows = articles(asked("Where?", "Rome"), context="\ud800 Rome")
    path.write_text(json.dumps(rows), encoding="utf-8")

    with pytest.raises(UserError, match=r"squad\.json"):
        read_squad(path)


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_what_is_no_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=f"{tmp_path.name}.* cannot be read"):
        read_squad(tmp_path / name)


@given(there=st.integers(1, 30), count=st.integers(1, 40))
def test_a_sample_is_always_the_same_part_of_the_questions(there: int, count: int) -> None:
    questions = tuple(Question(f"Question {number}?", 0, (0,)) for number in range(there))
    squad = Squad((Paragraph(0, "Old Rome", TEXT),), questions)

    sample = squad.sample(count)

    assert sample == squad.sample(count)
    assert sample.paragraphs == squad.paragraphs
    assert len(sample.questions) == min(there, count)
    assert [each for each in questions if each in sample.questions] == list(sample.questions)


def test_a_sample_is_spread_over_the_file() -> None:
    questions = tuple(Question(f"Question {number}?", 0, (0,)) for number in range(100))
    squad = Squad((Paragraph(0, "Old Rome", TEXT),), questions)

    assert squad.sample(10).questions != questions[:10]
    assert squad.sample(None) == squad
