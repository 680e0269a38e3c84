"""A progress bar on standard error."""

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
def progress_bar() -> Iterator[Listener]:
    """Show a bar a stage on standard error while work goes on; idle stages stay unseen."""
    bars = Progress(*_columns(), console=Console(stderr=True))
    known: dict[Stage, TaskID] = {}

    def hear(step: Step) -> None:
        if step.stage not in known:
            bars.start()
            known[step.stage] = bars.add_task(step.stage.value)
        bars.update(known[step.stage], completed=step.done, total=step.total)

    try:
        yield hear
    finally:
        if known:
            bars.stop()


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show one bar on standard error; call what this gives with the number done."""
    with Progress(*_columns(), console=Console(stderr=True)) as bars:
        task = bars.add_task(what, total=total)
        yield lambda done: bars.update(task, completed=done)


def _columns() -> tuple[ProgressColumn, ...]:
    return (
        TextColumn("{task.description:<25}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
