"""Words of a sentence that stand for one or several parties."""

from dataclasses import dataclass
from enum import Enum, auto

from index.extraction.names import Actor
from index.types import Span


class StandIn(Enum):
    """What kind of word stands in for a name."""

    NONE = auto()
    """It is a name."""
    SINGLE = auto()
    """Such as “the start-up”."""
    SEVERAL = auto()
    """Such as “the labels”."""
    PAIR = auto()
    """Such as “the two companies”."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for parties; the span counts characters of the unit."""

    span: Span
    actors: tuple[Actor, ...]
    stand_in: StandIn = StandIn.NONE
    topic: bool = False
    """Whether the party is only spoken of, such as in “a former Spotify executive”."""
    certain: bool = True
    leads: bool = False
    """Whether it can be the subject of its sentence: no preposition stands before it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """References that are joined into one, such as “Universal, Sony and Warner”."""

    references: tuple[Reference, ...]
    hyphened: bool = False
    """Whether it is a pair such as “Universal–Udio”."""

    @property
    def span(self) -> Span:
        """From the first reference to the last."""
        return Span(self.references[0].span.start, self.references[-1].span.end)

    @property
    def members(self) -> tuple[tuple[Actor, Reference], ...]:
        """Every actor once, with the words that stand for it."""
        found: dict[str, tuple[Actor, Reference]] = {}
        for reference in self.references:
            for actor in reference.actors:
                found.setdefault(actor.canonical, (actor, reference))
        return tuple(found.values())

    @property
    def topic(self) -> bool:
        """Whether nobody in it can be a party."""
        return all(reference.topic for reference in self.references)
