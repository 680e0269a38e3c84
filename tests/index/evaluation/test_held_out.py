import numpy as np
import pytest

from index.evaluation.examples import Example
from index.evaluation.held_out import HeldOut, table
from tests.index.evaluation.made import example


def asked(right: list[bool], scores: list[float], *tags: str) -> Example:
    """Return a question for which two sentences of one article and one of another were found."""
    return example(right, {}, scores=scores, articles=[0, 0, 1], tags=tags)


EXAMPLES = (
    asked([True, False, False], [9.0, 0.0, 0.0], "who"),
    asked([True, False, False], [0.0, 9.0, 0.0], "who"),
    asked([True, False, False], [8.0, 9.0, 0.0], "when", "hard"),
    asked([True, False, False], [0.0, 0.0, 9.0], "when"),
    asked([False, False, False], [9.0, 0.0, 0.0], "soup"),
    asked([False, False, False], [9.0, 0.0, 0.0], "soup"),
)
HELD_OUT = HeldOut(EXAMPLES, np.array([0.95, 0.85, 0.45, 0.6, 0.3, 0.7]), threshold=0.5)


@pytest.fixture
def lines() -> list[str]:
    return table(HELD_OUT).splitlines()


def test_the_threshold_comes_first(lines: list[str]) -> None:
    assert lines[0] == "threshold 0.50"


def test_all_questions_come_together_and_then_by_their_first_tag(lines: list[str]) -> None:
    assert lines[1] == (
        "all: 4 answerable; right article first 0.750, bold 0.500, refused 0.250; "
        "2 not, refused 0.500; AUROC 0.750"
    )
    assert lines[2:5] == [
        "soup: 0 answerable; 2 not, refused 0.500",
        "when: 2 answerable; right article first 0.500, bold 0.500, refused 0.500",
        "who: 2 answerable; right article first 1.000, bold 0.500, refused 0.000",
    ]


def test_the_end_says_how_honest_the_confidences_are(lines: list[str]) -> None:
    assert lines[5].startswith("confidence  questions  claimed  true")
    assert [line.split() for line in lines[6:]] == [
        ["0.3", "to", "0.4", "1", "0.30", "0.00"],
        ["0.4", "to", "0.5", "1", "0.45", "1.00"],
        ["0.6", "to", "0.7", "1", "0.60", "1.00"],
        ["0.7", "to", "0.8", "1", "0.70", "0.00"],
        ["0.8", "to", "0.9", "1", "0.85", "1.00"],
        ["0.9", "to", "1.0", "1", "0.95", "1.00"],
    ]


def test_without_any_question_of_a_kind_its_figures_are_left_out() -> None:
    words = table(HeldOut(EXAMPLES[:1], np.array([0.9]), threshold=0.5))

    assert words.splitlines()[1:3] == [
        "all: 1 answerable; right article first 1.000, bold 1.000, refused 0.000",
        "who: 1 answerable; right article first 1.000, bold 1.000, refused 0.000",
    ]
