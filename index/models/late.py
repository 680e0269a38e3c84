"""Late interaction: a text as one vector a token, so that each word finds its counterpart.

After ColBERT (Khattab and Zaharia, 2020). The packaged answerai-colbert-small-v1 lacks its last
layer; its 384 hidden states, normalised, do as well.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.models.encoder import Float32
from index.models.packaged import COLBERT, packaged
from index.types import Span

if TYPE_CHECKING:
    from index.models.graph import Graph

Int8 = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens without the marks that a model puts around them."""

    vectors: Float32
    """``float32[tokens, width]`` with rows of length 1."""
    spans: tuple[Span, ...]
    """Where each token stands in the text."""


class TokenEncoder(Protocol):
    """Turns texts into token vectors whose dot products say how alike the tokens are."""

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text would get other vectors."""

    @property
    def width(self) -> int:
        """Numbers in one token's vector."""

    def encode(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """


class ColbertEncoder:
    """The packaged answerai-colbert-small-v1, int8, loaded when it is first needed."""

    name = "answerai-colbert-small-v1"
    width = 384

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads
        self._loading = threading.Lock()
        self._graph: Graph | None = None

    @property
    def fingerprint(self) -> str:
        """Start of the hash of the model's weights."""
        return COLBERT["model.onnx"][:16]

    def encode(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of each text. Thread-safe.

        Activations are scaled by batch, so a text's vectors depend a little on its company; a
        text on its own always gets the same ones.

        Raises:
            ModelError: the model cannot be loaded.
        """
        found = {
            # The first and the last token only mark the ends.
            each: Tokens(
                _unit(row[1:-1]), tuple(Span(*offsets) for offsets in tokens.offsets[1:-1])
            )
            for each, tokens, row in self._loaded().run(texts)
        }
        return [found[each] for each in range(len(texts))]

    def _loaded(self) -> "Graph":
        with self._loading:
            if self._graph is None:
                # onnxruntime takes a moment to import, and not every command needs it.
                from index.models.graph import Graph

                self._graph = Graph(self._folder, self._threads)
            return self._graph


def open_token_encoder(threads: int = 1) -> ColbertEncoder:
    """Return the packaged model for late interaction.

    Raises:
        ModelError: it is missing or not the expected one.
    """
    return ColbertEncoder(packaged("colbert", COLBERT), threads)


def kept(tokens: Tokens, heading: int) -> Int8:
    """Return ``int8[tokens, width + 1]``, the form in which a text's tokens are kept.

    The last number of a row is 0 for a token of the first ``heading`` characters and 1 for one of
    the text itself; the others are its :func:`quantised` vector.
    """
    own = np.array([span.start >= heading for span in tokens.spans], dtype=np.int8)
    return np.column_stack([quantised(tokens.vectors), own])


def quantised(vectors: Float32) -> Int8:
    """Return ``int8`` vectors of the same directions, near enough.

    Cosines are above .999 for up to 128 numbers and for a model's vectors, which are even.
    """
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.rint(vectors * (127 / largest)), dtype=np.int8)


def _unit(vectors: Float32) -> Float32:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)
