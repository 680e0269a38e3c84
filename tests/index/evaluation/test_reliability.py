import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluation.reliability import Bin, reliability

CLAIMS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_a_bin_says_what_was_claimed_and_what_came_true() -> None:
    (low, high) = reliability([0.25, 0.25, 0.95], [False, True, True])

    assert low == Bin(0.2, 0.3, questions=2, confidence=0.25, answerable=0.5)
    assert high == Bin(0.9, 1.0, questions=1, confidence=0.95, answerable=1.0)


def test_questions_count_as_if_another_share_of_them_had_an_answer() -> None:
    confidences, truth = [0.9, 0.9, 0.5, 0.52], [True, True, True, False]

    (low, high) = reliability(confidences, truth, 0.5)

    # One without an answer counts as much as all three that have one.
    assert (low.questions, high.questions) == (2, 2)
    assert low.answerable == pytest.approx(0.25)
    assert low.confidence == pytest.approx(0.25 * 0.5 + 0.75 * 0.52)
    assert high.answerable == pytest.approx(1)


def test_where_there_is_one_kind_of_questions_its_share_makes_no_difference() -> None:
    for truth in ([True, True], [False, False]):
        assert reliability([0.3, 0.9], truth, 0.7) == reliability([0.3, 0.9], truth)


def test_certainty_belongs_to_the_last_bin() -> None:
    assert reliability([1.0], [True]) == (Bin(0.9, 1.0, 1, 1.0, 1.0),)


def test_nothing_claimed_gives_no_bins() -> None:
    assert reliability([], []) == ()


def test_every_claim_needs_its_truth() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        reliability([0.5, 0.6], [True])


@given(CLAIMS)
def test_every_question_is_in_the_one_bin_of_its_confidence(
    claims: list[tuple[float, bool]],
) -> None:
    bins = reliability([claim for claim, _ in claims], [truth for _, truth in claims])

    assert sum(each.questions for each in bins) == len(claims)
    assert [each.low for each in bins] == sorted({each.low for each in bins})
    for each in bins:
        assert each.low - 1e-9 <= each.confidence <= each.high + 1e-9
        assert 0 <= each.answerable <= 1
    assert sum(each.answerable * each.questions for each in bins) == pytest.approx(
        sum(truth for _, truth in claims)
    )
