"""A small file in SQuAD's format as it is searched, with models that are none."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.evaluation.paragraphs import shelve_paragraphs
from index.evaluation.searching import Searcher
from index.evaluation.squad import Paragraph, Question, Squad
from index.models import Float32, Models
from index.progress import unheard
from index.search.finding import Finder
from index.search.weights import Gate, Weights
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords
from tests.support.tokens import WordTokens

ROME, SNOW, MOON, OVENS = range(4)
PARAGRAPHS = (
    Paragraph(0, "Weather", "Rain fell in Rome. The baker of the town closed his shop."),
    Paragraph(0, "Weather", "Snow fell in Milan. Nobody there had expected snow in June."),
    Paragraph(1, "Moon", "The moon has craters. The largest crater is called Aitken."),
    Paragraph(2, "Bread", "Ovens are made of clay. Bread is baked in ovens by a baker."),
)


def answered_by(paragraph: int, words: str, question: str) -> Question:
    """Return a question that ``words`` of a paragraph answer."""
    return Question(question, paragraph, (PARAGRAPHS[paragraph].text.index(words),))


QUESTIONS = (
    answered_by(ROME, "Rome", "Where did rain fall?"),
    answered_by(SNOW, "June", "Who there had expected snow in June?"),
    answered_by(MOON, "Aitken", "Which crater of the moon is the largest?"),
    answered_by(OVENS, "clay", "Of what are ovens made?"),
)
SQUAD = Squad(PARAGRAPHS, QUESTIONS)

# The first goes by how well the best sentence fits, the second never doubts.
WEIGHTS = Weights(
    ranking={"late": 4.0, "fused": 1.0},
    gate=Gate(intercept=-4.0, weights={"best_late": 8.0}, threshold=0.5),
    reranker=100.0,
    gate_reranked=Gate(intercept=9.0, weights={}, threshold=0.5),
)


class Reader:
    """A cross-encoder that likes one word and remembers what it has read."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[tuple[str, tuple[str, ...]]] = []

    def load(self) -> None:
        pass

    def scores(self, question: str, texts: Sequence[str]) -> Float32:
        self.read.append((question, tuple(texts)))
        return np.array([self._word in text for text in texts], dtype=np.float32)


def searcher(
    folder: Path, reader: Reader | None = None, paragraphs: Sequence[Paragraph] = PARAGRAPHS
) -> Searcher:
    """Index the paragraphs; their vectors are kept in ``folder``."""
    models = Models(BagOfWords(), WordTokens(), reader)
    shelf = shelve_paragraphs(paragraphs, models, Vocabulary.empty(), folder, unheard)
    return Searcher(shelf, Finder(models, Vocabulary.empty(), WEIGHTS))
