import gzip
import json
from pathlib import Path

import pytest

from bench.contestants.wire import Document
from bench.corpora import Corpus, labelled_questions, squad

SQUAD = {
    "data": [
        {
            "title": 'The_"Normans": a people',
            "paragraphs": [
                {
                    "context": "They gave their name to Normandy.",
                    "qas": [
                        {"question": "What bears their name?", "is_impossible": False},
                        {"question": "Who gave them theirs?", "is_impossible": True},
                    ],
                },
                {"context": "Rollo swore fealty.", "qas": [{"question": "Who swore fealty?"}]},
            ],
        }
    ]
}


@pytest.mark.parametrize("name", ["squad.json", "squad.json.gz"])
@pytest.mark.parametrize("content", [SQUAD, SQUAD["data"]], ids=["whole", "pages alone"])
def test_every_paragraph_of_a_squad_file_becomes_an_article(
    tmp_path: Path, name: str, content: object
) -> None:
    data = json.dumps(content).encode()
    file, folder = tmp_path / name, tmp_path / "articles"
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    folder.mkdir()

    questions = squad(file, folder)

    title = 'The "Normans": a people'
    assert Corpus.of(folder).documents == (
        Document("00001.md", title, "They gave their name to Normandy."),
        Document("00002.md", title, "Rollo swore fealty."),
    )
    assert [(each.text, set(each.right)) for each in questions] == [
        ("What bears their name?", {"00001.md"}),
        ("Who swore fealty?", {"00002.md"}),
    ]


def test_only_questions_with_an_answer_are_asked(tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    evidence = [{"article": "a.md", "sentence": "Yes."}]
    file.write_text(
        json.dumps(
            [
                {"question": "a?", "answerable": True, "articles": ["a.md"], "evidence": evidence},
                {"question": "b?", "answerable": False},
            ]
        )
    )

    (question,) = labelled_questions(file)

    assert (question.text, set(question.right)) == ("a?", {"a.md"})
    assert [(each.id, each.sentence) for each in question.evidence] == [("a.md", "Yes.")]


def test_a_corpus_counts_its_characters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ten words.")
    (tmp_path / "b.txt").write_text("Five.")

    assert Corpus.of(tmp_path).characters == 15
