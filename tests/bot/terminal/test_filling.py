import pytest

from bot.terminal.filling import warn_of_unread
from index.ledger import ReadingState


def test_articles_that_were_not_read_yet_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_unread(ReadingState(3, 95))
    assert capsys.readouterr() == (
        "",
        "Only 3 of 95 articles have been read for quotes and deals so far.\n",
    )


def test_nothing_is_said_once_all_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_unread(ReadingState(95, 95))
    assert capsys.readouterr() == ("", "")
