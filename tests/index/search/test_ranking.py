import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.ranking import weighted
from tests.index.search.entries import entries_of, indexed, library, ranked, sentence_of

WORDS = st.sampled_from(["Warner", "Suno", "settled", "Udio", "a", "lawsuit", "…", "song", "1"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LIBRARIES = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), max_size=8)
NAMES = st.sampled_from(["fused", "share", "length", "first", "bm25", "leans"])
WEIGHTS = st.dictionaries(NAMES, st.floats(-3, 3, width=32))


@given(passages=LIBRARIES, question=SENTENCES, late=st.booleans())
def test_every_sentence_of_a_small_library_is_a_candidate_once(
    passages: list[list[str]], question: str, late: bool
) -> None:
    snapshot = library(*passages, late=late)

    _, found = ranked(snapshot, question)

    count = len(snapshot.layout.sentences)
    assert found.candidates.rows.tolist() == list(range(count))
    assert sorted(found.order.tolist()) == list(range(count))
    owners = snapshot.layout.sentences[:, 0].tolist()
    assert found.candidates.passages.tolist() == owners
    assert found.candidates.articles.tolist() == owners


@given(passages=LIBRARIES, question=SENTENCES, weights=WEIGHTS)
def test_the_order_is_that_of_the_weighted_sums(
    passages: list[list[str]], question: str, weights: dict[str, float]
) -> None:
    _, found = ranked(library(*passages), question, weights=weights)

    for place, score in enumerate(found.scores.tolist()):
        terms = [weight * float(found.columns[name][place]) for name, weight in weights.items()]
        assert score == pytest.approx(sum(terms), abs=1e-3)
    assert (np.diff(found.scores[found.order]) <= 0).all()


def test_equal_sentences_keep_the_order_of_the_library() -> None:
    _, found = ranked(library(["Suno sings.", "Suno sings."], ["Suno sings."]), "Suno?")

    assert found.order.tolist() == [0, 1, 2]


@pytest.mark.parametrize("late", [True, False])
def test_there_is_nothing_in_an_empty_library(late: bool) -> None:
    _, found = ranked(library(late=late), "Who settled?")

    assert len(found.candidates) == len(found.scores) == len(found.order) == 0


def test_no_more_than_a_hundred_passages_are_looked_into() -> None:
    _, found = ranked(indexed(entries_of([[2]] * 250)), "Song 7 0 1")

    assert len(set(found.candidates.passages.tolist())) == 100
    assert len(found.candidates) == 200
    assert (np.diff(found.candidates.rows) > 0).all()


def test_passages_of_one_article_are_of_one_article() -> None:
    entries = entries_of([[2, 1], [1]])
    snapshot = indexed(entries)

    _, found = ranked(snapshot, "Song 1 1 0")

    assert found.candidates.passages.tolist() == [0, 0, 1, 2]
    assert found.candidates.articles.tolist() == [0, 0, 0, 1]
    best = int(found.candidates.rows[found.order[0]])
    assert sentence_of(snapshot, entries, best) == "Song 1 1 0."


def test_a_passages_score_is_that_of_each_of_its_sentences() -> None:
    _, found = ranked(library(["Suno sings.", "It rains."], ["Snow falls."]), "Suno?")

    fused = found.candidates.fused.tolist()
    assert fused[0] == fused[1] > fused[2]
    assert found.columns["fused"].tolist() == fused


def test_nothing_is_worth_nothing() -> None:
    assert weighted({}, {}, 3).tolist() == [0, 0, 0]


def test_a_feature_that_is_not_there_is_missed() -> None:
    with pytest.raises(KeyError, match="late"):
        ranked(library(["Suno sings."]), "Suno?", weights={"late": 1.0})
