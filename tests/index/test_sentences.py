import json
import os
from pathlib import Path

import frontmatter
import pytest
from hypothesis import given

from index.sentences import MAX_SENTENCE, sentences
from tests.index.nasty import TEXTS
from tests.index.sentence_cases import CASES

BORDER = "‖"
SEEDS = Path(__file__).parents[2] / "seeds"


def words_of(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_divided_where_a_reader_would(case: str) -> None:
    expected = [sentence.strip() for sentence in case.split(BORDER)]

    assert words_of(case.replace(BORDER, "")) == expected


def test_a_name_at_the_end_of_a_wrapped_line_keeps_its_title() -> None:
    text = (
        "The choir had already sold every master it ever recorded to a certain Mr.\n"
        "Reed of Harbour Songs when the second offer came in the spring of last year.\n"
        "Nobody told him."
    )

    assert words_of(text) == [text.removesuffix("\nNobody told him."), "Nobody told him."]


def test_a_byline_below_a_title_is_not_taken_for_wrapped_prose() -> None:
    text = "Harbour Songs settles with Echo Engine over choir recordings\nBy Orla Brandt"

    assert words_of(text) == text.split("\n")


@given(text=TEXTS)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    found = list(sentences(text))

    ends = [0, *(sentence.end for sentence in found)]
    starts = [*(sentence.start for sentence in found), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert not "".join(text[slice(*gap)] for gap in zip(ends, starts, strict=True)).strip()


@given(text=TEXTS)
def test_a_sentence_is_short_and_has_no_outer_space(text: str) -> None:
    for words in words_of(text):
        assert words == words.strip()
        assert 1 <= len(words) <= MAX_SENTENCE


def test_an_endless_sentence_is_cut_after_clauses() -> None:
    text = "the choir was paid, the band was not and the label kept the rest, " * 100 + "and so on."

    pieces = words_of(text)

    assert " ".join(pieces) == text
    assert all(piece.endswith(",") for piece in pieces[:-1])


def test_a_run_without_spaces_is_cut_but_not_between_a_letter_and_its_accent() -> None:
    text = "x" + "e\u0301" * 50_000

    pieces = words_of(text)

    assert "".join(pieces) == text
    assert not any(piece.startswith("\u0301") for piece in pieces)


def test_a_joined_emoji_is_not_cut_apart() -> None:
    singer = "👩\u200d🎤"

    pieces = words_of("x" + singer * 1_000)

    assert all(piece.endswith("🎤") and piece[0] in "x👩" for piece in pieces)


def test_the_evidence_of_the_evaluation_questions_is_found_whole() -> None:
    folder = os.environ.get("LINER_TEST_EVAL_DIR")
    if folder is None:
        pytest.skip("LINER_TEST_EVAL_DIR does not name a folder with evaluation questions")
    evidence = [
        (piece["article"], piece["sentence"])
        for file in sorted(Path(folder).glob("questions-*.json"))
        for question in json.loads(file.read_text(encoding="utf-8"))
        for piece in question["evidence"]
    ]
    articles = {name: frontmatter.load(str(SEEDS / name)).content for name, _ in evidence}
    found = {name: set(words_of(text)) for name, text in articles.items()}

    share = sum(words in found[name] for name, words in evidence) / len(evidence)

    assert share >= 0.99
