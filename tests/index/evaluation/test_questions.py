import json
from pathlib import Path

import pytest

from index.errors import UserError
from index.evaluation.questions import Evidence, LabelledQuestion, read_questions
from index.reading import FolderSource

PROJECT = Path(__file__).parents[3]
TRAINING = PROJECT / "bench" / "questions-train.json"


def written(folder: Path, content: str) -> Path:
    path = folder / "questions.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_file_is_read_with_what_it_leaves_out_and_what_it_adds(tmp_path: Path) -> None:
    rows = [
        {
            "id": "q1",
            "question": "wer verklagt Suno?",
            "answerable": True,
            "tags": ["who"],
            "articles": ["a.md"],
            "evidence": [{"article": "a.md", "sentence": "Sony’s suit goes on."}],
            "answer": "Sony",
        },
        {"question": "best shakshuka recipe", "answerable": False},
    ]

    assert read_questions(written(tmp_path, json.dumps(rows, ensure_ascii=False))) == [
        LabelledQuestion(
            id="q1",
            question="wer verklagt Suno?",
            answerable=True,
            tags=("who",),
            articles=("a.md",),
            evidence=(Evidence(article="a.md", sentence="Sony’s suit goes on."),),
        ),
        LabelledQuestion(question="best shakshuka recipe", answerable=False),
    ]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('[{"question": "who?"}]', r"questions\.json: 0\.answerable: Field required"),
        (
            '[{"question": "who?", "answerable": true, "evidence": [{"article": "a.md"}]}]',
            r"0\.evidence\.0\.sentence: Field required",
        ),
        ('{"question": "who?"}', "valid list"),
        ("[{", "is not a JSON file"),
        ("", "is not a JSON file"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_place(
    tmp_path: Path, content: str, complaint: str
) -> None:
    with pytest.raises(UserError, match=complaint):
        read_questions(written(tmp_path, content))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "questions.json"
    path.write_bytes(b"\xff\xfe\x00[")

    with pytest.raises(UserError, match="is not a JSON file"):
        read_questions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.json cannot be read"):
        read_questions(tmp_path / "absent.json")


def test_the_training_questions_quote_the_starter_library_word_for_word() -> None:
    source = FolderSource(PROJECT / "seeds")
    texts = {file.name: source.read(file).text for file in source.files()}
    questions = read_questions(TRAINING)

    answerable = [labelled for labelled in questions if labelled.answerable]
    assert (len(answerable), len(questions) - len(answerable)) == (453, 182)
    for labelled in answerable:
        assert labelled.evidence
        assert set(labelled.articles) <= texts.keys()
        for each in labelled.evidence:
            assert each.article in labelled.articles
            assert each.sentence in texts[each.article]
