"""The cards that come with files: a list of deals to take along, or drawn as a picture."""

from collections.abc import Sequence

import discord

from bot.cards.deals import summary_words
from bot.cards.filters import deals_wanted
from bot.cards.layout import INFORMATION, Card, subtext, text
from index.deals import Deal
from index.filters import DealFilter

ALT = 1_024
"""Characters that Discord takes of a picture's description."""


def export_card(found: Sequence[Deal], wanted: DealFilter, names: Sequence[str]) -> Card:
    """Offer files, which are sent along under these names."""
    return Card(
        text(f"### {deals_wanted(wanted)}\n{summary_words(found)}"),
        *(discord.ui.File[discord.ui.LayoutView](f"attachment://{name}") for name in names),
        text(subtext("The whole list: a table, the same with all evidence, and a calendar.")),
        colour=INFORMATION,
    )


def picture_card(found: Sequence[Deal], wanted: DealFilter, name: str, alt: str) -> Card:
    """Show a picture that is sent along under this name; ``alt`` says in words what is on it."""
    picture = discord.MediaGalleryItem(f"attachment://{name}", description=described(alt))
    return Card(
        text(f"### {deals_wanted(wanted)}\n{summary_words(found)}"),
        discord.ui.MediaGallery[discord.ui.LayoutView](picture),
        colour=INFORMATION,
    )


def described(alt: str) -> str:
    """Cut a picture's description to what Discord takes."""
    return alt if len(alt) <= ALT else f"{alt[: ALT - 1]}…"
