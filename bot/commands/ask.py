"""Asking: the /ask command and the Find sources entry of a message's menu."""

import discord
from discord import app_commands

from bot.cards import LONGEST_QUESTION
from bot.client import LinerClient
from bot.commands.messages import words_of
from bot.commands.replying import respond_with_reply


@app_commands.command()
@app_commands.describe(
    question="What do you want to know about AI music deals?",
    private="Show the answer to you alone (you can share it afterwards).",
)
async def ask(
    interaction: discord.Interaction[LinerClient],
    question: app_commands.Range[str, 1, LONGEST_QUESTION],
    private: bool = False,
) -> None:
    """Ask a question; the answer is the exact words of an article, with their source."""
    await _answer(interaction, question, private=private)


@app_commands.context_menu(name="Find sources")
async def find_sources(
    interaction: discord.Interaction[LinerClient], message: discord.Message
) -> None:
    """Look for sources of what a message says; only who asks sees them."""
    await _answer(interaction, words_of(message), private=True)


async def _answer(
    interaction: discord.Interaction[LinerClient], question: str, *, private: bool
) -> None:
    client = interaction.client
    asked = client.ask(question)
    await respond_with_reply(interaction, asked, private=private, patience_s=client.patience_s)
