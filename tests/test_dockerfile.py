"""The image: its Dockerfile lints clean and agrees with the rest of the project."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HADOLINT = Path(sysconfig.get_path("scripts"), "hadolint")


def findings(dockerfile: str, folder: Path) -> list[str]:
    """Return the rules broken; no pragma, configuration file or variable can hide one."""
    (folder / "Dockerfile").write_text(dockerfile, encoding="utf-8")
    linted = subprocess.run(
        [HADOLINT, "--disable-ignore-pragma", "--format", "json", "Dockerfile"],
        cwd=folder,
        env={"HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return [f"line {rule['line']}: {rule['code']}" for rule in json.loads(linted.stdout)]


def exec_forms(name: str) -> list[list[str]]:
    """Return the arguments of every such instruction; the shell form is not recognised."""
    return [json.loads(found) for found in re.findall(rf"(?m)^ *{name} (\[.*\])$", DOCKERFILE)]


def copied_from_the_project() -> set[str]:
    copies = re.findall(r"^COPY (?!--from=)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    return {source for copy in copies for source in copy.split()}


def project(field: str) -> Any:
    return PYPROJECT["project"][field]


def test_it_lints_clean_with_no_rule_ignored(tmp_path: Path) -> None:
    assert findings(DOCKERFILE, tmp_path) == []


def test_a_fault_hidden_by_a_pragma_is_still_found(tmp_path: Path) -> None:
    faulty = "# hadolint ignore=DL3006\nFROM python\n"
    assert findings(faulty, tmp_path) == ["line 2: DL3006"]


def test_what_it_copies_exists() -> None:
    assert {name for name in copied_from_the_project() if not (ROOT / name).exists()} == set()


def test_only_what_it_copies_is_let_through_to_the_build() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in rules
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied_from_the_project()


def test_every_package_of_the_project_is_copied() -> None:
    packages = PYPROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {pattern.rstrip("*") for pattern in packages} <= copied_from_the_project()


def test_both_stages_stand_on_one_image() -> None:
    # The environment links to the interpreter that made it, so even the patch level must agree.
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(images) == 2
    assert len(set(images)) == 1


def test_its_python_is_one_the_project_supports() -> None:
    (python,) = set(re.findall(r"^FROM python:3\.(\d+)", DOCKERFILE, re.MULTILINE))
    assert int(python) >= int(project("requires-python").removeprefix(">=3."))


@pytest.mark.parametrize(
    ("label", "field"),
    [("version", "version"), ("description", "description"), ("licenses", "license")],
)
def test_its_labels_repeat_the_project(label: str, field: str) -> None:
    assert f'org.opencontainers.image.{label}="{project(field)}"' in DOCKERFILE


def test_it_does_not_run_as_root() -> None:
    (user,) = re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE)
    assert int(user) > 0


def test_its_program_is_the_one_the_project_installs() -> None:
    health_check, _ = exec_forms("CMD")
    assert [health_check[:1]] == exec_forms("ENTRYPOINT") == [list(project("scripts"))]


def test_the_program_has_the_commands_it_calls() -> None:
    (_, health), (start,) = exec_forms("CMD")
    for command in (health, start):
        call = [sys.executable, "-m", "bot", command, "--help"]
        subprocess.run(call, cwd=ROOT, capture_output=True, check=True)
