"""Text in, unit vectors out."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import ModelError
from index.models.weights import fingerprint

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Float32 = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how alike they are."""

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text would get another vector."""

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """

    def encode_question(self, question: str) -> Float32:
        """Return ``float32[dimension]`` of length 1, to be compared with :meth:`encode`'s rows.

        Raises:
            ModelError: the model cannot be loaded.
        """

    def release(self) -> None:
        """Give back what only :meth:`encode` needs, until it is called again."""


class SentenceTransformerEncoder:
    """A sentence-transformers model on the CPU, loaded when it is first needed.

    Loading takes seconds, nearly all of them spent importing torch.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self._fingerprint = fingerprint(folder)
        self._loading = threading.Lock()
        self._model: SentenceTransformer | None = None

    @property
    def name(self) -> str:
        """The model's name, for people."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Hash over the model's weights and configuration files."""
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """
        vectors = self._loaded().encode(
            list(texts),
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)

    def encode_question(self, question: str) -> Float32:
        """Return ``float32[dimension]`` of length 1. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """
        vector: Float32 = self.encode([question])[0]
        return vector

    def release(self) -> None:
        """Keep the model: questions need it, too."""

    def _loaded(self) -> "SentenceTransformer":
        with self._loading:
            if self._model is None:
                self._model = load_model(self._folder)
            return self._model


def load_model(folder: Path) -> "SentenceTransformer":
    """Load a model, which takes seconds.

    Raises:
        ModelError: its files are damaged or of another kind.
    """
    # huggingface_hub reads this once, when it is first imported; the files are all here.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded: its files are damaged or of another kind."
        ) from error
