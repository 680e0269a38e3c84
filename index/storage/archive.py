"""What a library keeps of what it was asked: answers, votes, gaps, and what lists were wanted."""

import datetime
import hmac
import logging
import secrets
from dataclasses import replace

from index.errors import StorageError
from index.filters import Filter
from index.search.terms import terms
from index.storage import memory
from index.storage.articles import ArticleStore
from index.storage.database import Database, utc_now
from index.storage.listings import ListingStore
from index.storage.replies import Gap, ReplyStore
from index.storage.state import StateStore
from index.types import Answer, NoAnswer, Reason

log = logging.getLogger(__name__)


class Archive:
    """Keeps what was asked and answered; never who asked."""

    def __init__(self, database: Database, articles: ArticleStore) -> None:
        self._articles = articles
        self._replies = ReplyStore(database)
        self._listings = ListingStore(database)
        self._state = StateStore(database)

    async def remembered(self, reply: Answer | NoAnswer) -> Answer | NoAnswer:
        """Keep a reply and return it with its number, or a gap with a note that it is kept.

        If it cannot be kept, it is returned as it is.
        """
        try:
            if isinstance(reply, NoAnswer) and reply.reason is Reason.NO_SOURCE:
                words = sorted(set(terms(reply.question)))
                await self._replies.gap(reply.question, words, reply.generation)
                return replace(reply, noted=True)
            if isinstance(reply, Answer):
                return replace(reply, id=await self._replies.save(memory.pack(reply)))
        except StorageError:
            # A full disk must not keep anybody from an answer; it has no buttons then.
            log.exception("an answer could not be remembered")
        return reply

    async def recall(self, answer_id: int) -> Answer | None:
        """Return an answer as it was shown, from the very texts it quoted; None if it is gone."""
        stored = await self._replies.load(answer_id)
        if stored is None or not stored.answered:
            return None
        articles = await self._articles.load(memory.revisions(stored))
        return memory.unpack(answer_id, stored, articles)

    async def vote(self, answer_id: int, voter: int, *, helpful: bool) -> bool:
        """Record what ``voter`` thinks of an answer, once; False if the answer is gone.

        Only a keyed hash of the voter's number is kept.
        """
        secret = await self._state.get_or_set("voter-secret", secrets.token_hex(32))
        token = hmac.new(bytes.fromhex(secret), str(voter).encode(), "sha256").hexdigest()
        return await self._replies.vote(answer_id, token, helpful=helpful)

    async def gaps(self, limit: int) -> list[Gap]:
        """Return the questions that had no source, most asked first."""
        return await self._replies.gaps(limit)

    async def keep_filter(self, wanted: Filter) -> int:
        """Keep what a list was asked for, and return the number it is kept under."""
        return await self._listings.save(wanted)

    async def kept_filter(self, number: int) -> Filter | None:
        """Return what :meth:`keep_filter` kept; None if it is gone."""
        return await self._listings.load(number)

    async def forget(self, older_than: datetime.timedelta) -> None:
        """Drop answers older than that on which nobody voted, and what lists were asked for."""
        await self._replies.forget_before(utc_now() - older_than)
        await self._listings.forget_before(utc_now() - older_than)
