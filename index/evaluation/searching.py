"""A shelf and the stages of a search in it, so that each can be measured."""

from dataclasses import dataclass

from index.evaluation.examples import Shelf
from index.search.finding import NOTHING, Finder, Read
from index.search.fusion import Fused
from index.search.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Searcher:
    """What is searched, and what searches."""

    shelf: Shelf
    finder: Finder

    def without_reranker(self) -> "Searcher":
        """Return one whose stages are all but the cross-encoder's."""
        return Searcher(self.shelf, self.finder.without_reranker())

    def read(self, question: str, *, late: bool = True) -> Read:
        """Let the models read a question; not the one for late interaction if not ``late``."""
        return self.finder.read(self.finder.understand(self.shelf.snapshot, question), late=late)

    def fused(self, read: Read) -> Fused:
        """Search by the first stage alone."""
        return self.finder.fused(self.shelf.snapshot, read)

    def ranked(self, read: Read, without: frozenset[int] = NOTHING) -> Ranked:
        """Search by all stages, as if the passage rows ``without`` were not there."""
        found = self.finder.ranked(self.shelf.snapshot, read, without)
        return self.finder.settled(found, read.asked, self.shelf.text_of)

    def confidence(self, read: Read, found: Ranked) -> float:
        """Return the estimated probability that what was found answers the question."""
        return self.finder.verdict(self.shelf.snapshot, read.asked, found).confidence
