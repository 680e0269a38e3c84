import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.fusion import Fused, fuse
from index.search.snapshot import Snapshot
from index.search.terms import terms
from tests.index.search.entries import entries_of, entry, indexed, library
from tests.support.encoders import BagOfWords

ENCODER = BagOfWords()
WORDS = st.sampled_from(["Warner", "Suno", "settled", "Udio", "a", "lawsuit", "…", "song", "1"])
QUESTIONS = st.lists(WORDS, min_size=1).map(" ".join)
LIBRARIES = st.lists(
    st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4),
    max_size=8,
)


def fused(snapshot: Snapshot, question: str) -> Fused:
    return fuse(snapshot, tuple(terms(question)), ENCODER.encode_question(question))


@given(passages=LIBRARIES, question=QUESTIONS)
def test_every_passage_comes_once_and_the_best_first(
    passages: list[list[str]], question: str
) -> None:
    found = fused(library(*passages), question)

    assert sorted(found.rows.tolist()) == list(range(len(passages)))
    assert (np.diff(found.scores) <= 0).all()
    assert np.isfinite(found.scores).all()


def test_equal_passages_keep_the_order_of_the_library() -> None:
    texts = ["Warner settled.", "It rained."]

    found = fused(library(*([texts[number % 2]] for number in range(80))), "Who settled?")

    assert found.rows.tolist() == [*range(0, 80, 2), *range(1, 80, 2)]


def test_a_passage_that_nobody_would_propose_by_meaning_is_found_by_its_words() -> None:
    entries = [*entries_of([[2]] * 300), entry(999, ["Xylophone " + "Song 1 0 0. " * 30])]

    assert fused(indexed(entries), "Song 1 0 0 xylophone").rows[0] == 300


def test_a_passage_is_found_by_one_sentence_among_many_others() -> None:
    filler = [[f"Tune {number} {part}." for part in range(3)] for number in range(150)]
    odd = ["Rain fell.", "Warner settled with Suno.", "Snow fell."]

    assert fused(library(*filler, odd), "Warner settled with Suno").rows[0] == 150


def test_of_two_passages_alike_the_one_with_the_better_sentence_comes_first() -> None:
    apart = ["Warner rain settled fell.", "On green with Suno hills."]
    together = ["Warner settled with Suno.", "Rain fell on green hills."]
    vector = ENCODER.encode_question("Warner settled with Suno")

    assert fuse(library(apart, together), (), vector).rows.tolist() == [1, 0]


def test_there_is_nothing_in_an_empty_library() -> None:
    found = fused(library(), "Who settled?")

    assert len(found.rows) == len(found.scores) == 0
