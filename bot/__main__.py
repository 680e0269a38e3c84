"""The command line: `liner-notes …`."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.terminal.running import run_to_exit
from config.settings import Settings, SettingsError

if TYPE_CHECKING:
    from rich.console import Console

    from index.library import Library

# Everything else is imported by the command that needs it: discord.py and the library are slow to
# import. `--help` and `health` need neither, and only `run`, `preview` and `sync` need discord.py.

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
_FILE = click.argument("file", type=click.Path(path_type=Path))


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
@_JSON
@run_to_exit
async def ask(settings: Settings, *, text: str, as_json: bool) -> None:
    """Answer one question."""
    async with _filled_library(settings) as library:
        reply = await library.ask(text)
    if as_json:
        from bot.terminal.as_json import reply_json

        _print_json(reply_json(reply))
    else:
        from bot.terminal.answers import print_reply

        print_reply(_console(), reply)


@main.command()
@run_to_exit
async def chat(settings: Settings) -> None:
    """Answer questions in the terminal, one after another."""
    from bot.terminal.chat import chat as talk

    async with _filled_library(settings) as library:
        await talk(library, _console(), settings.data_dir / "chat-history")


@main.command()
@click.option("--full", is_flag=True, help="Read and embed everything again.")
@run_to_exit
async def reindex(settings: Settings, *, full: bool) -> None:
    """Bring the library in line with the folder of articles."""
    from bot.opening import fill, opened_library
    from bot.terminal.progress import progress_bar
    from bot.terminal.summaries import reindex_summary

    async with opened_library(settings, progress_bar) as library:
        report = await fill(library, settings, progress_bar, full=full)
    click.echo(reindex_summary(report), err=True)


@main.command()
@_JSON
@run_to_exit
async def status(settings: Settings, *, as_json: bool) -> None:
    """Show what is in the library."""
    from bot.opening import opened_library
    from bot.terminal.progress import progress_bar
    from bot.terminal.summaries import status_json, status_summary

    async with opened_library(settings, progress_bar) as library:
        found = library.status()
    if as_json:
        _print_json(status_json(found))
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


@main.group(name="eval")
def evaluate() -> None:
    """Measure how well the library answers."""


@evaluate.command()
@_FILE
@click.option("--no-rerank", is_flag=True, help="Do without the cross-encoder.")
@_JSON
@run_to_exit
async def answers(settings: Settings, *, file: Path, no_rerank: bool, as_json: bool) -> None:
    """Ask the labelled questions of a JSON file and count what came of them."""
    from bot.terminal.bars import counting
    from bot.terminal.summaries import answers_summary
    from index.evaluation.answers import measure
    from index.evaluation.questions import read_questions
    from index.models.reranker import OFF

    questions = read_questions(file)
    if no_rerank:
        settings = settings.model_copy(update={"reranker": OFF})
    async with _filled_library(settings) as library:
        await library.warm()
        with counting("Asking", len(questions)) as tell:
            report = await measure(library, questions, tell)
    if as_json:
        _print_json(report.as_json())
    else:
        click.echo(answers_summary(report))


@evaluate.command()
@_FILE
@click.option("--sample", type=click.IntRange(min=1), help="Ask so many, always the same ones.")
@click.option("--no-rerank", is_flag=True, help="Stop at the fused scores of the first stage.")
@_JSON
@run_to_exit
async def retrieval(
    settings: Settings, *, file: Path, sample: int | None, no_rerank: bool, as_json: bool
) -> None:
    """Search the paragraphs of a file in the format of SQuAD for those that answer."""
    from bot.measuring import measure_retrieval
    from bot.terminal.summaries import retrieval_summary
    from index.evaluation.squad import read_squad

    squad = read_squad(file).sample(sample)
    report = await measure_retrieval(settings, squad, reranked=not no_rerank)
    if as_json:
        _print_json(report.as_json())
    else:
        click.echo(retrieval_summary(report))


async def _preview(settings: Settings) -> None:
    if find_spec("simcord") is None:
        raise SettingsError(
            "There is no token, and the preview is not installed. Set DISCORD_TOKEN, or install "
            "the preview with: pip install -e '.[preview]'"
        )
    from bot.preview import run_preview
    from bot.terminal.progress import progress_bar

    await run_preview(settings, progress_bar, _console())


@asynccontextmanager
async def _filled_library(settings: Settings) -> AsyncIterator["Library"]:
    """Open the library and, the first time, index the folder of articles."""
    from bot.opening import fill, opened_library
    from bot.terminal.progress import progress_bar

    async with opened_library(settings, progress_bar) as library:
        if not library.status().passages:
            await fill(library, settings, progress_bar)
        yield library


def _console() -> "Console":
    from rich.console import Console

    return Console()


def _print_json(value: object) -> None:
    # JSON is UTF-8 whatever the terminal's encoding is; what UTF-8 lacks has the escape that is
    # JSON's as well.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "backslashreplace"))


if __name__ == "__main__":
    main()
