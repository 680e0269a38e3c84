"""Unknown names as a person reads them in a terminal."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bot.terminal.visible import visible
from index.name_queue import WaitingName

_NONE = "There are no unknown names that behave like a party."
_ADVICE = (
    "What is a party belongs into the vocabulary (config/parties.toml, or LINER_PARTIES_FILE). "
    "Those marked ✓ are taken for one until then."
)


def print_names(console: Console, names: Sequence[WaitingName]) -> None:
    """Print a table with one row for each name."""
    if not names:
        console.print(_NONE)
        return
    table = Table(
        "",
        "Name",
        Column("Articles", justify="right"),
        "For example",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for each in names:
        mark = "✓" if each.accepted else ""
        title = Text(visible(each.article.title), style="dim")
        example = Text(visible(each.text)).append("\n").append_text(title)
        table.add_row(mark, Text(visible(each.name), style="bold"), str(each.articles), example)
    console.print(table)
    console.print(_ADVICE)
