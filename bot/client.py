"""The Discord client."""

import datetime
import logging
import time
from collections import deque
from importlib.metadata import version

import discord
from discord import app_commands

from bot import synchronising
from bot.cards import Status, help_card
from bot.commands.follow_up import answer_follow_up, answer_replied_to, follow_up_in
from bot.commands.messages import answer_message, question_in, without_emoji
from bot.errors import report
from index.library import Library
from index.types import Answer, NoAnswer

log = logging.getLogger(__name__)

_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_ANYONE = app_commands.AppInstallationType(guild=True, user=True)

_REMEMBERED_SHARES = 1_000
"""Far more than can be shared between two clicks."""


class LinerClient(discord.AutoShardedClient):
    """Connects one library to Discord."""

    def __init__(
        self,
        library: Library,
        *,
        patience_s: float,
        log_questions: bool = False,
        shard_count: int | None = None,
    ) -> None:
        super().__init__(
            # Mentions of the bot and direct messages carry their words without privileged intents.
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            shard_count=shard_count,
        )
        self.library = library
        self.patience_s = patience_s
        """Seconds after which a question that is not answered yet is deferred."""
        self.shared: deque[int] = deque(maxlen=_REMEMBERED_SHARES)
        """The private cards that were shared of late, so that none is shared twice."""
        self._log_questions = log_questions
        self.tree = _Tree(self, allowed_contexts=_EVERYWHERE, allowed_installs=_ANYONE)
        self._began = time.monotonic()

    async def setup_hook(self) -> None:
        """Tell Discord the commands, if they changed since it was last told."""
        self._began = time.monotonic()
        await synchronising.sync_if_changed(self.tree, self.library)

    async def on_ready(self) -> None:
        """Say so in the log."""
        log.info("connected to Discord, in %d servers", len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message."""
        if self.user is None:
            return
        question = question_in(message, self.user)
        if question is None:
            return
        try:
            if question:
                asked = self._ask_in(message, self.user, question)
                await answer_message(message, asked, patience_s=self.patience_s)
            else:
                await message.reply(view=help_card(), mention_author=False)
        except discord.HTTPException as error:
            # No right to write there, or the message is gone: there is nobody to tell.
            log.warning("a message could not be answered: status %d", error.status)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a follow-up from a form; all else goes to the commands and the buttons."""
        follow_up = follow_up_in(interaction)
        if follow_up is not None:
            asked = self.ask(follow_up.question, after=follow_up.answer)
            await answer_follow_up(interaction, asked, patience_s=self.patience_s)

    async def ask(self, question: str, *, after: int | None = None) -> Answer | NoAnswer:
        """Ask the library, remember the answer, and log how it went.

        ``after`` is the number of the answer that is followed up; if that is no longer kept, the
        question stands on its own.
        """
        before = await self._question_of(after)
        reply = await self.library.ask(without_emoji(question), remember=True, after=before)
        outcome = "answered" if isinstance(reply, Answer) else reply.reason.value
        asked = f" {reply.question!r}" if self._log_questions else ""
        log.info("a question%s: %s in %.0f ms", asked, outcome, reply.timings_ms["total"])
        return reply

    def figures(self) -> Status:
        """Return the figures that /status shows."""
        library = self.library.status()
        return Status(
            articles=library.articles,
            briefs=library.briefs,
            passages=library.passages,
            sentences=library.sentences,
            generation=library.generation,
            model=library.model,
            uptime=datetime.timedelta(seconds=time.monotonic() - self._began),
            version=version("liner-notes"),
            built_at=library.built_at,
        )

    async def _ask_in(
        self, message: discord.Message, bot: discord.ClientUser, question: str
    ) -> Answer | NoAnswer:
        return await self.ask(question, after=await answer_replied_to(message, bot))

    async def _question_of(self, answer_id: int | None) -> str | None:
        answer = None if answer_id is None else await self.library.recall(answer_id)
        return None if answer is None else answer.understood or answer.question


class _Tree(app_commands.CommandTree[LinerClient]):
    async def on_error(
        self, interaction: discord.Interaction[LinerClient], error: app_commands.AppCommandError
    ) -> None:
        await report(interaction, error)
