from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluation.separation import separation

# Few values, so that many are equal.
CONFIDENCES = st.lists(st.integers(0, 8).map(lambda number: number / 8), min_size=1, max_size=40)


def covered(present: Sequence[float], absent: Sequence[float], threshold: float) -> float:
    """Return the share that passes, 0 where too many others do."""
    right = sum(each >= threshold for each in present)
    wrong = sum(each >= threshold for each in absent)
    return right / len(present) if 20 * right >= 19 * (right + wrong) else 0.0


@given(present=CONFIDENCES, absent=CONFIDENCES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    present: list[float], absent: list[float]
) -> None:
    wins = [(a > b) + (a == b) / 2 for a, b in product(present, absent)]

    assert separation(present, absent).auroc == pytest.approx(sum(wins) / len(wins))


@given(present=CONFIDENCES, absent=CONFIDENCES)
def test_coverage_is_the_best_that_any_threshold_gives(
    present: list[float], absent: list[float]
) -> None:
    best = max(covered(present, absent, threshold) for threshold in (*present, 2.0))

    assert separation(present, absent).coverage_at_95 == pytest.approx(best)


def test_nineteen_in_twenty_are_precise_enough() -> None:
    assert separation([0.9] * 19, [0.9]).coverage_at_95 == 1.0
    assert separation([0.9] * 18, [0.9]).coverage_at_95 == 0.0


def test_what_does_not_differ_cannot_be_told_apart() -> None:
    found = separation([0.5] * 3, [0.5] * 3)

    assert (found.auroc, found.coverage_at_95) == (0.5, 0.0)
