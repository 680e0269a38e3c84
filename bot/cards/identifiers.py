"""The custom ids of the buttons: what a click has to say about itself.

Each template matches what the function beside it writes and nothing that another one writes, as
``discord.ui.DynamicItem`` needs. The groups are named after the function's parameters.
"""

from enum import StrEnum

_ANSWER = r"(?P<answer>[0-9]{1,19})"
_COUNT = r"[0-9]{1,6}"

MORE = rf"ln:more:{_ANSWER}:(?P<page>{_COUNT})"
CONTEXT = rf"ln:context:{_ANSWER}:(?P<n>{_COUNT})"
SHARE = rf"ln:share:{_ANSWER}"
VOTE = rf"ln:vote:{_ANSWER}:(?P<vote>up|down)"


class Vote(StrEnum):
    """What somebody thinks of an answer."""

    UP = "up"
    DOWN = "down"


def more_id(answer: int, page: int) -> str:
    """Ask for a page of further sources, counted from 0."""
    return f"ln:more:{answer}:{page}"


def context_id(answer: int, n: int) -> str:
    """Ask for the passage around citation ``n`` of ``answer.citations + answer.more``, from 0."""
    return f"ln:context:{answer}:{n}"


def share_id(answer: int) -> str:
    """Ask to show a private answer to everyone."""
    return f"ln:share:{answer}"


def vote_id(answer: int, vote: Vote) -> str:
    """Say what one thinks of an answer."""
    return f"ln:vote:{answer}:{vote}"
