from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index.storage.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    database = await Database.open(tmp_path / "liner-notes.db")
    yield database
    await database.close()
