from collections.abc import Sequence

import numpy as np
import pytest

from index.evaluation.gate_fit import ANSWERABLE, Sample, fit_gate


def drawn(count: int, answerable: float, seed: int = 0) -> list[Sample]:
    """Return samples of which this share has an answer; those that have tend to higher signs."""
    random = np.random.default_rng(seed)
    samples = []
    for _ in range(count):
        truth = bool(random.random() < answerable)
        values = random.normal(loc=(1.0, 0.5, 0.0) if truth else (0.0, 0.0, 0.0))
        signs = dict(zip(("strong", "weak", "noise"), values.tolist(), strict=True))
        samples.append(Sample({**signs, "constant": 3.0}, truth))
    return samples


def confidences(fitted: Sequence[Sample], asked: Sequence[Sample]) -> list[float]:
    gate = fit_gate(fitted)
    return [gate.confidence(sample.signals) for sample in asked]


def test_the_stronger_a_sign_the_more_it_counts() -> None:
    weights = fit_gate(drawn(4_000, 0.5)).weights

    # Of two normal distributions a unit apart the odds change by e a unit.
    assert weights["strong"] == pytest.approx(1, abs=0.15)
    assert weights["weak"] == pytest.approx(0.5, abs=0.15)
    assert weights["noise"] == pytest.approx(0, abs=0.1)
    assert weights["constant"] == pytest.approx(0)


def test_what_can_be_told_apart_is() -> None:
    apart = [
        Sample({"sign": truth + 0.01 * number}, truth)
        for number in range(20)
        for truth in (False, True)
    ]

    believed = confidences(apart, apart)

    present = [each for each, sample in zip(believed, apart, strict=True) if sample.answerable]
    absent = [each for each, sample in zip(believed, apart, strict=True) if not sample.answerable]
    assert min(present) > max(absent)


@pytest.mark.parametrize("answerable", [0.3, 0.5, 0.9])
def test_confidence_is_a_probability_whatever_share_of_the_samples_had_an_answer(
    answerable: float,
) -> None:
    asked = drawn(8_000, ANSWERABLE, seed=1)
    believed = np.array(confidences(drawn(8_000, answerable), asked))
    truth = np.array([sample.answerable for sample in asked])

    for low in (0.2, 0.4, 0.6, 0.8):
        inside = (believed >= low) & (believed < low + 0.2)
        assert truth[inside].mean() == pytest.approx(believed[inside].mean(), abs=0.05)


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("anything", -1, 1),
        ("read_best", 0, 1),
        ("all_here", 0, 1),
        ("focus_here", 0, 1),
        ("all_better_elsewhere", -1, 0),
        ("focus_better_elsewhere", -1, 0),
    ],
)
def test_some_signs_may_only_speak_one_way(name: str, lowest: int, highest: int) -> None:
    samples = drawn(2_000, 0.5)
    for side, found in ((1, highest), (-1, lowest)):
        turned = [
            Sample({name: side * each.signals["strong"]}, each.answerable) for each in samples
        ]
        assert fit_gate(turned).weights[name] == pytest.approx(found, abs=0.15)


def test_the_threshold_is_the_one_that_was_chosen() -> None:
    samples = drawn(50, 0.5)

    assert fit_gate(samples, 0.3).threshold == 0.3
    assert fit_gate(samples, 0.3).weights == fit_gate(samples, 0.6).weights
