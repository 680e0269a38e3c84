"""A model as an ONNX graph: light to load, quick to ask, and without torch."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from index.errors import ModelError
from index.models.encoder import Float32
from index.models.session import batches, open_session

GRAPH = "model.onnx"
TOKENIZER = "tokenizer.json"
VECTORS = "sentence_embedding"
"""The graph's only output, ``float32[batch, dimension]``."""


class OnnxEncoder:
    """An exported model. Only what :mod:`index.models.export` writes can be opened."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the graph and its tokenizer, which carries its own truncation and padding.

        Raises:
            ModelError: they are damaged, or this version of onnxruntime cannot run them.
        """
        try:
            self._tokenizer = Tokenizer.from_file(os.fspath(folder / TOKENIZER))
            self._session = open_session(folder / GRAPH, threads)
        except Exception as error:  # Both libraries raise Exception itself.
            raise ModelError(f"The exported model in {folder} cannot be loaded.") from error
        self._inputs = [each.name for each in self._session.get_inputs()]
        # The graph does not always state it.
        self._dimension = self._run([""]).shape[1]

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1. Thread-safe.

        In an int8 graph a text's vector depends a little on the others in its batch (cosine about
        .99), as activations are scaled by batch; a text on its own always gets the same one.
        """
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        for batch in batches([len(text) for text in texts]):
            vectors[batch] = self._run([texts[each] for each in batch])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)

    def _run(self, texts: list[str]) -> Float32:
        tokens = self._tokenizer.encode_batch(texts)
        known: dict[str, npt.NDArray[np.int64]] = {
            "input_ids": np.array([each.ids for each in tokens], dtype=np.int64),
            "attention_mask": np.array([each.attention_mask for each in tokens], dtype=np.int64),
            "token_type_ids": np.array([each.type_ids for each in tokens], dtype=np.int64),
        }
        outputs = self._session.run([VECTORS], {name: known[name] for name in self._inputs})
        return np.asarray(outputs[0], dtype=np.float32)
