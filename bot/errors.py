"""The only place that turns an error into words for a user, or into an exit code."""

import logging
import os
import secrets

import aiohttp
import discord
from discord import app_commands

from bot.cards import failure_card
from config.settings import SettingsError
from index.errors import LibraryError, ModelError, ReindexRunningError, StorageError, UserError

log = logging.getLogger(__name__)

_GONE = {10008, 10015, 10062}
"""Discord's codes for a message, a webhook and an interaction that no longer exist."""

_EXIT_CODES: tuple[tuple[type[Exception], int], ...] = (
    (SettingsError, os.EX_CONFIG),
    (discord.LoginFailure, os.EX_CONFIG),
    (StorageError, os.EX_CANTCREAT),
    (ReindexRunningError, os.EX_TEMPFAIL),
    (UserError, os.EX_DATAERR),
    (LibraryError, os.EX_UNAVAILABLE),
    (aiohttp.ClientError, os.EX_UNAVAILABLE),
    (ConnectionError, os.EX_UNAVAILABLE),
    (TimeoutError, os.EX_UNAVAILABLE),
    (discord.DiscordException, os.EX_UNAVAILABLE),
)

EXPECTED = tuple(kind for kind, _ in _EXIT_CODES)
"""Errors that end the program with one sentence instead of a traceback."""


def exit_code(error: Exception) -> int:
    """Return the exit code of the command line for an error, after sysexits.h."""
    return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), os.EX_SOFTWARE)


def operator_words(error: Exception) -> str:
    """Say in one sentence, to whoever runs the program, what is wrong and what helps."""
    match error:
        case LibraryError() | SettingsError():
            return str(error)
        case discord.LoginFailure():
            return (
                "Discord does not accept the token. Copy it again from the Bot page of your "
                "application into DISCORD_TOKEN."
            )
        case discord.HTTPException():
            return f"Discord refused a request (status {error.status}). Try again later."
        case (
            aiohttp.ClientError() | ConnectionError() | TimeoutError() | discord.DiscordException()
        ):
            return "Discord cannot be reached. Check the network connection and try again."
        case _:
            return "Something went wrong."


async def report(interaction: discord.Interaction, error: Exception) -> None:
    """Log an error and tell the user, with an id by which the operator can find it."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        log.warning("an interaction was gone before it could be answered")
        return
    incident = log_incident(cause)
    card = failure_card(failure_words(cause, incident))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)
    except discord.HTTPException:
        log.warning("incident %s could not be told to the user", incident)


def log_incident(error: Exception) -> str:
    """Log an error and return the id by which the operator can find it."""
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return incident


def failure_words(error: Exception, incident: str) -> str:
    """Say to a user that something went wrong, without a word of the error itself."""
    match error:
        case app_commands.CheckFailure():
            return "You may not do that here."
        case ModelError():
            what = "My language model is not available right now."
        case StorageError():
            what = "My library cannot be used right now."
        case _:
            what = "Something went wrong on my side."
    return (
        f"{what} Please try again later. The operator finds the cause in the log under {incident}."
    )
