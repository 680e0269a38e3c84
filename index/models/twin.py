"""A model's twin on disk: the same model as an ONNX graph, and how like the model it is.

Below ``<data>/models`` each model has a folder named by its fingerprint. It appears by one rename,
so it is there whole or not at all. A model that has no twin good enough has a folder, too: it says
so, and nobody tries again at every start.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from index.errors import ModelError
from index.models.encoder import Float32
from index.models.onnx import GRAPH, TOKENIZER, OnnxEncoder
from index.models.parity import LEAST_COSINE, PROBES, UNLIKE, Likeness, likeness
from index.models.weights import sha256

log = logging.getLogger(__name__)

EXPORT_VERSION = 1
"""Raise it when the same model would be exported differently."""

_MANIFEST = "manifest.json"
_REFERENCE = "reference.npy"
_MAKERS = ("onnxruntime", "sentence-transformers", "torch", "transformers")


class Precision(StrEnum):
    """What a twin computes with."""

    INT8 = "int8"
    FP32 = "fp32"
    NONE = "none"
    """The model has no twin."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model's twin computes with, and how like the model it is."""

    precision: Precision
    likeness: Likeness = UNLIKE


def recipe() -> str:
    """Return what, beside the model, decides how its twin turns out."""
    makers = (f"{each} {_version(each)}" for each in _MAKERS)
    return ", ".join([f"export {EXPORT_VERSION}", *makers])


def open_twin(folder: Path, threads: int = 1) -> OnnxEncoder | None:
    """Return the twin in ``folder``; None if it is missing, damaged, outdated or not like enough.

    It is tried on a few texts, since int8 arithmetic differs between processors and the folder
    may come from another machine.
    """
    manifest = _read(folder)
    if manifest is None or manifest["precision"] == Precision.NONE:
        return None
    try:
        return _checked(folder, manifest["files"], threads)
    except (OSError, ValueError, ModelError) as error:
        log.warning("the exported model in %s cannot be used: %s", folder, error)
        return None


def is_refused(folder: Path) -> bool:
    """Return whether the model was found to have no twin."""
    manifest = _read(folder)
    return manifest is not None and manifest["precision"] == Precision.NONE


def seal(staging: Path, verdict: Verdict, own: Float32) -> None:
    """Complete a staging folder that holds a graph and its tokenizer, if there is a twin.

    ``own`` holds the model's own vectors of ``PROBES``.
    """
    if verdict.precision is not Precision.NONE:
        np.save(staging / _REFERENCE, own)
    manifest = {
        "recipe": recipe(),
        "precision": verdict.precision,
        "mean_cosine": verdict.likeness.mean,
        "least_cosine": verdict.likeness.least,
        "files": _digests(staging),
    }
    (staging / _MANIFEST).write_text(json.dumps(manifest, indent=2))


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write in, which then takes the place of ``folder``.

    Only one may do so at a time: what another left unfinished is removed.
    """
    staging = folder.parent / f".staging-{folder.name}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        yield staging
        for path in [*staging.iterdir(), staging]:
            _sync(path)
        if folder.exists():
            shutil.rmtree(folder)
        staging.rename(folder)
        _sync(folder.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _checked(folder: Path, files: Mapping[str, str], threads: int) -> OnnxEncoder:
    if _digests(folder) != files:
        raise ModelError("a file is not what the manifest says")
    encoder = OnnxEncoder(folder, threads)
    found = likeness(encoder, PROBES, np.load(folder / _REFERENCE, allow_pickle=False))
    if found.least < LEAST_COSINE:
        raise ModelError(f"on this machine its vectors differ, cosine {found.least:.3f}")
    return encoder


def _read(folder: Path) -> dict[str, Any] | None:
    """Return the manifest, which is all that a folder need hold, if it is one of this recipe."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text())
        precision = Precision(manifest["precision"])
        files = set() if precision is Precision.NONE else {GRAPH, TOKENIZER, _REFERENCE}
        fits = manifest["recipe"] == recipe() and set(manifest["files"]) == files
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if fits else None


def _digests(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.iterdir() if path.name != _MANIFEST)
    return {path.name: sha256(path) for path in paths}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
