"""Quotes: /quotes lists them, /quote shows one at random."""

import random
from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.cards import Card, no_quotes_card, quote_card, quotes_card
from bot.client import LinerClient
from bot.commands.options import LONGEST_DATE, LONGEST_NAME, completing, meant
from bot.commands.periods import Misread, read_period
from bot.commands.searching import kept_number, search
from index.filters import QuoteFilter
from index.ledger import NameField
from index.quotes import QuoteKind

CHANCE: random.Random = random.SystemRandom()
"""What picks a quote."""

_LONGEST_ABOUT = 300
_KINDS = [
    app_commands.Choice(name="A clause or more in quotation marks", value="direct"),
    app_commands.Choice(name="A few words in quotation marks", value="partial"),
    app_commands.Choice(name="Reported without quotation marks", value="statement"),
]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _with_filter(command: _Command) -> _Command:
    """Describe the options that both commands have."""
    described = app_commands.describe(
        speaker="Who said it: a name or part of one.",
        organisation="The company or body that the speaker belongs to.",
        about="Words that it should be about; then the closest come first.",
        kind="How close the words are to those of the speaker.",
        since="Of the article: a year, a month or a day, such as 2025, 2025-06 or 2025-06-14.",
        until="Likewise; that year, month or day is included.",
        private="Show it to you alone.",
    )
    completed = app_commands.autocomplete(
        speaker=completing(NameField.SPEAKER), organisation=completing(NameField.ORGANISATION)
    )
    return described(completed(app_commands.choices(kind=_KINDS)(command)))


@app_commands.command()
@_with_filter
async def quotes(
    interaction: discord.Interaction[LinerClient],
    speaker: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    organisation: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    about: app_commands.Range[str, 1, _LONGEST_ABOUT] | None = None,
    kind: str | None = None,
    since: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    until: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    private: bool = False,
) -> None:
    """List who said what: exact words, with speaker, role and source."""
    wanted = _filter(speaker, organisation, about, kind, since, until)
    await search(interaction, wanted, _first_page, private=private)


@app_commands.command()
@_with_filter
async def quote(
    interaction: discord.Interaction[LinerClient],
    speaker: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    organisation: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    about: app_commands.Range[str, 1, _LONGEST_ABOUT] | None = None,
    kind: str | None = None,
    since: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    until: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    private: bool = False,
) -> None:
    """Show one quote at random: exact words, with speaker, role and source."""
    wanted = _filter(speaker, organisation, about, kind, since, until)
    await search(interaction, wanted, _any_one, private=private)


def pick(count: int, chance: random.Random, *, but: int | None = None) -> int:
    """Pick a number below ``count`` (at least 1), if possible another one than ``but``."""
    if but is None or count == 1 or but >= count:
        return chance.randrange(count)
    n = chance.randrange(count - 1)
    return n + 1 if n >= but else n


def _filter(
    speaker: str | None,
    organisation: str | None,
    about: str | None,
    kind: str | None,
    since: str | None,
    until: str | None,
) -> QuoteFilter | Misread:
    period = read_period(since, until)
    if isinstance(period, Misread):
        return period
    return QuoteFilter(
        speaker=meant(speaker),
        organisation=meant(organisation),
        about=meant(about),
        kind=QuoteKind(kind) if kind else None,
        since=period.since,
        until=period.until,
    )


async def page_of_quotes(
    client: LinerClient, wanted: QuoteFilter, page: int, kept: int | None
) -> Card:
    """Look the quotes up and show a page of them, counted from 0."""
    found = await client.library.quotes(wanted)
    reading = client.library.reading_state()
    return quotes_card(found, wanted, page=page, kept=kept, reading=reading)


async def _first_page(client: LinerClient, wanted: QuoteFilter) -> Card:
    return await page_of_quotes(client, wanted, 0, await kept_number(client, wanted))


async def _any_one(client: LinerClient, wanted: QuoteFilter) -> Card:
    found = await client.library.quotes(wanted)
    if not found:
        return no_quotes_card(wanted, client.library.reading_state())
    n = pick(len(found), CHANCE)
    return quote_card(found, wanted, n, kept=await kept_number(client, wanted))
