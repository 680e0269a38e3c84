"""What is counted of quotes that were read, and what follows from the counts."""

from dataclasses import asdict, dataclass, field

from index.quotes import QuoteKind

_MOST_MISTAKES = 200
"""Mistakes in a report in plain values."""


def share(part: int, whole: int) -> float:
    """Return how much of ``whole`` is ``part``; 0 of nothing."""
    return part / whole if whole else 0.0


@dataclass(slots=True)
class Score:
    """Counts for some kinds of quotes, and what follows from them."""

    labelled: int = 0
    found: int = 0
    matched: int = 0
    speakers: int = 0
    """How many of the matched have the right speaker."""
    organisations: int = 0
    """How many of ``organised`` have the right organisation."""
    organised: int = 0
    """How many of the matched have an organisation, by the labels or as read."""

    @property
    def precision(self) -> float:
        """Share of the quotes found that are labelled."""
        return share(self.matched, self.found)

    @property
    def recall(self) -> float:
        """Share of the labelled quotes that are found."""
        return share(self.matched, self.labelled)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of the words."""
        return share(2 * self.matched, self.labelled + self.found)

    @property
    def speaker_accuracy(self) -> float:
        """Share of the matched quotes whose speaker is right."""
        return share(self.speakers, self.matched)

    @property
    def both_f1(self) -> float:
        """F1 where only a quote with the right words and the right speaker counts."""
        return share(2 * self.speakers, self.labelled + self.found)

    @property
    def organisation_accuracy(self) -> float:
        """Share of ``organised`` with the right organisation."""
        return share(self.organisations, self.organised)

    def as_json(self) -> dict[str, float]:
        """Return counts and shares."""
        shares = ("precision", "recall", "f1", "speaker_accuracy", "both_f1")
        rounded = {
            name: round(getattr(self, name), 4) for name in (*shares, "organisation_accuracy")
        }
        return {**asdict(self), **rounded}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that was read wrongly."""

    article: str
    what: str
    """``missed``, ``invented``, ``speaker`` or ``organisation``."""
    words: str
    expected: str | None
    read: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured."""

    articles: int
    articles_per_second: float
    marked: Score
    """Direct and partial quotes: what stands between quotation marks."""
    statements: Score
    kinds: dict[QuoteKind, Score] = field(default_factory=dict)
    """The same by labelled kind; only recall and what is said of the matched mean anything."""
    kinds_right: float = 0.0
    """Share of the matched marked quotes whose kind is right."""
    reliability: dict[float, tuple[int, int]] = field(default_factory=dict)
    """Confidence → how many of the matched marked quotes have it, and how many are right."""
    mistakes: tuple[Mistake, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return everything in plain values."""
        return {
            "articles": self.articles,
            "articles_per_second": round(self.articles_per_second, 2),
            "marked": self.marked.as_json(),
            "statements": self.statements.as_json(),
            "kinds": {kind.value: score.as_json() for kind, score in self.kinds.items()},
            "kinds_right": round(self.kinds_right, 4),
            "reliability": [
                {"confidence": confidence, "matched": matched, "right": right}
                for confidence, (matched, right) in sorted(self.reliability.items())
            ],
            "mistakes": [asdict(mistake) for mistake in self.mistakes[:_MOST_MISTAKES]],
        }
