"""Logging: to standard error, with times, and without what nobody asked for."""

import logging
import sys

from config.settings import LogSettings

# Of these only what somebody must act on is worth a line; some would repeat every question.
_CHATTY = (
    *("aiohttp", "aiosqlite", "alembic", "asyncio", "bm25s", "discord", "faiss", "filelock"),
    *(
        "httpx",
        "markdown_it",
        "matplotlib",
        "sentence_transformers",
        "simcord",
        "sqlalchemy",
        "trafilatura",
    ),
    *("transformers", "urllib3"),
)
# They warn that voice libraries are missing, which a bot that never speaks does not need.
_ERRORS_ONLY = ("discord.client", "discord.state")


def set_up_logging(settings: LogSettings) -> None:
    """Send log lines to standard error."""
    logging.basicConfig(
        level=settings.level,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        datefmt="%Y-%m-%dT%H:%M:%S",
        force=True,
    )
    for handler in logging.getLogger().handlers:
        handler.addFilter(_worth_a_line)


def _worth_a_line(record: logging.LogRecord) -> bool:
    """Decide at the end of the line: some libraries set their loggers' levels when imported."""
    if record.name in _ERRORS_ONLY:
        return record.levelno >= logging.ERROR
    if record.name.partition(".")[0] in _CHATTY:
        return record.levelno >= logging.WARNING
    return True
