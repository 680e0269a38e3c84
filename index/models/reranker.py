"""Cross-encoders: a question and a text read together, and how well the one answers the other."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.errors import ModelError
from index.models.encoder import Float32
from index.models.packaged import CROSS_ENCODER, packaged

if TYPE_CHECKING:
    from index.models.graph import Graph

DEFAULT_RERANKER = "ms-marco-MiniLM-L-12-v2"
OFF = "off"

_FILES = ("model.onnx", "tokenizer.json")


class Reranker(Protocol):
    """Reads a question and a text together."""

    def load(self) -> None:
        """Get ready now, so that the first question need not wait. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """

    def scores(self, question: str, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts)]``, logits: higher is a better answer. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """


class CrossEncoder:
    """A cross-encoder of one output as an ONNX graph, loaded when it is first needed."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads
        self._loading = threading.Lock()
        self._graph: Graph | None = None

    def load(self) -> None:
        """Load the model now, so that the first question need not wait for it. Thread-safe.

        Raises:
            ModelError: it cannot be loaded.
        """
        self._loaded()

    def scores(self, question: str, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts)]``, logits: higher is a better answer. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """
        scores = np.empty(len(texts), dtype=np.float32)
        for each, _, row in self._loaded().run([(question, text) for text in texts]):
            scores[each] = row.reshape(-1)[0]
        return scores

    def _loaded(self) -> "Graph":
        with self._loading:
            if self._graph is None:
                from index.models.graph import Graph

                self._graph = Graph(self._folder, self._threads)
            return self._graph


def open_packaged_reranker(threads: int = 1) -> CrossEncoder:
    """Return the packaged cross-encoder.

    Raises:
        ModelError: it is missing, or not the expected one.
    """
    return CrossEncoder(packaged("reranker_en", CROSS_ENCODER), threads)


def open_reranker(model: str, threads: int = 1) -> CrossEncoder | None:
    """Return the cross-encoder: the packaged default, or a folder's; None if it is ``off``.

    Raises:
        ModelError: it is missing, or not the expected one.
    """
    if model == OFF:
        return None
    if model == DEFAULT_RERANKER:
        return open_packaged_reranker(threads)
    missing = _missing(model)
    if missing is not None:
        raise ModelError(
            f"There is no {missing} in {model}. LINER_RERANKER names the packaged "
            f"{DEFAULT_RERANKER}, a folder with model.onnx and tokenizer.json, or “off”."
        )
    return CrossEncoder(Path(model).expanduser(), threads)


def _missing(model: str) -> str | None:
    """Return the first file that a folder lacks; None if it lacks none."""
    try:
        folder = Path(model).expanduser()
        return next((file for file in _FILES if not (folder / file).is_file()), None)
    except (OSError, RuntimeError):
        return _FILES[0]  # It is too long for a path, or the home of a user whom nobody knows.
