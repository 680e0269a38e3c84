"""A search from the words of a question to a verdict, stage by stage, in any snapshot.

Answering and measuring go through here, so that what is measured is what answers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from index.everyday import everyday_words
from index.models import Float32, Models
from index.models.late import Tokens
from index.search.asked import Asked, understand
from index.search.fusion import Fused, fuse
from index.search.ranking import Ranked, rank
from index.search.settling import settle
from index.search.signals import signals
from index.search.snapshot import Snapshot
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
class Verdict:
    """Whether a library answers a question."""

    confidence: float
    """Estimated probability that it does."""
    answers: bool


class Finder:
    """The stages of a search with their models. Thread-safe; a model is loaded when needed.

    Every method that a model has a part in raises ModelError if it cannot be loaded.
    """

    def __init__(self, models: Models, vocabulary: Vocabulary, weights: Weights) -> None:
        self._models = models
        self._vocabulary = vocabulary
        self._weights = weights
        self._names: tuple[Snapshot, Names] | None = None

    @property
    def reranks(self) -> bool:
        """Whether there is a cross-encoder."""
        return self._models.reranker is not None

    def without_reranker(self) -> "Finder":
        """Return one that does all but the last stage."""
        return Finder(replace(self._models, reranker=None), self._vocabulary, self._weights)

    def warm(self) -> None:
        """Load every model."""
        self._models.encoder.encode_question("warm")
        if self._models.late is not None:
            self._models.late.encode(["warm"])
        self.warm_reranker()

    def warm_reranker(self) -> None:
        """Load the cross-encoder, if there is one."""
        if self._models.reranker is not None:
            self._models.reranker.load()

    def understand(self, snapshot: Snapshot, question: str) -> Asked:
        """Read a question against the names of a library, with slips of the keyboard mended."""
        corrected = correct(question, self._names_of(snapshot))
        return understand(corrected, snapshot.facts, self._vocabulary)

    def read(self, asked: Asked, *, late: bool = True) -> Read:
        """Let the models read a question; not the one for late interaction if not ``late``."""
        wanted = self._models.late if late else None
        tokens = wanted.encode([asked.text])[0] if wanted else None
        return Read(asked, self._models.encoder.encode_question(asked.text), tokens)

    def fused(self, snapshot: Snapshot, read: Read) -> Fused:
        """Search by the first stage alone."""
        return fuse(snapshot, read.asked.terms, read.vector)

    def ranked(self, snapshot: Snapshot, read: Read, without: frozenset[int] = NOTHING) -> Ranked:
        """Search by all stages but the last; the passage rows ``without`` are passed over."""
        weights = self._weights.ranking
        return rank(snapshot, read.asked, read.vector, read.tokens, weights, without)

    def settled(self, found: Ranked, asked: Asked, text_of: Callable[[int], str]) -> Ranked:
        """Let the cross-encoder read the best sentences; ``text_of`` a sentence row is its text."""
        reranker = self._models.reranker
        if reranker is None:
            return found
        return settle(found, asked.text, text_of, reranker, self._weights.reranker)

    def verdict(self, snapshot: Snapshot, asked: Asked, found: Ranked) -> Verdict:
        """Tell whether what was found answers the question."""
        if not len(found.candidates):
            return Verdict(0.0, answers=False)
        gate = self._weights.gate_reranked if self.reranks else self._weights.gate
        confidence = gate.confidence(signals(snapshot, asked, found))
        return Verdict(confidence, answers=confidence >= gate.threshold)

    def _names_of(self, snapshot: Snapshot) -> Names:
        kept = self._names
        if kept is None or kept[0] is not snapshot:
            names = Names(self._vocabulary, snapshot.words, everyday_words())
            kept = self._names = (snapshot, names)
        return kept[1]
