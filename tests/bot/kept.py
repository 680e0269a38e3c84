"""What the bot leaves in its data folder."""

import sqlite3
from contextlib import closing
from pathlib import Path

from simcord import MemberActor, UserHandle


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Return what the database says."""
    with closing(sqlite3.connect(folder / "liner-notes.db")) as connection:
        return connection.execute(query).fetchall()


def on_disk(folder: Path, words: bytes) -> bool:
    """Tell whether any file of the folder holds these bytes."""
    return any(words in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def known(folder: Path, person: MemberActor | UserHandle) -> bool:
    """Tell whether any file of the folder says who somebody is: by name or by number."""
    names = (person.name.encode(), str(person.id).encode(), f"{person.id:x}".encode())
    numbers = (person.id.to_bytes(8, "big"), person.id.to_bytes(8, "little"))
    return any(on_disk(folder, each) for each in names + numbers)
