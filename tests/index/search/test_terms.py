import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import asks_something
from index.search.terms import content_terms, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("… — !?", []),
        ("🎵🎵", []),
        ("Labels licensed", ["label", "licens"]),
        ("Beyoncé’s BEYONCE'S", ["beyonc", "beyonc"]),
        ("will.i.am and A&M", ["will.i.am", "and", "a&m"]),
        ("$2.45bn, in 2025.", ["2.45bn", "in", "2025"]),
        ("don't don’t", ["dont", "dont"]),
        ("snake_case", ["snake", "case"]),
        ("①②", ["12"]),
        ("STRASSE Straße", ["strass", "strass"]),
    ],
)
def test_words_are_folded_and_stemmed(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_words_that_carry_no_subject_are_left_out() -> None:
    assert content_terms("Who is the singer of it?") == terms("singer")


def test_a_question_of_nothing_else_keeps_its_words() -> None:
    assert content_terms("Who is he?") == terms("Who is he?")


@given(text=st.text())
def test_capitals_never_matter(text: str) -> None:
    assert terms(text.casefold()) == terms(text)


@given(text=st.text())
def test_whatever_asks_something_has_a_term(text: str) -> None:
    assert bool(terms(text)) == asks_something(text)
    assert all(terms(text))
