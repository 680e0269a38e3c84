"""Fit the rule that says when there is no answer, and show what it costs.

Run ``python -m index.evaluation.gate [QUESTIONS]``; the numbers it prints are those that stand in
``index/answering.py``. Every figure is out of fold: no question is scored by a rule that was fitted
to questions about the same article.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from index import answering
from index.errors import LibraryError, UserError
from index.evaluation.questions import LabelledQuestion, read_questions
from index.evaluation.reliability import reliability
from index.indexing import Indexer
from index.models import DEFAULT_MODEL, Encoder, open_encoder
from index.progress import unheard
from index.question import tidy
from index.reading import FolderSource, Source
from index.search.fusion import search
from index.storage.database import Database
from index.storage.generations import GenerationFolder
from index.workers import Workers

LOST = 0.03
"""Share of the answerable questions that the threshold may refuse."""

_PROJECT = Path(__file__).parents[2]
_FOLDS = 10
# With two features and hundreds of questions there is nothing to hold back.
_UNREGULARISED = 1_000.0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled question as the rule sees it."""

    features: tuple[float, ...]
    answerable: bool
    tags: tuple[str, ...]
    group: str
    """Name of the article it is about; of the nearest one if no article answers it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A fitted rule, and the confidences it gives when it is fitted without their group."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float
    confidences: Floats
    """``float64[examples]``, out of fold."""


def fit(examples: Sequence[Example], lost: float = LOST) -> Gate:
    """Fit a logistic regression, and choose the threshold that refuses ``lost`` of the answerable.

    Needs answerable and unanswerable examples in at least ten groups.
    """
    features = np.array([example.features for example in examples])
    truth = np.array([example.answerable for example in examples])
    model = LogisticRegression(C=_UNREGULARISED)
    held_out = cross_val_predict(
        model,
        features,
        truth,
        groups=[example.group for example in examples],
        cv=GroupKFold(_FOLDS),
        method="predict_proba",
    )
    confidences: Floats = held_out[:, 1]
    model.fit(features, truth)
    return Gate(
        intercept=float(model.intercept_[0]),
        weights=tuple(float(weight) for weight in model.coef_[0]),
        threshold=float(np.quantile(confidences[truth], lost)),
        confidences=confidences,
    )


async def collect(
    questions: Sequence[LabelledQuestion], source: Source, encoder: Encoder, folder: Path
) -> list[Example]:
    """Index ``source`` in an empty folder and search it for every question.

    Raises:
        LibraryError: the source cannot be indexed, or there is nothing in it.
    """
    workers = Workers()
    database = await Database.open(folder / "gate.db")
    try:
        indexer = Indexer(database, GenerationFolder(folder / "generations"), encoder, workers)
        await indexer.read(source, unheard, anew=True)
        generation, _ = await indexer.build(unheard)
        articles = await indexer.articles.load(await indexer.articles.current())
    finally:
        workers.close()
        await database.close()
    if not generation.manifest.passages:
        raise UserError("There is no article to search.")

    def example(labelled: LabelledQuestion) -> Example:
        text = tidy(labelled.question)
        hits = search(generation.snapshot, text, encoder.encode([text])[0], answering.SHOWN)
        about = labelled.articles or (articles[hits[0].revision].file,)
        return Example(answering.features(hits), labelled.answerable, labelled.tags, about[0])

    return [example(labelled) for labelled in questions]


def describe(gate: Gate, examples: Sequence[Example]) -> str:
    """Put the rule, its price and its reliability into words."""
    truth = np.array([example.answerable for example in examples])
    refused = gate.confidences < gate.threshold
    weights = ", ".join(f"{weight:.2f}" for weight in gate.weights)
    lines = [
        f"intercept {gate.intercept:.2f}, weights {weights}, threshold {gate.threshold:.2f}",
        f"AUROC {roc_auc_score(truth, gate.confidences):.3f}",
        f"refused of {truth.sum()} answerable: {refused[truth].mean():.1%}",
        f"refused of {(~truth).sum()} unanswerable: {refused[~truth].mean():.1%}",
    ]
    for tag in sorted({tag for example in examples for tag in example.tags}):
        tagged = np.array([tag in example.tags for example in examples])
        lines.append(f"refused of {tagged.sum()} tagged {tag}: {refused[tagged].mean():.1%}")
    lines += ["", "confidence  questions  claimed  true"]
    lines += [
        f"{each.low:.1f} to {each.high:.1f}  {each.questions:9}  {each.confidence:7.2f}  "
        f"{each.answerable:4.2f}"
        for each in reliability(gate.confidences.tolist(), truth.tolist())
    ]
    return "\n".join(lines)


@click.command(help="Fit the no-answer rule to QUESTIONS and show what it costs.")
@click.argument(
    "questions", type=click.Path(path_type=Path), default=_PROJECT / "bench/questions-train.json"
)
@click.option("--articles", type=click.Path(path_type=Path), default=_PROJECT / "seeds")
@click.option("--model", default=DEFAULT_MODEL)
def main(questions: Path, articles: Path, model: str) -> None:
    """Run the command."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            collecting = collect(
                read_questions(questions), FolderSource(articles), open_encoder(model), Path(folder)
            )
            examples = asyncio.run(collecting)
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    click.echo(describe(fit(examples), examples))


if __name__ == "__main__":
    main()
