"""sentence-transformers in a process of its own, so that torch's memory goes when it ends."""

import contextlib
import json
import math
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelError
from index.models import children
from index.models.encoder import Float32

_MOMENT_S = 0.02


class EmbeddingProcess:
    """A sentence-transformers model, loaded by a process that starts when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._speaking = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded, or the process was ended.
        """
        with self._speaking:
            if self._process is None:
                self._process = children.start("index.models.embed", self._folder)
            try:
                return _ask(self._process, texts)
            except (OSError, ValueError) as error:
                self._end()
                raise ModelError(
                    "The process that embeds texts ended before it was done. Unless it says why "
                    "itself, the machine may be short of memory."
                ) from error

    def release(self) -> None:
        """End the process, also while it is at work."""
        # At first it may only just be starting.
        while not self._speaking.acquire(timeout=_MOMENT_S):
            if self._process is not None:
                self._process.kill()
        try:
            self._end()
        finally:
            self._speaking.release()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            # What it was not told any more cannot be told a dead one.
            with contextlib.suppress(BrokenPipeError), process:
                pass


def _ask(process: subprocess.Popen[bytes], texts: Sequence[str]) -> Float32:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    process.stdin.write(json.dumps(list(texts)).encode() + b"\n")
    process.stdin.flush()
    reply: dict[str, Any] = json.loads(process.stdout.readline())
    if "error" in reply:
        raise ModelError(reply["error"])
    shape = reply["shape"]
    data = process.stdout.read(math.prod(shape) * np.dtype(np.float32).itemsize)
    return np.frombuffer(data, dtype=np.float32).reshape(shape)
