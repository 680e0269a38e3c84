"""Names that stand where settings do but are none, with the setting that was probably meant."""

import difflib
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from config.reference import variables
from config.settings import DOT_ENV, PREFIX, Settings, config_file, dot_env


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that does nothing."""

    name: str
    place: str
    meant: str | None
    """The setting whose name is nearest, if one is near."""


def unknown_settings(environment: Mapping[str, str]) -> Iterator[Unknown]:
    """Return what is set in vain in the environment, in ``.env`` and in the TOML file."""
    yield from _strangers(_ours(environment), variables(), "the environment")
    yield from _strangers(_ours(dot_env()), variables(), str(DOT_ENV))
    # In a group a stranger is an error from the start.
    groups = {*Settings.model_fields, "DISCORD_TOKEN"}
    yield from _strangers(_keys_in_toml(), groups, str(config_file()))


def _ours(names: Iterable[str]) -> Iterator[str]:
    """Return the names that claim to be settings, in capitals: their case does not matter."""
    return (name.upper() for name in names if name.upper().startswith(PREFIX))


def _keys_in_toml() -> Collection[str]:
    file = config_file()
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else ()


def _strangers(names: Iterable[str], known: Collection[str], place: str) -> Iterator[Unknown]:
    for name in sorted(set(names) - set(known)):
        near = difflib.get_close_matches(name, known, n=1)
        yield Unknown(name, place, near[0] if near else None)
