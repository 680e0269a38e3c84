"""Answers that were shown, the votes on them, and the questions that had none."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from index.storage.database import Database, utc_now
from index.storage.tables import AnswerRow, GapRow, UtcDateTime, VoteRow


@dataclass(frozen=True, slots=True)
class StoredReply:
    """What is kept of an answer: enough to show it again, word for word."""

    question: str
    generation: int
    answered: bool
    confidence: float
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that had no source."""

    question: str
    times: int
    last_asked_at: datetime.datetime


class ReplyStore:
    """Reads and writes answers, votes and gaps. Nothing here says who asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, reply: StoredReply) -> int:
        """Keep an answer and return the number it is kept under."""
        async with self._database.writing() as connection:
            result = await connection.execute(
                insert(AnswerRow)
                .values(
                    question=reply.question,
                    generation=reply.generation,
                    answered=reply.answered,
                    confidence=reply.confidence,
                    content=reply.content,
                    asked_at=utc_now(),
                )
                .returning(AnswerRow.id)
            )
            return result.scalar_one()

    async def load(self, answer_id: int) -> StoredReply | None:
        """Return a kept answer, or None if there is none (any more)."""
        async with self._database.reading() as connection:
            row = (
                await connection.execute(select(AnswerRow).where(AnswerRow.id == answer_id))
            ).one_or_none()
        if row is None:
            return None
        return StoredReply(row.question, row.generation, row.answered, row.confidence, row.content)

    async def vote(self, answer_id: int, voter: str, *, helpful: bool) -> bool:
        """Record a vote in place of the voter's earlier one; False if the answer is gone."""
        statement = upsert(VoteRow).from_select(
            ["answer_id", "voter", "helpful", "voted_at"],
            select(
                AnswerRow.id, literal(voter), literal(helpful), literal(utc_now(), UtcDateTime)
            ).where(AnswerRow.id == answer_id),
        )
        async with self._database.writing() as connection:
            result = await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[VoteRow.answer_id, VoteRow.voter],
                    set_={
                        "helpful": statement.excluded.helpful,
                        "voted_at": statement.excluded.voted_at,
                    },
                )
            )
            return result.rowcount > 0

    async def gap(self, question: str, words: Sequence[str], generation: int) -> None:
        """Count a question that had no source; the same words again count as the same."""
        moment = utc_now()
        key = hashlib.sha256(" ".join(words).encode()).hexdigest()
        async with self._database.writing() as connection:
            statement = upsert(GapRow).values(
                key=key,
                question=question,
                times=1,
                generation=generation,
                first_asked_at=moment,
                last_asked_at=moment,
            )
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[GapRow.key],
                    set_={
                        "times": GapRow.times + 1,
                        "generation": generation,
                        "last_asked_at": moment,
                    },
                )
            )

    async def gaps(self, limit: int) -> list[Gap]:
        """Return the questions without a source, most asked first."""
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(GapRow.question, GapRow.times, GapRow.last_asked_at)
                .order_by(GapRow.times.desc(), GapRow.last_asked_at.desc())
                .limit(limit)
            )
            return [Gap(question, times, asked) for question, times, asked in rows]

    async def forget_before(self, moment: datetime.datetime) -> None:
        """Drop answers shown before ``moment``, unless somebody voted on them."""
        async with self._database.writing() as connection:
            await connection.execute(
                delete(AnswerRow).where(
                    AnswerRow.asked_at < moment, AnswerRow.id.not_in(select(VoteRow.answer_id))
                )
            )
