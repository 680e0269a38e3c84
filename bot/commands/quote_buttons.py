"""The buttons under quotes."""

from bot.cards import Card, cited_quote, context_card, notice_card, quote_card
from bot.cards.identifiers import ANOTHER, QUOTE, QUOTES
from bot.commands import quotes
from bot.commands.clicks import CardButton, Click
from bot.commands.replying import respond
from bot.commands.searching import kept_filter
from bot.commands.turning import turn
from index.filters import QuoteFilter

_GONE = "This search is no longer kept. Use the command again to get a fresh list."
_CHANGED = "The article of this quote has changed. Use the command again to get a fresh list."


class QuotesButton(CardButton, template=QUOTES):
    """Turns a list of quotes to another page."""

    async def act(self, click: Click) -> None:
        """Show the page."""
        kept, page = int(self.match["kept"]), int(self.match["page"])

        async def make_card() -> Card | None:
            wanted = await kept_filter(click.client, kept, QuoteFilter)
            if wanted is None:
                return None
            return await quotes.page_of_quotes(click.client, wanted, page, kept)

        await turn(click, make_card(), _GONE)


class AnotherButton(CardButton, template=ANOTHER):
    """Shows another quote at random."""

    async def act(self, click: Click) -> None:
        """Show it."""
        kept, shown = int(self.match["kept"]), int(self.match["shown"])

        async def make_card() -> Card | None:
            wanted = await kept_filter(click.client, kept, QuoteFilter)
            found = await click.client.library.quotes(wanted) if wanted else ()
            if wanted is None or not found:
                return None
            n = quotes.pick(len(found), quotes.CHANCE, but=shown)
            return quote_card(found, wanted, n, kept=kept)

        await turn(click, make_card(), _GONE)


class QuoteButton(CardButton, template=QUOTE):
    """Shows the passage around a quote."""

    async def act(self, click: Click) -> None:
        """Show it to who clicked alone."""
        revision, start = int(self.match["revision"]), int(self.match["start"])

        async def make_card() -> Card:
            library = click.client.library
            found = await library.quote_at(revision, start)
            if found is None:
                return notice_card(_CHANGED)
            citation = cited_quote(found)
            return context_card(citation, library.surroundings(citation))

        await respond(click, make_card(), private=True, patience_s=click.client.patience_s)


ALL: tuple[type[CardButton], ...] = (QuotesButton, AnotherButton, QuoteButton)
