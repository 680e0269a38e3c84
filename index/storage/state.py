"""Small facts the program keeps between runs."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from index.storage.database import Database
from index.storage.tables import StateRow


class StateStore:
    """Text values by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        """Return the value kept under ``key``, if any."""
        async with self._database.reading() as connection:
            return await connection.scalar(select(StateRow.value).where(StateRow.key == key))

    async def set(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key`` in place of any earlier one."""
        statement = upsert(StateRow).values(key=key, value=value)
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[StateRow.key], set_={"value": value}
                )
            )

    async def get_or_set(self, key: str, value: str) -> str:
        """Return what is kept under ``key``, after keeping ``value`` if there was nothing."""
        async with self._database.writing() as connection:
            await connection.execute(
                upsert(StateRow).values(key=key, value=value).on_conflict_do_nothing()
            )
            kept = await connection.scalar(select(StateRow.value).where(StateRow.key == key))
        return kept or value
