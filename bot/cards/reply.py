"""The card of whatever came of a question."""

from bot.cards.answer import answer_card
from bot.cards.layout import Card
from bot.cards.no_answer import no_answer_card
from index.types import Answer, NoAnswer


def reply_card(reply: Answer | NoAnswer, *, shareable: bool = False) -> Card:
    """Show an answer, or say that there is none."""
    if isinstance(reply, Answer):
        return answer_card(reply, shareable=shareable)
    return no_answer_card(reply)
