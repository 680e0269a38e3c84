"""The form in which a follow-up is written."""

import discord

from bot.cards.identifiers import form_id

LONGEST_QUESTION = 4_000
"""Characters of a question, in a form as in a command; Discord takes no more."""

_TITLE = "Ask a follow-up"
_LABEL = "Your question"
_DESCRIPTION = "It is understood together with the question before it."
_PLACEHOLDER = "and Sony?"


class FollowUpForm(discord.ui.Modal):
    """Asks for a follow-up to an answer.

    Like a card it is never stored: what was written is known by the form's custom id, so a restart
    in the meantime does no harm, and neither do several people with the same form open.
    """

    def __init__(self, answer: int) -> None:
        super().__init__(title=_TITLE, custom_id=form_id(answer))
        field: discord.ui.TextInput[FollowUpForm] = discord.ui.TextInput(
            custom_id="question", placeholder=_PLACEHOLDER, max_length=LONGEST_QUESTION
        )
        self.add_item(discord.ui.Label(text=_LABEL, description=_DESCRIPTION, component=field))

    def is_finished(self) -> bool:
        """Tell discord.py not to wait for this form."""
        return True
