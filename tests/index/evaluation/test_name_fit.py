from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from index.evaluation import name_fit
from index.evaluation.deals import Fact, Labelled
from index.evaluation.name_fit import Example, examples, fit, main, out_of_fold
from index.extraction.name_signs import FILE, read_name_weights
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from tests.index.evaluation.labelling import PARTIES, labelled, written


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(PARTIES)


@pytest.fixture(scope="module")
def chosen(vocabulary: Vocabulary) -> list[Example]:
    return examples(labelled(24), vocabulary)


def of(text: str, *parties: tuple[str, str]) -> Labelled:
    facts = tuple(Fact(pair, frozenset({"lawsuit"}), (), optional=False) for pair in parties)
    return Labelled(Article("a", "a.md", "", Kind.ARTICLE, text), facts)


def test_every_unknown_name_is_an_example_and_no_known_one(vocabulary: Vocabulary) -> None:
    found = examples([of("GEMA sued Tonarium, Bly said.", ("GEMA", "Tonarium"))], vocabulary)
    assert [(each.article, each.is_party) for each in found] == [(0, True), (0, False)]


@pytest.mark.parametrize("party", ["Tonarium", "Tonarium Labs", "Tonarium Labs, Inc."])
def test_any_spelling_of_a_party_makes_its_name_a_party_s(
    vocabulary: Vocabulary, party: str
) -> None:
    text = "GEMA sued Tonarium Labs. Tonarium was silent."
    (found,) = examples([of(text, ("GEMA", party))], vocabulary)
    assert found.is_party


def test_names_without_facts_are_nobody_s(vocabulary: Vocabulary) -> None:
    assert not any(each.is_party for each in examples([of("Tonarium met Bly.")], vocabulary))
    assert examples([], vocabulary) == []


def test_a_fit_on_a_handful_of_articles_tells_parties_from_other_names(
    chosen: list[Example],
) -> None:
    weights = fit(chosen)
    parties = [weights.likelihood(each.signs) for each in chosen if each.is_party]
    others = [weights.likelihood(each.signs) for each in chosen if not each.is_party]
    assert np.mean(parties) > np.mean(others) + 0.5


def test_what_few_names_have_does_not_count() -> None:
    common = [
        Example(n, f"name {n}", frozenset({"common", f"own {n}"}), n % 2 == 0) for n in range(8)
    ]
    rare = [Example(n, f"name {n}", frozenset({"rare"}), is_party=True) for n in range(2)]
    assert set(fit([*common, *rare]).weights) == {"common"}


def test_a_sign_that_only_parties_have_speaks_for_a_party() -> None:
    chosen = [
        Example(n, f"name {n}", frozenset({"for"} if n % 2 else {"against"}), n % 2 == 1)
        for n in range(8)
    ]
    weights = fit(chosen).weights
    assert weights["for"] > 0 > weights["against"]


def test_the_order_of_examples_does_not_matter(chosen: list[Example]) -> None:
    one, other = fit(chosen), fit(chosen[::-1])
    assert one.weights.keys() == other.weights.keys()
    assert all(
        one.weights[sign] == pytest.approx(other.weights[sign], abs=0.01) for sign in one.weights
    )


def test_no_name_is_judged_by_weights_of_its_own_article() -> None:
    # Every article's own sign tells all within it and nothing elsewhere.
    own = [
        Example(n, f"name {n}", frozenset({f"own {n} {yes}"}), is_party=yes)
        for n in range(8)
        for yes in (True, False)
        for _ in range(3)
    ]
    assert out_of_fold(own) == pytest.approx(np.full(len(own), 0.5), abs=0.01)
    assert [fit(own).likelihood(each.signs) > 0.5 for each in own] == [e.is_party for e in own]


def test_figures_are_shown_and_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    before = FILE.read_bytes()
    path = written(tmp_path / "gold.json", labelled(16))
    result = CliRunner().invoke(main, [str(path), "--articles", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "of parties 12" in result.output
    assert "from 0.2 on: recall" in result.output
    assert FILE.read_bytes() == before


def test_kept_weights_can_be_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "weights.json"
    monkeypatch.setattr(name_fit, "FILE", kept)
    path = written(tmp_path / "gold.json", labelled(16))
    result = CliRunner().invoke(main, [str(path), "--articles", str(tmp_path), "--write"])
    assert result.exit_code == 0, result.output
    weights = read_name_weights(kept)
    expected = fit(examples(labelled(16), Vocabulary.read(PARTIES)))
    assert weights.intercept == expected.intercept
    assert weights.weights.items() <= expected.weights.items()
    assert max(map(abs, weights.weights.values())) == max(map(abs, expected.weights.values()))
