import logging
from collections.abc import Iterator

import pytest

from config.logs import set_up_logging
from config.settings import LogSettings

LIBRARIES = ("aiosqlite", "discord.gateway", "sqlalchemy.engine.Engine")


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    handlers = logging.getLogger().handlers[:]
    levels = {name: logging.getLogger(name).level for name in ("root", *LIBRARIES)}
    yield
    logging.getLogger().handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_lines_go_to_standard_error_with_time_level_and_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logging(LogSettings())
    logging.getLogger("bot.app").info("ready")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("INFO    bot.app: ready\n")


def test_what_is_less_severe_than_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(LogSettings(level="WARNING"))
    logging.getLogger("bot.app").info("nothing to see")
    logging.getLogger("bot.app").warning("look")
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == ["look"]


@pytest.mark.parametrize("name", LIBRARIES)
def test_of_libraries_only_warnings_are_logged_even_when_debugging(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(LogSettings(level="DEBUG"))
    # Some libraries set their loggers' levels when they are imported, which may be later.
    logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger(name).info("INSERT INTO gaps VALUES ('a personal question')")
    logging.getLogger(name).warning("careful")
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == ["careful"]


def test_the_missing_voice_libraries_are_not_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(LogSettings())
    logging.getLogger("discord.client").warning("PyNaCl is not installed")
    logging.getLogger("discord.client").error("the gateway is gone")
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == ["gone"]
