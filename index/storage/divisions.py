"""The passages and sentences of revisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from index.storage.database import Database, in_statements
from index.storage.tables import ArticleRow, PassageRow, RevisionRow, SentenceRow
from index.types import Passage, Span


@dataclass(frozen=True, slots=True)
class Division:
    """A revision's passages, each with the key of its vector and of its sentences' vectors."""

    passages: tuple[Passage, ...]
    passage_keys: tuple[str, ...]
    sentence_keys: tuple[tuple[str, ...], ...]


class DivisionStore:
    """Reads and writes how revisions are divided."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outdated(self, splitter: int) -> list[int]:
        """Return the current revisions whose passages another version of the splitter made."""
        async with self._database.reading() as connection:
            rows = await connection.scalars(
                select(RevisionRow.id)
                .join(ArticleRow)
                .where(
                    ArticleRow.removed_at.is_(None),
                    RevisionRow.superseded_at.is_(None),
                    RevisionRow.splitter != splitter,
                )
            )
            return list(rows)

    async def save(self, revision: int, division: Division, splitter: int) -> None:
        """Store the passages and sentences of a revision in place of any earlier ones."""
        async with self._database.writing() as connection:
            for table in (SentenceRow, PassageRow):
                await connection.execute(delete(table).where(table.revision_id == revision))
            await _insert_division(connection, revision, division)
            await connection.execute(
                update(RevisionRow).where(RevisionRow.id == revision).values(splitter=splitter)
            )

    async def load(self, revisions: Collection[int]) -> dict[int, Division]:
        """Return the stored passages of those revisions."""
        divisions: dict[int, Division] = {}
        async with self._database.reading() as connection:
            for some in in_statements(revisions):
                passages = await _rows(connection, PassageRow, some)
                sentences = await _rows(connection, SentenceRow, some)
                divisions.update(_divisions(passages, sentences))
        return divisions

    async def forget_outdated(self) -> None:
        """Drop the passages of revisions that are no longer in the library."""
        current = (
            select(RevisionRow.id)
            .join(ArticleRow)
            .where(ArticleRow.removed_at.is_(None), RevisionRow.superseded_at.is_(None))
        )
        async with self._database.writing() as connection:
            for table in (SentenceRow, PassageRow):
                await connection.execute(delete(table).where(table.revision_id.not_in(current)))
            await connection.execute(
                update(RevisionRow)
                .where(RevisionRow.id.not_in(current), RevisionRow.splitter != 0)
                .values(splitter=0)
            )


async def _rows(
    connection: AsyncConnection, table: type[PassageRow | SentenceRow], revisions: list[int]
) -> Sequence[Row[Any]]:
    result = await connection.execute(
        select(table)
        .where(table.revision_id.in_(revisions))
        .order_by(table.revision_id, table.ordinal)
    )
    return result.all()


async def _insert_division(connection: AsyncConnection, revision: int, division: Division) -> None:
    sentences: list[dict[str, int | str]] = []
    for ordinal, (passage, keys) in enumerate(
        zip(division.passages, division.sentence_keys, strict=True)
    ):
        for span, key in zip(passage.sentences, keys, strict=True):
            sentences.append(
                {
                    "revision_id": revision,
                    "ordinal": len(sentences),
                    "passage": ordinal,
                    "start": span.start,
                    "end": span.end,
                    "vector_key": key,
                }
            )
    passages = [
        {
            "revision_id": revision,
            "ordinal": ordinal,
            "start": passage.span.start,
            "end": passage.span.end,
            "vector_key": key,
        }
        for ordinal, (passage, key) in enumerate(
            zip(division.passages, division.passage_keys, strict=True)
        )
    ]
    if passages:
        await connection.execute(insert(PassageRow), passages)
        await connection.execute(insert(SentenceRow), sentences)


def _divisions(passages: Sequence[Row[Any]], sentences: Sequence[Row[Any]]) -> dict[int, Division]:
    inside: dict[tuple[int, int], list[Row[Any]]] = {}
    for sentence in sentences:
        inside.setdefault((sentence.revision_id, sentence.passage), []).append(sentence)
    grouped: dict[int, list[Row[Any]]] = {}
    for passage in passages:
        grouped.setdefault(passage.revision_id, []).append(passage)
    return {
        revision: Division(
            tuple(
                Passage(
                    Span(row.start, row.end),
                    tuple(Span(s.start, s.end) for s in inside[revision, row.ordinal]),
                )
                for row in rows
            ),
            tuple(row.vector_key for row in rows),
            tuple(tuple(s.vector_key for s in inside[revision, row.ordinal]) for row in rows),
        )
        for revision, rows in grouped.items()
    }
