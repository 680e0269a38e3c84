import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.deals.clauses import clauses, own_subject

A, B, C = "\ue000", "\ue001", "\ue002"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (f"{A} settled with {B} and is in talks with {C}.", [None, A]),
        (f"{A}, which sued {B}, has settled with {C}.", [None, A, A]),
        (f"{A} sued {B}, while {C} has signed a licence.", [None, A]),
        (f"{A} said {B} had signed.", [None, None]),
    ],
)
def test_a_clause_without_a_subject_takes_over_the_one_before(
    text: str, subjects: list[str | None]
) -> None:
    assert [clause.subject for clause in clauses(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{A} sued {B}", A),
        (f"With {A}, {B} signed", B),
        (f"{A}'s German counterpart {B} sued", B),
        ("nobody signed", None),
    ],
)
def test_the_subject_is_the_first_party_without_a_preposition(
    text: str, subject: str | None
) -> None:
    assert own_subject(text, 0, len(text)) == subject


@given(st.text(alphabet=f"{A}{B}, .;:–andwhichsued", max_size=80))
def test_clauses_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for clause in clauses(text):
        assert end <= clause.start <= clause.end <= len(text)
        assert clause.lead <= clause.start
        end = clause.end
