"""The commands that list the quotes and deals of the library."""

from enum import StrEnum

import click

from bot.commands.periods import Misread, Period, read_period
from bot.terminal.output import as_json_option, console, print_json
from bot.terminal.running import run_to_exit
from config.settings import Settings
from index.deals import DealKind, DealStatus, Scope
from index.errors import UserError
from index.filters import DealFilter, DealSort, QuoteFilter
from index.quotes import QuoteKind

_DATE = "a year, a month or a day, such as 2025, 2025-06 or 2025-06-14"
_SINCE = f"The first that counts: {_DATE}."
_UNTIL = "The last that counts, likewise."


def _one_of(values: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([value.value for value in values], case_sensitive=False)


@click.command()
@click.option("--speaker", metavar="NAME", help="Who said it: a name or part of one.")
@click.option("--organisation", metavar="NAME", help="The company or body the speaker is of.")
@click.option("--about", metavar="WORDS", help="What it is about; the closest come first then.")
@click.option("--kind", type=_one_of(QuoteKind), help="How close to the words said.")
@click.option("--since", metavar="DATE", help=_SINCE)
@click.option("--until", metavar="DATE", help=_UNTIL)
@as_json_option
@run_to_exit
async def quotes(
    settings: Settings,
    *,
    speaker: str | None,
    organisation: str | None,
    about: str | None,
    kind: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """List what people said, with the articles that say so."""
    from bot.terminal.filling import read_library, warn_of_unread

    period = _period(since, until)
    wanted = QuoteFilter(
        speaker=speaker,
        organisation=organisation,
        about=about,
        kind=QuoteKind(kind) if kind else None,
        since=period.since,
        until=period.until,
    )
    async with read_library(settings) as library:
        found = await library.quotes(wanted)
        warn_of_unread(library.reading_state())
    if as_json:
        from bot.records import found_quote_record

        print_json([found_quote_record(each) for each in found])
    else:
        from bot.terminal.quotes import print_quotes

        print_quotes(console(), found)


@click.command()
@click.option("--party", metavar="NAME", help="A company by any of its names.")
@click.option("--with", "other", metavar="NAME", help="The company on the other side.")
@click.option("--kind", type=_one_of(DealKind), help="What was agreed or fought over.")
@click.option("--status", type=_one_of(DealStatus), help="How far it has come.")
@click.option("--scope", type=_one_of(Scope), help="What it is about.")
@click.option("--since", metavar="DATE", help=_SINCE)
@click.option("--until", metavar="DATE", help=_UNTIL)
@click.option(
    "--sort",
    type=_one_of(DealSort),
    default=DealSort.NEWEST.value,
    show_default=True,
    help="What comes first.",
)
@as_json_option
@run_to_exit
async def deals(
    settings: Settings,
    *,
    party: str | None,
    other: str | None,
    kind: str | None,
    status: str | None,
    scope: str | None,
    since: str | None,
    until: str | None,
    sort: str,
    as_json: bool,
) -> None:
    """List deals and lawsuits; talks are listed with --status talks."""
    from bot.terminal.filling import read_library, warn_of_unread

    period = _period(since, until)
    wanted = DealFilter(
        party=party,
        other=other,
        kind=DealKind(kind) if kind else None,
        status=DealStatus(status) if status else None,
        scope=Scope(scope) if scope else None,
        since=period.since,
        until=period.until,
        sort=DealSort(sort),
    )
    async with read_library(settings) as library:
        found = await library.deals(wanted)
        warn_of_unread(library.reading_state())
    if as_json:
        from bot.records import deal_record

        print_json([deal_record(each) for each in found])
    else:
        from bot.terminal.deals import print_deals

        print_deals(console(), found)


@click.command()
@as_json_option
@run_to_exit
async def names(settings: Settings, *, as_json: bool) -> None:
    """List unknown names that behave like a party, with a sentence for each."""
    from bot.terminal.filling import read_library

    async with read_library(settings) as library:
        found = await library.unknown_names()
    if as_json:
        from bot.records import waiting_name_record

        print_json([waiting_name_record(each) for each in found])
    else:
        from bot.terminal.names import print_names

        print_names(console(), found)


def _period(since: str | None, until: str | None) -> Period:
    """Read two dates.

    Raises:
        UserError: one is none, or they are the wrong way round.
    """
    period = read_period(since, until)
    if isinstance(period, Misread):
        raise UserError(period.sentence)
    return period
