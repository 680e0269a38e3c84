import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import synthetic
from bench.scale import crossing
from bench.sizes import recall


@given(st.floats(1.1, 90))
def test_a_time_that_grows_with_the_size_crosses_the_budget_in_proportion(budget: float) -> None:
    points = [(1_000, 1.0), (10_000, 10.0), (100_000, 100.0)]

    assert crossing(points, budget) == pytest.approx(1_000 * budget, abs=1)


@pytest.mark.parametrize("points", [[], [(1_000, 1.0)], [(1_000, 1.0), (3_000, 5.0)]])
def test_a_time_within_the_budget_never_crosses_it(points: list[tuple[int, float]]) -> None:
    assert crossing(points, 5.0) is None


def test_a_time_may_be_over_the_budget_from_the_start() -> None:
    assert crossing([(1_000, 9.0), (3_000, 27.0)], 5.0) == 1_000


def test_recall_is_the_share_of_the_true_rows_found_among_as_many() -> None:
    truth = np.array([[1, 2, 3, 4], [5, 6, 7, 8]])
    found = [np.array([2, 1, 9, 3]), np.array([8, 7, 6, 5])]

    assert recall(found, truth, 2) == (1 + 0) / 2
    assert recall(found, truth, 4) == (0.75 + 1) / 2


def test_synthetic_passages_are_the_same_however_many_questions_there_are() -> None:
    passages, questions = synthetic.vectors(500, 20)
    again, none = synthetic.vectors(500, 0)

    assert np.array_equal(passages, again)
    assert (questions.shape, none.shape) == ((20, 384), (0, 384))


def test_synthetic_vectors_have_length_one() -> None:
    passages, questions = synthetic.vectors(300, 10)

    assert np.allclose(np.linalg.norm(np.vstack([passages, questions]), axis=1), 1, atol=1e-5)


def test_synthetic_questions_have_neighbours() -> None:
    passages, questions = synthetic.vectors(3_000, 50)

    nearest = np.sort(questions @ passages.T, axis=1)

    assert nearest[:, -1].mean() > nearest.mean() + 0.4


def test_synthetic_texts_repeat_a_few_words_and_are_the_same_each_time() -> None:
    texts = synthetic.texts(200)
    words = [word for text in texts for word in text.split()]

    assert texts == synthetic.texts(200)
    assert len(texts) == 200
    assert words.count("word0") > 10 * words.count("word100") > 0
