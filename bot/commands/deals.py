"""Deals: /deals lists them."""

import discord
from discord import app_commands

from bot.cards import Card, deals_card
from bot.client import LinerClient
from bot.commands.options import LONGEST_DATE, LONGEST_NAME, completing, meant
from bot.commands.periods import Misread, read_period
from bot.commands.searching import kept_number, search
from index.deals import DealKind, DealStatus, Scope
from index.filters import DealFilter, DealSort
from index.ledger import NameField

_SORTS = {
    DealSort.NEWEST: "Newest first",
    DealSort.OLDEST: "Oldest first",
    DealSort.PARTY: "By party",
}


def _choices(values: type[DealKind | DealStatus | Scope]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=_choice(each), value=each.value) for each in values]


def _choice(value: DealKind | DealStatus | Scope) -> str:
    if value is DealStatus.TALKS:
        return "In talks (no deal)"
    return value.value.capitalize()


@app_commands.command()
@app_commands.rename(other="with")
@app_commands.describe(
    party="A company on either side; its subsidiaries count, too.",
    other="The company on the other side.",
    kind="What was agreed, or fought over.",
    status="How far it has come; talks are listed only if you choose them.",
    scope="What it is about.",
    since="A year, a month or a day, such as 2025, 2025-06 or 2025-06-14.",
    until="Likewise; that year, month or day is included.",
    sort="What comes first; the newest if you do not choose.",
    private="Show it to you alone.",
)
@app_commands.choices(
    kind=_choices(DealKind),
    status=_choices(DealStatus),
    scope=_choices(Scope),
    sort=[app_commands.Choice(name=name, value=sort.value) for sort, name in _SORTS.items()],
)
@app_commands.autocomplete(party=completing(NameField.PARTY), other=completing(NameField.PARTY))
async def deals(
    interaction: discord.Interaction[LinerClient],
    party: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    other: app_commands.Range[str, 1, LONGEST_NAME] | None = None,
    kind: str | None = None,
    status: str | None = None,
    scope: str | None = None,
    since: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    until: app_commands.Range[str, 1, LONGEST_DATE] | None = None,
    sort: str | None = None,
    private: bool = False,
) -> None:
    """List deals and lawsuits: who, with whom, when, and the exact words that say so."""
    period = read_period(since, until)
    wanted = (
        period
        if isinstance(period, Misread)
        else DealFilter(
            party=meant(party),
            other=meant(other),
            kind=DealKind(kind) if kind else None,
            status=DealStatus(status) if status else None,
            scope=Scope(scope) if scope else None,
            since=period.since,
            until=period.until,
            sort=DealSort(sort) if sort else DealSort.NEWEST,
        )
    )
    await search(interaction, wanted, _first_page, private=private)


async def page_of_deals(
    client: LinerClient, wanted: DealFilter, page: int, kept: int | None
) -> Card:
    """Look the deals up and show a page of them, counted from 0."""
    library = client.library
    found, as_of = await library.deals(wanted), await library.as_of()
    reading = library.reading_state()
    return deals_card(found, wanted, page=page, kept=kept, as_of=as_of, reading=reading)


async def _first_page(client: LinerClient, wanted: DealFilter) -> Card:
    return await page_of_deals(client, wanted, 0, await kept_number(client, wanted))
