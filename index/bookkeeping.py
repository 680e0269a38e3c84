"""Keeps the ledger in step with the database, whoever writes to it."""

import asyncio
import time

from index.ledger import Ledger, ReadingState
from index.storage.articles import ArticleStore
from index.storage.extractions import Extent, ExtractionStore
from index.vocabulary import Vocabulary
from index.workers import Workers

_LOOK_EVERY_S = 2.0
_REST = 10.0
"""While articles are being read the ledger changes all the time; making it anew takes at most
this share of one."""


class Bookkeeper:
    """Hands out the ledger of what has been read so far."""

    def __init__(
        self,
        articles: ArticleStore,
        store: ExtractionStore,
        vocabulary: Vocabulary,
        workers: Workers,
    ) -> None:
        self._articles = articles
        self._store = store
        self._vocabulary = vocabulary
        self._workers = workers
        self._ledger = Ledger.empty()
        self.edition = 0
        """Grows whenever the ledger is made anew."""
        self._extent: Extent | None = None
        self._look_at = 0.0
        self._looking = asyncio.Lock()

    @property
    def state(self) -> ReadingState:
        """How far the reading was when the ledger was last looked at."""
        return self._ledger.state

    @property
    def latest(self) -> Ledger:
        """The ledger as it was last made; empty if nobody has asked for one yet."""
        return self._ledger

    async def ledger(self) -> Ledger:
        """Return the ledger of what the database holds, or of what it held a moment ago."""
        if time.monotonic() >= self._look_at:
            async with self._looking:
                if time.monotonic() >= self._look_at:
                    await self._look()
        return self._ledger

    async def follow(self) -> None:
        """Bring the ledger up to date if somebody has asked for it before."""
        if self.edition:
            await self.ledger()

    def look_again(self) -> None:
        """Have the next call of :meth:`ledger` look at the database."""
        self._look_at = 0.0

    async def _look(self) -> None:
        began = time.monotonic()
        extent = await self._store.extent()
        if extent != self._extent:
            articles = await self._articles.load(await self._articles.current())
            extractions = await self._store.extractions()
            self._ledger = await self._workers.run(Ledger, articles, extractions, self._vocabulary)
            self._extent = extent
            self.edition += 1
        taken = time.monotonic() - began
        self._look_at = time.monotonic() + max(_LOOK_EVERY_S, taken * _REST)
