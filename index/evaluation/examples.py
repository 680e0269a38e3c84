"""Labelled questions and everything the search found for them: what weights are fitted to."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import UserError
from index.evaluation.answers import places
from index.evaluation.questions import LabelledQuestion
from index.headings import headed
from index.indexing import Indexer
from index.models import Models
from index.progress import unheard
from index.question import tidy
from index.reading import Source
from index.search.asked import Asked
from index.search.finding import Finder
from index.search.ranking import Ranked
from index.search.snapshot import Snapshot
from index.search.weights import Gate, Weights
from index.storage.database import Database
from index.storage.generations import GenerationFolder
from index.types import Article
from index.vocabulary import Vocabulary
from index.workers import Workers

Bools = npt.NDArray[np.bool_]

_NO_GATE = Gate(0.0, {}, 0.0)
_FIRST_LOOK = Weights({"fused": 1.0}, _NO_GATE, 0.0, _NO_GATE)
"""The order of the first stage, until there is anything better."""

_SEEN = 0.8
"""Share of the characters of an evidence sentence that must be in one of ours."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A source as it is searched."""

    snapshot: Snapshot
    articles: dict[int, Article]

    def text_of(self, row: int) -> str:
        """Return what a reranker reads of a sentence row."""
        layout = self.snapshot.layout
        return headed(self.articles[layout.revision(row)], layout.sentence(row))


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled question and what the search found for it, before any weights."""

    labelled: LabelledQuestion
    asked: Asked
    found: Ranked
    right: Bools
    """Which candidates hold a sentence that answers."""
    group: str
    """Name of the article it is about; of the nearest one if no article answers it."""


async def shelve(source: Source, models: Models, vocabulary: Vocabulary) -> Shelf:
    """Index a source in a folder that is gone afterwards.

    Raises:
        LibraryError: the source cannot be indexed, or there is nothing in it.
    """
    with tempfile.TemporaryDirectory() as folder, closing(Workers()) as workers:
        database = await Database.open(Path(folder) / "shelf.db")
        try:
            generations = GenerationFolder(Path(folder) / "generations")
            indexer = Indexer(database, generations, models, vocabulary, workers)
            await indexer.read(source, unheard, anew=True)
            generation, _ = await indexer.build(unheard)
            articles = await indexer.articles.load(await indexer.articles.current())
        finally:
            await database.close()
    if not generation.manifest.passages:
        raise UserError("There is no article to search.")
    return Shelf(generation.snapshot, articles)


def collect(
    questions: Sequence[LabelledQuestion], shelf: Shelf, models: Models, vocabulary: Vocabulary
) -> list[Example]:
    """Search the shelf for every question."""
    finder = Finder(models, vocabulary, _FIRST_LOOK)
    return [_example(each, shelf, finder) for each in questions]


def _example(labelled: LabelledQuestion, shelf: Shelf, finder: Finder) -> Example:
    snapshot = shelf.snapshot
    asked = finder.understand(snapshot, tidy(labelled.question))
    found = finder.ranked(snapshot, finder.read(asked))
    files = [shelf.articles[int(row[0])].file for row in snapshot.layout.articles]
    nearest = files[int(found.candidates.articles[found.order[0]])]
    group = labelled.articles[0] if labelled.articles else nearest
    return Example(labelled, asked, found, _right(labelled, found, shelf), group)


def _right(labelled: LabelledQuestion, found: Ranked, shelf: Shelf) -> Bools:
    layout = shelf.snapshot.layout
    right = np.zeros(len(found.candidates), dtype=np.bool_)
    for place, row in enumerate(found.candidates.rows.tolist()):
        article, sentence = shelf.articles[layout.revision(row)], layout.sentence(row)
        right[place] = any(
            len(evidence)
            and _common(sentence.start, sentence.end, evidence.start, evidence.end)
            >= _SEEN * min(len(evidence), len(sentence))
            for each in labelled.evidence
            if each.article == article.file
            for evidence in places(each.sentence.strip(), article.text)
        )
    return right


def _common(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))
