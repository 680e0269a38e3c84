"""From a source of articles to a new generation, doing again only what changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import func, insert, select

from index.embedding import Embedder
from index.errors import SourceError, StorageError
from index.headings import headed, heading_length
from index.models import Float32, Models
from index.models.late import Int8
from index.passages import SPLITTER_VERSION, divide
from index.progress import Progress, Stage, Step
from index.reading import READER_VERSION, Source, SourceFile
from index.search.snapshot import Entry, Snapshot
from index.search.terms import TERMS_VERSION
from index.search.traits import TRAITS_VERSION
from index.storage.articles import ArticleStore, Known
from index.storage.database import Database, utc_now
from index.storage.divisions import Division, DivisionStore
from index.storage.generations import Generation, GenerationFolder
from index.storage.manifest import Recipe
from index.storage.tables import GenerationRow
from index.storage.vectors import VectorStore, vector_key
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from index.workers import Workers

_READ_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reindex found and did."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    unreadable: tuple[SourceError, ...] = ()
    embedded: int = 0
    """Texts that were encoded; the rest had their vectors already."""
    seconds: float = 0.0


@dataclass(slots=True)
class Indexer:
    """Builds generations from what is in the database. Only one may run at a time."""

    database: Database
    generations: GenerationFolder
    models: Models
    vocabulary: Vocabulary
    workers: Workers
    articles: ArticleStore = field(init=False)
    divisions: DivisionStore = field(init=False)
    vectors: VectorStore = field(init=False)

    def __post_init__(self) -> None:
        self.articles = ArticleStore(self.database)
        self.divisions = DivisionStore(self.database)
        self.vectors = VectorStore(self.database)

    @property
    def method(self) -> str:
        """What is done with articles; generations of another method are of no use."""
        late = self.models.late.fingerprint if self.models.late else "none"
        return (
            f"splitter {SPLITTER_VERSION}, terms {TERMS_VERSION}, traits {TRAITS_VERSION}, "
            f"headed vectors 1, late {late}, vocabulary {self.vocabulary.digest[:16]}"
        )

    async def recipe(self) -> Recipe:
        """Return the recipe of the generation that the database now calls for."""
        digest = hashlib.sha256(json.dumps(await self.articles.current()).encode())
        return Recipe(digest.hexdigest(), self.models.encoder.fingerprint, self.method)

    async def read(self, source: Source, progress: Progress, *, anew: bool) -> Changes:
        """Bring the articles in line with ``source`` in one step, all of them or none.

        What cannot be read stays as it was.
        """
        files = await self.workers.run(lambda: list(source.files()))
        known = await self.articles.known()
        if known and not files:
            raise StorageError(
                "The folder of articles is empty; the library was left as it is. "
                "Check LINER_SEEDS_DIR."
            )
        todo = [file for file in files if anew or _is_new(file, known)]
        articles: dict[str, tuple[Article, Known]] = {}
        unreadable: list[SourceError] = []
        for start in range(0, len(todo), _READ_AT_ONCE):
            some = todo[start : start + _READ_AT_ONCE]
            read, failures = await self.workers.run(_read_some, source, some)
            articles |= read
            unreadable += failures
            progress(Step(Stage.READ, start + len(some), len(todo)))
        gone = _gone(known, files)
        renewed = await self.articles.update(articles.values(), gone)
        added = articles.keys() - known.keys()
        changed = renewed - added
        return Changes(
            added=len(added),
            changed=len(changed),
            removed=len(gone),
            unchanged=len(files) - len(added) - len(changed) - len(unreadable),
            unreadable=tuple(unreadable),
        )

    async def build(self, progress: Progress, *, anew: bool = False) -> tuple[Generation, int]:
        """Build a generation from the database; return it and how many texts were encoded."""
        await self._divide(progress, anew=anew)
        recipe = await self.recipe()
        articles = await self.articles.load(await self.articles.current())
        divisions = await self.divisions.load(articles)
        texts = _texts(articles, divisions)
        headings = _headings(articles, divisions)
        embedder = Embedder(self.vectors, self.models, self.workers)
        embedded = await embedder.embed(texts, headings, progress, anew=anew)
        progress(Step(Stage.BUILD, 0, 1))
        vectors, tokens = await embedder.vectors(texts), await embedder.tokens(headings)
        entries = _entries(articles, divisions, vectors, tokens)
        number = await self._claim_number()
        kinds = [article.kind for article in articles.values()]
        generation = await self.workers.run(
            lambda: self.generations.write(
                number,
                Snapshot.build(entries, self.vocabulary, self._late_width),
                recipe,
                articles=kinds.count(Kind.ARTICLE),
                briefs=kinds.count(Kind.BRIEF),
            )
        )
        progress(Step(Stage.BUILD, 1, 1))
        return generation, embedded

    async def _divide(self, progress: Progress, *, anew: bool) -> None:
        if anew:
            todo = list(await self.articles.current())
        else:
            todo = await self.divisions.outdated(SPLITTER_VERSION)
        for done, revision in enumerate(todo, start=1):
            article = (await self.articles.load([revision]))[revision]
            division = await self.workers.run(_division, article)
            await self.divisions.save(revision, division, SPLITTER_VERSION)
            progress(Step(Stage.DIVIDE, done, len(todo)))

    @property
    def _late_width(self) -> int | None:
        return self.models.late.width if self.models.late else None

    async def _claim_number(self) -> int:
        """Return a number that no generation has had, here or in a lost database."""
        newest = self.generations.newest_number() or 0
        async with self.database.writing() as connection:
            last = await connection.scalar(select(func.max(GenerationRow.number))) or 0
            number = max(newest, last) + 1
            await connection.execute(
                insert(GenerationRow).values(
                    number=number, model=self.models.encoder.fingerprint, started_at=utc_now()
                )
            )
        return number


def _is_new(file: SourceFile, known: dict[str, Known]) -> bool:
    return known.get(file.name) != Known(file.digest, READER_VERSION)


def _gone(known: Mapping[str, Known], files: Sequence[SourceFile]) -> set[str]:
    """Return the known files that are there no longer.

    What lies below something that cannot be opened may still be there.
    """
    closed = tuple(f"{file.name}/" for file in files if file.problem)
    missing = known.keys() - {file.name for file in files}
    return {name for name in missing if not name.startswith(closed)}


def _read_some(
    source: Source, files: Sequence[SourceFile]
) -> tuple[dict[str, tuple[Article, Known]], list[SourceError]]:
    articles: dict[str, tuple[Article, Known]] = {}
    failures: list[SourceError] = []
    for file in files:
        try:
            articles[file.name] = source.read(file), Known(file.digest, READER_VERSION)
        except SourceError as error:
            failures.append(error)
    return articles, failures


def _division(article: Article) -> Division:
    passages = divide(article.text)
    return Division(
        passages,
        tuple(vector_key(headed(article, passage.span)) for passage in passages),
        tuple(
            tuple(vector_key(headed(article, span)) for span in passage.sentences)
            for passage in passages
        ),
    )


def _texts(articles: Mapping[int, Article], divisions: Mapping[int, Division]) -> dict[str, str]:
    """Return every text that wants a vector, by its key."""
    texts: dict[str, str] = {}
    for revision, division in divisions.items():
        article = articles[revision]
        for passage in division.passages:
            for span in (passage.span, *passage.sentences):
                text = headed(article, span)
                texts[vector_key(text)] = text
    return texts


def _headings(articles: Mapping[int, Article], divisions: Mapping[int, Division]) -> dict[str, int]:
    """Return the key of every sentence and the length of what stands before its own words."""
    return {
        key: heading_length(articles[revision])
        for revision, division in divisions.items()
        for keys in division.sentence_keys
        for key in keys
    }


def _entries(
    articles: Mapping[int, Article],
    divisions: Mapping[int, Division],
    vectors: Mapping[str, Float32],
    tokens: Mapping[str, Int8],
) -> Iterator[Entry]:
    for revision, division in divisions.items():
        for passage, key, sentence_keys in zip(
            division.passages, division.passage_keys, division.sentence_keys, strict=True
        ):
            yield Entry(
                article=articles[revision],
                passage=passage,
                vector=vectors[key],
                sentence_vectors=np.stack([vectors[each] for each in sentence_keys]),
                sentence_tokens=tuple(tokens[each] for each in sentence_keys if tokens),
            )
