"""Runs the migrations on the connection that the database hands over."""

from alembic import context

from index.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    # The database begins every transaction itself, so that SQLite's table changes are inside it.
    transactional_ddl=True,
)
context.run_migrations()
