"""Where articles come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from index.types import Article


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """One file of a source, not yet read."""

    name: str
    """Path below the source, with forward slashes."""
    digest: str
    """Changes with the bytes of the file or of its sidecar; empty if ``problem`` is set."""
    problem: str | None = None
    """Why it cannot be read, if looking at it was enough to know."""


class Source(Protocol):
    """A collection of files that can be listed cheaply and read one by one."""

    def files(self) -> Iterator[SourceFile]:
        """List every file once, in a fixed order, including those that cannot be read.

        Raises:
            StorageError: the source as a whole cannot be used.
        """

    def read(self, file: SourceFile) -> Article:
        """Read one listed file.

        Raises:
            SourceError: this one cannot be read; others still may be.
        """
