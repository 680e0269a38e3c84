import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from index.evaluation import pair_fit
from index.evaluation.deals import Fact, Labelled
from index.evaluation.pair_fit import (
    OPTIONAL,
    Phrase,
    Read,
    Row,
    fit_trees,
    fit_words,
    folds,
    held_out,
    main,
    read_articles,
    read_phrases,
    report,
    reweighed,
    rows,
    with_held_out_words,
)
from index.extraction.deals import likelihoods, trees
from index.extraction.deals.clues import clues
from index.extraction.deals.likelihoods import FILE as WORDS
from index.extraction.deals.likelihoods import KINDS, ClueWeights, read_clue_weights
from index.extraction.deals.trees import FILE as TREES
from index.extraction.deals.trees import read_trees
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from tests.index.evaluation.labelling import PARTIES, labelled, written

SAID = {
    "lawsuit": "{A} sued {B} in court.",
    "licence": "{B} signed a licence with {A}, and {C} did not.",
    "ruling": "A court ruled for {A} and against {B}.",
    "settlement": "{A} settled with {B}.",
    "partnership": "{A} teams up with {B}.",
    "investment": "{A} invested in {B}.",
    "acquisition": "{A} acquired {B}.",
    "talks": "{A} is in talks with {B}.",
    "none": "{A} is not {B}, and {D} is neither.",
}
"""Words for every kind."""


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> list[Phrase]:
    return read_phrases(phrase_file(tmp_path_factory.mktemp("phrases")))


@pytest.fixture(scope="module")
def read() -> list[Read]:
    return read_articles(labelled(72), Vocabulary.read(PARTIES))


@pytest.fixture(scope="module")
def chosen(read: list[Read], phrases: list[Phrase]) -> list[Row]:
    return rows(with_held_out_words(read, phrases))


def phrase_file(folder: Path) -> Path:
    path = folder / "phrases.json"
    every = [{"text": text, "kind": kind} for kind, text in SAID.items() for _ in range(3)]
    path.write_text(json.dumps(every), encoding="utf-8")
    return path


def test_phrases_are_written_in_the_order_of_mention(phrases: list[Phrase]) -> None:
    texts = {phrase.kind: phrase.text for phrase in phrases}
    assert texts["lawsuit"] == "Alpha sued Beta in court."
    assert texts["licence"] == "Alpha signed a licence with Beta, and Gamma did not."


def test_the_first_of_several_kinds_of_a_phrase_counts(tmp_path: Path) -> None:
    path = tmp_path / "phrases.json"
    path.write_text('[{"text": "{B} and {A}", "kind": "settlement|licence"}]', encoding="utf-8")
    assert read_phrases(path) == [Phrase("Alpha and Beta", "settlement")]


def labels(*facts: Fact) -> list[frozenset[str]]:
    article = Article("a", "a.md", "", Kind.ARTICLE, "GEMA sued Suno, Udio says.")
    vocabulary = Vocabulary.read(PARTIES)
    filler = labelled(16)
    (first, *_) = read_articles([Labelled(article, facts), *filler], vocabulary)
    pairs = {each.pair.key: label for each, label in zip(first.weighed, first.labels, strict=True)}
    return [pairs[frozenset({"GEMA", "Suno"})], pairs[frozenset({"GEMA", "Udio"})]]


def fact(kind: str, *, optional: bool = False) -> Fact:
    return Fact(("GEMA", "Suno"), frozenset(kind.split("|")), (), optional)


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ((), {"none"}),
        ((fact("lawsuit"),), {"lawsuit"}),
        ((fact("lawsuit|ruling"),), {"lawsuit", "ruling"}),
        ((fact("talks"),), {"talks"}),
        ((fact("talks"), fact("licence")), {"licence"}),
        ((fact("lawsuit", optional=True),), {"lawsuit", OPTIONAL}),
        ((fact("lawsuit", optional=True), fact("licence")), {"licence"}),
    ],
)
def test_a_pair_is_labelled_with_what_there_is_between_the_two(
    facts: tuple[Fact, ...], label: set[str]
) -> None:
    assert labels(*facts) == [label, {"none"}]


def test_what_no_place_names_together_is_counted() -> None:
    text = "GEMA met. Rain fell. Snow fell. Suno met."
    article = Article("a", "a.md", "", Kind.ARTICLE, text)
    each = Labelled(article, (fact("lawsuit"),))
    (first, *_) = read_articles([each, *labelled(16)], Vocabulary.read(PARTIES))
    assert (first.unseen, first.weighed) == (1, ())


