"""Whether the colours can be told apart, and seen, by everybody."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from bot.pictures.theme import DARK, LIGHT, MARKS, STROKES, Theme
from index.deals import DealKind

Colour = npt.NDArray[np.float64]

# Machado, Oliveira and Fernandes (2009), full severity, for linear RGB.
SIGHTS = {
    "ordinary": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
# Ottosson's Oklab.
TO_LMS = np.array(
    [
        [0.41222147, 0.53633254, 0.05144599],
        [0.21190350, 0.68069955, 0.10739696],
        [0.08830246, 0.28171884, 0.62997870],
    ]
)
TO_LAB = np.array(
    [
        [0.21045426, 0.79361779, -0.00407205],
        [1.97799850, -2.42859221, 0.45059371],
        [0.02590404, 0.78277177, -0.80867577],
    ]
)


def linear(written: str) -> Colour:
    parts = np.array([int(written[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.asarray(np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted(float(weights @ linear(each)) + 0.05 for each in (one, other))
    return high / low


def difference(one: str, other: str, sight: Colour) -> float:
    labs = [TO_LAB @ np.cbrt(TO_LMS @ np.clip(sight @ linear(each), 0, 1)) for each in (one, other)]
    return float(np.linalg.norm(labs[0] - labs[1]))


@pytest.mark.parametrize(("theme", "least"), [(DARK, 0.11), (LIGHT, 0.10)])
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_kinds_look_alike(theme: Theme, least: float, sight: str) -> None:
    pairs = itertools.combinations(theme.kinds.values(), 2)
    assert min(difference(*pair, SIGHTS[sight]) for pair in pairs) > least


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_everything_stands_out_from_the_ground(theme: Theme) -> None:
    assert min(contrast(theme.ground, colour) for colour in theme.kinds.values()) > 3.2
    assert min(contrast(theme.ground, colour) for colour in (theme.ink, theme.dim)) > 4.5


def test_every_kind_has_its_own_colour_and_mark() -> None:
    for of_kinds in (DARK.kinds, LIGHT.kinds, MARKS):
        assert set(of_kinds) == set(DealKind)
        assert len(set(of_kinds.values())) == len(DealKind)
    assert set(STROKES) == set(DealKind)
