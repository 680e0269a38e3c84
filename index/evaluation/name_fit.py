"""Fit what tells the names of parties from other names.

Run ``python -m index.evaluation.name_fit LABELLED ...``; with ``--write`` the weights are kept as
``index/extraction/name_weights.json``. The figures are out of fold: no name is judged by weights
that were fitted to another name of its article.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from index.evaluation.deals import Labelled, SameParty, read_labelled
from index.extraction.candidates import Candidate, candidates
from index.extraction.name_cues import SUFFIX
from index.extraction.name_signs import FILE, NameWeights, Surroundings, signs
from index.extraction.names import LIKELY, Names
from index.vocabulary import Vocabulary

_PROJECT = Path(__file__).parents[2]
_C = 0.3
"""Inverse strength of the penalty on weights: of .1, .3 and 1 the best out of fold."""
_FOLDS = 8
_LINES = (0.1, LIKELY, 0.3, 0.5)
_SMALL = 0.005
"""Signs whose weight is smaller are left out."""
_RARE = 3
"""Names that must have a sign for it to count."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a labelled article."""

    article: int
    name: str
    signs: frozenset[str]
    is_party: bool


def examples(labelled: Sequence[Labelled], vocabulary: Vocabulary) -> list[Example]:
    """Return every name of the articles that no vocabulary knows, and whether it is a party's."""
    same = SameParty(Names(vocabulary))
    found = []
    for number, each in enumerate(labelled):
        parties = {same.key(name) for fact in each.facts for name in fact.parties}
        around = Surroundings.of(each.article)
        for candidate in candidates(each.article, vocabulary):
            is_party = any(same.key(name) in parties for name in _spellings(candidate))
            found.append(Example(number, candidate.name, signs(candidate, around), is_party))
    return found


def _spellings(candidate: Candidate) -> set[str]:
    names = {candidate.name, *(mention.name for mention in candidate.mentions)}
    return names | {SUFFIX.sub("", candidate.name).strip(" ,")}


def fit(chosen: Sequence[Example]) -> NameWeights:
    """Fit a logistic regression to examples of both kinds."""
    vectors, table = _table(chosen)
    model = LogisticRegression(C=_C, max_iter=1_000)
    model.fit(table, [each.is_party for each in chosen])
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): round(float(w), 4) for name, w in named if abs(w) >= _SMALL}
    return NameWeights(round(float(model.intercept_[0]), 4), weights)


def _table(chosen: Sequence[Example]) -> tuple[DictVectorizer, csr_matrix]:
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(sorted(each.signs), 1.0) for each in chosen])
    often = np.asarray((table > 0).sum(axis=0)).ravel() >= _RARE
    vectors.restrict(often)
    return vectors, table[:, often]


def out_of_fold(chosen: Sequence[Example]) -> Floats:
    """Return what weights fitted to other articles think of every example."""
    estimates = np.zeros(len(chosen))
    groups = [each.article for each in chosen]
    for fitting, held in GroupKFold(_FOLDS).split(groups, groups=groups):
        weights = fit([chosen[each] for each in fitting])
        estimates[held] = [weights.likelihood(chosen[each].signs) for each in held]
    return estimates


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default=_PROJECT / "seeds",
    help="Where articles are that a file names and does not hold.",
)
@click.option(
    "--parties", type=click.Path(path_type=Path), default=_PROJECT / "config/parties.toml"
)
@click.option("--write", is_flag=True, help="Keep the weights.")
def main(files: Sequence[Path], articles: Path, parties: Path, *, write: bool) -> None:
    """Fit the weights to labelled articles and show how well they do."""
    labelled = [each for file in files for each in read_labelled(file, articles)]
    chosen = examples(labelled, Vocabulary.read(parties))
    truth = np.array([each.is_party for each in chosen])
    estimates = out_of_fold(chosen)
    click.echo(f"names {len(chosen)}, of parties {truth.sum()}; out of fold:")
    for line in _LINES:
        taken = estimates >= line
        click.echo(
            f"from {line} on: recall {(truth & taken).sum() / max(1, truth.sum()):.3f}, "
            f"precision {(truth & taken).sum() / max(1, taken.sum()):.3f}"
        )
    if write:
        weights = fit(chosen)
        kept = {"intercept": weights.intercept, "weights": weights.weights}
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        FILE.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
