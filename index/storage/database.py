"""The SQLite database: opened, migrated, and handed out as connections."""

import asyncio
import datetime
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, event, inspect, text
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from index.errors import StorageError

REVISION = "0002"
"""The newest migration: the tables that this version works with."""

_BUSY_TIMEOUT_MS = 15_000
_PARAMETERS = 10_000
"""SQLite allows 32,766 parameters in a statement; this leaves room for others."""

T = TypeVar("T")


class Database:
    """Connections to one SQLite file in WAL mode; many readers, one writer at a time."""

    def __init__(self, path: Path) -> None:
        # An error's text would carry what was being written, a question for one, into the log.
        engine = create_async_engine(
            URL.create("sqlite+aiosqlite", database=str(path)), hide_parameters=True
        )
        _follow_sqlite_rules(engine)
        self._path = path
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
            # A thread of aiosqlite's that cannot open its file complains after we have gone.
            path.open("ab").close()
        except OSError as error:
            raise unwritable(path) from error
        database = cls(path)
        try:
            async with database.writing() as connection:
                await connection.run_sync(_migrate)
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Hand out a connection that sees one consistent state.

        Raises:
            StorageError: the database cannot be used (any more); so does :meth:`writing`.
        """
        with _explained(self._path):
            async with self._reader.begin() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Hand out the one connection that may write; commits at the end, or rolls back."""
        with _explained(self._path):
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
    if _revision(connection) != REVISION:
        # Nearly every start does without alembic, which takes a moment to import.
        from index.storage.migrations.upgrading import upgrade

        upgrade(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say of a database that cannot be used why, and what to do about it."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # These are mistakes in this program, and no operator can mend them.
    except DatabaseError as error:
        cause = str(error.orig)
        if "not a database" in cause:
            raise StorageError(
                f"The file {path} is not a Liner Notes database. Move it away, or set "
                "LINER_DATA_DIR to another folder."
            ) from error
        if "malformed" in cause:
            raise StorageError(
                f"The database {path} is damaged. Put a backup in its place, or move it away and "
                "run a reindex."
            ) from error
        raise unwritable(path) from error


def unwritable(path: Path) -> StorageError:
    """Return the error for a place that cannot be written."""
    return StorageError(
        f"The data folder cannot be used: {path} cannot be opened for writing. Check its owner "
        "and the free space, or set LINER_DATA_DIR to another folder."
    )


def utc_now() -> datetime.datetime:
    """Return the time, aware and in UTC, as every table keeps it."""
    return datetime.datetime.now(datetime.UTC)


def utc_today() -> datetime.date:
    """Return the date in UTC."""
    return utc_now().date()


def in_statements(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut ``values`` into lists that are short enough for one SQL statement each."""
    rest = iter(values)
    while some := list(islice(rest, _PARAMETERS)):
        yield some
