import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.ensemble import GradientBoostingClassifier

from index.extraction.deals.deciding import setting, weigh
from index.extraction.deals.observing import observe
from index.extraction.deals.pair_signs import signs
from index.extraction.deals.trees import FILE, Tree, Trees, read_trees
from index.extraction.names import Names
from tests.index.extraction.deals.reading import article

RATE = 0.1


def fitted(seed: int) -> tuple[GradientBoostingClassifier, Trees]:
    """Return a model fitted to chance, and the same as plain numbers."""
    chance = np.random.default_rng(seed)
    table = chance.normal(size=(300, 4))
    truth = table[:, 0] + table[:, 1] * table[:, 2] + chance.normal(size=300) > 0.3
    model = GradientBoostingClassifier(n_estimators=20, max_depth=4, learning_rate=RATE)
    model.fit(table, truth)
    share = truth.mean()
    kept = [_tree(each[0].tree_) for each in model.estimators_]
    return model, Trees(["a", "b", "c", "d"], math.log(share / (1 - share)), kept)


def _tree(nodes: object) -> Tree:
    features, thresholds, lower, higher, values = (
        getattr(nodes, name).ravel().tolist()
        for name in ("feature", "threshold", "children_left", "children_right", "value")
    )
    return Tree(
        [max(-1, each) for each in features], thresholds, lower, higher,
        [each * RATE for each in values],
    )  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_trees_agree_with_those_that_were_fitted(seed: int) -> None:
    model, trees = fitted(seed)
    asked = np.random.default_rng(seed + 100).normal(size=(200, 4)).astype(np.float32)
    expected = model.predict_proba(asked)[:, 1]
    found = [trees.probability(dict(zip("abcd", row.tolist(), strict=True))) for row in asked]
    assert found == pytest.approx(expected)
    assert np.ptp(expected) > 0.3


def test_at_the_threshold_the_way_is_down() -> None:
    tree = Tree([0, -1, -1], [0.5, 0.0, 0.0], [1, -1, -1], [2, -1, -1], [0.0, -1.0, 1.0])
    assert [tree.value([each]) for each in (0.4, 0.5, 0.6)] == [-1.0, -1.0, 1.0]


def test_no_trees_say_what_they_start_from() -> None:
    assert Trees([], 0.0, []).probability({"anything": 1.0}) == 0.5


@given(st.floats(allow_nan=False), st.floats(-1e9, 1e9))
def test_the_estimate_is_a_probability(number: float, leaf: float) -> None:
    tree = Tree([0, -1, -1], [0.5, 0.0, 0.0], [1, -1, -1], [2, -1, -1], [0.0, leaf, -leaf])
    assert 0 <= Trees(["a"], leaf, [tree]).probability({"a": number}) <= 1


def test_the_kept_trees_look_at_the_signs_that_there_are(names: Names) -> None:
    observed = observe(article("GEMA sued Suno."), names)
    (found,) = signs(weigh(observed), setting(observed))
    assert sorted(found) == list(read_trees().names)
    assert 0 <= read_trees().probability(found) <= 1


def test_the_kept_trees_are_whole() -> None:
    kept = json.loads(Path(FILE).read_text(encoding="utf-8"))
    assert set(kept) == {"names", "start", "trees"}
    assert math.isfinite(kept["start"])
    for tree in read_trees().trees:
        count = len(tree.features)
        assert {len(tree.thresholds), len(tree.lower), len(tree.higher), len(tree.values)} == {
            count
        }
        for node, feature in enumerate(tree.features):
            if feature == -1:
                assert math.isfinite(tree.values[node])
            else:
                # Whoever goes down always comes to a leaf.
                assert 0 <= feature < len(kept["names"])
                assert node < tree.lower[node] < count
                assert node < tree.higher[node] < count
