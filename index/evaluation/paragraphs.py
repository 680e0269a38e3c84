"""The paragraphs of a file as a library: each one article of one passage.

Encoding takes minutes, so the vectors are kept in a file.
"""

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self, TypeVar

import numpy as np

from index.evaluation.examples import Shelf
from index.evaluation.squad import Paragraph
from index.headings import headed, heading_length
from index.models import Float32, Models
from index.models.late import Int8, kept
from index.progress import Progress, Stage, Step
from index.search.snapshot import Entry, Int64, Snapshot
from index.sentences import sentences
from index.storage.database import unwritable
from index.types import Article, Kind, Passage, Span
from index.vocabulary import Vocabulary

_AT_ONCE = 64

T = TypeVar("T")


def shelve_paragraphs(
    paragraphs: Sequence[Paragraph],
    models: Models,
    vocabulary: Vocabulary,
    folder: Path,
    progress: Progress,
) -> Shelf:
    """Index the paragraphs, none of which is blank; passage row ``i`` is paragraph ``i``.

    Vectors are kept in ``folder``, which is made.

    Raises:
        StorageError: nothing can be written there.
        ModelError: a model cannot be loaded.
    """
    articles = [_article(number, each) for number, each in enumerate(paragraphs)]
    passages = [_passage(article.text) for article in articles]
    pairs = list(zip(articles, passages, strict=True))
    texts = _Texts(
        [headed(article, passage.span) for article, passage in pairs],
        [headed(article, span) for article, passage in pairs for span in passage.sentences],
        [heading_length(article) for article, passage in pairs for _ in passage.sentences],
    )
    vectors = _vectors(texts, models, folder, progress)
    width = models.late.width if models.late else None
    snapshot = Snapshot.build(_entries(pairs, vectors), vocabulary, width)
    return Shelf(snapshot, dict(enumerate(articles)))


@dataclass(frozen=True, slots=True)
class _Texts:
    passages: list[str]
    sentences: list[str]
    headings: list[int]
    """How many characters stand before each sentence's own words."""

    def digest(self, models: Models) -> str:
        late = models.late.fingerprint if models.late else "none"
        parts = (models.encoder.fingerprint, late, *self.passages, *self.sentences)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Vectors:
    passages: Float32
    sentences: Float32
    tokens: Int8
    """``int8[tokens, width + 1]`` of all sentences, one after the other."""
    starts: Int64
    """``int64[sentences + 1]``: where each one's begin; empty without late interaction."""

    def tokens_of(self, first: int, last: int) -> tuple[Int8, ...]:
        bounds = self.starts[first : last + 1].tolist()
        return tuple(self.tokens[a:b] for a, b in pairwise(bounds))

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        staging = path.with_suffix(".new.npz")
        np.savez(
            staging,
            passages=self.passages,
            sentences=self.sentences,
            tokens=self.tokens,
            starts=self.starts,
        )
        staging.replace(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        # NumPy would leave a damaged file open.
        with path.open("rb") as file, np.load(file) as kept:
            return cls(kept["passages"], kept["sentences"], kept["tokens"], kept["starts"])


def _vectors(texts: _Texts, models: Models, folder: Path, progress: Progress) -> _Vectors:
    path = folder / f"{texts.digest(models)[:16]}.npz"
    try:
        return _Vectors.load(path)
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile):
        # It is not there yet or damaged; either way it is made anew.
        vectors = _encoded(texts, models, progress)
    try:
        vectors.save(path)
    except OSError as error:
        raise unwritable(folder) from error
    return vectors


def _encoded(texts: _Texts, models: Models, progress: Progress) -> _Vectors:
    both = [*texts.passages, *texts.sentences]
    total = len(both) + (len(texts.sentences) if models.late else 0)
    try:
        vectors = np.stack(
            _in_batches(
                both,
                lambda places: list(models.encoder.encode([both[place] for place in places])),
                lambda done: progress(Step(Stage.EMBED, done, total)),
            )
        )
    finally:
        models.encoder.release()
    tokens = _tokens(
        texts, models, lambda done: progress(Step(Stage.EMBED, len(both) + done, total))
    )
    starts = np.cumsum([0, *(len(each) for each in tokens)], dtype=np.int64)
    count = len(texts.passages)
    return _Vectors(
        passages=vectors[:count],
        sentences=vectors[count:],
        tokens=np.concatenate(tokens) if tokens else np.empty((0, 0), dtype=np.int8),
        starts=starts if tokens else starts[:0],
    )


def _tokens(texts: _Texts, models: Models, tell: Callable[[int], None]) -> list[Int8]:
    late = models.late
    if late is None:
        return []

    def encode(places: list[int]) -> list[Int8]:
        tokens = late.encode([texts.sentences[place] for place in places])
        return [
            kept(each, texts.headings[place]) for place, each in zip(places, tokens, strict=True)
        ]

    return _in_batches(texts.sentences, encode, tell)


def _in_batches(
    texts: Sequence[str],
    encode: Callable[[list[int]], list[T]],
    tell: Callable[[int], None],
) -> list[T]:
    """Encode the texts at some places at a time, those of one length together.

    These waste no padding.
    """
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    found: dict[int, T] = {}
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        found.update(zip(some, encode(some), strict=True))
        tell(len(found))
    return [found[place] for place in range(len(texts))]


def _article(number: int, paragraph: Paragraph) -> Article:
    return Article(
        id=str(number),
        file=str(number),
        title=paragraph.title,
        kind=Kind.ARTICLE,
        text=paragraph.text,
        revision=number,
    )


def _passage(text: str) -> Passage:
    found = tuple(sentences(text))
    return Passage(Span(found[0].start, found[-1].end), found)


def _entries(pairs: Sequence[tuple[Article, Passage]], vectors: _Vectors) -> list[Entry]:
    entries = []
    first = 0
    for number, (article, passage) in enumerate(pairs):
        last = first + len(passage.sentences)
        entries.append(
            Entry(
                article=article,
                passage=passage,
                vector=vectors.passages[number],
                sentence_vectors=vectors.sentences[first:last],
                sentence_tokens=vectors.tokens_of(first, last),
            )
        )
        first = last
    return entries
