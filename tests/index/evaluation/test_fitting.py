import asyncio
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from index.evaluation import fitting
from index.evaluation.examples import Example, Shelf, collect, shelve
from index.evaluation.fitting import LOST, Fit, fit, main
from index.evaluation.questions import Evidence, LabelledQuestion
from index.models import Models
from index.search.weights import read_weights
from index.vocabulary import Vocabulary
from tests.support import shelf as files
from tests.support.encoders import BagOfWords
from tests.support.rerankers import WordReader
from tests.support.tokens import WordTokens

NAMES = (
    *("Sony", "Warner", "Universal", "Merlin", "Kobalt", "GEMA"),
    *("Koda", "STIM", "BMG", "Believe", "Concord", "Spotify"),
)
TEXTS = {
    f"{name}.md": f"Nobody was surprised. {name} signed a licence with Udio. The price is secret."
    for name in NAMES
}
QUESTIONS = [
    question
    for name in NAMES
    for question in (
        LabelledQuestion(
            question=f"who signed a licence with udio, {name}?",
            answerable=True,
            articles=(f"{name}.md",),
            evidence=(
                Evidence(article=f"{name}.md", sentence=f"{name} signed a licence with Udio."),
            ),
        ),
        LabelledQuestion(question=f"does {name} sell cookies in the rain", answerable=False),
    )
]
MODELS = Models(BagOfWords(), WordTokens())


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return asyncio.run(shelve(files.Shelf(TEXTS), MODELS, Vocabulary.empty()))


@pytest.fixture(scope="module")
def examples(shelf: Shelf) -> list[Example]:
    return collect(QUESTIONS, shelf, MODELS, Vocabulary.empty())


@pytest.fixture(scope="module")
def fitted(examples: list[Example], shelf: Shelf) -> Fit:
    return fit(examples, shelf, WordReader("signed"))


def test_what_was_learned_of_some_articles_holds_for_others(fitted: Fit) -> None:
    firsts = [
        bool(each.right[each.found.order[0]])
        for each in fitted.plain.examples
        if each.labelled.answerable
    ]
    assert np.mean(firsts) > 0.9


def test_the_rule_refuses_hardly_more_than_it_may(fitted: Fit) -> None:
    for held_out in (fitted.plain, fitted.reranked):
        present = held_out.confidences[::2]
        # Of a dozen one may be below a threshold that lies between two of them.
        assert (present < held_out.threshold).mean() <= LOST + 1 / len(NAMES)
        assert present.mean() > held_out.confidences[1::2].mean()


def test_no_question_is_ranked_by_weights_that_knew_its_article(
    examples: list[Example], shelf: Shelf, fitted: Fit
) -> None:
    contrary = [
        replace(each, right=~each.right) if each.group == "Koda.md" else each for each in examples
    ]

    after = fit(contrary, shelf, WordReader()).plain.examples

    same = {
        before.group
        for before, each in zip(fitted.plain.examples, after, strict=True)
        if np.array_equal(before.found.scores, each.found.scores)
    }
    assert "Koda.md" in same
    assert "Sony.md" not in same


def test_the_cross_encoder_has_its_say(examples: list[Example], shelf: Shelf) -> None:
    fitted = fit(examples, shelf, WordReader("secret"))

    firsts = {
        way: np.mean([each.right[each.found.order[0]] for each in held_out.examples[::2]])
        for way, held_out in (("plain", fitted.plain), ("misled", fitted.reranked))
    }
    assert firsts["misled"] < firsts["plain"]


class TestCommand:
    @pytest.fixture(autouse=True)
    def models(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever model is asked for, it is a quick one."""
        monkeypatch.setattr(fitting, "open_encoder", lambda _model: BagOfWords())
        monkeypatch.setattr(fitting, "open_token_encoder", WordTokens)
        monkeypatch.setattr(fitting, "open_packaged_reranker", WordReader)

    @pytest.fixture
    def weights(self, tmp_path: Path) -> Path:
        return tmp_path / "weights.json"

    def ran(self, folder: Path, *arguments: str) -> Result:
        """Run the command on the articles and questions above."""
        articles = folder / "articles"
        articles.mkdir()
        for name, text in TEXTS.items():
            (articles / name).write_text(text)
        questions = folder / "questions.json"
        questions.write_text(json.dumps([each.model_dump() for each in QUESTIONS]))
        return CliRunner().invoke(main, [str(questions), "--articles", str(articles), *arguments])

    def test_what_it_writes_can_be_read_and_used(self, tmp_path: Path, weights: Path) -> None:
        result = self.ran(tmp_path, "--write", str(weights))

        assert result.exit_code == 0, result.output
        written = read_weights(weights)
        late, plain = written.late, written.plain
        assert written.encoder == BagOfWords().fingerprint
        assert plain.ranking.keys() < late.ranking.keys()
        for each in (late, plain):
            assert each.reranker == fitting.RERANKER
            for gate in (each.gate, each.gate_reranked):
                assert 0 < gate.threshold < 1
                assert 0 < gate.confidence(dict.fromkeys(gate.weights, 1.0)) < 1

    def test_it_shows_how_each_way_of_searching_fares(self, tmp_path: Path, weights: Path) -> None:
        shown = self.ran(tmp_path).stdout

        headings = [line for line in shown.splitlines() if line.startswith(("late", "plain"))]
        assert headings == [
            "late",
            "late, with the cross-encoder",
            "plain",
            "plain, with the cross-encoder",
        ]
        assert shown.count("all: 12 answerable; right article first") == 4
        assert not weights.exists()

    def test_it_says_what_it_cannot_read(self, tmp_path: Path, weights: Path) -> None:
        result = CliRunner().invoke(main, [str(tmp_path / "absent.json"), "--write", str(weights)])

        assert result.exit_code == 1
        assert "absent.json cannot be read" in result.stderr
        assert not weights.exists()
