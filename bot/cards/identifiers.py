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

_FILTER = r"(?P<kept>[0-9]{1,19})"
_PAGE = rf"(?P<page>{_COUNT})"
_DEAL = r"(?P<deal>.{1,80})"

QUOTES = rf"ln:quotes:{_FILTER}:{_PAGE}"
ANOTHER = rf"ln:another:{_FILTER}:(?P<shown>{_COUNT})"
QUOTE = r"ln:quote:(?P<revision>[0-9]{1,19}):(?P<start>[0-9]{1,10})"
DEALS = rf"ln:deals:{_FILTER}:{_PAGE}"
DETAILS = rf"ln:details:{_DEAL}"
DEAL = rf"ln:deal:{_PAGE}:{_DEAL}"
EXPORT = rf"ln:export:{_FILTER}"
PICTURE = rf"ln:picture:{_FILTER}:(?P<picture>timeline|map)"
REPAINT = rf"ln:repaint:{_FILTER}:(?P<picture>timeline|map):(?P<ground>dark|light)"

_ON_CARDS = (MORE, CONTEXT, SHARE, VOTE, FOLLOW_UP)


class Vote(StrEnum):
    """What somebody thinks of an answer."""

    UP = "up"
    DOWN = "down"


class PictureKind(StrEnum):
    """What a list of deals can be drawn as."""

    TIMELINE = "timeline"
    MAP = "map"


class Ground(StrEnum):
    """What a picture is drawn on."""

    DARK = "dark"
    LIGHT = "light"

    @property
    def other(self) -> "Ground":
        """The one that can be chosen instead."""
        return Ground.LIGHT if self is Ground.DARK else Ground.DARK


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


def quotes_id(kept: int, page: int) -> str:
    """Ask for a page, counted from 0, of the quotes that a kept filter finds."""
    return f"ln:quotes:{kept}:{page}"


def another_id(kept: int, shown: int) -> str:
    """Ask for one more quote at random, but not for number ``shown``, from 0, of those found."""
    return f"ln:another:{kept}:{shown}"


def quote_id(revision: int, start: int) -> str:
    """Ask for the passage around the quote that starts there in a reading of an article."""
    return f"ln:quote:{revision}:{start}"


def deals_id(kept: int, page: int) -> str:
    """Ask for a page, counted from 0, of the deals that a kept filter finds."""
    return f"ln:deals:{kept}:{page}"


def details_id(deal: str) -> str:
    """Ask for the card of all about what was made known together with a deal."""
    return f"ln:details:{deal}"


def deal_id(deal: str, page: int) -> str:
    """Ask for a page, counted from 0, of that card."""
    return f"ln:deal:{page}:{deal}"


def export_id(kept: int) -> str:
    """Ask for the deals that a kept filter finds as files."""
    return f"ln:export:{kept}"


def picture_id(kept: int, picture: PictureKind) -> str:
    """Ask for a drawing of the deals that a kept filter finds."""
    return f"ln:picture:{kept}:{picture}"


def repaint_id(kept: int, picture: PictureKind, ground: Ground) -> str:
    """Ask for that drawing on another ground, in the place of the one that is shown."""
    return f"ln:repaint:{kept}:{picture}:{ground}"


def answer_among(custom_ids: Iterable[str | None]) -> int | None:
    """Return the number of the answer under which such buttons stand; None if there is none."""
    for custom_id in custom_ids:
        for template in _ON_CARDS:
            match = re.fullmatch(template, custom_id or "")
            if match is not None:
                return int(match["answer"])
    return None
