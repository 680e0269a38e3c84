"""Opening the database where that is difficult, and transactions."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from index.errors import StorageError
from index.storage.database import Database, in_statements
from index.storage.state import StateStore
from tests.support.disk import full_disk

OPEN = """
import asyncio, sys
from pathlib import Path
from index.storage.database import Database

async def open_and_close():
    await (await Database.open(Path(sys.argv[1]))).close()

asyncio.run(open_and_close())
"""


def open_in_processes(path: Path, count: int) -> list[bytes]:
    """Open the database in that many processes at once; return what each complains about."""
    command = [sys.executable, "-c", OPEN, str(path)]
    children = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(count)]
    return [child.communicate()[1] for child in children]


def files_below(folder: Path) -> list[Path]:
    return [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]


async def failure(path: Path) -> str:
    with pytest.raises(StorageError) as caught:
        await Database.open(path)
    return str(caught.value)


async def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "liner-notes.db"
    path.write_bytes(b"Dear diary, " * 1_000)

    assert f"{path} is not a Liner Notes database. Move it away" in await failure(path)
    assert path.read_bytes() == b"Dear diary, " * 1_000


async def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "liner-notes.db"
    await (await Database.open(path)).close()
    data = bytearray(path.read_bytes())
    data[100:4_096] = os.urandom(3_996)
    path.write_bytes(data)

    assert f"The database {path} is damaged" in await failure(path)


@pytest.mark.parametrize("below", ["", "sub", "sub/sub"])
async def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "data").write_text("a file")

    message = await failure(tmp_path / "data" / below / "liner-notes.db")

    assert str(tmp_path / "data") in message
    assert "cannot be opened for writing" in message


async def test_a_folder_in_place_of_the_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "liner-notes.db"
    path.mkdir()

    assert f"{path} cannot be opened for writing" in await failure(path)


async def test_a_full_disk_is_told_at_the_start(tmp_path: Path) -> None:
    with full_disk():
        message = await failure(tmp_path / "liner-notes.db")

    assert "Check its owner and the free space" in message


async def test_a_database_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "liner-notes.db"
    await (await Database.open(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    assert "made by a newer version" in await failure(path)


@pytest.mark.parametrize("name", ["a b", "50%", "what?", "#1", "&x=1", "ключ", "a'b", 'a"b', ":c"])
async def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "liner-notes.db"

    await (await Database.open(path)).close()

    assert files_below(tmp_path) == [Path(name, "liner-notes.db")]


async def test_processes_that_start_at_once_make_one_database(tmp_path: Path) -> None:
    path = tmp_path / "liner-notes.db"

    assert open_in_processes(path, 4) == [b""] * 4

    await (await Database.open(path)).close()


async def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    state = StateStore(database)
    await state.set("kept", "before")

    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(text("UPDATE state SET value = 'after'"))
            await connection.execute(text("INSERT INTO state VALUES ('kept', 'twice')"))

    with pytest.raises(IntegrityError):
        await write()

    assert await state.get("kept") == "before"


async def test_a_full_disk_is_told_when_writing(database: Database) -> None:
    state = StateStore(database)
    await state.set("kept", "before")

    with full_disk(), pytest.raises(StorageError, match="cannot be opened for writing"):
        await state.set("kept", "after")

    assert await state.get("kept") == "before"
    await state.set("kept", "after")
    assert await state.get("kept") == "after"


async def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    state = StateStore(database)
    await state.set("key", "old")
    read = text("SELECT value FROM state WHERE key = 'key'")

    async with database.reading() as connection:
        assert await connection.scalar(read) == "old"
        await state.set("key", "new")
        assert await connection.scalar(read) == "old"

    assert await state.get("key") == "new"


async def test_writers_take_turns(database: Database) -> None:
    state = StateStore(database)
    await state.set("count", "0")

    async def add_one() -> None:
        async with database.writing() as connection:
            value = await connection.scalar(text("SELECT value FROM state WHERE key = 'count'"))
            await asyncio.sleep(0)
            await connection.execute(text(f"UPDATE state SET value = '{int(value) + 1}'"))

    await asyncio.gather(*(add_one() for _ in range(50)))

    assert await state.get("count") == "50"


async def test_the_first_value_of_a_key_stays(database: Database) -> None:
    state = StateStore(database)

    kept = await asyncio.gather(*(state.get_or_set("secret", str(n)) for n in range(10)))

    assert len(set(kept)) == 1
    assert await state.get("secret") == kept[0]


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (20_001, [10_000, 10_000, 1])])
def test_long_lists_are_cut_to_what_a_statement_takes(count: int, sizes: list[int]) -> None:
    lists = list(in_statements(range(count)))

    assert [len(some) for some in lists] == sizes
    assert [value for some in lists for value in some] == list(range(count))


async def test_an_error_does_not_say_what_was_being_written(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "liner-notes.db")
    try:
        async with database.writing() as connection:
            await connection.execute(text("DROP TABLE state"))
        with pytest.raises(StorageError) as caught:
            await StateStore(database).set("key", "a question of somebody's")
        assert "somebody" not in f"{caught.value} {caught.value.__cause__}"
    finally:
        await database.close()
