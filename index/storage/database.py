"""The SQLite database: opened, migrated, and handed out as connections."""

import asyncio
import datetime
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from index.errors import StorageError

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_TIMEOUT_MS = 15_000
_PARAMETERS = 10_000
"""SQLite allows 32,766 parameters in a statement; this leaves room for others."""

T = TypeVar("T")


class Database:
    """Connections to one SQLite file in WAL mode; many readers, one writer at a time."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reader = engine
        self._writer = engine.execution_options(writes=True)
        self._write_turn = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> "Database":
        """Open the file, making it and bringing its tables up to date if need be.

        Raises:
            StorageError: the folder cannot be written, or the file is not our database.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(path.parent, error) from error
        engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
        _follow_sqlite_rules(engine)
        database = cls(engine)
        try:
            async with database.writing() as connection:
                await connection.run_sync(_migrate)
        except (DatabaseError, OSError) as error:
            await database.close()
            raise _unusable(path, error) from error
        return database

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Hand out a connection that sees one consistent state."""
        async with self._reader.begin() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Hand out the one connection that may write; commits at the end, or rolls back."""
        async with self._write_turn, self._writer.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._reader.dispose()


def _follow_sqlite_rules(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        # Python's own transaction handling leaves table changes outside of transactions.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {_BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes the write lock at once: taking it later can fail half-way.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _unusable(path: Path, error: Exception) -> StorageError:
    if isinstance(error, DatabaseError) and "not a database" in str(error.orig):
        return StorageError(
            f"The file {path} is not a Liner Notes database. Move it away, or set LINER_DATA_DIR "
            "to another folder."
        )
    return StorageError(
        f"The data folder cannot be used: {path} cannot be opened for writing. Check its owner "
        "and the free space, or set LINER_DATA_DIR to another folder."
    )


def utc_now() -> datetime.datetime:
    """Return the time, aware and in UTC, as every table keeps it."""
    return datetime.datetime.now(datetime.UTC)


def in_statements(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut ``values`` into lists that are short enough for one SQL statement each."""
    rest = iter(values)
    while some := list(islice(rest, _PARAMETERS)):
        yield some
