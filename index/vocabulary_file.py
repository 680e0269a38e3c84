"""The file of company names: its shape, and what must hold in it."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import UserError


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PartyTable(_Table):
    """One ``[[party]]``."""

    name: str = Field(min_length=1)
    type: str = Field(min_length=1)
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    source: bool = False


class GroupTable(_Table):
    """One ``[[group]]``: what several parties are called together."""

    names: tuple[str, ...] = Field(min_length=1)
    parties: tuple[str, ...] = Field(min_length=1)


class VocabularyFile(_Table):
    """The whole file."""

    ordinary: tuple[str, ...] = ()
    party: tuple[PartyTable, ...] = ()
    group: tuple[GroupTable, ...] = ()


def read_file(path: Path) -> VocabularyFile:
    """Read the file at ``path`` and check that its names refer to each other soundly.

    Raises:
        UserError: it cannot be read, is not TOML, has another shape, or contradicts itself.
    """
    file = _parsed(path)
    names = [party.name for party in file.party]
    _refuse(path, "is listed twice", _repeated(names))
    parents = [party.parent for party in file.party if party.parent is not None]
    _refuse(path, "is a parent but not a party", set(parents) - set(names))
    members = [member for group in file.group for member in group.parties]
    _refuse(path, "is in a group but not a party", set(members) - set(names))
    written = {alias for p in file.party for alias in (p.name, *p.aliases, *p.ambiguous)}
    _refuse(path, "is an ordinary word but no party’s name", set(file.ordinary) - written)
    return file


def _parsed(path: Path) -> VocabularyFile:
    try:
        return VocabularyFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UserError(f"The vocabulary {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(f"The vocabulary {path} is wrong at {place}: {first['msg']}.") from error
    except ValueError as error:
        raise UserError(f"The vocabulary {path} is not TOML in UTF-8: {error}.") from error


def _refuse(path: Path, trouble: str, names: Iterable[str]) -> None:
    for name in sorted(names):
        raise UserError(f"The vocabulary {path} contradicts itself: “{name}” {trouble}.")


def _repeated(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}
