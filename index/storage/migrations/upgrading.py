"""Brings the tables up to date; only a database that lags behind needs alembic at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from index.errors import StorageError


def upgrade(connection: Connection) -> None:
    """Run the migrations that the database has not seen.

    Raises:
        StorageError: it has seen one that is not known here.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StorageError(
            "The database was made by a newer version of Liner Notes. Install that version, or "
            "set LINER_DATA_DIR to another folder."
        ) from error
