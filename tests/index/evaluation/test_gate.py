import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from index.errors import UserError
from index.evaluation.gate import Example, collect, describe, fit, main
from index.evaluation.questions import LabelledQuestion
from tests.support.encoders import BagOfWords
from tests.support.shelf import Shelf

SHELF = Shelf({"udio.md": "Sony sued Udio.", "suno.md": "Warner settled with Suno."})


def noisy(count: int = 600) -> list[Example]:
    """Questions of which the share with an answer grows with both features."""
    random = np.random.default_rng(0)
    features = random.random((count, 2))
    chances = 1 / (1 + np.exp(-(4 * features[:, 0] + 3 * features[:, 1] - 3)))
    return [
        Example(
            features=(float(one), float(two)),
            answerable=bool(random.random() < chance),
            tags=("hard",) if two < 0.1 else (),
            group=f"article {number % 20}",
        )
        for number, ((one, two), chance) in enumerate(zip(features, chances, strict=True))
    ]


def refused(examples: Sequence[Example], lost: float) -> float:
    """Return the share of the answerable examples that a gate with this price refuses."""
    gate = fit(examples, lost)
    answerable = np.array([example.answerable for example in examples])
    return float((gate.confidences[answerable] < gate.threshold).mean())


def test_the_rule_behind_the_examples_is_found() -> None:
    gate = fit(noisy(6_000))

    assert gate.intercept == pytest.approx(-3, abs=0.3)
    assert gate.weights == pytest.approx((4, 3), abs=0.5)


@pytest.mark.parametrize("lost", [0.0, 0.03, 0.2])
def test_the_threshold_costs_what_was_allowed(lost: float) -> None:
    assert refused(noisy(), lost) == pytest.approx(lost, abs=0.005)


def test_confidence_is_honest_about_questions_that_were_held_out() -> None:
    examples = noisy(6_000)
    gate = fit(examples)
    answerable = np.array([example.answerable for example in examples])

    for low in (0.2, 0.4, 0.6, 0.8):
        inside = (gate.confidences >= low) & (gate.confidences < low + 0.2)
        claimed, true = gate.confidences[inside].mean(), answerable[inside].mean()
        assert true == pytest.approx(claimed, abs=0.05)


def test_no_question_is_scored_by_a_rule_that_knew_its_article() -> None:
    examples = noisy()
    mine = np.array([example.group == "article 3" for example in examples])
    contrary = [
        dataclasses.replace(each, answerable=not each.answerable) if own else each
        for each, own in zip(examples, mine, strict=True)
    ]

    before, after = fit(examples).confidences, fit(contrary).confidences

    assert before[mine] == pytest.approx(after[mine])
    assert before[~mine] != pytest.approx(after[~mine])


def test_the_description_gives_the_numbers_the_price_and_the_reliability() -> None:
    examples = noisy()
    gate = fit(examples)
    words = describe(gate, examples)

    assert f"intercept {gate.intercept:.2f}" in words
    assert f"threshold {gate.threshold:.2f}" in words
    assert "AUROC 0." in words
    assert "answerable: 3" in words
    assert "tagged hard: " in words
    assert words.splitlines()[-1].startswith("0.9 to 1.0")


async def test_an_example_belongs_to_its_article_or_to_the_nearest(tmp_path: Path) -> None:
    questions = [
        LabelledQuestion(question="Sony sued", answerable=True, articles=("suno.md",), tags=("t",)),
        LabelledQuestion(question="Sony sued Udio", answerable=False),
    ]

    known, nearest = await collect(questions, SHELF, BagOfWords(), tmp_path)

    assert (known.group, known.answerable, known.tags) == ("suno.md", True, ("t",))
    assert (nearest.group, nearest.answerable) == ("udio.md", False)
    assert nearest.features[1] == pytest.approx(1.0)


async def test_without_articles_there_is_nothing_to_fit_to(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no article to search"):
        await collect([], Shelf({}), BagOfWords(), tmp_path)


def test_the_command_fits_the_questions_and_articles_it_is_given(tmp_path: Path) -> None:
    names = ["Sony", "Warner", "Universal", "Merlin", "Kobalt", "GEMA", "Koda", "STIM", "BMG"]
    names += ["Believe", "Concord", "Spotify"]
    articles = tmp_path / "articles"
    articles.mkdir()
    rows = []
    for name in names:
        (articles / f"{name}.txt").write_text(f"{name} signed a licence with Udio.")
        rows += [
            {"question": f"did {name} sign", "answerable": True, "articles": [f"{name}.txt"]},
            {"question": f"{name} cookies and rain", "answerable": False},
        ]
    questions = tmp_path / "questions.json"
    questions.write_text(json.dumps(rows))

    result = CliRunner().invoke(main, [str(questions), "--articles", str(articles)])

    assert result.exit_code == 0, result.output
    assert "refused of 12 answerable" in result.stdout


def test_the_command_says_what_it_cannot_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(tmp_path / "absent.json")])

    assert result.exit_code == 1
    assert "absent.json cannot be read" in result.stderr
