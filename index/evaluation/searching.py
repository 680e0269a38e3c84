"""The stages of a search with nothing around them, so that each can be measured."""

from dataclasses import dataclass
from typing import Self

from index.evaluation.examples import Shelf
from index.everyday import everyday_words
from index.models import Float32, Models
from index.models.late import Tokens
from index.search.asked import Asked, understand
from index.search.fusion import Fused, fuse
from index.search.ranking import Ranked, rank
from index.search.settling import settle
from index.search.signals import signals
from index.search.weights import Weights
from index.spelling import Names, correct
from index.vocabulary import Vocabulary

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """A question as the models see it."""

    asked: Asked
    vector: Float32
    tokens: Tokens | None


@dataclass(frozen=True, slots=True)
class Searcher:
    """A shelf and all that is needed to search it."""

    shelf: Shelf
    models: Models
    vocabulary: Vocabulary
    weights: Weights
    names: Names

    @classmethod
    def of(cls, shelf: Shelf, models: Models, vocabulary: Vocabulary, weights: Weights) -> Self:
        """Make ready what corrects the spelling of questions.

        Raises:
            ModelError: the package that holds ordinary words is missing or damaged.
        """
        names = Names(vocabulary, shelf.snapshot.words, everyday_words())
        return cls(shelf, models, vocabulary, weights, names)

    def read(self, question: str, *, late: bool = True) -> Read:
        """Let the models read a question; not the one for late interaction if not ``late``."""
        asked = understand(
            correct(question, self.names), self.shelf.snapshot.facts, self.vocabulary
        )
        tokens = self.models.late.encode([asked.text])[0] if late and self.models.late else None
        return Read(asked, self.models.encoder.encode_question(asked.text), tokens)

    def fused(self, read: Read) -> Fused:
        """Search by the first stage alone."""
        return fuse(self.shelf.snapshot, read.asked.terms, read.vector)

    def ranked(self, read: Read, without: frozenset[int] = NOTHING) -> Ranked:
        """Search by all stages, as if the passage rows ``without`` were not there."""
        found = rank(
            self.shelf.snapshot, read.asked, read.vector, read.tokens, self.weights.ranking, without
        )
        reranker = self.models.reranker
        if reranker is None:
            return found
        return settle(found, read.asked.text, self.shelf.text_of, reranker, self.weights.reranker)

    def confidence(self, read: Read, found: Ranked) -> float:
        """Return the estimated probability that what was found answers the question."""
        if not len(found.candidates):
            return 0.0
        gate = self.weights.gate_reranked if self.models.reranker else self.weights.gate
        return gate.confidence(signals(self.shelf.snapshot, read.asked, found))
