"""Reads the library's articles for quotes and deals, again only where something changed."""

import hashlib
import logging
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.deals import UnknownName
from index.errors import ExtractionError
from index.extraction.found import ArticleReader, Extraction
from index.progress import Progress, Stage, Step
from index.storage.articles import ArticleStore
from index.storage.extractions import ExtractionStore
from index.types import Article
from index.vocabulary import Vocabulary
from index.workers import Workers

log = logging.getLogger(__name__)

_AT_ONCE = 16
"""Articles between two writes; what a crash costs is read again."""

_ATTEMPTS = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Extractor:
    """Brings what is found in articles in line with the articles. One call at a time."""

    articles: ArticleStore
    store: ExtractionStore
    reader: ArticleReader
    vocabulary: Vocabulary
    workers: Workers

    async def extract(self, progress: Progress) -> int:
        """Read every article whose reading is missing or outdated; return how many those were.

        An article is read again when it, the vocabulary, a way of reading or a name that it holds
        and that has come to be known changes. What is read is kept at once, so that a crash costs
        little; an article that cannot be read has no quotes and deals, and the log says so.
        """
        # The rules of reading take a moment to import, and answering does without them.
        from index.extraction.names import accepted
        from index.extraction.reader import HARVEST_METHOD, READING_METHOD

        stopped = threading.Event()
        try:
            recipe = _digest(HARVEST_METHOD, self.vocabulary.digest)
            harvests = await self._harvested(recipe, progress, stopped)
            known = await self.workers.run(accepted, list(harvests.values()))
            read = await self._read(READING_METHOD, known, progress, stopped)
        finally:
            # A thread that is still at it, because this was cancelled, must not begin anew.
            stopped.set()
            self.reader.release()
        await self.store.forget_outdated()
        return read

    async def _harvested(
        self, recipe: str, progress: Progress, stopped: threading.Event
    ) -> Mapping[int, tuple[UnknownName, ...]]:
        done = await self.store.harvested()
        todo = [each for each in await self.articles.current() if done.get(each) != recipe]
        for batch, some in enumerate(_batches(todo)):
            articles = await self.articles.load(some)
            found = await self.workers.run(self._each, articles, self.reader.harvest, (), stopped)
            await self.store.save_harvests(recipe, found)
            progress(Step(Stage.HARVEST, batch * _AT_ONCE + len(some), len(todo)))
        return await self.store.harvests()

    async def _read(
        self, method: str, known: frozenset[str], progress: Progress, stopped: threading.Event
    ) -> int:
        done = await self.store.extracted()
        names: dict[int, tuple[str, ...]] = {}
        for some in _batches(list(await self.articles.current())):
            articles = await self.articles.load(some)
            names |= await self.workers.run(_names_in, articles, known)
        recipes = {
            revision: _digest(method, self.vocabulary.digest, *held)
            for revision, held in names.items()
        }
        todo = [revision for revision, recipe in recipes.items() if done.get(revision) != recipe]
        for batch, some in enumerate(_batches(todo)):
            articles = await self.articles.load(some)
            found = await self.workers.run(
                self._each,
                articles,
                lambda article: self._read_one(article, names),
                Extraction(),
                stopped,
            )
            await self.store.save(recipes, found)
            progress(Step(Stage.EXTRACT, batch * _AT_ONCE + len(some), len(todo)))
        return len(todo)

    def _each(
        self,
        articles: Mapping[int, Article],
        work: Callable[[Article], T],
        instead: T,
        stopped: threading.Event,
    ) -> dict[int, T]:
        """Do the work on each article; one that cannot be done has ``instead``."""
        found: dict[int, T] = {}
        for revision, article in articles.items():
            outcome = self._attempt(article, work, stopped)
            if stopped.is_set():
                break
            found[revision] = instead if outcome is None else outcome
        return found

    def _attempt(
        self, article: Article, work: Callable[[Article], T], stopped: threading.Event
    ) -> T | None:
        """Do the work, at the second attempt if need be; None if that fails, too.

        The first may have failed for a reason outside of the article, such as want of memory.
        """
        for attempt in range(_ATTEMPTS):
            if stopped.is_set():
                return None
            try:
                return work(article)
            except ExtractionError:
                if attempt == _ATTEMPTS - 1 and not stopped.is_set():
                    log.exception("an article could not be searched for quotes and deals")
        return None

    def _read_one(self, article: Article, names: Mapping[int, tuple[str, ...]]) -> Extraction:
        return self.reader.read(article, names[article.revision or 0])


def _names_in(
    articles: Mapping[int, Article], known: Collection[str]
) -> dict[int, tuple[str, ...]]:
    """Return which of the ``known`` names stand in each article or its title."""
    return {
        revision: tuple(
            sorted(name for name in known if name in article.text or name in article.title)
        )
        for revision, article in articles.items()
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
