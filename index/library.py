"""The library: the one door through which everything else asks, adds and looks things up."""

import contextlib
import datetime
import logging
import time
from dataclasses import dataclass, replace
from pathlib import Path

from index import answering
from index.asking import Asker, Today
from index.bookkeeping import Bookkeeper
from index.deal_list import Announcement
from index.deals import Deal
from index.errors import ReindexRunningError
from index.extracting import Extractor
from index.extraction.process import ReaderProcess
from index.filters import DealFilter, Filter, QuoteFilter
from index.indexing import Changes, Indexer
from index.ledger import NameField, ReadingState
from index.models import Models
from index.name_queue import WaitingName, queue
from index.progress import Progress, unheard
from index.quotes import FoundQuote
from index.reading import Source
from index.search.weights import Fitted, Weights, read_weights
from index.storage.archive import Archive
from index.storage.current import CurrentGeneration
from index.storage.database import Database, utc_today
from index.storage.extractions import ExtractionStore
from index.storage.generations import GenerationFolder
from index.storage.locks import Locks
from index.storage.replies import Gap
from index.storage.state import StateStore
from index.types import Answer, Citation, NoAnswer, PublishedDate, Span
from index.vocabulary import Vocabulary
from index.workers import Workers

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Status:
    """What the library holds."""

    articles: int
    briefs: int
    passages: int
    sentences: int
    generation: int
    model: str
    built_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a reindex did."""

    changes: Changes
    status: Status


class Library:
    """Articles and the answers in them.

    Every answer comes from one generation, the one that was current when its question arrived.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        models: Models,
        vocabulary: Vocabulary,
        weights: Weights,
        today: Today,
    ) -> None:
        self._database = database
        self._models = models
        self._workers = Workers()
        self._generations = GenerationFolder(folder / "generations")
        self._indexer = Indexer(database, self._generations, models, vocabulary, self._workers)
        self._current = CurrentGeneration(
            self._generations, models.encoder.fingerprint, self._indexer.method, self._workers
        )
        self._locks = Locks(folder)
        self._archive = Archive(database, self._indexer.articles)
        self._state = StateStore(database)
        self._reading = Workers(threads=1)
        self._extractions = extractions = ExtractionStore(database)
        articles = self._indexer.articles
        self._reader = ReaderProcess(vocabulary)
        self._extractor = Extractor(articles, extractions, self._reader, vocabulary, self._reading)
        self._books = Bookkeeper(articles, extractions, vocabulary, self._workers)
        self._asker = Asker(
            models, vocabulary, weights, articles, self._books, self._workers, today
        )

    @classmethod
    async def open(
        cls,
        folder: Path,
        models: Models,
        progress: Progress = unheard,
        *,
        vocabulary: Vocabulary | None = None,
        weights: Fitted | None = None,
        today: Today = utc_today,
    ) -> "Library":
        """Open the library kept in ``folder``, making it if need be, and check its index.

        Without a vocabulary no name has aliases; without weights, those of the default encoder are
        taken. ``today`` tells the date, which is that of UTC if nothing else is given.

        An index that is missing, damaged or outdated is built again from the database; only
        texts without a vector are embedded.

        Raises:
            StorageError: the folder cannot be used.
            ModelError: something had to be embedded and the model cannot be loaded.
        """
        database = await Database.open(folder / "liner-notes.db")
        fitted = (weights or read_weights()).of(models)
        library = cls(folder, database, models, vocabulary or Vocabulary.empty(), fitted, today)
        try:
            await library._repair(progress)
        except BaseException:
            await library.close()
            raise
        return library

    async def close(self) -> None:
        """Finish what is running and let go of the files."""
        self._reader.release()
        self._reading.close()
        self._workers.close()
        await self._database.close()

    async def warm(self) -> None:
        """Load the models now, so that the first question need not wait for them.

        Raises:
            ModelError: one cannot be loaded.
        """
        await self._workers.run(self._asker.warm)

    async def ask(
        self, question: str, *, after: str | None = None, remember: bool = False
    ) -> Answer | NoAnswer:
        """Answer a question with excerpts, or say that there is no source.

        ``after`` is the question before, which this one may only make sense with.
        ``remember`` keeps the answer, so that :meth:`recall` and :meth:`vote` know it, and counts
        a question without a source as a gap. Nobody's name is kept.

        Raises:
            ModelError: the model cannot be loaded.
        """
        began = time.perf_counter()
        await self._current.follow()
        timings: dict[str, float] = {}
        reply = await self._asker.reply(question, after, self._current.generation, timings)
        timings["total"] = _ms_since(began)
        reply = replace(reply, timings_ms=timings)
        return await self._archive.remembered(reply) if remember else reply

    async def recall(self, answer_id: int) -> Answer | None:
        """Return an answer as it was shown, from the very texts it quoted; None if it is gone."""
        return await self._archive.recall(answer_id)

    def surroundings(self, citation: Citation) -> Span:
        """Return the part of the article that an excerpt should be read in."""
        return answering.surroundings(citation)

    async def vote(self, answer_id: int, voter: int, *, helpful: bool) -> bool:
        """Record what ``voter`` thinks of an answer, once; False if the answer is gone.

        Only a keyed hash of the voter's number is kept.
        """
        return await self._archive.vote(answer_id, voter, helpful=helpful)

    async def gaps(self, limit: int = 25) -> list[Gap]:
        """Return the questions that had no source, most asked first."""
        return await self._archive.gaps(limit)

    async def forget(self, older_than: datetime.timedelta) -> None:
        """Drop answers older than that on which nobody voted, and what lists were asked for."""
        await self._archive.forget(older_than)

    async def note(self, key: str, value: str) -> None:
        """Keep a small fact between runs."""
        await self._state.set(key, value)

    async def noted(self, key: str) -> str | None:
        """Return what :meth:`note` kept."""
        return await self._state.get(key)

    async def reindex(
        self, source: Source, progress: Progress = unheard, *, full: bool = False
    ) -> ReindexReport:
        """Bring the library in line with ``source``; questions go on being answered meanwhile.

        Only what changed is read and embedded, unless ``full``. A file that cannot be read is
        reported, and its earlier reading stays.

        Raises:
            ReindexRunningError: another reindex holds the library.
            StorageError: the source or the data folder cannot be used.
            ModelError: the model cannot be loaded.
        """
        with self._locks.reindexing():
            began = time.monotonic()
            changes = await self._indexer.read(source, progress, anew=full)
            embedded = 0
            if full or not await self._is_current():
                generation, embedded = await self._indexer.build(progress, anew=full)
                self._current.take(generation)
            await self._tidy()
        seconds = time.monotonic() - began
        return ReindexReport(replace(changes, embedded=embedded, seconds=seconds), self.status())

    async def extract(self, progress: Progress = unheard) -> None:
        """Read every article that was not read for quotes and deals since it changed.

        Questions go on being answered meanwhile. If another process is at it, nothing is done.

        Raises:
            StorageError: the data folder cannot be used.
        """
        with self._locks.extracting() as is_ours:
            # Articles may come in meanwhile, also from a process that finds the lock held.
            while is_ours and await self._extractor.extract(progress):
                self._books.look_again()
        self._books.look_again()

    def reading_state(self) -> ReadingState:
        """Tell how many articles had been read for quotes and deals when last looked at."""
        return self._books.state

    async def quotes(self, wanted: QuoteFilter) -> tuple[FoundQuote, ...]:
        """Return the quotes that match: the closest first if they are to be about something.

        Without that the newest come first.

        Raises:
            ModelError: a model cannot be loaded.
        """
        await self._current.follow()
        found = (await self._books.ledger()).quotes(wanted)
        if not wanted.about or not found:
            return found
        return await self._asker.closest_quotes(wanted.about, found, self._current.generation)

    async def quote_at(self, revision: int, start: int) -> FoundQuote | None:
        """Return the quote that begins at that character of a revision; None if it is gone."""
        return (await self._books.ledger()).quote_at(revision, start)

    async def deals(self, wanted: DealFilter) -> tuple[Deal, ...]:
        """Return the deals that match, in the order asked for."""
        return (await self._books.ledger()).deals(wanted)

    async def deal(self, deal_id: str) -> Deal | None:
        """Return the deal of that id; None if it is gone."""
        return (await self._books.ledger()).deal(deal_id)

    async def announcement(self, deal_id: str) -> Announcement | None:
        """Return all deals that were made known together with that one; None if it is gone."""
        return (await self._books.ledger()).announcement(deal_id)

    async def names(self, of: NameField, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Return names that may be meant by what was typed so far, likeliest first."""
        return (await self._books.ledger()).names(of, typed, limit)

    async def unknown_names(self) -> tuple[WaitingName, ...]:
        """Return the names that behave like a party and are in no vocabulary, most told first."""
        from index.extraction.names import accepted

        articles = await self._indexer.articles.load(await self._indexer.articles.current())
        harvests = await self._extractions.harvests()
        known = await self._workers.run(accepted, list(harvests.values()))
        return queue({n: articles[n] for n in harvests}, harvests, known)

    async def as_of(self) -> PublishedDate | None:
        """Return the date of the newest article; nothing later is known."""
        return (await self._books.ledger()).as_of

    async def keep_filter(self, wanted: Filter) -> int:
        """Keep what a list was asked for, and return the number it is kept under."""
        return await self._archive.keep_filter(wanted)

    async def kept_filter(self, number: int) -> Filter | None:
        """Return what :meth:`keep_filter` kept; None if it is gone."""
        return await self._archive.kept_filter(number)

    def status(self) -> Status:
        """Return what the library holds."""
        manifest = self._current.manifest
        return Status(
            articles=manifest.articles if manifest else 0,
            briefs=manifest.briefs if manifest else 0,
            passages=manifest.passages if manifest else 0,
            sentences=manifest.sentences if manifest else 0,
            generation=manifest.number if manifest else 0,
            model=self._models.encoder.name,
            built_at=manifest.built if manifest else None,
        )

    async def _repair(self, progress: Progress) -> None:
        if not await self._indexer.articles.current() or await self._is_current():
            return
        # If another process is at work, what there is will do until that has finished.
        with contextlib.suppress(ReindexRunningError), self._locks.reindexing():
            log.info("the index is missing, damaged or outdated; building it")
            generation, _ = await self._indexer.build(progress)
            self._current.take(generation)
            await self._tidy()

    async def _is_current(self) -> bool:
        """Tell whether the newest generation is the one that the database calls for."""
        await self._current.take_newest()
        manifest = self._current.manifest
        return manifest is not None and manifest.recipe == await self._indexer.recipe()

    async def _tidy(self) -> None:
        await self._indexer.divisions.forget_outdated()
        await self._indexer.vectors.forget_unused()
        await self._workers.run(self._generations.tidy)


def _ms_since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)
