"""One generation of the library in memory, ready to be searched and never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.models.late import Int8
from index.search.dense import DenseIndex
from index.search.facts import Facts
from index.search.late import LateIndex
from index.search.lexical import LexicalIndex
from index.search.traits import spoken_date
from index.spelling import LibraryWords
from index.types import Article, Passage, Span
from index.vocabulary import Vocabulary

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as it is indexed."""

    article: Article
    passage: Passage
    vector: Float32
    sentence_vectors: Float32
    """``float32[len(passage.sentences), dimension]``."""
    sentence_tokens: tuple[Int8, ...] = ()
    """``int8[tokens, width]`` for each sentence; none without late interaction."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each row of the indexes stands in the library.

    ``articles``: ``int64[a, 3]``, a row's revision, year and month, 0 if they are not known.
    ``passages``: ``int64[n, 4]``, a row's article row, start, end and first sentence row.
    ``sentences``: ``int64[m, 3]``, a row's passage row, start and end.
    """

    articles: Int64
    passages: Int64
    sentences: Int64

    @classmethod
    def of(cls, articles: Sequence[Article], entries: Sequence[Entry]) -> Self:
        """Lay the entries out in their order; ``articles`` are theirs in order, each once."""
        number = {article.revision: row for row, article in enumerate(articles)}
        passages: list[tuple[int, int, int, int]] = []
        sentences: list[tuple[int, int, int]] = []
        for row, entry in enumerate(entries):
            span = entry.passage.span
            passages.append((number[entry.article.revision], span.start, span.end, len(sentences)))
            sentences += [(row, s.start, s.end) for s in entry.passage.sentences]
        return cls(
            np.array([_dated(article) for article in articles], dtype=np.int64).reshape(-1, 3),
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
        here, there = self.article_rows(np.array([row, other], dtype=np.int64))
        return self.sentence(other) if here == there else None

    def article_rows(self, sentences: Int64) -> Int64:
        """Return the article row of each sentence row."""
        return np.asarray(self.passages[self.sentences[sentences, 0], 0], dtype=np.int64)

    def revision(self, sentence: int) -> int:
        """Return the revision that a sentence row is of."""
        return int(self.articles[self.passages[self.sentences[sentence, 0], 0], 0])

    def sentence_rows(self, row: int) -> range:
        """Return the sentence rows of a passage row."""
        last = row + 1 == len(self.passages)
        end = len(self.sentences) if last else int(self.passages[row + 1, 3])
        return range(int(self.passages[row, 3]), end)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The indexes of a generation, and the layout that gives their rows a meaning."""

    layout: Layout
    dense_passages: DenseIndex
    dense_sentences: DenseIndex
    lexical_passages: LexicalIndex
    lexical_sentences: LexicalIndex
    lexical_titles: LexicalIndex
    facts: Facts
    words: LibraryWords
    late_sentences: LateIndex | None

    @classmethod
    def build(cls, entries: Iterable[Entry], known: Vocabulary, late_width: int | None) -> Self:
        """Index the entries. Row ``i`` of every passage index is entry ``i``.

        ``late_width`` is the width of token vectors, None for doing without them.
        """
        kept = list(entries)
        articles = list({entry.article.revision: entry.article for entry in kept}.values())
        layout = Layout.of(articles, kept)
        passages = [
            f"{_heading(entry.article)} {entry.passage.span.of(entry.article.text)}"
            for entry in kept
        ]
        sentences = [s.of(entry.article.text) for entry in kept for s in entry.passage.sentences]
        owners = layout.article_rows(np.arange(len(sentences))).tolist()
        tokens = [each for entry in kept for each in entry.sentence_tokens]
        return cls(
            layout,
            DenseIndex.build(_matrix([entry.vector[None, :] for entry in kept])),
            DenseIndex.build(_matrix([entry.sentence_vectors for entry in kept])),
            LexicalIndex.build(passages),
            LexicalIndex.build(sentences),
            LexicalIndex.build([_heading(article) for article in articles]),
            Facts.of(articles, list(zip(owners, sentences, strict=True)), known),
            LibraryWords.of([*(article.title for article in articles), *sentences]),
            None if late_width is None else LateIndex.build(tokens, late_width),
        )

    def save(self, folder: Path) -> None:
        """Write everything below ``folder``, which exists and is empty."""
        np.savez(
            folder / "layout.npz",
            articles=self.layout.articles,
            passages=self.layout.passages,
            sentences=self.layout.sentences,
        )
        self.dense_passages.save(folder / "passages.faiss")
        self.dense_sentences.save(folder / "sentences.faiss")
        self.lexical_passages.save(folder / "passages.bm25")
        self.lexical_sentences.save(folder / "sentences.bm25")
        self.lexical_titles.save(folder / "titles.bm25")
        self.facts.save(folder / "facts.npz")
        np.savez(
            folder / "words.npz",
            every=np.array(sorted(self.words.every), dtype=np.str_),
            proper=np.array(sorted(self.words.proper), dtype=np.str_),
        )
        if self.late_sentences is not None:
            self.late_sentences.save(folder / "sentences.late")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what :meth:`save` wrote."""
        with np.load(folder / "layout.npz") as arrays:
            layout = Layout(arrays["articles"], arrays["passages"], arrays["sentences"])
        late = folder / "sentences.late"
        return cls(
            layout,
            DenseIndex.load(folder / "passages.faiss"),
            DenseIndex.load(folder / "sentences.faiss"),
            LexicalIndex.load(folder / "passages.bm25", len(layout.passages)),
            LexicalIndex.load(folder / "sentences.bm25", len(layout.sentences)),
            LexicalIndex.load(folder / "titles.bm25", len(layout.articles)),
            Facts.load(folder / "facts.npz"),
            _words(folder / "words.npz"),
            LateIndex.load(late) if late.exists() else None,
        )


def _words(path: Path) -> LibraryWords:
    with np.load(path) as kept:
        return LibraryWords(frozenset(kept["every"].tolist()), frozenset(kept["proper"].tolist()))


def _dated(article: Article) -> tuple[int, int, int]:
    if article.revision is None:
        raise ValueError(f"{article.file} has not been stored")
    date = article.published
    return article.revision, date.year if date else 0, (date.month or 0) if date else 0


def _heading(article: Article) -> str:
    """Return the words that belong to all of an article: publisher, date and title."""
    date = article.published
    parts = (
        article.publisher,
        spoken_date(date.year, date.month, date.day) if date else None,
        article.title,
    )
    return " ".join(part for part in parts if part)


def _matrix(parts: Sequence[Float32]) -> Float32:
    # FAISS wants a width even where there is nothing to index.
    return np.vstack(parts) if parts else np.empty((0, 1), dtype=np.float32)
