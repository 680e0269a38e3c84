"""How the program ends, whatever it is doing: a process is started, and told to stop."""

import shutil
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.support.announcing import PROGRAM
from tests.support.program import ran, said, started, stopped

IN_TIME_S = 5.0
WITHOUT_A_DEADLINE_S = 3.0

told_to_stop = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """So many that they are not embedded all at once."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for seed in sorted(SEEDS.glob("2025-11*.md")):
        shutil.copy(seed, folder)
    return folder


def vectors(data: Path) -> int:
    """Count the vectors in a database, which must be sound."""
    with sqlite3.connect(data / "liner-notes.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (count,) = database.execute("SELECT count(*) FROM vectors").fetchone()
    database.close()
    assert isinstance(count, int)
    return count


@told_to_stop
@pytest.mark.parametrize("place", ["starting", "loading"])
def test_it_stops_at_once_while_it_starts(
    tmp_path: Path, articles: Path, place: str, number: signal.Signals
) -> None:
    process = started(
        tmp_path,
        "reindex",
        program=PROGRAM,
        LINER_DATA_DIR=tmp_path / "data",
        LINER_SEEDS_DIR=articles,
        DWELL=place,
    )
    said(process, place)
    end, took_s = stopped(process, number)
    assert end.returncode == 0, end.stderr
    assert took_s < WITHOUT_A_DEADLINE_S
    assert "Traceback" not in end.stderr


def test_it_stops_at_once_while_it_exports_the_model(tmp_path: Path, seeded_folder: Path) -> None:
    process = started(
        tmp_path,
        *("ask", "Who sued Suno?"),
        program=PROGRAM,
        LINER_DATA_DIR=seeded_folder,
        DWELL="loading",
    )
    said(process, "loading")
    end, took_s = stopped(process, signal.SIGTERM)
    assert end.returncode == 0, end.stderr
    assert took_s < WITHOUT_A_DEADLINE_S
    assert "Traceback" not in end.stderr


def test_what_was_embedded_is_kept_when_it_is_stopped(tmp_path: Path, articles: Path) -> None:
    data = tmp_path / "data"
    process = started(
        tmp_path, "reindex", program=PROGRAM, LINER_DATA_DIR=data, LINER_SEEDS_DIR=articles
    )
    said(process, "embedding", "embedding")
    end, took_s = stopped(process, signal.SIGTERM)
    assert end.returncode == 0, end.stderr
    assert took_s < IN_TIME_S
    kept = vectors(data)
    assert kept > 0
    again = ran(tmp_path, "reindex", LINER_DATA_DIR=data, LINER_SEEDS_DIR=articles)
    assert again.returncode == 0, again.stderr
    missing = vectors(data) - kept
    assert missing > 0
    assert f"{missing}/{missing}" in again.stderr


def test_the_end_does_not_wait_for_what_hangs(tmp_path: Path, seeded_folder: Path) -> None:
    process = started(
        tmp_path, "status", program=PROGRAM, LINER_DATA_DIR=seeded_folder, DWELL="closing"
    )
    said(process, "closing")
    end, took_s = stopped(process, signal.SIGTERM)
    assert took_s < IN_TIME_S
    assert end.returncode == 0


@told_to_stop
def test_an_idle_preview_stops_and_loses_nothing(
    tmp_path: Path, seeded_folder: Path, number: signal.Signals
) -> None:
    before = vectors(seeded_folder)
    process = started(tmp_path, "run", LINER_DATA_DIR=seeded_folder, LINER_PREVIEW__PORT="0")
    said(process, "The preview is open at", "http://127.0.0.1:", "Ctrl-C ends it")
    end, took_s = stopped(process, number)
    assert end.returncode == 0, end.stderr
    assert took_s < IN_TIME_S
    assert "Traceback" not in end.stderr
    assert vectors(seeded_folder) == before
