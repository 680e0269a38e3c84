"""What a format makes of a file's bytes, before it becomes an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.reading.clean import normalise
from index.reading.furniture import cut_furniture
from index.types import Cut


class UnreadableError(Exception):
    """These bytes are no article; turned into a ``SourceError`` where the file's name is known.

    ``reason`` completes the sentence that the name begins.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Draft:
    """The clean text of a file, with what the file itself says about it."""

    text: str
    cuts: tuple[Cut, ...] = ()
    about: Mapping[str, object] = field(default_factory=dict)
    """The file's own metadata, not yet validated."""
    heading: str | None = None
    """The heading the text stood under, no longer part of ``text``."""

    @classmethod
    def of(
        cls, raw: str, about: Mapping[str, object] | None = None, heading: str | None = None
    ) -> "Draft":
        """Clean ``raw`` and cut the page furniture at its ends."""
        text, cuts = cut_furniture(normalise(raw))
        return cls(text, cuts, about or {}, heading)
