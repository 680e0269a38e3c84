"""The composition root: the only place, with :mod:`bot.opening`, that builds from settings."""

from bot import synchronising
from bot.client import LinerClient
from bot.commands import about, ask, buttons, deal_buttons, deals, quote_buttons, quotes
from bot.heartbeat import beating
from bot.opening import ProgressShown, nothing_shown, opened_library, prepare, reading
from config.settings import Settings
from index.library import Library


def build_client(
    library: Library, settings: Settings, *, shard_count: int | None = None
) -> LinerClient:
    """Build the client with every command and button.

    ``shard_count`` is Discord's advice unless it is given.
    """
    client = LinerClient(
        library,
        patience_s=settings.answer.defer_after_s,
        log_questions=settings.log.questions,
        shard_count=shard_count,
    )
    client.tree.add_command(ask.ask)
    client.tree.add_command(ask.find_sources)
    client.tree.add_command(quotes.quotes)
    client.tree.add_command(quotes.quote)
    client.tree.add_command(deals.deals)
    client.tree.add_command(about.help_)
    client.tree.add_command(about.status)
    client.add_dynamic_items(*buttons.ALL, *quote_buttons.ALL, *deal_buttons.ALL)
    return client


async def serve(settings: Settings, token: str, shown: ProgressShown = nothing_shown) -> None:
    """Run the bot on Discord until it is told to stop.

    Raises:
        LoginFailure: Discord does not accept the token.
    """
    async with opened_library(settings, shown) as library:
        client = build_client(library, settings)
        async with client, beating(settings.data_dir, client.is_ready):
            # A bad token is found out before the minute that a first index may take.
            await client.login(token)
            await prepare(library, settings, shown)
            async with reading(library):
                await client.connect()


async def tell_commands(settings: Settings, token: str) -> int:
    """Send the commands to Discord, changed or not; return how many there are."""
    async with opened_library(settings) as library, build_client(library, settings) as client:
        await client.login(token)
        return await synchronising.sync(client.tree, library)
