"""Fitting a choice among options."""

from index.evaluation.choice_fit import Choices, fit_choices

_GOOD, _BAD = frozenset({"good", "any"}), frozenset({"bad", "any"})


def _choices(count: int, worth: float = 1.0) -> list[Choices]:
    return [Choices(str(each), (_BAD, _GOOD), (False, True), worth) for each in range(count)]


def test_what_is_chosen_weighs_more_than_what_is_not() -> None:
    weights = fit_choices(_choices(5), 1.0)
    assert weights["good"] > weights["any"] > weights["bad"]


def test_a_sign_met_in_few_articles_does_not_count() -> None:
    assert fit_choices(_choices(2), 1.0) == {}


def test_what_is_worth_more_moves_the_weights_more() -> None:
    assert fit_choices(_choices(5, 4.0), 1.0)["good"] > fit_choices(_choices(5), 1.0)["good"]
