"""What is said between the program and the process that reads files it does not trust."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from index.types import Article


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    memory_mb: int = 1024
    """Address space of the whole process."""
    cpu_s: int = 15
    wall_s: float = 30.0
    idle_s: float = 120.0
    """A process that has had nothing to do for so long ends."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read; its bytes follow."""

    name: str
    size: int
    about: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reply:
    """The article, or the reason why there is none."""

    article: Article | None = None
    reason: str = ""
    is_last: bool = False
    """Whether the process ends itself now, because this file left it unfit."""


LIMITS = TypeAdapter(Limits)
TASK = TypeAdapter(Task)
REPLY = TypeAdapter(Reply)
