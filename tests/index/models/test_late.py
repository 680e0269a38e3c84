"""The packaged model for late interaction, as it is."""

import re
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.errors import ModelError
from index.models.encoder import Float32
from index.models.late import ColbertEncoder, kept, open_token_encoder, quantised

TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(["Suno", "Beyoncé’s", "e\u0301", "音乐", "🎵", "\n", "will.i.am", "$2.45bn"])
).map(" ".join)


@pytest.fixture(scope="module")
def encoder() -> ColbertEncoder:
    return open_token_encoder()


@settings(max_examples=40)
@given(text=TEXTS)
def test_tokens_stand_in_the_text_one_after_the_other(encoder: ColbertEncoder, text: str) -> None:
    (tokens,) = encoder.encode([text])

    assert tokens.vectors.shape == (len(tokens.spans), encoder.width)
    assert tokens.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(tokens.vectors, axis=1), 1, atol=1e-5)
    assert all(len(span) > 0 and span.end <= len(text) for span in tokens.spans)
    assert list(tokens.spans) == sorted(tokens.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Did Warner settle?", ["Did", "Warner", "settle", "?"]),
        ("Suno", ["Sun", "o"]),
        ("Beyoncé’s 音乐 🎵", ["Beyoncé", "’", "s", "音", "乐", "🎵"]),
        ("", []),
        (" \n", []),
        ("[CLS]", ["[CLS]"]),
    ],
)
def test_spans_cut_the_tokens_out_of_the_text(
    encoder: ColbertEncoder, text: str, expected: list[str]
) -> None:
    (tokens,) = encoder.encode([text])

    assert [span.of(text) for span in tokens.spans] == expected


def test_a_text_on_its_own_always_gets_the_same_vectors(encoder: ColbertEncoder) -> None:
    text = "Warner settled with Suno."
    (first,) = encoder.encode([text])
    encoder.encode(["Something else entirely.", "And more."])

    (again,) = encoder.encode([text])
    (elsewhere,) = open_token_encoder().encode([text])

    assert first.vectors.tobytes() == again.vectors.tobytes() == elsewhere.vectors.tobytes()


def test_a_text_in_company_gets_nearly_the_same_vectors(encoder: ColbertEncoder) -> None:
    texts = [f"Warner settled with Suno {'and others ' * number}." for number in range(20)]

    together = encoder.encode(texts)

    for text, tokens in zip(texts, together, strict=True):
        (alone,) = encoder.encode([text])
        assert alone.spans == tokens.spans
        assert float((alone.vectors * tokens.vectors).sum(axis=1).mean()) > 0.95


def test_a_word_finds_its_counterpart(encoder: ColbertEncoder) -> None:
    (question,) = encoder.encode(["Who settled the lawsuit?"])
    meant, other = encoder.encode(["Warner ended the court case.", "It rained in Berlin."])

    lawsuit = question.vectors[3]
    assert float((meant.vectors @ lawsuit).max()) > float((other.vectors @ lawsuit).max())


def test_a_long_text_is_read_as_far_as_the_model_can(encoder: ColbertEncoder) -> None:
    (tokens,) = encoder.encode(["word " * 900])

    assert len(tokens.spans) == 510


def test_no_texts_have_no_tokens(encoder: ColbertEncoder) -> None:
    assert encoder.encode([]) == []


def test_the_fingerprint_is_of_the_weights(encoder: ColbertEncoder) -> None:
    assert re.fullmatch("[0-9a-f]{16}", encoder.fingerprint)


def test_threads_may_share_an_encoder_that_is_not_loaded_yet() -> None:
    encoder, found = open_token_encoder(), []
    threads = [
        threading.Thread(target=lambda: found.extend(encoder.encode(["Suno"]))) for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({tokens.vectors.tobytes() for tokens in found}) == 1
    assert len(found) == 4


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    encoder = ColbertEncoder(tmp_path)

    with pytest.raises(ModelError, match="cannot be loaded"):
        encoder.encode(["Suno"])


def cosines(vectors: Float32) -> Float32:
    short = quantised(vectors).astype(np.float64)
    lengths = np.linalg.norm(short, axis=1) * np.linalg.norm(vectors.astype(np.float64), axis=1)
    return np.asarray((short * vectors).sum(axis=1) / lengths, dtype=np.float32)


@given(
    vectors=arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, 5), st.integers(1, 96)),
        elements=st.floats(-1, 1, width=32),
    )
)
def test_quantised_vectors_point_the_same_way(vectors: Float32) -> None:
    long_enough = vectors[np.linalg.norm(vectors, axis=1) > 1e-3]

    short = quantised(long_enough)

    assert short.dtype == np.int8
    assert short.shape == long_enough.shape
    assert (cosines(long_enough) > 0.999).all()


def test_quantised_vectors_of_the_model_point_the_same_way(encoder: ColbertEncoder) -> None:
    for tokens in encoder.encode(["Warner settled with Suno.", "It rained: 3.5 mm, they say."]):
        assert (cosines(tokens.vectors) > 0.999).all()


def test_no_direction_stays_none() -> None:
    assert not quantised(np.zeros((2, 4), dtype=np.float32)).any()


def test_tokens_are_kept_with_whether_they_are_of_the_heading(encoder: ColbertEncoder) -> None:
    (tokens,) = encoder.encode(["The deal. Warner settled."])

    rows = kept(tokens, len("The deal. "))

    assert rows.dtype == np.int8
    assert np.array_equal(rows[:, :-1], quantised(tokens.vectors))
    assert rows[:, -1].tolist() == [0, 0, 0, 1, 1, 1]


def test_of_no_tokens_none_are_kept(encoder: ColbertEncoder) -> None:
    (tokens,) = encoder.encode([""])

    assert kept(tokens, 0).shape == (0, encoder.width + 1)
