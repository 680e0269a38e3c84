"""What the options of commands share: names completed while they are typed, and mended typing."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.client import LinerClient
from index.ledger import NameField

log = logging.getLogger(__name__)

LONGEST_NAME = 100
"""Characters of a name, as of a choice; Discord takes no more of those."""
LONGEST_DATE = 30

_CHOICES = 25

Completion: TypeAlias = Callable[
    [discord.Interaction[LinerClient], str],
    Coroutine[Any, Any, list[app_commands.Choice[str]]],
]


def completing(of: NameField) -> Completion:
    """Return what offers the names that a typed beginning may stand for; none if that fails."""

    async def complete(
        interaction: discord.Interaction[LinerClient], typed: str
    ) -> list[app_commands.Choice[str]]:
        try:
            names = await interaction.client.library.names(of, typed, limit=_CHOICES)
            cut = dict.fromkeys(name.strip()[:LONGEST_NAME] for name in names if name.strip())
            return [app_commands.Choice(name=name, value=name) for name in cut][:_CHOICES]
        except Exception:
            # Nobody waits for it, and what is typed can be sent all the same.
            log.exception("no names could be offered")
            return []

    return complete


def typed_again(interaction: discord.Interaction[LinerClient]) -> str:
    """Write a command as it was typed, so that it can be copied, mended and sent again."""
    command = interaction.command.qualified_name if interaction.command else ""
    options = (f"{name}: {value}" for name, value in interaction.namespace)
    return " ".join((f"/{command}", *options))


def meant(typed: str | None) -> str | None:
    """Return an option without white space around it; None if nothing is left."""
    return (typed or "").strip() or None
