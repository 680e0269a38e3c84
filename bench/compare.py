"""This program beside a plain pipeline and txtai: one corpus, one run, questions in turns.

Run it with ``python -m bench.compare``.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from bench.contestants.wire import write_corpus
from bench.corpora import Corpus, labelled_questions, squad
from bench.environments import interpreter
from bench.quality import Question, judge
from bench.racing import Built, ContestantError, Entrant, ask_in_turns, build
from bench.standings import Result, as_tables, ratios

_BENCH = Path(__file__).resolve().parent
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.option(
    "--questions",
    "file",
    type=_FILE,
    default=_BENCH / "questions-train.json",
    help="A file of labelled questions over the library.",
)
@click.option(
    "--library", type=_FOLDER, default=_BENCH.parent / "seeds", help="The folder of articles."
)
@click.option("--squad", "squad_file", type=_FILE, help="Take paragraphs and questions from it.")
@click.option("--sample", type=click.IntRange(min=1), help="Ask so many, drawn at random.")
@click.option("--seed", default=1, show_default=True, help="The seed of that draw.")
@click.option("--starts", default=3, show_default=True, help="Cold starts of each.")
@click.option(
    "--venvs", type=_FOLDER, default=_BENCH / ".venvs", help="Where environments are kept."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
def main(
    file: Path,
    library: Path,
    squad_file: Path | None,
    sample: int | None,
    seed: int,
    starts: int,
    venvs: Path,
    *,
    as_json: bool,
) -> None:
    """Measure this program, a plain pipeline and txtai on the same corpus and questions."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if squad_file is None:
            questions = labelled_questions(file)
        else:
            library = folder / "articles"
            library.mkdir()
            questions = squad(squad_file, library)
        asked = drawn(questions, sample, seed)
        corpus = Corpus.of(library)
        try:
            results = _results(_entrants(venvs, corpus), corpus, asked, starts, folder)
        except (ContestantError, subprocess.CalledProcessError) as error:
            raise click.ClickException(str(error)) from error
    if as_json:
        report = {"results": [asdict(result) for result in results], "ratios": ratios(results)}
        click.echo(json.dumps({"questions": len(asked), **report}, indent=2))
    else:
        title = f"{len(asked):,} questions over {len(corpus.documents):,} articles"
        Console().print(*as_tables(title, results))


def drawn(questions: Sequence[Question], sample: int | None, seed: int) -> list[Question]:
    """Return so many of the questions, drawn at random, the same ones for the same seed."""
    if sample is None or sample >= len(questions):
        return list(questions)
    return random.Random(seed).sample(list(questions), sample)


def _entrants(venvs: Path, corpus: Corpus) -> list[Entrant]:
    """Return who takes part: first the program as it is, then all that it is measured against."""
    own = Path(sys.executable)
    articles = {"LINER_SEEDS_DIR": str(corpus.folder.resolve())}
    return [
        Entrant("ours", "ours", own, "ours", articles),
        Entrant("no reranker", "ours", own, "ours", articles | {"LINER_RERANKER": "off"}),
        Entrant("plain", "plain", interpreter("plain", venvs), "plain"),
        Entrant("txtai", "txtai", interpreter("txtai", venvs), "txtai"),
    ]


def _results(
    entrants: Sequence[Entrant],
    corpus: Corpus,
    questions: Sequence[Question],
    starts: int,
    folder: Path,
) -> list[Result]:
    built = _indexes(entrants, corpus, folder)
    asking = ask_in_turns(entrants, folder, [question.text for question in questions], starts)
    texts = {document.id: document.text for document in corpus.documents}
    return [
        Result.of(
            each.name,
            built[each.index],
            asking[each.name],
            judge(questions, asking[each.name].replies, texts),
            corpus.characters,
        )
        for each in entrants
    ]


def _indexes(entrants: Sequence[Entrant], corpus: Corpus, folder: Path) -> dict[str, Built]:
    """Have each index built once, and return what that gave, by the index's name."""
    file = folder / "corpus.json"
    write_corpus(corpus.documents, file)
    built: dict[str, Built] = {}
    for entrant in entrants:
        if entrant.index not in built:
            click.echo(f"{entrant.name} indexes …", err=True)
            built[entrant.index] = build(entrant, file, folder)
    return built


if __name__ == "__main__":
    main()
