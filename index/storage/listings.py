"""What lists of quotes and deals were asked for."""

import datetime

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass
from sqlalchemy import delete, insert, select

from index.filters import DealFilter, Filter, QuoteFilter
from index.storage.database import Database, utc_now
from index.storage.tables import ListingRow


@dataclass(frozen=True)
class _Listing:
    """One of the two."""

    quotes: QuoteFilter | None = None
    deals: DealFilter | None = None


_LISTING = TypeAdapter(_Listing)


class ListingStore:
    """Keeps filters under a number. Nothing here says who asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, wanted: Filter) -> int:
        """Keep a filter and return the number it is kept under."""
        if isinstance(wanted, QuoteFilter):
            listing = _Listing(quotes=wanted)
        else:
            listing = _Listing(deals=wanted)
        content = _LISTING.dump_json(listing).decode()
        async with self._database.writing() as connection:
            result = await connection.execute(
                insert(ListingRow)
                .values(content=content, asked_at=utc_now())
                .returning(ListingRow.id)
            )
            return result.scalar_one()

    async def load(self, number: int) -> Filter | None:
        """Return a kept filter, or None if there is none (any more)."""
        async with self._database.reading() as connection:
            content = await connection.scalar(
                select(ListingRow.content).where(ListingRow.id == number)
            )
        if content is None:
            return None
        listing = _LISTING.validate_json(content)
        return listing.quotes or listing.deals

    async def forget_before(self, moment: datetime.datetime) -> None:
        """Drop filters kept before ``moment``."""
        async with self._database.writing() as connection:
            await connection.execute(delete(ListingRow).where(ListingRow.asked_at < moment))
