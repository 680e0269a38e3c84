"""The tables that migrations make, and what is left of a migration that is cut short."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event

from index.storage import migrations
from index.storage.database import REVISION, Database
from index.storage.replies import ReplyStore, StoredReply
from index.storage.tables import Base

REPLY = StoredReply("Who signed?", 3, True, 0.75, {"citations": [], "more": []})
TABLES = {*Base.metadata.tables, "alembic_version"}
MAKE_AND_DIE = """
import asyncio, os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from index.storage.database import Database

def die(connection, cursor, statement, *rest):
    if "CREATE TABLE vectors" in statement:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "before_cursor_execute", die)
asyncio.run(Database.open(Path(sys.argv[1])))
"""


class PowerCutError(Exception):
    """Stands for whatever may stop a migration."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "liner-notes.db"


def tables(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in rows if not name.startswith("sqlite_")}


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def make_and_die(path: Path) -> int:
    return subprocess.run([sys.executable, "-c", MAKE_AND_DIE, str(path)], check=False).returncode


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


async def test_migrations_make_exactly_the_tables_that_are_declared(path: Path) -> None:
    database = await Database.open(path)
    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()

    assert tables(path) == TABLES


def test_the_tables_of_this_version_are_those_of_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_current_head() == REVISION


async def test_a_database_that_is_up_to_date_is_opened_as_it_is(path: Path) -> None:
    await (await Database.open(path)).close()
    made = dump(path)

    await (await Database.open(path)).close()

    assert dump(path) == made


async def test_what_an_older_version_kept_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        head = "index.storage.migrations.upgrading.command.upgrade"
        upgrade = command.upgrade
        older.setattr(head, lambda config, _revision: upgrade(config, "0001"))
        database = await Database.open(path)
        number = await ReplyStore(database).save(REPLY)
        await database.close()
    assert not tables(path) & {"harvests", "extractions", "listings"}

    database = await Database.open(path)
    assert await ReplyStore(database).load(number) == REPLY
    await database.close()
    assert tables(path) == TABLES


async def test_a_migration_that_fails_anywhere_leaves_no_table_behind(path: Path) -> None:
    statements = await count_statements(path.with_name("whole.db"))
    assert statements > len(TABLES)

    for last in range(1, statements + 1):
        with pytest.raises(PowerCutError):
            await open_until(path, last)
        assert tables(path) == set(), f"stopped at statement {last}"

    await (await Database.open(path)).close()
    assert tables(path) == TABLES


async def count_statements(path: Path) -> int:
    return await open_until(path, 1_000_000)


async def open_until(path: Path, last: int) -> int:
    """Open a database, but stop before the given statement; return how many there were."""
    count = 0

    def stop(*_execution: object) -> None:
        nonlocal count
        count += 1
        if count == last:
            raise PowerCutError

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        await (await Database.open(path)).close()
    finally:
        event.remove(Engine, "before_cursor_execute", stop)
    return count


async def test_a_migration_that_is_killed_is_made_whole_at_the_next_start(path: Path) -> None:
    assert make_and_die(path) == -signal.SIGKILL
    assert tables(path) == set()
    await (await Database.open(path)).close()
    assert tables(path) == TABLES
