"""One generation of the library in memory, ready to be searched and never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.search.dense import DenseIndex
from index.search.lexical import LexicalIndex
from index.types import Passage, Span

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as it is indexed."""

    revision: int
    heading: str
    """Words that belong to every passage of the article: publisher, date, title."""
    text: str
    """The article's whole text, which the spans count in."""
    passage: Passage
    vector: Float32
    sentence_vectors: Float32
    """``float32[len(passage.sentences), dimension]``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each row of the indexes stands in the library.

    ``passages``: ``int64[n, 4]``, a row's revision, start, end and first sentence row.
    ``sentences``: ``int64[m, 3]``, a row's passage row, start and end.
    """

    passages: Int64
    sentences: Int64

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Self:
        """Lay the entries out in their order."""
        passages: list[tuple[int, int, int, int]] = []
        sentences: list[tuple[int, int, int]] = []
        for row, entry in enumerate(entries):
            span = entry.passage.span
            passages.append((entry.revision, span.start, span.end, len(sentences)))
            sentences += [(row, s.start, s.end) for s in entry.passage.sentences]
        return cls(
            np.array(passages, dtype=np.int64).reshape(-1, 4),
            np.array(sentences, dtype=np.int64).reshape(-1, 3),
        )

    def sentence(self, row: int) -> Span:
        """Return the span of a sentence row."""
        return Span(int(self.sentences[row, 1]), int(self.sentences[row, 2]))

    def neighbour(self, row: int, step: int) -> Span | None:
        """Return the sentence ``step`` sentence rows on, if it is of the same article."""
        other = row + step
        if not 0 <= other < len(self.sentences):
            return None
        here, there = self.sentences[[row, other], 0]
        return self.sentence(other) if self.revision(here) == self.revision(there) else None

    def revision(self, row: int) -> int:
        """Return the revision of a passage row."""
        return int(self.passages[row, 0])

    def sentence_rows(self, row: int) -> range:
        """Return the sentence rows of a passage row."""
        last = row + 1 == len(self.passages)
        end = len(self.sentences) if last else int(self.passages[row + 1, 3])
        return range(int(self.passages[row, 3]), end)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The four indexes of a generation and the layout that gives their rows a meaning."""

    layout: Layout
    dense_passages: DenseIndex
    dense_sentences: DenseIndex
    lexical_passages: LexicalIndex
    lexical_sentences: LexicalIndex

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> Self:
        """Index the entries. Row ``i`` of every passage index is entry ``i``."""
        kept = list(entries)
        layout = Layout.of(kept)
        passages = [f"{entry.heading} {entry.passage.span.of(entry.text)}" for entry in kept]
        sentences = [s.of(entry.text) for entry in kept for s in entry.passage.sentences]
        return cls(
            layout,
            DenseIndex.build(_matrix([entry.vector[None, :] for entry in kept])),
            DenseIndex.build(_matrix([entry.sentence_vectors for entry in kept])),
            LexicalIndex.build(passages),
            LexicalIndex.build(sentences),
        )

    def save(self, folder: Path) -> None:
        """Write everything below ``folder``, which exists and is empty."""
        np.savez(
            folder / "layout.npz", passages=self.layout.passages, sentences=self.layout.sentences
        )
        self.dense_passages.save(folder / "passages.faiss")
        self.dense_sentences.save(folder / "sentences.faiss")
        self.lexical_passages.save(folder / "passages.bm25")
        self.lexical_sentences.save(folder / "sentences.bm25")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote."""
        with np.load(folder / "layout.npz") as arrays:
            layout = Layout(arrays["passages"], arrays["sentences"])
        return cls(
            layout,
            DenseIndex.load(folder / "passages.faiss"),
            DenseIndex.load(folder / "sentences.faiss"),
            LexicalIndex.load(folder / "passages.bm25", len(layout.passages)),
            LexicalIndex.load(folder / "sentences.bm25", len(layout.sentences)),
        )


def _matrix(parts: Sequence[Float32]) -> Float32:
    # FAISS wants a width even where there is nothing to index.
    return np.vstack(parts) if parts else np.empty((0, 1), dtype=np.float32)
