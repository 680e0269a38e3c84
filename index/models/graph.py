"""An ONNX graph and its tokenizer, run on the CPU in small batches of like length."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Encoding, Tokenizer

from index.errors import ModelError

Array = npt.NDArray[np.float32]
Text = str | tuple[str, str]
"""One text, or a pair that the model reads together."""

_BATCH = 8
"""Small batches of like length need little padding, and a quarter of the memory of large ones."""
_LONGEST = 512
"""Positions that BERT and its descendants have."""

# Errors only: at the next level it complains about devices that the machine does not have.
onnxruntime.set_default_logger_severity(3)


class Graph:
    """``model.onnx`` and ``tokenizer.json`` of one folder. Thread-safe."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load both.

        Raises:
            ModelError: a file is missing or damaged, or this onnxruntime cannot run the graph.
        """
        try:
            self._tokenizer = Tokenizer.from_file(os.fspath(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                os.fspath(folder / "model.onnx"),
                _options(threads),
                providers=["CPUExecutionProvider"],
            )
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
        by_length = sorted(range(len(tokens)), key=lambda each: len(tokens[each].ids))
        for start in range(0, len(by_length), _BATCH):
            batch = by_length[start : start + _BATCH]
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


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait for work by spinning take the processor from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
