"""The Discord client."""

import datetime
import logging
import time
from importlib.metadata import version

import discord
from discord import app_commands

from bot import synchronising
from bot.cards import Status, help_card
from bot.commands.messages import answer_message, question_in
from bot.errors import report
from index.library import Library
from index.types import Answer, NoAnswer

log = logging.getLogger(__name__)

_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_ANYONE = app_commands.AppInstallationType(guild=True, user=True)


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
                await answer_message(message, self.ask(question), patience_s=self.patience_s)
            else:
                await message.reply(view=help_card(), mention_author=False)
        except discord.HTTPException as error:
            # No right to write there, or the message is gone: there is nobody to tell.
            log.warning("a message could not be answered: status %d", error.status)

    async def ask(self, question: str) -> Answer | NoAnswer:
        """Ask the library, remember the answer, and log how it went."""
        reply = await self.library.ask(question, remember=True)
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


class _Tree(app_commands.CommandTree[LinerClient]):
    async def on_error(
        self, interaction: discord.Interaction[LinerClient], error: app_commands.AppCommandError
    ) -> None:
        await report(interaction, error)
