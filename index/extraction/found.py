"""What is found in an article, and whatever finds it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from index.deals import Telling, UnknownName
from index.quotes import Quote
from index.types import Article


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one article."""

    quotes: tuple[Quote, ...] = ()
    tellings: tuple[Telling, ...] = ()


class ArticleReader(Protocol):
    """Whatever reads articles for names, quotes and deals. One caller at a time."""

    def harvest(self, article: Article) -> tuple[UnknownName, ...]:
        """Return the names that behave like a party and are in no vocabulary.

        Raises:
            ExtractionError: this article cannot be read.
        """

    def read(self, article: Article, accepted: Collection[str]) -> Extraction:
        """Return the quotes and deals; ``accepted`` are names taken for parties besides.

        Raises:
            ExtractionError: this article cannot be read.
        """

    def release(self) -> None:
        """Let go of what reading needs; the next call gets it again."""
