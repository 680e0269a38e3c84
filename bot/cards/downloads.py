"""The cards that come with files: a list of deals to take along, or drawn as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.cards.deals import summary_words
from bot.cards.filters import deals_wanted
from bot.cards.identifiers import Ground, PictureKind, repaint_id
from bot.cards.layout import INFORMATION, Card, button, row, subtext, text
from index.deals import Deal
from index.filters import DealFilter

ALT = 1_024
"""Characters that Discord takes of a picture's description."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture is of, what it is drawn on, and in words what is to be seen on it."""

    kind: PictureKind
    ground: Ground
    alt: str

    @property
    def name(self) -> str:
        """The name of its file; of each ground another, so that no app shows a kept one."""
        return f"{self.kind}-{self.ground}.png"


def export_card(found: Sequence[Deal], wanted: DealFilter, names: Sequence[str]) -> Card:
    """Offer files, which are sent along under these names."""
    return Card(
        text(f"### {deals_wanted(wanted)}\n{summary_words(found)}"),
        *(discord.ui.File[discord.ui.LayoutView](f"attachment://{name}") for name in names),
        text(subtext("The whole list: a table, the same with all evidence, and a calendar.")),
        colour=INFORMATION,
    )


def picture_card(found: Sequence[Deal], wanted: DealFilter, drawing: Drawing, kept: int) -> Card:
    """Show a picture that is sent along, and offer it on the other ground.

    ``kept`` is the number under which the filter is kept.
    """
    address, other = f"attachment://{drawing.name}", drawing.ground.other
    return Card(
        text(f"### {deals_wanted(wanted)}\n{summary_words(found)}"),
        discord.ui.MediaGallery[discord.ui.LayoutView](
            discord.MediaGalleryItem(address, description=drawing.alt)
        ),
        row(button(other.capitalize(), repaint_id(kept, drawing.kind, other))),
        colour=INFORMATION,
    )


def described(alt: str) -> str:
    """Cut a picture's description to what Discord takes."""
    return alt if len(alt) <= ALT else f"{alt[: ALT - 1]}…"
