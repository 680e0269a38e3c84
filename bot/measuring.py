"""Measuring with the models and the folders that the settings name."""

import asyncio

from bot.opening import open_models, open_weights
from bot.terminal.bars import counting
from bot.terminal.progress import progress_bar
from config.settings import Settings
from index.evaluation.paragraphs import shelve_paragraphs
from index.evaluation.retrieval import Report, measure
from index.evaluation.searching import Searcher
from index.evaluation.squad import Squad
from index.search.finding import Finder
from index.vocabulary import Vocabulary


async def measure_retrieval(settings: Settings, squad: Squad, *, reranked: bool) -> Report:
    """Search the paragraphs for every question; their vectors are kept in the data folder."""
    models = await asyncio.to_thread(open_models, settings)
    vocabulary = Vocabulary.read(settings.parties_file)
    kept = settings.data_dir / "evaluation"
    with progress_bar() as progress:
        shelf = await asyncio.to_thread(
            shelve_paragraphs, squad.paragraphs, models, vocabulary, kept, progress
        )
    weights = open_weights(settings, models).of(models)
    searcher = Searcher(shelf, Finder(models, vocabulary, weights))
    with counting("Asking", len(squad.questions)) as tell:
        return await asyncio.to_thread(measure, searcher, squad, tell, reranked=reranked)
