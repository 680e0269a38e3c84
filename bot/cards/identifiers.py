"""The custom ids of buttons and forms: what a click or a form has to say about itself.

Each template matches what the function beside it writes and nothing that another one writes, as
``discord.ui.DynamicItem`` needs. The groups are named after the function's parameters.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

_ANSWER = r"(?P<answer>[0-9]{1,19})"
_COUNT = r"[0-9]{1,6}"

MORE = rf"ln:more:{_ANSWER}:(?P<page>{_COUNT})"
CONTEXT = rf"ln:context:{_ANSWER}:(?P<n>{_COUNT})"
SHARE = rf"ln:share:{_ANSWER}"
VOTE = rf"ln:vote:{_ANSWER}:(?P<vote>up|down)"
FOLLOW_UP = rf"ln:follow-up:{_ANSWER}"
FORM = rf"ln:form:{_ANSWER}"

_ON_CARDS = (MORE, CONTEXT, SHARE, VOTE, FOLLOW_UP)


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


def follow_up_id(answer: int) -> str:
    """Ask for the form in which a follow-up is written."""
    return f"ln:follow-up:{answer}"


def form_id(answer: int) -> str:
    """Ask what is written in the form, as a follow-up to the answer."""
    return f"ln:form:{answer}"


def answer_among(custom_ids: Iterable[str | None]) -> int | None:
    """Return the number of the answer under which such buttons stand; None if there is none."""
    for custom_id in custom_ids:
        for template in _ON_CARDS:
            match = re.fullmatch(template, custom_id or "")
            if match is not None:
                return int(match["answer"])
    return None
