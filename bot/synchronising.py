"""Telling Discord the commands, but only when they changed: it limits how often that may be."""

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from index.library import Library

log = logging.getLogger(__name__)


async def sync_if_changed(tree: app_commands.CommandTree[Any], library: Library) -> bool:
    """Send the commands if Discord was last told others; return whether it was done."""
    key, digest = f"commands:{tree.client.application_id}", await _digest(tree)
    if await library.noted(key) == digest:
        return False
    try:
        await sync(tree, library)
    except discord.HTTPException:
        # The bot is of use all the same: mentions work, and so do the commands of last time.
        log.exception("Discord did not take the commands; try `liner-notes sync`")
        return False
    return True


async def sync(tree: app_commands.CommandTree[Any], library: Library) -> int:
    """Send the commands to Discord and remember them; return how many there are."""
    commands = await tree.sync()
    await library.note(f"commands:{tree.client.application_id}", await _digest(tree))
    log.info("told Discord %d commands", len(commands))
    return len(commands)


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    payload = [
        await command.get_translated_payload(tree, tree.translator)
        if tree.translator
        else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
