"""Late interaction, against its definition worked out token by token."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.models import Float32
from index.search.late import LateIndex

WIDTH = 5
Int8 = npt.NDArray[np.int8]
TEXTS = st.lists(
    st.lists(
        st.tuples(st.lists(st.integers(-128, 127), min_size=WIDTH, max_size=WIDTH), st.booleans()),
        max_size=4,
    ).map(
        lambda rows: np.array([[*row, own] for row, own in rows], np.int8).reshape(-1, WIDTH + 1)
    ),
    max_size=6,
)
QUESTIONS = arrays.arrays(
    np.float32,
    st.tuples(st.integers(0, 4), st.just(WIDTH)),
    elements=st.floats(-1, 1, width=32),
)


def cosine(question: Float32, token: Int8) -> float:
    there = token[:WIDTH].astype(float)
    return float(question.astype(float) @ there) / (float(np.linalg.norm(there)) or 1.0)


def expected(question: Float32, text: Int8) -> list[float]:
    """Return each question token's best cosine in ``text``, 0 where there is none."""
    return [max((cosine(q, token) for token in text), default=0.0) for q in question]


def expected_own(question: Float32, text: Int8) -> list[float]:
    """Return the same when every token of the heading counts as 0."""
    return [
        max((cosine(q, token) * float(token[WIDTH]) for token in text), default=0.0)
        for q in question
    ]


def random_text(tokens: int, seed: int) -> Int8:
    vectors = np.random.default_rng(seed).integers(-127, 128, (tokens, WIDTH), dtype=np.int8)
    return np.column_stack([vectors, np.ones(tokens, dtype=np.int8)])


@given(texts=TEXTS, question=QUESTIONS, data=st.data())
def test_each_token_is_met_by_its_best_cosine(
    texts: list[Int8], question: Float32, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.sampled_from(range(len(texts))), max_size=8)) if texts else []

    met, own = LateIndex.build(texts, WIDTH).met(question, np.array(rows, dtype=np.int64))

    assert met.shape == own.shape == (len(question), len(rows))
    assert met.dtype == own.dtype == np.float32
    for column, row in enumerate(rows):
        text = texts[row]
        assert met[:, column].tolist() == pytest.approx(expected(question, text), abs=1e-5)
        assert own[:, column].tolist() == pytest.approx(expected_own(question, text), abs=1e-5)


def test_a_text_meets_itself_in_full() -> None:
    text = random_text(3, seed=1)
    vectors = text[:, :WIDTH].astype(np.float32)
    question = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    index = LateIndex.build([random_text(4, seed=2), text], WIDTH)

    met, _ = index.met(question, np.array([0, 1], dtype=np.int64))

    assert met[:, 1].tolist() == pytest.approx([1, 1, 1])
    assert (met[:, 0] < 0.999).all()


def test_a_text_without_tokens_meets_nothing_and_disturbs_nobody() -> None:
    empty = np.empty((0, WIDTH + 1), dtype=np.int8)
    full = random_text(2, seed=3)
    question = np.eye(WIDTH, dtype=np.float32)[:2]

    met, _ = LateIndex.build([empty, full, empty], WIDTH).met(question, np.array([0, 1, 2]))

    assert not met[:, [0, 2]].any()
    assert met[:, 1].tolist() == pytest.approx(expected(question, full), abs=1e-6)


def test_a_text_is_met_worse_than_not_at_all_if_it_says_the_opposite() -> None:
    text = np.array([[-1, 0, 0, 0, 0, 1]], dtype=np.int8)

    met, _ = LateIndex.build([text], WIDTH).met(np.eye(WIDTH, dtype=np.float32)[:1], np.array([0]))

    assert met.tolist() == [[-1.0]]


def test_no_texts_meet_nothing() -> None:
    index = LateIndex.build([], WIDTH)

    assert index.size == 0
    met, own = index.met(np.eye(WIDTH, dtype=np.float32), np.empty(0, np.int64))
    assert met.shape == own.shape == (WIDTH, 0)


@given(texts=TEXTS, question=QUESTIONS)
def test_an_index_is_read_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, texts: list[Int8], question: Float32
) -> None:
    built = LateIndex.build(texts, WIDTH)
    folder = tmp_path_factory.mktemp("late") / "new" / "index"
    built.save(folder)

    read = LateIndex.load(folder)

    rows = np.arange(len(texts))
    assert read.size == built.size == len(texts)
    for came, was in zip(read.met(question, rows), built.met(question, rows), strict=True):
        assert np.array_equal(came, was)


def test_the_vectors_are_left_on_the_disk(tmp_path: Path) -> None:
    LateIndex.build([random_text(3, seed=4)], WIDTH).save(tmp_path / "index")

    assert isinstance(LateIndex.load(tmp_path / "index")._vectors, np.memmap)
