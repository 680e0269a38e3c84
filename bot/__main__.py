"""The command line: `liner-notes …`."""

import os
from importlib.util import find_spec

import click

from bot.terminal.evaluating import evaluate
from bot.terminal.extracting import extract
from bot.terminal.listing import deals, names, quotes
from bot.terminal.output import as_json_option, console, print_json
from bot.terminal.running import run_to_exit
from config.settings import Settings, SettingsError

# Whatever is slow to import, discord.py and most of the library, is imported by the command that
# needs it. `--help` and `health` need neither; only `run`, `preview` and `sync` need discord.py.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="liner-notes", prog_name="liner-notes")
def main() -> None:
    """Answer questions about AI music deals with the exact, cited words of articles."""


@main.command()
@run_to_exit
async def run(settings: Settings) -> None:
    """Run the bot: on Discord if DISCORD_TOKEN is set, else in a local preview."""
    if settings.discord_token is None:
        await _preview(settings)
        return
    from bot.app import serve
    from bot.terminal.progress import progress_bar

    await serve(settings, settings.discord_token.get_secret_value(), progress_bar)


@main.command()
@run_to_exit
async def preview(settings: Settings) -> None:
    """Open a local page that looks like Discord, with the real bot in it."""
    await _preview(settings)


@main.command()
@click.argument("text")
@as_json_option
@run_to_exit
async def ask(settings: Settings, *, text: str, as_json: bool) -> None:
    """Answer one question."""
    from bot.terminal.filling import filled_library

    async with filled_library(settings) as library:
        reply = await library.ask(text)
    if as_json:
        from bot.terminal.as_json import reply_json

        print_json(reply_json(reply))
    else:
        from bot.terminal.answers import print_reply

        print_reply(console(), reply)


@main.command()
@run_to_exit
async def chat(settings: Settings) -> None:
    """Answer questions in the terminal, one after another."""
    from bot.terminal.chat import chat as talk
    from bot.terminal.filling import filled_library

    async with filled_library(settings) as library:
        await talk(library, console(), settings.data_dir / "chat-history")


@main.command()
@click.option("--full", is_flag=True, help="Read and embed everything again.")
@run_to_exit
async def reindex(settings: Settings, *, full: bool) -> None:
    """Bring the library in line with the folder of articles."""
    from bot.opening import fill, opened_library
    from bot.terminal.filling import read
    from bot.terminal.progress import progress_bar
    from bot.terminal.summaries import reading_summary, reindex_summary

    async with opened_library(settings, progress_bar) as library:
        report = await fill(library, settings, progress_bar, full=full)
        click.echo(reindex_summary(report), err=True)
        await read(library)
        click.echo(await reading_summary(library), err=True)


@main.command()
@as_json_option
@run_to_exit
async def status(settings: Settings, *, as_json: bool) -> None:
    """Show what is in the library."""
    from bot.opening import opened_library
    from bot.terminal.progress import progress_bar
    from bot.terminal.summaries import status_json, status_summary

    async with opened_library(settings, progress_bar) as library:
        found = library.status()
    if as_json:
        print_json(status_json(found))
    else:
        click.echo(status_summary(found))


@main.command()
@run_to_exit
async def sync(settings: Settings) -> None:
    """Tell Discord the commands, even if they did not change."""
    from bot.app import tell_commands

    if settings.discord_token is None:
        raise SettingsError("There is no token: set DISCORD_TOKEN.")
    count = await tell_commands(settings, settings.discord_token.get_secret_value())
    click.echo(f"Discord now knows {count} commands.", err=True)


@main.command()
@run_to_exit
async def check(settings: Settings) -> int:
    """Look for problems and say what helps; exits with 1 if there are any."""
    from bot.check import findings

    problems = 0
    async for finding in findings(settings, os.environ):
        mark = "✗" if finding.remedy else "✓"
        click.echo(f"{mark} {finding.subject}: {finding.state}")
        if finding.remedy:
            problems += 1
            click.echo(f"  → {finding.remedy}")
    return 1 if problems else 0


@main.command()
@run_to_exit
async def health(settings: Settings) -> int:
    """Exit with 0 if the bot is connected to Discord, for container health checks."""
    from bot.heartbeat import is_alive

    return 0 if is_alive(settings.data_dir) else 1


main.add_command(quotes)
main.add_command(names)
main.add_command(deals)
main.add_command(extract)
main.add_command(evaluate)


async def _preview(settings: Settings) -> None:
    if find_spec("simcord") is None:
        raise SettingsError(
            "There is no token, and the preview is not installed. Set DISCORD_TOKEN, or install "
            "the preview with: pip install -e '.[preview]'"
        )
    from bot.preview import run_preview
    from bot.terminal.progress import progress_bar

    await run_preview(settings, progress_bar, console())


if __name__ == "__main__":
    main()
