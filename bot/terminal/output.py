"""What commands print: JSON, or words for a terminal."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

as_json_option: Callable[..., Any] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON to standard output."
)


def console() -> "Console":
    """Return standard output, for words in colours where it has them."""
    from rich.console import Console

    return Console()


def print_json(value: object) -> None:
    """Print a value of plain parts as JSON."""
    # JSON is UTF-8 whatever the terminal's encoding is; what UTF-8 lacks has the escape that is
    # JSON's as well.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "backslashreplace"))
