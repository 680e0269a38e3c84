"""Exports a sentence-transformers model as an ONNX graph, in a process of its own.

`python -m index.models.export MODEL_FOLDER TWIN_FOLDER`. It imports torch; nothing else should
import it.
"""

import logging
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from filelock import FileLock
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.models.encoder import Float32, load_model
from index.models.onnx import GRAPH, TOKENIZER, VECTORS, OnnxEncoder
from index.models.parity import LEAST_COSINE, MEAN_COSINE, PROBES, TEXTS, likeness
from index.models.twin import Precision, Verdict, is_refused, open_twin, seal, staged

log = logging.getLogger(__name__)

_FP32_LEAST_COSINE = 0.999
_FP32_GRAPH = "fp32.onnx"
_OPSET = 17
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def export(model_folder: Path, folder: Path) -> None:
    """Put a twin of the model in ``folder``, unless another process has; or that it has none.

    Raises:
        ModelError: the model cannot be loaded.
        OSError: the folder cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / f"{folder.name}.lock", is_singleton=False):
        if is_refused(folder) or open_twin(folder) is not None:
            return
        model = load_model(model_folder)
        # One by one: with padding on the left, a text's company shifts its positions.
        own = model.encode(
            list(TEXTS), batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        vectors = np.asarray(own, dtype=np.float32)
        with staged(folder) as staging:
            verdict = _build(model, vectors, staging)
            seal(staging, verdict, vectors[: len(PROBES)])
        log.info("exported the model: %s, cosine %s", verdict.precision, verdict.likeness)


class _Graph(torch.nn.Module):
    """The whole model, pooling and all, as a function of tensors."""

    def __init__(self, model: SentenceTransformer, inputs: Sequence[str]) -> None:
        super().__init__()
        self._model = model
        self._inputs = inputs

    def forward(self, *tensors: torch.Tensor) -> torch.Tensor:
        """Return ``float32[batch, dimension]``."""
        vectors: torch.Tensor = self._model(dict(zip(self._inputs, tensors, strict=True)))[VECTORS]
        return vectors


def _build(model: SentenceTransformer, own: Float32, staging: Path) -> Verdict:
    """Leave in ``staging`` the smallest graph that is like the model, and its tokenizer."""
    try:
        _write_tokenizer(model, staging / TOKENIZER)
        _trace(model, staging / _FP32_GRAPH)
        verdict = _smallest(staging, own)
    except (OSError, MemoryError):
        raise
    except Exception:  # What may be wrong with a model of any kind has no common class.
        log.warning("the model cannot be exported", exc_info=True)
        verdict = Verdict(Precision.NONE)
    (staging / _FP32_GRAPH).unlink(missing_ok=True)
    if verdict.precision is Precision.NONE:
        for path in staging.iterdir():
            path.unlink()
    return verdict


def _smallest(staging: Path, own: Float32) -> Verdict:
    fp32, graph = staging / _FP32_GRAPH, staging / GRAPH
    # One scale a channel: with one a tensor, the default model's mean cosine is .96, not .993.
    quantize_dynamic(fp32, graph, weight_type=QuantType.QInt8, per_channel=True)
    found = likeness(OnnxEncoder(staging), TEXTS, own)
    if found.mean >= MEAN_COSINE and found.least >= LEAST_COSINE:
        return Verdict(Precision.INT8, found)
    fp32.replace(graph)
    found = likeness(OnnxEncoder(staging), TEXTS, own)
    precision = Precision.FP32 if found.least >= _FP32_LEAST_COSINE else Precision.NONE
    return Verdict(precision, found)


def _trace(model: SentenceTransformer, graph: Path) -> None:
    example = model.preprocess(["Who settled with whom?", "Nobody."])
    inputs = [name for name in _INPUTS if name in example]
    axes = {name: {0: "batch", 1: "tokens"} for name in inputs}
    with warnings.catch_warnings():
        # The successor of this exporter takes six times as long and needs onnxscript. What else it
        # warns of, the comparison with the model would show.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Graph(model, inputs).eval(),
            tuple(example[name] for name in inputs),
            graph,
            input_names=inputs,
            output_names=[VECTORS],
            dynamic_axes={**axes, VECTORS: {0: "batch"}},
            opset_version=_OPSET,
            dynamo=False,
        )


def _write_tokenizer(model: SentenceTransformer, path: Path) -> None:
    """Write the tokenizer with the truncation and padding that the model wants."""
    wanted = model.tokenizer
    tokenizer = Tokenizer.from_str(wanted.backend_tokenizer.to_str())
    tokenizer.enable_truncation(model.max_seq_length or wanted.model_max_length)
    tokenizer.enable_padding(
        direction=wanted.padding_side,
        pad_id=wanted.pad_token_id,
        pad_type_id=wanted.pad_token_type_id,
        pad_token=wanted.pad_token,
    )
    tokenizer.save(os.fspath(path))


if __name__ == "__main__":
    torch.set_num_threads(1)  # Threads wait for each other at every step; on a busy machine, long.
    logging.getLogger().setLevel(logging.ERROR)  # The quantiser advises on steps of no use here.
    logging.getLogger("index").setLevel(logging.INFO)
    export(Path(sys.argv[1]), Path(sys.argv[2]))
