"""Twins are made once, whole or not at all, and only if they are like their model."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sentence_transformers.sentence_transformer.modules import Module, Normalize

from index.errors import ModelError
from index.models import SentenceTransformerEncoder, children, twin
from index.models import export as exporting
from index.models.export import export
from index.models.onnx import GRAPH, OnnxEncoder
from index.models.parity import TEXTS, UNLIKE, Likeness, likeness
from index.models.twin import Precision, is_refused, open_twin
from index.models.weights import sha256
from tests.support.models import narrowing, small_model, twin_of

POOLINGS = ("mean", "cls", "max", "mean_sqrt_len_tokens", "weightedmean", "lasttoken")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return small_model(tmp_path / "model")


@pytest.fixture
def folder(model: Path, tmp_path: Path) -> Path:
    return twin_of(model, tmp_path / "models")


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    return read


def assert_alike(model: Path, folder: Path) -> None:
    encoder = open_twin(folder)
    assert encoder is not None
    model_itself = SentenceTransformerEncoder("small", model)
    own = np.concatenate([model_itself.encode([text]) for text in TEXTS])
    assert likeness(encoder, TEXTS, own).mean > 0.98


@pytest.mark.parametrize("pooling", POOLINGS)
def test_every_pooling_is_exported(tmp_path: Path, pooling: str) -> None:
    model = small_model(tmp_path / "model", pooling=pooling)
    folder = twin_of(model, tmp_path / "models")

    export(model, folder)

    assert_alike(model, folder)


@pytest.mark.parametrize("architecture", ["mpnet", "xlm-roberta", "distilbert"])
def test_other_architectures_are_exported(tmp_path: Path, architecture: str) -> None:
    model = small_model(tmp_path / "model", architecture)
    folder = twin_of(model, tmp_path / "models")

    export(model, folder)

    assert_alike(model, folder)


@pytest.mark.parametrize("after", [(), (narrowing(),), (narrowing(), Normalize())])
def test_what_follows_the_pooling_is_exported(tmp_path: Path, after: tuple[Module, ...]) -> None:
    model = small_model(tmp_path / "model", after=after)
    folder = twin_of(model, tmp_path / "models")

    export(model, folder)

    assert_alike(model, folder)


def test_padding_on_the_left_is_kept(tmp_path: Path) -> None:
    model = small_model(tmp_path / "model", pooling="lasttoken", padding_side="left")
    folder = twin_of(model, tmp_path / "models")

    export(model, folder)

    assert_alike(model, folder)


def test_a_twin_is_made_once(model: Path, folder: Path) -> None:
    export(model, folder)
    before = (folder / GRAPH).stat()
    export(model, folder)

    assert (folder / GRAPH).stat() == before


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "reference.npy", "manifest.json"])
@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_twin_is_not_used_and_is_made_again(
    model: Path, folder: Path, name: str, damage: str
) -> None:
    export(model, folder)
    path = folder / name
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(content[:-9] if damage == "cut" else b"\0" + content[1:])

    assert open_twin(folder) is None
    export(model, folder)
    assert_alike(model, folder)


def test_a_file_too_many_makes_a_twin_unsound(model: Path, folder: Path) -> None:
    export(model, folder)
    (folder / "model.onnx.data").write_bytes(b"weights of another model")

    assert open_twin(folder) is None


def test_a_twin_that_other_versions_made_is_made_again(
    model: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(model, folder)
    monkeypatch.setattr(twin, "EXPORT_VERSION", twin.EXPORT_VERSION + 1)
    assert open_twin(folder) is None

    export(model, folder)

    assert_alike(model, folder)


def test_a_twin_that_differs_on_this_machine_is_not_used(model: Path, folder: Path) -> None:
    export(model, folder)
    path = folder / "reference.npy"
    np.save(path, -np.load(path))
    sealed = manifest(folder)
    sealed["files"]["reference.npy"] = sha256(path)
    (folder / "manifest.json").write_text(json.dumps(sealed))

    assert open_twin(folder) is None


def test_without_int8_parity_the_twin_is_fp32(
    model: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MEAN_COSINE", 1.01)

    export(model, folder)

    assert manifest(folder)["precision"] == Precision.FP32
    assert manifest(folder)["least_cosine"] > 0.9999
    assert_alike(model, folder)


def test_without_any_parity_there_is_no_twin_and_nobody_tries_again(
    model: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlike(_encoder: OnnxEncoder, _texts: object, _own: object) -> Likeness:
        return UNLIKE

    monkeypatch.setattr(exporting, "likeness", unlike)
    export(model, folder)
    monkeypatch.undo()

    assert is_refused(folder)
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]
    before = (folder / "manifest.json").stat()
    export(model, folder)
    assert (folder / "manifest.json").stat() == before


def test_a_model_that_cannot_be_traced_has_no_twin(
    model: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def untraceable(*_arguments: object, **_options: object) -> None:
        raise TypeError("no such operator")

    monkeypatch.setattr("torch.onnx.export", untraceable)

    export(model, folder)

    assert is_refused(folder)


def test_a_full_disk_is_not_taken_for_an_opinion(
    model: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("torch.onnx.export", full)

    with pytest.raises(OSError, match="No space"):
        export(model, folder)

    assert not is_refused(folder)
    assert not folder.exists()
    assert not list(folder.parent.glob(".staging-*"))


def test_a_model_that_cannot_be_loaded_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "config.json").write_text("{}")

    with pytest.raises(ModelError):
        export(broken, tmp_path / "models" / "twin")


def test_two_processes_make_one_twin(model: Path, folder: Path) -> None:
    first, second = (children.start("index.models.export", model, folder) for _ in range(2))
    for process in (first, second):
        process.communicate(timeout=200)

    assert (first.returncode, second.returncode) == (0, 0)
    assert_alike(model, folder)
    assert sorted(path.name for path in folder.parent.iterdir() if path.is_dir()) == [folder.name]


_SLOWLY = """
import sys, time
from pathlib import Path
from index.models import export, twin
def dawdle(*_):
    print("in the middle", flush=True)
    time.sleep(600)
export.seal = dawdle
export.export(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_an_export_that_is_killed_leaves_nothing_in_place(model: Path, folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", _SLOWLY, model, folder], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"in the middle\n"
        process.send_signal(signal.SIGKILL)

    assert list(folder.parent.glob(".staging-*"))
    assert open_twin(folder) is None
    assert not is_refused(folder)
    export(model, folder)
    assert_alike(model, folder)
    assert not list(folder.parent.glob(".staging-*"))


def test_readers_see_a_whole_twin_or_none(model: Path, folder: Path) -> None:
    export(model, folder)
    whole = shutil.copytree(folder, folder.with_name("whole"))
    done = threading.Event()

    def renew() -> None:
        for _ in range(40):
            with twin.staged(folder) as staging:
                shutil.copytree(whole, staging, dirs_exist_ok=True)
        done.set()

    renewing = threading.Thread(target=renew)
    renewing.start()
    seen = 0
    while not done.is_set():
        encoder = open_twin(folder)
        if encoder is not None:
            seen += 1
            assert encoder.encode(["a"]).shape == (1, 48)
        time.sleep(0.001)
    renewing.join()

    assert open_twin(folder) is not None
    assert seen
