"""Contestants as processes: built once, started several times, and asked in turns."""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bench.contestants.wire import Reply, Timed

_ROOT = Path(__file__).resolve().parents[1]
_OFFLINE_AND_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}


class ContestantError(Exception):
    """A contestant's process ended before it was done."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A contestant as it takes part."""

    name: str
    module: str
    python: Path
    index: str
    """Entrants of one index share it."""
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What building an index gave."""

    passages: int
    seconds: float
    """From the start of the process to its end."""


@dataclass(slots=True)
class Asking:
    """What an entrant did while it was asked."""

    cold_starts_s: list[float] = field(default_factory=list)
    """From the start of the process to the first answer."""
    timed: list[Timed] = field(default_factory=list)

    @property
    def replies(self) -> list[Reply]:
        """The replies in the order of the questions."""
        return [each.reply for each in self.timed]

    @property
    def cold_start_s(self) -> float:
        """The median of the cold starts."""
        return statistics.median(self.cold_starts_s)


def build(entrant: Entrant, corpus: Path, folder: Path) -> Built:
    """Have an entrant index the corpus below ``folder``.

    Raises:
        ContestantError: it failed.
    """
    index = folder / entrant.index
    index.mkdir()
    began = time.perf_counter()
    done = subprocess.run(
        _command(entrant, "build", corpus, index),
        env=_environment(entrant),
        cwd=_ROOT,
        check=False,
        stdout=subprocess.PIPE,
    )
    if done.returncode:
        raise ContestantError(f"“{entrant.name}” could not index; see above.")
    return Built(json.loads(done.stdout)["passages"], time.perf_counter() - began)


def ask_in_turns(
    entrants: Sequence[Entrant], folder: Path, questions: Sequence[str], starts: int
) -> dict[str, Asking]:
    """Start every entrant several times, then ask all of them each question, one at a time.

    What slows the machine for a while then slows them alike. The result is by name.

    Raises:
        ContestantError: the process of one has ended.
    """
    asking = {entrant.name: Asking() for entrant in entrants}
    for _ in range(starts):
        for entrant in entrants:
            asking[entrant.name].cold_starts_s.append(_cold_start(entrant, folder, questions[0]))
    with ExitStack() as leaving:
        running = [(each, leaving.enter_context(_started(each, folder))) for each in entrants]
        for entrant, process in running:
            _ask(entrant, process, questions[0])
        shown = track(questions, "Asking", console=Console(stderr=True))
        for number, question in enumerate(shown):
            first = number % len(running)
            for entrant, process in running[first:] + running[:first]:
                asking[entrant.name].timed.append(_ask(entrant, process, question))
    return asking


def _cold_start(entrant: Entrant, folder: Path, question: str) -> float:
    began = time.perf_counter()
    with _started(entrant, folder) as process:
        _ask(entrant, process, question)
        return time.perf_counter() - began


def _started(entrant: Entrant, folder: Path) -> subprocess.Popen[str]:
    """Start a process that waits for questions; it ends when its input does."""
    return subprocess.Popen(
        _command(entrant, "answer", folder / entrant.index),
        env=_environment(entrant),
        cwd=_ROOT,
        text=True,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _ask(entrant: Entrant, process: subprocess.Popen[str], question: str) -> Timed:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    try:
        print(json.dumps(question), file=process.stdin, flush=True)
        line = process.stdout.readline()
    except BrokenPipeError:
        line = ""
    if not line:
        raise ContestantError(f"“{entrant.name}” ended without an answer; see above.")
    return Timed.parse(line)


def _command(entrant: Entrant, *arguments: str | Path) -> list[str]:
    return [str(entrant.python), "-m", f"bench.contestants.{entrant.module}", *map(str, arguments)]


def _environment(entrant: Entrant) -> dict[str, str]:
    return {**os.environ, **_OFFLINE_AND_QUIET, "PYTHONPATH": str(_ROOT), **entrant.environment}
