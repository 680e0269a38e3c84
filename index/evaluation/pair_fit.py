"""Fit what tells two parties that made a deal from two that an article merely names.

Run ``python -m index.evaluation.pair_fit LABELLED ... --phrases FILE``; with ``--write`` the
weights are kept beside the code that uses them. All figures are out of fold by article: names,
words and trees that judge an article were fitted to others.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import click
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from index.evaluation import name_fit
from index.evaluation.deals import Labelled, SameParty, read_labelled
from index.extraction.deals import likelihoods as words
from index.extraction.deals import trees as deciding_trees
from index.extraction.deals.clues import clues
from index.extraction.deals.contexts import FIRST, OTHER, SECOND, Nearness
from index.extraction.deals.deciding import (
    LISTED,
    LISTED_FRAMED,
    is_listed,
    kind_of,
    setting,
    weigh,
)
from index.extraction.deals.drafts import OPEN
from index.extraction.deals.likelihoods import KINDS, NOTHING, TALKS, ClueWeights, Likelihoods
from index.extraction.deals.observing import Observed, observe
from index.extraction.deals.pair_signs import Signs, Weighed, signs
from index.extraction.deals.trees import Tree, Trees
from index.extraction.names import LIKELY, Names
from index.vocabulary import Vocabulary

_PROJECT = Path(__file__).parents[2]
_FOLDS = 6
_C = 10.0
_RARE = 2
_TREES = 300
_DEPTH = 5
_RATE = 0.04
_LEAF = 8
_SHARE = 0.6
_FEATURES = 0.2
OPTIONAL = "optional"
"""Stands beside the kinds of a pair that may be listed or not: it is told in passing."""
_SHARE_OPTIONAL = 0.5
"""How much such a pair counts as an example."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence about two parties, and what it says there is between them."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its pairs and what there is between them."""

    observed: Observed
    weighed: tuple[Weighed, ...]
    labels: tuple[frozenset[str], ...]
    """For each pair the kinds that are right, ``none`` or ``talks``; and ``optional`` if it may be
    listed or not."""
    unseen: int
    """Facts that must be found of which no place names both parties."""
    is_real: bool
    """Whether it is an article of the library, and not one that was invented."""


def read_phrases(path: Path) -> list[Phrase]:
    """Read phrases whose parties are written ``{A}`` and ``{B}``, and others ``{C}``, ``{D}``."""
    return [
        Phrase(_in_order(row["text"]), row["kind"].split("|")[0])
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def _in_order(text: str) -> str:
    first, second = sorted(("{A}", "{B}"), key=text.find)
    named = text.replace(first, FIRST).replace(second, SECOND)
    return named.replace("{C}", OTHER).replace("{D}", OTHER)


def read_articles(labelled: Sequence[Labelled], vocabulary: Vocabulary) -> list[Read]:
    """Return the articles, with names accepted by weights that were fitted to other articles."""
    examples = name_fit.examples(labelled, vocabulary)
    estimates: list[dict[str, float]] = [{} for _ in labelled]
    for example, estimate in zip(examples, name_fit.out_of_fold(examples), strict=True):
        estimates[example.article][example.name] = float(estimate)
    found = []
    for each, likely in zip(labelled, estimates, strict=True):
        accepted = frozenset(name for name, estimate in likely.items() if estimate >= LIKELY)
        names = Names(vocabulary, accepted)
        observed = replace(observe(each.article, names), likely_parties=likely)
        found.append(_read(each, observed, SameParty(names)))
    return found


def _read(each: Labelled, observed: Observed, same: SameParty) -> Read:
    weighed = tuple(pair for pair in weigh(observed) if len(same.pair(pair.pair.key)) > 1)
    seen = {same.pair(pair.pair.key) for pair in weighed}
    required = [f for f in each.facts if not f.optional and not f.is_talks]
    unseen = sum(same.pair(fact.parties) not in seen for fact in required)
    labels = tuple(_label(each, same.pair(pair.pair.key), same) for pair in weighed)
    is_real = bool(each.article.sources or each.article.url)
    return Read(observed, weighed, labels, unseen, is_real)


def _label(each: Labelled, pair: frozenset[str], same: SameParty) -> frozenset[str]:
    facts = [fact for fact in each.facts if same.pair(fact.parties) == pair]
    required = [fact for fact in facts if not fact.optional]
    kinds = frozenset(kind for fact in required or facts for kind in fact.kinds)
    kinds = kinds - {TALKS} or kinds or frozenset({NOTHING})
    return kinds if required or not facts else kinds | {OPTIONAL}


def fit_words(articles: Sequence[Read], phrases: Sequence[Phrase]) -> ClueWeights:
    """Fit the likelihoods of kinds to phrases, and to all places that name a labelled pair."""
    texts, kinds, shares = [], [], []
    for phrase in phrases:
        texts.append(phrase.text)
        kinds.append(phrase.kind)
        shares.append(1.0)
    for text, label, share in _places(articles):
        texts.append(text)
        kinds.append(label)
        shares.append(share)
    vectors, table = _clue_table(texts)
    model = LogisticRegression(C=_C, max_iter=150, tol=1e-3)
    model.fit(table, kinds, sample_weight=shares)
    order = [list(model.classes_).index(kind) for kind in KINDS]
    weights = {
        str(clue): [round(weight, 1) for weight in each]
        for clue, each in zip(
            vectors.get_feature_names_out(), model.coef_[order].T.tolist(), strict=True
        )
        if max(map(abs, each)) >= _SMALL
    }
    return ClueWeights([round(each, 4) for each in model.intercept_[order].tolist()], weights)


_SMALL = 0.3
"""Clues of which no weight is larger are left out, which keeps the file small."""


def _places(articles: Sequence[Read]) -> Iterator[tuple[str, str, float]]:
    for article in articles:
        for weighed, label in zip(article.weighed, article.labels, strict=True):
            contexts = weighed.pair.contexts
            each = (_SHARE_OPTIONAL if OPTIONAL in label else 1.0) / max(1, len(contexts)) ** 0.5
            for context in contexts:
                near = context.nearness is Nearness.NEIGHBOURS
                share = each * (_SHARE_NEAR if near else 1.0)
                yield context.text, min(label - {OPTIONAL}), share


_SHARE_NEAR = 0.5


def _clue_table(texts: Sequence[str]) -> tuple[DictVectorizer, csr_matrix]:
    rows = []
    for text in texts:
        found = clues(text)
        rows.append(dict.fromkeys(sorted(found), words.value(found)))
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    often = np.asarray((table > 0).sum(axis=0)).ravel() >= _RARE
    vectors.restrict(often)
    return vectors, table[:, often]


def reweighed(article: Read, weights: ClueWeights) -> Read:
    """Return the article with the likelihoods that ``weights`` give."""
    weighed = tuple(replace(each, likely=tuple(_likely(weights, each))) for each in article.weighed)
    return replace(article, weighed=weighed)


def _likely(weights: ClueWeights, weighed: Weighed) -> Iterator[Likelihoods]:
    for context in weighed.pair.contexts:
        yield weights.likelihoods(clues(context.text))


def folds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the numbers of the articles to fit to and of those held out."""
    numbers = list(range(count))
    for fitting, held in GroupKFold(_FOLDS).split(numbers, groups=numbers):
        yield fitting.tolist(), held.tolist()


