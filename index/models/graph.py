"""An ONNX graph and its tokenizer, run on the CPU in small batches of like length."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from index.errors import ModelError
from index.models.session import batches, open_session

Array = npt.NDArray[np.float32]
Text = str | tuple[str, str]
"""One text, or a pair that the model reads together."""

_LONGEST = 512
"""Positions that BERT and its descendants have."""


class Graph:
    """``model.onnx`` and ``tokenizer.json`` of one folder. Thread-safe."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load both.

        Raises:
            ModelError: a file is missing or damaged, or this onnxruntime cannot run the graph.
        """
        try:
            self._tokenizer = Tokenizer.from_file(os.fspath(folder / "tokenizer.json"))
            self._session = open_session(folder / "model.onnx", threads)
        except Exception as error:  # Both libraries raise Exception itself.
            raise ModelError(f"The model in {folder} cannot be loaded.") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._inputs = {each.name for each in self._session.get_inputs()}

    def run(self, texts: Sequence[Text]) -> Iterator[tuple[int, Encoding, Array]]:
        """Yield each text's number, its tokens and its row of the graph's first output.

        The row of a graph that has one for each token is as long as the tokens are.
        """
        tokens = self._tokenizer.encode_batch(list(texts))
        for batch in batches([len(each.ids) for each in tokens]):
            rows = self._outputs([tokens[each] for each in batch])
            for each, row in zip(batch, rows, strict=True):
                yield each, tokens[each], row[: len(tokens[each].ids)]

    def _outputs(self, batch: Sequence[Encoding]) -> Array:
        width = max(len(each.ids) for each in batch)
        known = {
            "input_ids": _padded([each.ids for each in batch], width),
            "attention_mask": _padded([each.attention_mask for each in batch], width),
            "token_type_ids": _padded([each.type_ids for each in batch], width),
        }
        wanted = {name: values for name, values in known.items() if name in self._inputs}
        return np.asarray(self._session.run(None, wanted)[0], dtype=np.float32)


def _padded(rows: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.int64]:
    padded = np.zeros((len(rows), width), dtype=np.int64)
    for row, values in zip(padded, rows, strict=True):
        row[: len(values)] = values
    return padded
