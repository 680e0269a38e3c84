import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import MAX_PASSAGE, divide
from index.sentences import sentences
from tests.index.nasty import TEXTS

MEGABYTE = 1_000_000
ENOUGH_S = 5.0
"""CPU time that linear work needs a fraction of, even on a busy machine, and quadratic exceeds."""


def paragraph(count: int) -> str:
    return " ".join(f"Singer {number} signed the licence." for number in range(count))


def sizes(text: str) -> list[int]:
    return [len(passage.sentences) for passage in divide(text)]


@given(text=TEXTS)
def test_passages_hold_every_sentence_once_and_in_order(text: str) -> None:
    passages = divide(text)

    assert [s for passage in passages for s in passage.sentences] == list(sentences(text))


@given(text=TEXTS)
def test_a_passage_runs_from_its_first_sentence_to_its_last(text: str) -> None:
    for passage in divide(text):
        assert passage.span.start == passage.sentences[0].start
        assert passage.span.end == passage.sentences[-1].end


@given(text=TEXTS)
def test_only_a_single_sentence_may_be_longer_than_a_passage(text: str) -> None:
    for passage in divide(text):
        assert len(passage.span) <= MAX_PASSAGE or len(passage.sentences) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u00a0\n"])
def test_a_text_without_words_has_no_passages(text: str) -> None:
    assert divide(text) == ()


@given(count=st.integers(min_value=3, max_value=200))
def test_a_paragraph_is_divided_evenly(count: int) -> None:
    counts = sizes(paragraph(count))

    assert min(counts) >= 3
    assert max(counts) <= 7


def test_a_passage_ends_at_a_blank_line() -> None:
    assert sizes(paragraph(4) + "\n\n" + paragraph(6)) == [4, 6]


def test_short_paragraphs_are_joined() -> None:
    assert sizes("\n\n".join([paragraph(1)] * 5)) == [5]


def test_an_introduction_stays_with_its_list() -> None:
    text = paragraph(4) + " They agreed on this:\n- Consent.\n- Credit.\n- Pay.\n- Deletion."

    first, second = divide(text)

    assert len(first.sentences) == 4
    assert second.span.of(text).startswith("They agreed on this:")


def test_a_heading_stays_with_what_it_heads() -> None:
    text = paragraph(5) + "\nWhat the choir was paid\n" + paragraph(5)

    _, second = divide(text)

    assert second.span.of(text).startswith("What the choir was paid")


@pytest.mark.parametrize("unit", [".", '"', "“", " ", "\n", "a", "\u0301", "。"])
def test_a_megabyte_of_one_character_takes_linear_time(unit: str) -> None:
    assert seconds_for(unit * MEGABYTE) < ENOUGH_S


@pytest.mark.parametrize("unit", ["A.", "A. ", ". ", "A\n", ".[", "  »", ".🎉", "U.S. The "])
def test_repeated_near_sentences_take_linear_time(unit: str) -> None:
    assert seconds_for(unit * (MEGABYTE // 4 // len(unit))) < ENOUGH_S


def seconds_for(text: str) -> float:
    began = time.process_time()
    divide(text)
    return time.process_time() - began
