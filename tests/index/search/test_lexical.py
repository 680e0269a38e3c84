"""BM25, against the formula worked out by hand."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.lexical import LexicalIndex
from index.search.terms import terms

TEXTS = [
    "Warner sued Suno.",
    "Warner and Suno settled, and Warner signed Suno.",
    "Klay signed.",
    "",
    "…",
    "Udio, Udio, Udio!",
]
K1, B = 1.2, 0.75
WORDS = st.sampled_from(["Warner", "Suno", "signed", "Udio", "and", "Klay", "x", ".", "", "音乐"])


def bm25(word: str, text: str, texts: list[str]) -> float:
    """Return the BM25 score with Lucene's inverse document frequency, from its definition."""
    documents = [terms(each) for each in texts]
    average = sum(map(len, documents)) / len(documents)
    holding = sum(word in document for document in documents)
    rarity = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
    document = terms(text)
    frequency = document.count(word)
    return rarity * frequency / (frequency + K1 * (1 - B + B * len(document) / average))


def expected(words: list[str], texts: list[str]) -> list[float]:
    return [sum(bm25(word, text, texts) for word in words) for text in texts]


@pytest.mark.parametrize(
    "question", ["Suno", "Warner Suno", "signed Udio Klay", "udio udio", "nobody", ""]
)
def test_scores_are_what_the_formula_gives(question: str) -> None:
    words = terms(question)

    scores = LexicalIndex.build(TEXTS).scores(words)

    assert scores.tolist() == pytest.approx(expected(words, TEXTS), abs=1e-5)


@given(texts=st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=8), asked=st.lists(WORDS))
def test_scores_are_what_the_formula_gives_for_any_texts(
    texts: list[str], asked: list[str]
) -> None:
    words = terms(" ".join(asked))

    scores = LexicalIndex.build(texts).scores(words)

    assert scores.shape == (len(texts),)
    if any(terms(text) for text in texts):
        assert scores.tolist() == pytest.approx(expected(words, texts), abs=1e-5)
    else:
        assert not scores.any()


@pytest.mark.parametrize(
    "texts", [TEXTS, [], [""], ["…", "!"], ["one"], ["", "音乐 \u2028 \x00 x", '"quotes" \\ {}']]
)
def test_an_index_is_read_as_it_was_saved(tmp_path: Path, texts: list[str]) -> None:
    built = LexicalIndex.build(texts)
    built.save(tmp_path / "index")

    read = LexicalIndex.load(tmp_path / "index", len(texts))

    assert read.size == built.size == len(texts)
    for word in {*terms(" ".join(texts)), "nobody"}:
        assert np.array_equal(read.scores([word]), built.scores([word]))
        assert np.array_equal(read.holders(word), built.holders(word))


@pytest.mark.parametrize(("word", "rows"), [("suno", [0, 1]), ("udio", [5]), ("nobody", [])])
def test_each_text_that_holds_a_term_is_named_once(word: str, rows: list[int]) -> None:
    assert sorted(LexicalIndex.build(TEXTS).holders(word)) == rows


def test_a_term_is_the_rarer_the_fewer_texts_hold_it() -> None:
    index = LexicalIndex.build(TEXTS)

    assert index.rarity("suno") < index.rarity("udio") < index.rarity("nobody")
    assert index.rarity("suno") == pytest.approx(math.log(1 + (6 - 2 + 0.5) / (2 + 0.5)))


@pytest.mark.parametrize("texts", [[], ["…"], ["one"], ["one", "one"]])
def test_no_term_weighs_nothing(texts: list[str]) -> None:
    index = LexicalIndex.build(texts)

    assert index.rarity("one") > 0
    assert index.rarity("nobody") > 0
