"""How long work tells the outside how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The steps of a reindex and of the reading that follows it, in order."""

    READ = "Reading articles"
    DIVIDE = "Splitting into sentences"
    EMBED = "Embedding"
    BUILD = "Building the index"
    HARVEST = "Looking for names"
    EXTRACT = "Finding quotes and deals"


REINDEX = (Stage.READ, Stage.DIVIDE, Stage.EMBED, Stage.BUILD)
"""The stages of a reindex alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """So much of a stage is done; ``total`` is 0 while it is not known."""

    stage: Stage
    done: int
    total: int


Progress = Callable[[Step], None]


def unheard(_step: Step) -> None:
    """Tell nobody."""
