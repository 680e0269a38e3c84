"""What a user and what the log is told when something went wrong."""

import logging
import re

import pytest

from tests.support.discord_world import Message, text_of

SECRET = "/srv/secret/model.safetensors: checksum 0badc0de"
"""Words of an error, which are for the log alone."""

_ADVICE = " Please try again later. The operator finds the cause in the log under "


def assert_told(card: Message, words: str, caplog: pytest.LogCaptureFixture) -> None:
    """Check that a card tells what kind of thing went wrong, and only the log the rest."""
    match = re.fullmatch(re.escape(words + _ADVICE) + r"([0-9a-f]{8})\.", text_of(card))
    assert match is not None, text_of(card)
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert record.getMessage() == f"incident {match[1]}"
    assert SECRET in caplog.text
