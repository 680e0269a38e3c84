"""The buttons under an answer.

Discord tells a click by the button's custom id alone, so they work for every answer that is still
kept, also after a restart.
"""

import re
from collections.abc import Callable

import discord

from bot.cards import (
    Card,
    FollowUpForm,
    answer_card,
    context_card,
    more_card,
    notice_card,
    shared_card,
)
from bot.cards.identifiers import CONTEXT, FOLLOW_UP, MORE, SHARE, VOTE, Vote
from bot.commands.clicks import Button, CardButton, Click
from bot.commands.replying import respond
from index.types import Answer

_GONE = "This answer is no longer kept. Ask again to get a fresh one."


class _AnswerButton(CardButton, template=r"ln:never"):
    """A button that knows its answer's number."""

    def __init__(self, item: Button, match: re.Match[str]) -> None:
        super().__init__(item, match)
        self.answer = int(match["answer"])

    async def show(self, click: Click, card: Callable[[Answer], Card]) -> None:
        """Show, to who clicked alone, a card made from the answer."""

        async def make_card() -> Card:
            answer = await click.client.library.recall(self.answer)
            return card(answer) if answer else notice_card(_GONE)

        await respond(click, make_card(), private=True, patience_s=click.client.patience_s)


class MoreButton(_AnswerButton, template=MORE):
    """Shows a page of further sources."""

    async def act(self, click: Click) -> None:
        """Show the page."""
        page = int(self.match["page"])
        await self.show(click, lambda answer: more_card(answer, page))


class ContextButton(_AnswerButton, template=CONTEXT):
    """Shows the passage around an excerpt."""

    async def act(self, click: Click) -> None:
        """Show the passage."""
        await self.show(click, lambda answer: self._context(click, answer))

    def _context(self, click: Click, answer: Answer) -> Card:
        cited = answer.citations + answer.more
        n = int(self.match["n"])
        if n >= len(cited):
            return notice_card(_GONE)
        return context_card(cited[n], click.client.library.surroundings(cited[n]))


class ShareButton(_AnswerButton, template=SHARE):
    """Shows a private answer to everyone."""

    async def act(self, click: Click) -> None:
        """Take the button off the private answer and post a public copy, once."""
        answer = await click.client.library.recall(self.answer)
        if answer is None:
            await click.response.send_message(view=notice_card(_GONE), ephemeral=True)
            return
        card, shared = click.message, click.client.shared
        if card is None or card.id in shared:
            # A second click, made before the button was gone.
            await click.response.defer()
            return
        shared.append(card.id)
        try:
            await click.response.edit_message(view=answer_card(answer))
            await click.followup.send(view=shared_card(answer), ephemeral=False)
        except discord.HTTPException:
            shared.remove(card.id)
            raise


class FollowUpButton(_AnswerButton, template=FOLLOW_UP):
    """Opens the form for a follow-up."""

    async def act(self, click: Click) -> None:
        """Open it at once: Discord lets no form be deferred."""
        await click.response.send_modal(FollowUpForm(self.answer))


class VoteButton(_AnswerButton, template=VOTE):
    """Records whether an answer helped."""

    async def act(self, click: Click) -> None:
        """Record the vote, in place of an earlier one by the same person."""
        helpful = self.match["vote"] == Vote.UP

        async def make_card() -> Card:
            kept = await click.client.library.vote(self.answer, click.user.id, helpful=helpful)
            return notice_card(_thanks(helpful=helpful) if kept else _GONE)

        await respond(click, make_card(), private=True, patience_s=click.client.patience_s)


def _thanks(*, helpful: bool) -> str:
    if helpful:
        return "Thank you. I have noted that this answer helped."
    return "Thank you. I have noted that this answer did not help."


ALL: tuple[type[_AnswerButton], ...] = (
    MoreButton,
    ContextButton,
    ShareButton,
    FollowUpButton,
    VoteButton,
)
