"""The question as a card's heading."""

from bot.cards.escaping import label
from bot.cards.layout import subtext

_QUESTION = 200


def heading(question: str, understood: str | None = None) -> str:
    """Write a question as it was asked, as far as it can be seen and fits on a heading.

    Beneath stands what a follow-up was taken for, so that a mistake about it shows.
    """
    asked = f"### {label(question, _QUESTION) or 'Your question'}"
    taken_for = label(understood or "", _QUESTION)
    return f"{asked}\n{subtext(f'Understood as: {taken_for}')}" if taken_for else asked
