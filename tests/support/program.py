"""The program as people start it: a process of its own, with settings of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

Finished: TypeAlias = "subprocess.CompletedProcess[str]"
Running: TypeAlias = "subprocess.Popen[str]"

AS_PEOPLE_DO = ("-m", "bot")
_LONG_S = 120
_QUIET = {"COLUMNS": "100", "OMP_NUM_THREADS": "1"}
"""Lines of one length, and no quarrel with other tests about processors."""


def without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without the program's settings."""
    return {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith("LINER_") and name.upper() != "DISCORD_TOKEN"
    }


def surroundings(**settings: str | Path) -> dict[str, str]:
    """Return this process's environment, but of the program's settings only those given."""
    checkout = {"PYTHONPATH": str(Path(__file__).parents[2])}
    given = {name: str(value) for name, value in settings.items()}
    return without_settings(os.environ) | checkout | _QUIET | given


def started(
    cwd: Path, *arguments: str, program: tuple[str, ...] = AS_PEOPLE_DO, **settings: str | Path
) -> Running:
    """Start it and go on; ``program`` is a script to start in its place."""
    return subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=cwd,
        env=surroundings(**settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
    )


def ran(
    cwd: Path, *arguments: str, program: tuple[str, ...] = AS_PEOPLE_DO, **settings: str | Path
) -> Finished:
    """Start it and wait until it has ended."""
    return finished(started(cwd, *arguments, program=program, **settings))


def finished(process: Running, *, within_s: float = _LONG_S) -> Finished:
    """Wait until it has ended; return what it said since it was last read.

    Raises:
        TimeoutExpired: it has not ended in time. It is killed then.
    """
    try:
        out, err = process.communicate(timeout=within_s)
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def stopped(process: Running, number: signal.Signals) -> tuple[Finished, float]:
    """Send it a signal and wait; return how it ended and after how many seconds."""
    process.send_signal(number)
    began = time.monotonic()
    end = finished(process)
    return end, time.monotonic() - began


def said(process: Running, *wanted: str) -> None:
    """Wait until these words have stood on its standard output, one after another.

    Raises:
        AssertionError: it ended before.
    """
    assert process.stdout is not None
    for words in wanted:
        for line in process.stdout:
            if words in line:
                break
        else:
            end = finished(process)
            raise AssertionError(f"never said {words!r}; {end.returncode}: {end.stderr}")


def sentence(end: Finished) -> str:
    """Return the one sentence that a program which gave up left behind, and nothing else."""
    assert end.stdout == ""
    assert "Traceback" not in end.stderr
    lines = end.stderr.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("liner-notes: ")
    return lines[0].removeprefix("liner-notes: ")
