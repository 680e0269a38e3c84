from hypothesis import given
from hypothesis import strategies as st

from index.extraction.deals.contexts import FIRST, OTHER, SECOND, Nearness, pairs_in
from index.extraction.deals.references import Reference
from index.extraction.deals.units import Unit
from index.types import Span
from tests.index.extraction.deals.weighing import actor, pairs, sentences


def test_two_in_a_sentence_are_written_in_the_order_in_which_they_are_named() -> None:
    (pair,) = pairs("B sued A, and B won.")
    (context,) = pair.contexts
    assert (pair.one.canonical, pair.other.canonical) == ("A", "B")
    assert context.text == f"{FIRST} sued {SECOND}, and {FIRST} won."
    assert context.nearness is Nearness.SENTENCE
    assert context.flipped


def test_all_others_are_written_alike() -> None:
    found = {pair.key: pair.contexts[0].text for pair in pairs("A, B and C met.")}
    assert found == {
        frozenset("AB"): f"{FIRST}, {SECOND} and {OTHER} met.",
        frozenset("AC"): f"{FIRST}, {OTHER} and {SECOND} met.",
        frozenset("BC"): f"{OTHER}, {FIRST} and {SECOND} met.",
    }


def test_the_title_is_a_place_of_its_own() -> None:
    (pair,) = pairs("It met A.", "So B said.", title="A and B meet")
    assert [context.nearness for context in pair.contexts] == [
        Nearness.TITLE,
        Nearness.NEIGHBOURS,
    ]


def test_a_title_and_the_first_sentence_are_neighbours() -> None:
    (pair,) = pairs("B agreed.", title="A calls")
    assert [context.text for context in pair.contexts] == [f"{FIRST} calls {SECOND} agreed."]


def test_two_sentences_apart_nobody_is_named_together() -> None:
    assert pairs("It met A.", "It rained.", "It met B.") == []


def test_a_sentence_that_names_both_is_not_joined_to_the_one_before() -> None:
    (pair,) = pairs("A sued B.", "Then B won.")
    assert [context.unit.number for context in pair.contexts] == [1]
    assert pair.contexts[0].text == f"{FIRST} sued {SECOND}."


def test_words_that_stand_for_both_are_written_as_both() -> None:
    both = Reference(Span(0, 4), (actor("A"), actor("B")))
    unit = Unit("They met.", Span(0, 9), 1, 1)
    (pair,) = pairs_in([(unit, (both,))])
    assert pair.contexts[0].text == f"{FIRST} and {SECOND} met."


def test_of_overlapping_words_the_first_count() -> None:
    unit = Unit("Aa B met.", Span(0, 9), 1, 1)
    spans = [(Span(0, 2), "A"), (Span(1, 2), "C"), (Span(3, 4), "B")]
    named = tuple(Reference(span, (actor(name),)) for span, name in spans)
    found = {pair.key: pair.contexts[0].text for pair in pairs_in([(unit, named)])}
    assert found[frozenset("AB")] == f"{FIRST} {SECOND} met."


def test_nobody_makes_no_pair() -> None:
    assert list(pairs_in([])) == []
    assert pairs("It rained.", "A met A.") == []


TEXTS = st.lists(st.text("ABCDE ,.\ue000\uf8ffx"), max_size=6)


@given(TEXTS, st.text("ABCDE ."))
def test_every_pair_comes_once_in_order_and_with_both_in_each_place(
    texts: list[str], title: str
) -> None:
    found = pairs(*texts, title=title)
    keys = [(pair.one.canonical, pair.other.canonical) for pair in found]
    assert keys == sorted(set(keys))
    assert all(one < other for one, other in keys)
    for pair in found:
        assert pair.contexts
        numbers = [context.unit.number for context in pair.contexts]
        assert numbers == sorted(set(numbers))
        for context in pair.contexts:
            assert FIRST in context.text
            assert SECOND in context.text
            assert context.text.index(FIRST) < context.text.index(SECOND)


@given(TEXTS)
def test_all_who_stand_in_one_sentence_are_a_pair(texts: list[str]) -> None:
    keys = {pair.key for pair in pairs(*texts)}
    for _, references in sentences(*texts):
        named = {each.canonical for reference in references for each in reference.actors}
        assert {frozenset((a, b)) for a in named for b in named if a != b} <= keys
