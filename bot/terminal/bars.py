"""Bars on standard error, drawn by rich."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from index.progress import Progress as Listener
from index.progress import Stage, Step


@contextmanager
def stage_bars() -> Iterator[Listener]:
    """Show a bar for each stage that work has reached."""
    known: dict[Stage, TaskID] = {}
    with _bars() as bars:

        def hear(step: Step) -> None:
            if step.stage not in known:
                known[step.stage] = bars.add_task(step.stage.value)
            bars.update(known[step.stage], completed=step.done, total=step.total)

        yield hear


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show one bar; call what this gives with the number done."""
    with _bars() as bars:
        task = bars.add_task(what, total=total)
        yield lambda done: bars.update(task, completed=done)


def _bars() -> Progress:
    return Progress(*_columns(), console=Console(stderr=True))


def _columns() -> tuple[ProgressColumn, ...]:
    return (
        TextColumn("{task.description:<25}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
