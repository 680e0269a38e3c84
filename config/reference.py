"""The settings as a table for people, made from their definitions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from config.settings import CONFIG_VARIABLE, PREFIX, Settings


@dataclass(frozen=True, slots=True)
class Documented:
    """One setting as it is documented."""

    variable: str
    default: str
    description: str


def documented() -> list[Documented]:
    """Return every setting in the order of its definition."""
    return [
        *_fields(Settings, PREFIX),
        Documented(CONFIG_VARIABLE, "`liner.toml`", "TOML file that settings are read from."),
    ]


def variables() -> set[str]:
    """Return the name of every environment variable that means something."""
    return {setting.variable for setting in documented()}


def markdown_table() -> str:
    """Return the table that the README shows."""
    lines = ["| setting | default | meaning |", "|---|---|---|"]
    lines += [f"| `{s.variable}` | {s.default} | {s.description} |" for s in documented()]
    return "\n".join(lines)


def _fields(model: type[BaseModel], prefix: str) -> Iterator[Documented]:
    for name, field in model.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            yield from _fields(group, f"{prefix}{name.upper()}__")
        else:
            variable = "DISCORD_TOKEN" if name == "discord_token" else prefix + name.upper()
            yield Documented(variable, _default(name, field), field.description or "")


def _default(name: str, field: FieldInfo) -> str:
    # The folders' defaults depend on where the program runs from.
    if field.default_factory is not None:
        return f"`{name.removesuffix('_dir')}/`"
    if field.default is None:
        return "none"
    return f"`{_plain(field.default)}`"


def _plain(default: object) -> str:
    match default:
        case bool():
            return str(default).lower()
        case Path():
            # Where the program itself lies differs, too.
            return f"{default.parent.name}/{default.name}"
        case _:
            return str(default)
