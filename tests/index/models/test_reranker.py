"""Cross-encoders: the packaged one as it is, and a folder's."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models.reranker import (
    DEFAULT_RERANKER,
    CrossEncoder,
    open_packaged_reranker,
    open_reranker,
)
from tests.index.models.graphs import BEGIN, END, summing


@pytest.fixture(scope="module")
def reranker() -> CrossEncoder:
    return open_packaged_reranker()


@pytest.mark.parametrize(
    ("question", "answer", "others"),
    [
        (
            "Who settled with Suno?",
            "Warner Music Group ended its lawsuit and signed with Suno.",
            ["Suno makes songs from a line of text.", "It rained in Berlin.", ""],
        ),
        (
            "How much did the start-up raise?",
            "The round brought the start-up $125 million.",
            ["The start-up has two founders.", "Songs cost nothing there."],
        ),
        (
            "When does the deal end?",
            "The agreement runs until December 2027.",
            ["The agreement covers recordings and lyrics.", "Nobody would say what it cost."],
        ),
    ],
)
def test_the_sentence_that_answers_comes_first(
    reranker: CrossEncoder, question: str, answer: str, others: list[str]
) -> None:
    for place in range(len(others) + 1):
        texts = [*others[:place], answer, *others[place:]]

        scores = reranker.scores(question, texts)

        assert scores.shape == (len(texts),)
        assert scores.dtype == np.float32
        assert int(scores.argmax()) == place


def test_the_same_pair_alone_always_gets_the_same_score(reranker: CrossEncoder) -> None:
    texts = ["Warner settled."]

    assert reranker.scores("Who?", texts).tolist() == reranker.scores("Who?", texts).tolist()


def test_no_texts_have_no_scores(reranker: CrossEncoder) -> None:
    assert reranker.scores("Who?", []).shape == (0,)


def test_very_long_texts_are_read_as_far_as_the_model_can(reranker: CrossEncoder) -> None:
    assert np.isfinite(reranker.scores("who " * 3_000, ["word " * 3_000])).all()


def test_off_is_none() -> None:
    assert open_reranker("off") is None


def test_the_default_is_the_packaged_one(reranker: CrossEncoder) -> None:
    opened = open_reranker(DEFAULT_RERANKER)

    assert opened is not None
    question, texts = "Who settled?", ["Warner settled."]
    assert opened.scores(question, texts).tolist() == reranker.scores(question, texts).tolist()


def test_a_folder_of_ones_own_is_read(tmp_path: Path) -> None:
    opened = open_reranker(str(summing(tmp_path)))

    assert opened is not None
    scores = opened.scores("one", ["ten", "two two", "", "one " * 20])
    marks = BEGIN + END + END + 4
    assert scores.tolist() == [marks + 9, marks + 10, marks, marks + 80]


def test_a_folder_below_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    summing(tmp_path / "mine")

    assert open_reranker("~/mine") is not None


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_file_is_told(tmp_path: Path, missing: str) -> None:
    (summing(tmp_path) / missing).unlink()

    with pytest.raises(ModelError) as caught:
        open_reranker(str(tmp_path))

    assert str(caught.value) == (
        f"There is no {missing} in {tmp_path}. LINER_RERANKER names the packaged "
        "ms-marco-MiniLM-L-12-v2, a folder with model.onnx and tokenizer.json, or “off”."
    )


@pytest.mark.parametrize(
    "model",
    [
        "",
        "nothing/here",
        "cross-encoder/ms-marco",
        "OFF",
        "~nobody-at-all/model",
        "a" * 5_000,
        "\0",
    ],
)
def test_what_is_no_folder_is_told(model: str) -> None:
    with pytest.raises(ModelError, match=r"There is no model\.onnx in"):
        open_reranker(model)


def test_a_damaged_graph_is_told_when_it_is_needed(tmp_path: Path) -> None:
    (summing(tmp_path) / "model.onnx").write_bytes(b"damaged")
    opened = open_reranker(str(tmp_path))
    assert opened is not None

    with pytest.raises(ModelError, match="cannot be loaded"):
        opened.scores("one", ["two"])
