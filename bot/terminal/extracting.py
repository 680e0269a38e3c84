"""The commands that read one file for its quotes or deals, without a library."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.output import as_json_option, console, print_json
from bot.terminal.running import run_to_exit
from config.settings import Settings

if TYPE_CHECKING:
    from index.deals import Deal
    from index.quotes import Quote
    from index.types import Article
    from index.vocabulary import Vocabulary

_FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def extract() -> None:
    """Read one article for its quotes or deals, without storing anything."""


@extract.command()
@_FILE
@as_json_option
@run_to_exit
async def quotes(settings: Settings, *, file: Path, as_json: bool) -> None:
    """Print what people say in an article."""
    from bot.terminal.article_files import read_article_file
    from index.vocabulary import Vocabulary

    article = await asyncio.to_thread(read_article_file, file)
    found = await asyncio.to_thread(_quotes_of, article, Vocabulary.read(settings.parties_file))
    if as_json:
        from bot.records import quote_record
        from bot.terminal.as_json import article_json

        records = [quote_record(article, quote) for quote in found]
        print_json({"article": article_json(article), "text": article.text, "quotes": records})
    else:
        from bot.terminal.quotes import print_quotes
        from index.quotes import FoundQuote

        print_quotes(console(), [FoundQuote(article, quote) for quote in found])


@extract.command()
@_FILE
@as_json_option
@run_to_exit
async def deals(settings: Settings, *, file: Path, as_json: bool) -> None:
    """Print the deals and lawsuits an article tells of; what is talked about stands apart."""
    from bot.terminal.article_files import read_article_file
    from index.vocabulary import Vocabulary

    article = await asyncio.to_thread(read_article_file, file)
    found = await asyncio.to_thread(_deals_of, article, Vocabulary.read(settings.parties_file))
    made = [deal for deal in found if deal.is_made]
    talks = [deal for deal in found if not deal.is_made]
    if as_json:
        from bot.records import deal_record
        from bot.terminal.as_json import article_json

        print_json(
            {
                "article": article_json(article),
                "text": article.text,
                "deals": [deal_record(deal) for deal in made],
                "talks": [deal_record(deal) for deal in talks],
            }
        )
    else:
        from bot.terminal.deals import print_deals

        print_deals(console(), made)
        if talks:
            console().print("\nTalks and denials, which are no deals:", style="italic")
            print_deals(console(), talks)


def _quotes_of(article: "Article", vocabulary: "Vocabulary") -> "tuple[Quote, ...]":
    from index.extraction.quotes import QuoteReader

    return QuoteReader(vocabulary).read(article)


def _deals_of(article: "Article", vocabulary: "Vocabulary") -> "tuple[Deal, ...]":
    from index.extraction.deals import read_deals
    from index.extraction.merging import merge
    from index.extraction.names import Names, accepted, harvest

    names = Names(vocabulary, accepted([harvest(article, vocabulary)]))
    return merge((article, telling) for telling in read_deals(article, names))
