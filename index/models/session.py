"""How every ONNX graph is run here: on the CPU, in small batches, with few threads."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime

SILENCE = {"ORT_DISABLE_TELEMETRY": "1"}
"""What keeps onnxruntime from reporting to its makers; it looks once, when it is imported."""

_BATCH = 8
"""Small batches of like length need little padding, and a quarter of the memory of large ones."""


def open_session(graph: Path, threads: int) -> "onnxruntime.InferenceSession":
    """Load a graph. What it raises is of no class of its own: it is Exception itself."""
    os.environ.update(SILENCE)
    import onnxruntime

    # Errors only: at the next level it complains about devices that the machine does not have.
    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait for work by spinning take the processor from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        os.fspath(graph), options, providers=["CPUExecutionProvider"]
    )


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of things of about one length together."""
    by_length = sorted(range(len(lengths)), key=lambda place: lengths[place])
    for start in range(0, len(by_length), _BATCH):
        yield by_length[start : start + _BATCH]
