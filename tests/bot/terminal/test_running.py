from pathlib import Path

from tests.conftest import SEEDS
from tests.support.announcing import PROGRAM
from tests.support.program import finished, ran, said, started


def test_a_second_reindex_says_that_one_is_running(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = started(
        tmp_path,
        "reindex",
        program=PROGRAM,
        LINER_DATA_DIR=data,
        LINER_SEEDS_DIR=SEEDS,
        DWELL="loading",
    )
    said(first, "loading")
    second = ran(tmp_path, "reindex", LINER_DATA_DIR=data, LINER_SEEDS_DIR=SEEDS)
    first.kill()
    finished(first)
    assert second.returncode == 75
    assert second.stderr.splitlines()[-1] == (
        "liner-notes: A reindex is already running; wait for it to finish."
    )
    assert "Traceback" not in second.stderr


def test_a_reader_who_has_seen_enough_is_no_failure(tmp_path: Path, seeded_folder: Path) -> None:
    process = started(tmp_path, "status", LINER_DATA_DIR=seeded_folder)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait() == 0
    process.stderr.close()
