"""About the bot: /help and /status."""

import discord
from discord import app_commands

from bot.cards import help_card, status_card
from bot.client import LinerClient


@app_commands.command(name="help")
async def help_(interaction: discord.Interaction[LinerClient]) -> None:
    """Show what this bot does and how to ask it."""
    await interaction.response.send_message(view=help_card(), ephemeral=True)


@app_commands.command()
async def status(interaction: discord.Interaction[LinerClient]) -> None:
    """Show how much is in the library, and since when."""
    card = status_card(interaction.client.figures())
    await interaction.response.send_message(view=card, ephemeral=True)
