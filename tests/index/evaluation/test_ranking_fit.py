from collections.abc import Mapping

import numpy as np
import pytest

from index.evaluation.examples import Example
from index.evaluation.ranking_fit import fit_ranking, rescored
from tests.index.evaluation.made import example

NAMES = ("planted", "large", "noise", "shared")
TRUE = {"planted": 2.0, "large": 0.01, "noise": 0.0, "shared": 0.0}


def drawn(weights: Mapping[str, float], count: int = 800, size: int = 8) -> list[Example]:
    """Return questions whose right sentences were drawn by a softmax with these weights."""
    random = np.random.default_rng(0)
    examples = []
    for _ in range(count):
        columns = {
            "planted": random.normal(size=size),
            "large": 100 * random.normal(size=size),
            "noise": random.normal(size=size),
            "shared": np.full(size, random.normal()),
        }
        odds = np.exp(sum(weights[name] * column for name, column in columns.items()))
        right = np.arange(size) == random.choice(size, p=odds / odds.sum())
        lists = {name: column.tolist() for name, column in columns.items()}
        examples.append(example(right.tolist(), lists))
    return examples


def test_what_each_feature_is_worth_is_found() -> None:
    found = fit_ranking(drawn(TRUE), NAMES)

    assert list(found) == list(NAMES)
    assert found["planted"] == pytest.approx(2, abs=0.2)
    assert found["large"] == pytest.approx(0.01, abs=0.002)
    assert found["noise"] == pytest.approx(0, abs=0.15)


def test_what_all_sentences_of_a_question_have_in_common_is_worth_nothing() -> None:
    assert fit_ranking(drawn(TRUE), NAMES)["shared"] == pytest.approx(0, abs=1e-6)


def test_a_feature_that_is_the_same_everywhere_is_worth_nothing() -> None:
    flat = [example([True, False], {"flat": [1.0, 1.0], "sign": [1.0, 0.0]})] * 5

    found = fit_ranking(flat, ("flat", "sign"))

    assert found["flat"] == pytest.approx(0)
    assert found["sign"] > 0


def test_questions_without_a_right_sentence_teach_nothing() -> None:
    answerable = drawn(TRUE, count=50)
    hopeless = example([False] * 3, {name: [9.0, -9.0, 5.0] for name in NAMES})

    assert fit_ranking([*answerable, hopeless], NAMES) == fit_ranking(answerable, NAMES)


def test_one_of_several_right_sentences_is_enough() -> None:
    """The second right one has nothing to show, yet does not speak against the sign."""
    alone = example([True, False, False], {"sign": [1.0, 0.0, 0.0]})
    joined = example([True, True, False], {"sign": [1.0, 0.0, 0.0]})
    missing = example([False, True, False], {"sign": [1.0, 0.0, 0.0]})

    worth = {
        name: fit_ranking([each] * 20, ("sign",))["sign"]
        for name, each in (("alone", alone), ("joined", joined), ("missing", missing))
    }

    assert worth["alone"] > worth["joined"] > 0 > worth["missing"]


def test_right_sentences_that_look_hopeless_at_first_sight_are_learned_from() -> None:
    many = 500
    last = [place == many - 1 for place in range(many)]
    sign = [float(right) for right in last]
    hidden = example(last, {"fused": [1.0 - right for right in sign], "sign": sign})

    found = fit_ranking([hidden] * 20, ("fused", "sign"))

    assert rescored(hidden, found).found.order[0] == many - 1


def test_examples_are_scored_anew_by_the_weighted_sum() -> None:
    before = example([True, False], {"one": [1.0, 2.0], "two": [3.0, 0.0], "three": [9.0, 9.0]})

    after = rescored(before, {"one": 2.0, "two": -1.0})

    assert after.found.scores.tolist() == [-1.0, 4.0]
    assert after.found.order.tolist() == [1, 0]
    assert before.found.scores.tolist() == [0.0, 0.0]