def test_every_article_is_held_out_once_and_never_fitted_to_itself() -> None:
    held = [each for fitting, held in folds(20) for each in held if each not in fitting]
    assert sorted(held) == list(range(20))


def test_words_fitted_to_phrases_tell_the_kinds_apart(phrases: list[Phrase]) -> None:
    weights = fit_words([], phrases)
    assert len(weights.intercepts) == len(KINDS)
    for phrase in phrases:
        found = weights.likelihoods(clues(phrase.text))
        assert KINDS[found.index(max(found))] == phrase.kind


def test_reweighed_articles_have_the_likelihoods_of_the_weights(read: list[Read]) -> None:
    weights = ClueWeights([0.0] * len(KINDS), {})
    for each in reweighed(read[0], weights).weighed:
        assert len(each.likely) == len(each.pair.contexts)
        assert all(found == pytest.approx([1 / len(KINDS)] * len(KINDS)) for found in each.likely)


def test_a_fit_on_a_handful_of_articles_tells_deals_from_the_rest(chosen: list[Row]) -> None:
    estimates = held_out(chosen)
    made = np.array([row.is_made for row in chosen])
    assert made.any()
    assert not made.all()
    assert estimates[made].mean() > estimates[~made].mean() + 0.3


def test_an_estimate_is_the_share_of_such_pairs_that_made_a_deal(chosen: list[Row]) -> None:
    made, none = frozenset({"licence"}), frozenset({"none"})
    alike = [
        replace(chosen[0], signs={"sign": float(tenths)}, label=made if n < tenths else none)
        for tenths in range(1, 10)
        for n in range(10)
    ]
    fitted = fit_trees(alike)
    found = [fitted.probability({"sign": float(tenths)}) for tenths in range(1, 10)]
    assert found == pytest.approx([tenths / 10 for tenths in range(1, 10)], abs=0.2)


def test_a_pair_of_which_more_is_made_counts_more(chosen: list[Row]) -> None:
    made, none = frozenset({"licence"}), frozenset({"none"})
    alike = [
        replace(chosen[0], signs={"sign": 0.0}, label=label, share=share)
        for label, share in ((made, 3.0), (none, 1.0))
        for _ in range(20)
    ]
    assert fit_trees(alike).probability({"sign": 0.0}) == pytest.approx(0.75, abs=0.1)


def test_trees_that_were_kept_agree_with_those_fitted(
    chosen: list[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = fit_trees(chosen)
    monkeypatch.setattr(trees, "FILE", tmp_path / "trees.json")
    pair_fit._write_trees(fitted)
    kept = read_trees(tmp_path / "trees.json")
    assert list(kept.names) == sorted(chosen[0].signs)
    for row in chosen:
        assert kept.probability(row.signs) == pytest.approx(fitted.probability(row.signs), abs=0.02)


def test_a_report_counts_what_is_right(chosen: list[Row]) -> None:
    said: list[str] = []
    right = np.array([float(row.is_made) for row in chosen])
    report(chosen, right, 0, said.append)
    assert f"that must be listed {int(right.sum())}" in said[0]
    assert "from 0.50 on: recall 1.000, precision 1.000" in said
    said.clear()
    report(chosen, right, int(right.sum()), said.append)
    assert "from 0.50 on: recall 0.500, precision 1.000" in said


def test_figures_are_shown_and_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    before = WORDS.read_bytes(), TREES.read_bytes()
    result = CliRunner().invoke(main, arguments(tmp_path))
    assert result.exit_code == 0, result.output
    assert "listed: recall" in result.output
    assert (WORDS.read_bytes(), TREES.read_bytes()) == before


def test_what_is_kept_can_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likelihoods, "FILE", tmp_path / "words.json")
    monkeypatch.setattr(trees, "FILE", tmp_path / "trees.json")
    result = CliRunner().invoke(main, [*arguments(tmp_path), "--write"])
    assert result.exit_code == 0, result.output
    words = read_clue_weights(tmp_path / "words.json")
    assert len(words.intercepts) == len(KINDS)
    assert all(len(each) == len(KINDS) for each in words.weights.values())
    kept = read_trees(tmp_path / "trees.json")
    assert kept.names == read_trees().names
    assert kept.trees


def arguments(folder: Path) -> list[str]:
    gold = written(folder / "gold.json", labelled(72))
    return [str(gold), "--phrases", str(phrase_file(folder)), "--articles", str(folder)]
