"""What is printed on a terminal, as text."""

import io
from collections.abc import Callable

from rich.console import Console


def printed(draw: Callable[[Console], None], *, width: int = 100, styled: bool = False) -> str:
    """Return what is drawn on a terminal of that width, with control sequences if ``styled``."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if styled else None,
        force_terminal=styled,
        _environ={},
    )
    draw(console)
    return out.getvalue()
