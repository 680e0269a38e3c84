"""Fit the ranking and the no-answer rule, and show how well they do on articles held out.

Run ``python -m index.evaluation.fitting [QUESTIONS ...]``; with ``--write FILE`` the weights are
kept, in the product's own case as ``index/search/weights.json``. Every figure is out of fold: no
question is ranked or refused by weights that were fitted to questions about the same article; only
the rankings that a fold's rule was fitted to had seen that fold's questions.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from sklearn.model_selection import GroupKFold

from index.errors import LibraryError
from index.evaluation.examples import Example, Shelf, collect, shelve
from index.evaluation.gate_fit import Sample, fit_gate
from index.evaluation.held_out import HeldOut, table
from index.evaluation.questions import read_questions
from index.evaluation.ranking_fit import fit_ranking, rescored
from index.models import (
    DEFAULT_MODEL,
    Models,
    Reranker,
    open_encoder,
    open_packaged_reranker,
    open_token_encoder,
)
from index.reading import FolderSource
from index.search.settling import settle
from index.search.signals import signals
from index.search.weights import Fitted, Gate, Weights
from index.vocabulary import Vocabulary

LOST = 0.03
"""Share of the answerable questions that the rule may refuse; of new ones it refuses more."""
RERANKER = 0.15
"""What a point of the cross-encoder's logit is worth.

Of .05, .1, .15, .2 and .3, which differed by little more than a point on articles held out.
"""

_PROJECT = Path(__file__).parents[2]
_QUESTIONS = (_PROJECT / "bench/questions-train.json", _PROJECT / "bench/questions-own.json")
_FOLDS = 10

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of one way of searching, and how its questions fare out of fold."""

    weights: Weights
    plain: HeldOut
    reranked: HeldOut


def fit(examples: Sequence[Example], shelf: Shelf, reranker: Reranker) -> Fit:
    """Fit everything; the examples must be about at least ten articles."""
    names = list(examples[0].found.columns)
    ranked = _out_of_fold(examples, names)
    settled = [_settled(example, shelf, reranker) for example in ranked]
    gate, plain = _gate(ranked, shelf)
    gate_reranked, reranked = _gate(settled, shelf)
    weights = Weights(fit_ranking(examples, names), gate, RERANKER, gate_reranked)
    return Fit(weights, plain, reranked)


def _out_of_fold(examples: Sequence[Example], names: Sequence[str]) -> list[Example]:
    scored = list(examples)
    for fitting, held in _folds(examples):
        weights = fit_ranking([examples[each] for each in fitting], names)
        for each in held:
            scored[each] = rescored(examples[each], weights)
    return scored


def _settled(example: Example, shelf: Shelf, reranker: Reranker) -> Example:
    found = settle(example.found, example.asked.text, shelf.text_of, reranker, RERANKER)
    return replace(example, found=found)


def _gate(examples: Sequence[Example], shelf: Shelf) -> tuple[Gate, HeldOut]:
    samples = [
        Sample(signals(shelf.snapshot, each.asked, each.found), each.labelled.answerable)
        for each in examples
    ]
    confidences = np.empty(len(samples))
    for fitting, held in _folds(examples):
        gate = fit_gate([samples[each] for each in fitting])
        for each in held:
            confidences[each] = gate.confidence(samples[each].signals)
    truth = np.array([sample.answerable for sample in samples])
    threshold = float(np.quantile(confidences[truth], LOST))
    return fit_gate(samples, threshold), HeldOut(tuple(examples), confidences, threshold)


def _folds(examples: Sequence[Example]) -> list[tuple[list[int], list[int]]]:
    """Return the numbers of the examples to fit to and of those held out, fold by fold."""
    groups = [example.group for example in examples]
    split = GroupKFold(_FOLDS, shuffle=True, random_state=0).split(groups, groups=groups)
    return [(fitting.tolist(), held.tolist()) for fitting, held in split]


def write(fitted: Fitted, path: Path) -> None:
    """Write the weights, rounded to what makes no difference."""
    path.write_text(json.dumps(_rounded(asdict(fitted)), indent=1) + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return float(f"{value:.5g}") if isinstance(value, float) else value


@click.command(help="Fit the weights to QUESTIONS and show what to expect of them.")
@click.argument("questions", type=click.Path(path_type=Path), nargs=-1)
@click.option("--articles", type=click.Path(path_type=Path), default=_PROJECT / "seeds")
@click.option(
    "--parties", type=click.Path(path_type=Path), default=_PROJECT / "config/parties.toml"
)
@click.option("--model", default=DEFAULT_MODEL)
@click.option("--write", "file", type=click.Path(path_type=Path), help="Write the weights there.")
def main(
    questions: tuple[Path, ...], articles: Path, parties: Path, model: str, file: Path | None
) -> None:
    """Run the command."""
    try:
        labelled = [each for path in questions or _QUESTIONS for each in read_questions(path)]
        known = Vocabulary.read(parties)
        encoder = open_encoder(model)
        reranker = open_packaged_reranker()
        fits = {}
        for name, late in (("late", open_token_encoder()), ("plain", None)):
            models = Models(encoder, late)
            shelf = asyncio.run(shelve(FolderSource(articles), models, known))
            fits[name] = fit(collect(labelled, shelf, models, known), shelf, reranker)
            click.echo(f"{name}\n{table(fits[name].plain)}")
            click.echo(f"{name}, with the cross-encoder\n{table(fits[name].reranked)}")
    except LibraryError as error:
        raise click.ClickException(str(error)) from error
    if file is not None:
        weights = {name: each.weights for name, each in fits.items()}
        write(Fitted(encoder.fingerprint, **weights), file)


if __name__ == "__main__":
    main()
