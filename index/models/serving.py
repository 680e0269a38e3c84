"""An encoder for a program that answers: torch for the library's texts, ONNX for questions."""

import logging
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Union

from index.models import children
from index.models.embedding import EmbeddingProcess
from index.models.encoder import Encoder, Float32, SentenceTransformerEncoder
from index.models.weights import locate

if TYPE_CHECKING:
    from index.models.onnx import OnnxEncoder

_Asking = Union["OnnxEncoder", SentenceTransformerEncoder]

log = logging.getLogger(__name__)

_EXPORT_TIMEOUT_S = 600


def open_encoder(
    model: str,
    *,
    allow_download: bool = False,
    twins: Path | None = None,
    threads: int = 1,
) -> Encoder:
    """Return the encoder for a model: the packaged default, a folder, or a name on the hub.

    With a folder for ``twins``, questions are encoded by an exported copy of the model, which is
    made there if need be; without one, all is done by sentence-transformers in this process.
    Nothing is fetched unless ``allow_download`` says so.

    Raises:
        ModelError: the model is missing, damaged, or not the expected one.
    """
    folder = locate(model, allow_download=allow_download)
    own = SentenceTransformerEncoder(model, folder)
    return own if twins is None else ServingEncoder(own, folder, twins / own.fingerprint, threads)


class ServingEncoder:
    """Encodes texts with sentence-transformers, in another process, and questions with its twin.

    Vectors that are kept are the model's own, the same on every machine and in every batch, so
    the fingerprint is the model's, whatever the twin. This process does not import torch unless
    there is no twin that is good enough.
    """

    def __init__(
        self, own: SentenceTransformerEncoder, folder: Path, twin: Path, threads: int
    ) -> None:
        self._own = own
        self._folder = folder
        self._twin = twin
        self._threads = threads
        self._embedding = EmbeddingProcess(folder)
        self._opening = threading.Lock()
        self._asking: _Asking | None = None

    @property
    def name(self) -> str:
        """The model's name, for people."""
        return self._own.name

    @property
    def fingerprint(self) -> str:
        """Hash over the model's weights and configuration files."""
        return self._own.fingerprint

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1. Thread-safe.

        Raises:
            ModelError: the model cannot be loaded.
        """
        return self._embedding.encode(texts)

    def encode_question(self, question: str) -> Float32:
        """Return ``float32[dimension]`` of length 1. Thread-safe.

        The first call loads the twin, which takes a moment, or makes it, which takes a while.

        Raises:
            ModelError: there is no twin, and the model cannot be loaded either.
        """
        vector: Float32 = self._opened().encode([question])[0]
        return vector

    def release(self) -> None:
        """End the process that encodes texts; the next call of :meth:`encode` starts another."""
        self._embedding.release()

    def _opened(self) -> _Asking:
        with self._opening:
            if self._asking is None:
                self._asking = self._twin_or_own()
            return self._asking

    def _twin_or_own(self) -> _Asking:
        # Not every command asks something, and onnxruntime, too, takes a moment to import.
        from index.models.twin import is_refused, open_twin

        twin = open_twin(self._twin, self._threads)
        if twin is None and not is_refused(self._twin):
            log.info("exporting the model for quick answers; this happens once")
            _export(self._folder, self._twin)
            twin = open_twin(self._twin, self._threads)
        if twin is None:
            log.warning("no export of the model is like it; answering needs more memory and time")
        return twin or self._own


def _export(folder: Path, twin: Path) -> None:
    try:
        with children.start("index.models.export", folder, twin) as process:
            try:
                process.communicate(timeout=_EXPORT_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
    except OSError as error:
        log.warning("the model could not be exported: %s", error)
    else:
        log.debug("the export ended with code %s", process.returncode)
