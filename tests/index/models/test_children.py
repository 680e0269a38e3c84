"""Processes of our own never outlive the one that started them."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.models import children
from tests.support.models import small_model, twin_of

START_AND_STAY = """
import sys, time
from pathlib import Path
from index.models import children

process = children.start("index.models.export", Path(sys.argv[1]), Path(sys.argv[2]))
print(process.pid, flush=True)
time.sleep(600)
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def has_ended(pid: int) -> bool:
    for _ in range(400):
        if not is_running(pid):
            return True
        threading.Event().wait(0.05)
    return False


def test_what_is_not_done_when_the_parent_is_killed_is_given_up(tmp_path: Path) -> None:
    model = small_model(tmp_path / "model")
    twin = twin_of(model, tmp_path / "models")
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_STAY, str(model), str(twin)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()

    assert has_ended(child)
    assert not twin.exists()


def test_a_module_finds_its_arguments_and_all_that_this_process_finds() -> None:
    with children.start("pydoc", Path("tests.support.models")) as process:
        out, _ = process.communicate(timeout=60)

    assert process.returncode == 0
    assert b"Small sentence-transformers models" in out


def test_the_bots_token_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINER_DISCORD_TOKEN", "not for others")
    monkeypatch.setenv("LINER_DATA_DIR", "somewhere")
    with children.start("tests.index.models.environment") as process:
        out, _ = process.communicate(timeout=60)

    assert b"LINER_DATA_DIR" in out
    assert b"TOKEN" not in out
