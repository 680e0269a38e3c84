import json
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.deals.clues import closest, clues
from index.extraction.deals.likelihoods import FILE, KINDS, ClueWeights, likelihoods, value
from tests.index.nasty import TEXTS

LONG = 100_000
WITHIN_S = 20


def test_words_are_clues_by_where_they_stand() -> None:
    found = clues("Today Alpha sued Beta in Rome.")
    assert {
        "any sued", "between sued", "left today", "right in", "right rome", "between Alpha sued",
        "between sued Beta", "left today Alpha", "right Beta in", "others 0", "others between 0",
    } <= found  # fmt: skip
    assert "left sued" not in found
    assert "between in" not in found


def test_case_does_not_count() -> None:
    assert clues("Alpha SUED Beta") == clues("Alpha sued Beta")


def test_who_is_named_first_counts() -> None:
    assert clues("Alpha sued Beta") != clues("Beta sued Alpha")


def test_others_are_counted() -> None:
    found = clues("Gamma said Alpha, Gamma and Beta met.")
    assert {"others 2", "others between 1"} <= found


def test_words_without_both_have_no_place() -> None:
    assert clues("Alpha met.") == {"any Alpha", "any met", "any .", "others 0"}
    assert clues("") == {"others 0"}


def test_the_two_count_where_they_stand_closest() -> None:
    assert closest(["Alpha", "x", "x", "x", "Beta", "x", "Alpha"]) == (4, 6)
    assert closest(["Alpha", "Alpha"]) is None


def test_words_far_away_are_not_beside_the_two() -> None:
    far = " ".join(f"w{number}" for number in range(30))
    found = clues(f"{far} Alpha Beta {far}")
    assert "left w29" in found
    assert "left w20" not in found
    assert "right w20" not in found
    assert "any w20" in found


CONTEXTS = TEXTS | st.lists(
    st.sampled_from(["Alpha", "Beta", "Gamma", "sued", "signed", "?", "\ue000", "talks"])
).map(" ".join)


@given(CONTEXTS)
@settings(deadline=None)
def test_likelihoods_add_up_to_one(text: str) -> None:
    found = likelihoods(text)
    assert len(found) == len(KINDS)
    assert all(0 <= each <= 1 for each in found)
    assert sum(found) == pytest.approx(1)


@given(st.lists(st.floats(-1e5, 1e5), min_size=len(KINDS), max_size=len(KINDS)))
def test_likelihoods_add_up_to_one_whatever_the_weights(weights: list[float]) -> None:
    found = ClueWeights(weights, {"any x": weights}).likelihoods(frozenset({"any x", "any y"}))
    assert sum(found) == pytest.approx(1)
    assert found.index(max(found)) == weights.index(max(weights)) or max(found) == pytest.approx(
        found[weights.index(max(weights))]
    )


@given(st.sets(st.text(max_size=3), max_size=50))
def test_clues_count_the_less_the_more_there_are(found: set[str]) -> None:
    more = frozenset({*found, "one more clue"})
    assert value(more) > 0
    assert not found or value(frozenset(found)) > value(more)
    assert value(frozenset()) == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Alpha sued Beta.", "lawsuit"),
        ("Alpha signed a licensing agreement with Beta.", "licence"),
        ("Alpha has settled its lawsuit against Beta.", "settlement"),
        ("Alpha acquired Beta.", "acquisition"),
        ("Alpha is in talks with Beta about a licence.", "talks"),
        ("Beta raised 10 million dollars in a round led by Alpha.", "investment"),
    ],
)
def test_plain_words_tell_the_kind(text: str, kind: str) -> None:
    found = likelihoods(text)
    assert KINDS[found.index(max(found))] == kind


def test_the_kept_weights_are_one_for_each_kind() -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert set(kept) == {"intercepts", "weights"}
    assert len(kept["intercepts"]) == len(KINDS)
    assert all(map(math.isfinite, kept["intercepts"]))
    places = {"any", "between", "left", "right", "apart", "others"}
    for clue, weights in kept["weights"].items():
        assert clue.split()[0] in places
        assert len(weights) == len(KINDS)
        assert all(map(math.isfinite, weights))


@pytest.mark.parametrize("piece", ["x", "x ", "Alpha Gamma ", "\ue000", "“", " "])
def test_a_long_line_of_anything_has_clues(piece: str) -> None:
    started = time.perf_counter()
    assert sum(likelihoods(f"{piece * (LONG // len(piece))} Beta")) == pytest.approx(1)
    assert time.perf_counter() - started < WITHIN_S
