"""What one place of a text says that somebody does, and for whom."""

from dataclasses import dataclass

from index.quotes import Named
from index.types import Span

REACH = 140
"""Characters beside a name that can tell of its bearer."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What one place of the text says of somebody."""

    role: Span | None
    organisation: Named | None
    is_former: bool = False
    way: str = ""
    """Where it stands: “behind” or “ahead” of the name, “linked” to it, or “opening” a sentence."""
