"""The default model as it is used: real weights, real texts."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models import DEFAULT_MODEL, Encoder, open_encoder

TEXTS = [
    "Warner settled with Suno.",
    "",
    " ",
    "🎵",
    "音乐 और संगीत",
    "word " * 2_000,
    "x" * 20_000,
    "\x00\u202e",
]
IMPORT = (
    "import sys, index.models as models; models.open_encoder(models.DEFAULT_MODEL);"
    "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
)


def test_rows_are_unit_vectors_whatever_the_text(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)

    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1.0] * len(TEXTS), abs=1e-5)


def test_the_same_text_gives_the_same_vector(encoder: Encoder) -> None:
    assert np.array_equal(encoder.encode(TEXTS[:1]), encoder.encode(TEXTS[:1]))


def test_a_texts_company_does_not_matter(encoder: Encoder) -> None:
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])

    assert np.allclose(encoder.encode(TEXTS), alone, atol=1e-5)


def test_texts_that_mean_the_same_are_alike(encoder: Encoder) -> None:
    suit, paraphrase, other = encoder.encode(
        [
            "Warner dropped its lawsuit against Suno.",
            "The record label ended the legal action it had brought against the AI company.",
            "The soup needs another ten minutes.",
        ]
    )

    assert suit @ paraphrase > 0.3 > suit @ other


def test_many_threads_get_the_vectors_that_one_gets() -> None:
    texts = [[f"Song {number} " * (1 + number % 40)] * (1 + number % 3) for number in range(64)]
    encoder = open_encoder(DEFAULT_MODEL)  # not loaded yet, so that they race to load it, too

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(encoder.encode, texts))

    for some, vectors in zip(texts, together, strict=True):
        assert np.allclose(vectors, encoder.encode(some), atol=1e-5)


def test_nothing_heavy_is_imported_before_the_first_text() -> None:
    subprocess.run([sys.executable, "-c", IMPORT], check=True)


def test_a_folder_that_only_looks_like_a_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "config.json").write_text("{}")

    with pytest.raises(ModelError, match="cannot be loaded: its files are damaged"):
        open_encoder(str(tmp_path)).encode(["text"])


@pytest.mark.parametrize("text", ["", "{", "[]", '[{"idx": 0}]', "\x00"])
def test_a_damaged_model_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "modules.json").write_text(text)

    with pytest.raises(ModelError, match="damaged or of another kind"):
        open_encoder(str(tmp_path)).encode(["text"])
