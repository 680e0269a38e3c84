"""The commands that measure how well the library answers and reads."""

import asyncio
from pathlib import Path

import click

from bot.terminal.output import as_json_option, print_json
from bot.terminal.running import run_to_exit
from config.settings import Settings

_FILE = click.argument("file", type=click.Path(path_type=Path))
_GOLD = click.argument("gold", type=click.Path(path_type=Path))


@click.group(name="eval")
def evaluate() -> None:
    """Measure how well the library answers, and how well it reads."""


@evaluate.command()
@_FILE
@click.option("--no-rerank", is_flag=True, help="Do without the cross-encoder.")
@as_json_option
@run_to_exit
async def answers(settings: Settings, *, file: Path, no_rerank: bool, as_json: bool) -> None:
    """Ask the labelled questions of a JSON file and count what came of them."""
    from bot.terminal.bars import counting
    from bot.terminal.filling import filled_library
    from bot.terminal.summaries import answers_summary
    from index.evaluation.answers import measure
    from index.evaluation.questions import read_questions
    from index.models.reranker import OFF

    questions = read_questions(file)
    if no_rerank:
        settings = settings.model_copy(update={"reranker": OFF})
    async with filled_library(settings) as library:
        await library.warm()
        with counting("Asking", len(questions)) as tell:
            report = await measure(library, questions, tell)
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(answers_summary(report))


@evaluate.command()
@_FILE
@click.option("--sample", type=click.IntRange(min=1), help="Ask so many, always the same ones.")
@click.option("--no-rerank", is_flag=True, help="Stop at the fused scores of the first stage.")
@as_json_option
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
        print_json(report.as_json())
    else:
        click.echo(retrieval_summary(report))


@evaluate.command()
@_GOLD
@as_json_option
@run_to_exit
async def quotes(settings: Settings, *, gold: Path, as_json: bool) -> None:
    """Read the labelled articles of a JSON file for quotes and compare."""
    from bot.terminal.reading_summaries import quotes_summary
    from index.evaluation.quotes import measure, read_gold
    from index.extraction.quotes import QuoteReader
    from index.vocabulary import Vocabulary

    articles = read_gold(gold)
    vocabulary = Vocabulary.read(settings.parties_file)
    report = await asyncio.to_thread(measure, QuoteReader(vocabulary), articles, vocabulary)
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(quotes_summary(report))


@evaluate.command()
@_GOLD
@click.option(
    "--articles",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Where the articles are, if the file names them and does not hold them.",
)
@click.option(
    "--drop-vocabulary",
    "seed",
    metavar="SEED",
    type=int,
    help="Read without a fifth of the known parties, chosen by this number.",
)
@as_json_option
@run_to_exit
async def deals(
    settings: Settings, *, gold: Path, folder: Path | None, seed: int | None, as_json: bool
) -> None:
    """Read the labelled articles of a JSON file for deals and compare."""
    from bot.measuring_deals import measure
    from bot.terminal.reading_summaries import deals_summary

    report = await asyncio.to_thread(measure, settings.parties_file, gold, folder, seed)
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(deals_summary(report))
