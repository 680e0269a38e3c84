"""The buttons under a list of deals and on the card of one."""

import asyncio
import io
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING

import discord

from bot.cards import (
    Card,
    Drawing,
    deal_card,
    described,
    export_card,
    notice_card,
    picture_card,
)
from bot.cards.identifiers import (
    DEAL,
    DEALS,
    DETAILS,
    EXPORT,
    PICTURE,
    REPAINT,
    Ground,
    PictureKind,
)
from bot.commands.clicks import CardButton, Click
from bot.commands.deals import page_of_deals
from bot.commands.replying import respond
from bot.commands.searching import kept_filter
from bot.commands.turning import turn
from bot.exports import csv_bytes, ics_bytes, json_bytes
from index.deals import Deal
from index.filters import DealFilter

if TYPE_CHECKING:
    from bot.pictures import Picture

_GONE = "This search is no longer kept. Use /deals again to get a fresh list."
_CHANGED = "What I know of this has changed. Use /deals again to get a fresh list."
_EXPORTS = {"deals.csv": csv_bytes, "deals.json": json_bytes, "deals.ics": ics_bytes}


class DealsButton(CardButton, template=DEALS):
    """Turns a list of deals to another page."""

    async def act(self, click: Click) -> None:
        """Show the page."""
        kept, page = int(self.match["kept"]), int(self.match["page"])

        async def make_card() -> Card | None:
            wanted = await kept_filter(click.client, kept, DealFilter)
            if wanted is None:
                return None
            return await page_of_deals(click.client, wanted, page, kept)

        await turn(click, make_card(), _GONE)


class DetailsButton(CardButton, template=DETAILS):
    """Opens the card of all about what was made known together with a deal."""

    async def act(self, click: Click) -> None:
        """Show it to who clicked alone."""
        card = _details(click, self.match["deal"], 0)
        await respond(click, _or_notice(card), private=True, patience_s=click.client.patience_s)


class DealButton(CardButton, template=DEAL):
    """Turns that card to another page."""

    async def act(self, click: Click) -> None:
        """Show the page."""
        await turn(click, _details(click, self.match["deal"], int(self.match["page"])), _CHANGED)


class ExportButton(CardButton, template=EXPORT):
    """Sends a list of deals as files."""

    async def act(self, click: Click) -> None:
        """Send all of the list to who clicked alone."""
        await click.response.defer(ephemeral=True, thinking=True)
        wanted, found = await _all_deals(click, int(self.match["kept"]))
        if wanted is None:
            await click.followup.send(view=notice_card(_GONE), ephemeral=True)
            return
        files = await asyncio.to_thread(_exported, found)
        card = export_card(found, wanted, list(_EXPORTS))
        await click.followup.send(view=card, files=files, ephemeral=True)


class PictureButton(CardButton, template=PICTURE):
    """Draws a list of deals."""

    async def act(self, click: Click) -> None:
        """Send the picture to who clicked alone."""
        await click.response.defer(ephemeral=True, thinking=True)
        kind = PictureKind(self.match["picture"])
        drawn = await _drawn(click, int(self.match["kept"]), kind, Ground.DARK)
        if drawn is None:
            await click.followup.send(view=notice_card(_GONE), ephemeral=True)
            return
        card, file = drawn
        await click.followup.send(view=card, file=file, ephemeral=True)


class RepaintButton(CardButton, template=REPAINT):
    """Draws the same list on a dark or a light ground instead."""

    async def act(self, click: Click) -> None:
        """Put the new picture in the place of the old one; both were for who clicked alone."""
        await click.response.defer()
        kind, ground = PictureKind(self.match["picture"]), Ground(self.match["ground"])
        drawn = await _drawn(click, int(self.match["kept"]), kind, ground)
        if drawn is None:
            await click.followup.send(view=notice_card(_GONE), ephemeral=True)
            return
        card, file = drawn
        await click.edit_original_response(view=card, attachments=[file])


async def _details(click: Click, deal: str, page: int) -> Card | None:
    announcement = await click.client.library.announcement(deal)
    return None if announcement is None else deal_card(announcement, page=page)


async def _or_notice(card: Coroutine[object, object, Card | None]) -> Card:
    return await card or notice_card(_CHANGED)


async def _all_deals(click: Click, kept: int) -> tuple[DealFilter | None, Sequence[Deal]]:
    wanted = await kept_filter(click.client, kept, DealFilter)
    found = await click.client.library.deals(wanted) if wanted else ()
    return (wanted if found else None), found


def _exported(found: Sequence[Deal]) -> list[discord.File]:
    return [discord.File(io.BytesIO(make(found)), name) for name, make in _EXPORTS.items()]


async def _drawn(
    click: Click, kept: int, kind: PictureKind, ground: Ground
) -> tuple[Card, discord.File] | None:
    """Draw a list and make the card for it; None if there is no such list any more."""
    wanted, found = await _all_deals(click, kept)
    if wanted is None:
        return None
    picture = await asyncio.to_thread(_picture, kind, ground, found)
    drawing = Drawing(kind, ground, described(picture.alt))
    file = discord.File(io.BytesIO(picture.png), drawing.name, description=drawing.alt)
    return picture_card(found, wanted, drawing, kept), file


def _picture(kind: PictureKind, ground: Ground, found: Sequence[Deal]) -> "Picture":
    # Drawing is slow to import, and most runs of the bot never need it.
    from bot.pictures import relations, timeline

    draw = timeline if kind is PictureKind.TIMELINE else relations
    return draw(found, dark=ground is Ground.DARK)


ALL: tuple[type[CardButton], ...] = (
    DealsButton,
    DetailsButton,
    DealButton,
    ExportButton,
    PictureButton,
    RepaintButton,
)