def with_held_out_words(articles: Sequence[Read], phrases: Sequence[Phrase]) -> list[Read]:
    """Return the articles with likelihoods that were fitted to other articles and the phrases."""
    found = list(articles)
    for fitting, held in folds(len(articles)):
        weights = fit_words([articles[each] for each in fitting], phrases)
        for each in held:
            found[each] = reweighed(articles[each], weights)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as the trees see it."""

    article: int
    signs: Signs
    label: frozenset[str]
    weighed: Weighed
    length: int
    """Characters of the article."""
    share: float
    """How much it counts as an example."""

    @property
    def is_made(self) -> bool:
        """Whether it can be listed."""
        return not self.label & {NOTHING, TALKS}

    @property
    def is_optional(self) -> bool:
        """Whether it need not be."""
        return OPTIONAL in self.label


def rows(articles: Sequence[Read]) -> list[Row]:
    """Return the pairs of all articles."""
    return [
        Row(
            number,
            found,
            label,
            weighed,
            len(article.observed.article.text),
            _share(article, label),
        )
        for number, article in enumerate(articles)
        for found, label, weighed in zip(
            signs(article.weighed, setting(article.observed)),
            article.labels,
            article.weighed,
            strict=True,
        )
    ]


def _share(article: Read, label: frozenset[str]) -> float:
    share = _SHARE_REAL if article.is_real else 1.0
    return share * (_SHARE_OPTIONAL if OPTIONAL in label else 1.0)


_SHARE_REAL = 6.0
"""How much a pair of an article about the real world counts, for one of an invented one."""


def fit_trees(chosen: Sequence[Row]) -> Trees:
    """Fit the trees to all pairs that can, or must not, be listed."""
    names = sorted(chosen[0].signs)
    table = np.array([[row.signs[name] for name in names] for row in chosen])
    truth = np.array([row.is_made for row in chosen])
    shares = np.array([row.share for row in chosen])
    model = GradientBoostingClassifier(
        n_estimators=_TREES, max_depth=_DEPTH, learning_rate=_RATE, min_samples_leaf=_LEAF,
        subsample=_SHARE, max_features=_FEATURES, random_state=0,
    )  # fmt: skip
    model.fit(table, truth, sample_weight=shares)
    share = (truth * shares).sum() / shares.sum()
    kept = [_tree(each[0].tree_) for each in model.estimators_]
    return Trees(names, float(np.log(share / (1 - share))), kept)


class _Nodes(Protocol):
    """What scikit-learn calls a tree."""

    feature: Ints
    threshold: Floats
    children_left: Ints
    children_right: Ints
    value: Floats


def _tree(nodes: _Nodes) -> Tree:
    return Tree(
        [max(-1, int(each)) for each in nodes.feature],
        nodes.threshold.tolist(),
        nodes.children_left.tolist(),
        nodes.children_right.tolist(),
        (nodes.value[:, 0, 0] * _RATE).tolist(),
    )


def held_out(chosen: Sequence[Row]) -> Floats:
    """Return what trees fitted to other articles think of every pair."""
    estimates = np.zeros(len(chosen))
    count = max(row.article for row in chosen) + 1
    for fitting, held in folds(count):
        trees = fit_trees([row for row in chosen if row.article in set(fitting)])
        for number, row in enumerate(chosen):
            if row.article in set(held):
                estimates[number] = trees.probability(row.signs)
    return estimates


_LINES = (LISTED_FRAMED, 0.4, 0.5, LISTED, 0.6, 0.7, 0.8)


def report(
    chosen: Sequence[Row], estimates: Floats, unseen: int, say: Callable[[str], None]
) -> None:
    """Say how well pairs are told apart at several lines, and how often the kind is right."""
    made = np.array([row.is_made and not row.is_optional for row in chosen])
    counted = np.array([not row.is_optional for row in chosen])
    framed = np.array([any(d.status not in OPEN for d in row.weighed.drafts) for row in chosen])
    say(f"pairs {len(chosen)}, that must be listed {made.sum()}, named nowhere together {unseen}")
    listed = np.array(
        [
            is_listed(row.weighed, estimate, row.length)
            for row, estimate in zip(chosen, estimates, strict=True)
        ]
    )
    lines = [(f"from {line:.2f} on", estimates >= line) for line in _LINES]
    for name, taken in [("frames alone", framed), ("listed", listed), *lines]:
        right = (taken & made).sum()
        say(
            f"{name}: recall {_part(right, made.sum() + unseen):.3f}, "
            f"precision {_part(right, (taken & counted).sum()):.3f}"
        )
    kinds = [
        kind_of(row.weighed).value in row.label
        for row, taken in zip(chosen, listed, strict=True)
        if row.is_made and not row.is_optional and taken
    ]
    say(f"kind right by words alone {_part(sum(kinds), len(kinds)):.3f}")


def _part(right: int, whole: int) -> float:
    """Return the share of ``whole`` that is right; of nothing, all is."""
    return right / whole if whole else 1.0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--phrases", required=True, type=click.Path(path_type=Path))
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
def main(
    files: Sequence[Path], phrases: Path, articles: Path, parties: Path, *, write: bool
) -> None:
    """Fit words and trees to labelled articles and phrases, and show how well they do."""
    labelled = [each for file in files for each in read_labelled(file, articles)]
    told = read_phrases(phrases)
    read = read_articles(labelled, Vocabulary.read(parties))
    chosen = rows(with_held_out_words(read, told))
    report(chosen, held_out(chosen), sum(each.unseen for each in read), click.echo)
    if write:
        _write_words(fit_words(read, told))
        _write_trees(fit_trees(chosen))


def _write_words(weights: ClueWeights) -> None:
    _write(words.FILE, {"intercepts": weights.intercepts, "weights": weights.weights})


def _write_trees(trees: Trees) -> None:
    kept = [
        [
            list(tree.features),
            [round(each, 4) for each in tree.thresholds],
            list(tree.lower),
            list(tree.higher),
            [round(each, 5) for each in tree.values],
        ]
        for tree in trees.trees
    ]
    _write(deciding_trees.FILE, {"names": trees.names, "start": trees.start, "trees": kept})


def _write(path: Path, content: Mapping[str, object]) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(
        text.replace('],"', '],\n"').replace("]],[[", "]],\n[[") + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
