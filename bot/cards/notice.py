"""The card of one sentence: something went wrong, or something was done."""

from bot.cards.escaping import escape
from bot.cards.layout import FAILURE, INFORMATION, Card, text
from bot.cards.limits import TEXT

_NOTICE = TEXT // 4
"""Characters that fit even if each needs a backslash and two UTF-16 units."""


def notice_card(sentence: str) -> Card:
    """Say something in passing."""
    return Card(text(_inert(sentence)), colour=INFORMATION)


def failure_card(sentence: str) -> Card:
    """Say what went wrong and what can be done about it."""
    return Card(text(_inert(sentence)), colour=FAILURE)


def _inert(sentence: str) -> str:
    return escape(sentence.strip()[:_NOTICE]) or "…"
