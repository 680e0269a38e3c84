"""Progress on standard error, once there is any."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from index.progress import Progress, Step


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar a stage on standard error while work goes on; idle stages stay unseen."""
    listener: Progress | None = None

    def hear(step: Step) -> None:
        nonlocal listener
        if listener is None:
            # Most commands find nothing to do, and rich takes a moment to import.
            from bot.terminal.bars import stage_bars

            listener = shown.enter_context(stage_bars())
        listener(step)

    with ExitStack() as shown:
        yield hear
