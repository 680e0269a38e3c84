"""What an exported model gives is what sentence-transformers gives."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ModelError
from index.models import Float32, SentenceTransformerEncoder
from index.models.export import export
from index.models.onnx import GRAPH, TOKENIZER, OnnxEncoder
from index.models.parity import TEXTS, likeness
from index.models.twin import open_twin
from tests.support.models import small_model, twin_of


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_model(tmp_path_factory.mktemp("onnx") / "model")


@pytest.fixture(scope="module")
def twin(model: Path, tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    folder = twin_of(model, tmp_path_factory.mktemp("twins"))
    export(model, folder)
    encoder = open_twin(folder, threads=2)
    assert encoder is not None
    return encoder


@pytest.fixture(scope="module")
def own(model: Path) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder("small", model)


def one_by_one(encoder: OnnxEncoder | SentenceTransformerEncoder, texts: list[str]) -> Float32:
    return np.concatenate([encoder.encode([text]) for text in texts])


def test_vectors_are_those_of_the_model(twin: OnnxEncoder, own: SentenceTransformerEncoder) -> None:
    assert likeness(twin, TEXTS, one_by_one(own, list(TEXTS))).least > 0.95


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(texts=st.lists(st.text(max_size=80), max_size=20))
def test_rows_are_unit_vectors_in_the_order_of_the_texts(
    twin: OnnxEncoder, texts: list[str]
) -> None:
    vectors = twin.encode(texts)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), 48)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert float(twin.encode([text])[0] @ vector) > 0.9


def test_a_text_on_its_own_always_gets_the_same_vector(twin: OnnxEncoder) -> None:
    before = twin.encode(["who settled?"])
    twin.encode(list(TEXTS))

    assert np.array_equal(twin.encode(["who settled?"]), before)


def test_what_is_beyond_the_model_is_cut_as_the_model_cuts_it(
    twin: OnnxEncoder, own: SentenceTransformerEncoder
) -> None:
    long = "a singer " * 500

    assert float(twin.encode([long])[0] @ own.encode([long])[0]) > 0.97
    assert np.array_equal(twin.encode([long]), twin.encode([long + "and something else"]))


def test_threads_may_ask_at_the_same_time(twin: OnnxEncoder) -> None:
    texts = list(TEXTS) * 4
    alone = one_by_one(twin, texts)

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: twin.encode([text]), texts))

    assert np.array_equal(np.concatenate(together), alone)


@pytest.mark.parametrize("damaged", [GRAPH, TOKENIZER])
def test_a_damaged_file_is_a_model_error(tmp_path: Path, model: Path, damaged: str) -> None:
    folder = twin_of(model, tmp_path)
    export(model, folder)
    (folder / damaged).write_bytes(b"not what it was")

    with pytest.raises(ModelError):
        OnnxEncoder(folder)
