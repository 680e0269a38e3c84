import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import asks_something, tidy
from tests.index.nasty import TEXTS


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("  Who\n\tsigned\u00a0it?\r\n", "Who signed it?"),
        ("who\u200b sig\u00adned", "who signed"),
        ("\u202edengis ohw\u2069", "dengis ohw"),
        ("a\x00b\ud800c\ue000d", "abcd"),
        ("e\u0301tude", "étude"),
        ("e\u200b\u0301tude", "étude"),
        ("\u200b\ufeff", ""),
        ("one\u2028two\x1cthree", "one two three"),
        ("**bold** `code` <@1>", "**bold** `code` <@1>"),
        ("x" * 5_000, "x" * 4_000),
        ("x" * 3_999 + " y", "x" * 3_999),
        ("👩\u200d🎤 音乐", "👩🎤 音乐"),
    ],
)
def test_a_question_is_tidied(typed: str, tidied: str) -> None:
    assert tidy(typed) == tidied


@given(typed=TEXTS)
def test_a_tidy_question_is_fit_to_search_and_to_store(typed: str) -> None:
    tidied = tidy(typed)

    assert len(tidied) <= 4_000
    assert tidied == " ".join(tidied.split())
    assert unicodedata.is_normalized("NFC", tidied)
    assert not {"Cc", "Cf", "Cs", "Cn"} & {unicodedata.category(char) for char in tidied}
    assert tidy(tidied) == tidied
    tidied.encode()


@given(typed=TEXTS)
def test_no_letter_is_lost_from_a_question_of_usual_length(typed: str) -> None:
    def letters(text: str) -> str:
        decomposed = unicodedata.normalize("NFKD", text)
        return "".join(char for char in decomposed if char.isalnum())

    assert letters(tidy(typed[:500])) == letters(typed[:500])


@pytest.mark.parametrize("question", ["", " ", "?!", "🎵🎵", "**", "…", "\u0301"])
def test_what_has_no_letter_or_digit_asks_nothing(question: str) -> None:
    assert not asks_something(question)


@given(question=st.characters(categories=("L", "Nd")))
def test_any_letter_or_digit_asks_something(question: str) -> None:
    assert asks_something(question)
