"""Quotes, deals, and the lists of them."""

import sqlalchemy as sa
from alembic import op

from index.storage.tables import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make room for what is found in articles."""
    for table, *columns in (
        ("harvests",),
        ("extractions", sa.Column("extracted_at", UtcDateTime(), nullable=False)),
    ):
        op.create_table(
            table,
            sa.Column("revision_id", sa.Integer(), nullable=False),
            sa.Column("recipe", sa.String(length=64), nullable=False),
            sa.Column("content", sa.Text(), nullable=False),
            *columns,
            sa.ForeignKeyConstraint(
                ["revision_id"], ["revisions.id"], name=op.f(f"fk_{table}_revision_id_revisions")
            ),
            sa.PrimaryKeyConstraint("revision_id", name=op.f(f"pk_{table}")),
        )
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("listings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_listings_asked_at"), ["asked_at"], unique=False)
