"""What was found in revisions: quotes, deals, and names that no vocabulary knows."""

import asyncio
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql import Select

from index.deals import UnknownName
from index.extraction.found import Extraction
from index.extraction.wire import EXTRACTION, HARVEST
from index.storage.database import Database, utc_now
from index.storage.tables import ArticleRow, ExtractionRow, HarvestRow, RevisionRow

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Extent:
    """How many revisions have been read, and when last; changes whenever there is more to see."""

    count: int
    last: datetime.datetime | None
    current: int
    """Revisions in the library."""
    sum: int
    """Their numbers added up, which differs when one takes the place of another."""


def _current() -> Select[int]:
    return (
        select(RevisionRow.id)
        .join(ArticleRow)
        .where(ArticleRow.removed_at.is_(None), RevisionRow.superseded_at.is_(None))
    )


class ExtractionStore:
    """Reads and writes what was found in revisions. A newer finding replaces the one before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def harvested(self) -> dict[int, str]:
        """Return the recipe by which each current revision's unknown names were gathered."""
        return await self._recipes(HarvestRow)

    async def extracted(self) -> dict[int, str]:
        """Return the recipe by which each current revision was read."""
        return await self._recipes(ExtractionRow)

    async def save_harvests(
        self, recipe: str, found: Mapping[int, tuple[UnknownName, ...]]
    ) -> None:
        """Keep the unknown names of some revisions."""
        async with self._database.writing() as connection:
            for revision, names in found.items():
                values = {"recipe": recipe, "content": HARVEST.dump_json(names).decode()}
                await connection.execute(
                    upsert(HarvestRow)
                    .values(revision_id=revision, **values)
                    .on_conflict_do_update(index_elements=[HarvestRow.revision_id], set_=values)
                )

    async def save(self, recipes: Mapping[int, str], found: Mapping[int, Extraction]) -> None:
        """Keep what was found in some revisions, and by which recipe."""
        async with self._database.writing() as connection:
            for revision, extraction in found.items():
                values = {
                    "recipe": recipes[revision],
                    "content": EXTRACTION.dump_json(extraction).decode(),
                    "extracted_at": utc_now(),
                }
                await connection.execute(
                    upsert(ExtractionRow)
                    .values(revision_id=revision, **values)
                    .on_conflict_do_update(index_elements=[ExtractionRow.revision_id], set_=values)
                )

    async def harvests(self) -> dict[int, tuple[UnknownName, ...]]:
        """Return the unknown names of every current revision that was looked through."""
        rows = await self._contents(HarvestRow)
        return await asyncio.to_thread(_parsed, HARVEST, rows)

    async def extractions(self) -> dict[int, Extraction]:
        """Return what was found in every current revision that was read."""
        rows = await self._contents(ExtractionRow)
        return await asyncio.to_thread(_parsed, EXTRACTION, rows)

    async def extent(self) -> Extent:
        """Return how far the reading is, at the price of a count."""
        async with self._database.reading() as connection:
            row = (
                await connection.execute(
                    select(
                        func.count(ExtractionRow.revision_id), func.max(ExtractionRow.extracted_at)
                    ).where(ExtractionRow.revision_id.in_(_current()))
                )
            ).one()
            known = _current().subquery()
            current = (await connection.execute(select(func.count(), func.sum(known.c.id)))).one()
        return Extent(row[0], row[1], current[0], current[1] or 0)

    async def forget_outdated(self) -> None:
        """Drop what was found in revisions that are no longer in the library."""
        async with self._database.writing() as connection:
            for table in (HarvestRow, ExtractionRow):
                await connection.execute(delete(table).where(table.revision_id.not_in(_current())))

    async def _recipes(self, table: type[HarvestRow] | type[ExtractionRow]) -> dict[int, str]:
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(table.revision_id, table.recipe).where(table.revision_id.in_(_current()))
            )
            return dict(rows.all())

    async def _contents(self, table: type[HarvestRow] | type[ExtractionRow]) -> dict[int, str]:
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(table.revision_id, table.content).where(table.revision_id.in_(_current()))
            )
            return dict(rows.all())


def _parsed(kind: TypeAdapter[_Found], rows: Mapping[int, str]) -> dict[int, _Found]:
    """Parse what all articles hold: of a large library that takes too long for the event loop."""
    return {revision: kind.validate_json(content) for revision, content in rows.items()}
