"""A telling in the making."""

from dataclasses import dataclass

from index.deals import DealKind, DealStatus
from index.extraction.deals.references import Reference, StandIn
from index.extraction.deals.units import Unit
from index.extraction.names import Actor

OPEN = frozenset({DealStatus.TALKS, DealStatus.DENIED})
"""What is no deal."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party to a telling and the words that stand for it; None where other sentences name it."""

    actor: Actor
    reference: Reference | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger says of two parties."""

    kind: DealKind
    status: DealStatus
    agent: Side
    """The plaintiff, investor or buyer; of an agreement, either."""
    counter: Side
    unit: Unit
    start: int
    """Of the trigger, in characters of the unit."""
    end: int
    clause: tuple[int, int]
    confidence: float
    generic: bool = False
    history: bool = False
    weak: bool = False
    from_agent: bool | None = None
    """Of a licence: whether the agent gives it; None if only their sides tell."""
    sold_by: bool = False
    """Of an acquisition: whether the counterparty sells, and is not what is sold."""
    again: bool = False
    """Whether the sentence only comes back to what was told before."""
    cut_off: bool = False
    """Whether the names stand where the beginning of a text is cut off, so that no words tell."""

    @property
    def pair(self) -> frozenset[str]:
        """The canonical names of the two."""
        return frozenset((self.agent.actor.canonical, self.counter.actor.canonical))


def is_stand_in(side: Side) -> bool:
    """Tell whether a party is referred to by a word such as “it”."""
    return side.reference is not None and side.reference.stand_in is not StandIn.NONE
