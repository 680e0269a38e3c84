"""${message}."""

import sqlalchemy as sa
from alembic import op

from index.storage.tables import UtcDateTime  # noqa: F401

revision = "${up_revision}"
down_revision = "${down_revision}"


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
