"""The fitted numbers fit the features and signs that there are."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UserError
from index.models import DEFAULT_MODEL, open_encoder
from index.search.ranking import Read
from index.search.signals import signals
from index.search.weights import FILE, Gate, Weights, read_weights
from tests.index.search.entries import library, ranked

GATE = Gate(intercept=-1.0, weights={"good": 2.0, "bad": -3.0}, threshold=0.5)
SIGNS = st.floats(-100, 100)


def weights(*, late: bool) -> Weights:
    return read_weights().late if late else read_weights().plain


@pytest.mark.parametrize("late", [True, False])
def test_what_was_fitted_is_there_in_every_search(late: bool) -> None:
    snapshot, fitted = library(["UMG sued Suno."], late=late), weights(late=late)

    asked, found = ranked(snapshot, "Who sued Suno?", weights=fitted.ranking)
    reranked = replace(found, read=Read(best=1.0, first=1.0))

    assert found.columns.keys() >= fitted.ranking.keys() != set()
    for gate, ranking in ((fitted.gate, found), (fitted.gate_reranked, reranked)):
        signs = signals(snapshot, asked, ranking)
        assert signs.keys() >= gate.weights.keys() != set()
        assert 0 < gate.confidence(signs) < 1


def test_only_searching_with_late_interaction_asks_for_it() -> None:
    names = [name for name in weights(late=False).ranking if name.startswith("late")]

    assert names == []
    assert weights(late=True).ranking["late"] > 0


@pytest.mark.parametrize("late", [True, False])
def test_lines_are_drawn_between_impossible_and_certain(late: bool) -> None:
    fitted = weights(late=late)

    assert 0 < fitted.gate.threshold < 1
    assert 0 < fitted.gate_reranked.threshold < 1
    # A cross-encoder that counted against a sentence would make the unread ones win.
    assert fitted.reranker >= 0


def test_the_weights_were_fitted_with_the_default_encoder() -> None:
    assert read_weights().encoder == open_encoder(DEFAULT_MODEL).fingerprint


@given(good=SIGNS, bad=SIGNS, more=st.floats(0, 100))
def test_confidence_is_a_probability_that_grows_with_what_speaks_for_it(
    good: float, bad: float, more: float
) -> None:
    confidence = GATE.confidence({"good": good, "bad": bad, "unknown": 7.0})

    assert 0 <= confidence <= 1
    assert GATE.confidence({"good": good + more, "bad": bad}) >= confidence
    assert GATE.confidence({"good": good, "bad": bad + more}) <= confidence


@pytest.mark.parametrize(
    ("good", "bad", "confidence"), [(0.5, 0, 0.5), (1, 0, 0.731), (0, 0, 0.269), (1, 1, 0.119)]
)
def test_confidence_is_the_logistic_function_of_the_sum(
    good: float, bad: float, confidence: float
) -> None:
    found = GATE.confidence({"good": good, "bad": bad})

    assert found == pytest.approx(confidence, abs=1e-3)


@pytest.mark.parametrize("sign", [1e300, -1e300])
def test_no_sign_is_too_large(sign: float) -> None:
    assert 0 <= GATE.confidence({"good": sign, "bad": 0.0}) <= 1


def test_a_sign_that_is_not_there_is_missed() -> None:
    with pytest.raises(KeyError, match="bad"):
        GATE.confidence({"good": 1.0})


def test_another_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    own = Weights({"fused": 1.0}, GATE, 0.25, Gate(0.0, {}, 0.75))
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"encoder": "e", "late": asdict(own), "plain": asdict(own)}))

    read = read_weights(path)

    assert (read.encoder, read.late, read.plain) == ("e", own, own)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "not JSON",
        "null",
        '{"encoder": "e", "late": {}, "plain": {}}',
        '{"encoder": "e", "late": [], "plain": []}',
        FILE.read_text(encoding="utf-8").replace("threshold", "limit"),
    ],
    ids=["empty", "list", "object", "words", "null", "no weights", "lists", "another name"],
)
def test_a_file_of_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(text)

    with pytest.raises(UserError, match=r"own\.json is not a file of weights\."):
        read_weights(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_weights(tmp_path / "absent.json")
