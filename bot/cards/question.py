"""The question as a card's heading."""

from bot.cards.escaping import label

_QUESTION = 200


def heading(question: str) -> str:
    """Write a question as it was asked, as far as it can be seen and fits on a heading."""
    return f"### {label(question, _QUESTION) or 'Your question'}"
