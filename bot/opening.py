"""The library that the settings name: opened, filled, and made ready to answer.

The half of the composition root that every command needs; it does without discord.py, which is
slow to import. The other half is :mod:`bot.app`.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext, suppress

from config.settings import Settings
from index.errors import ReindexRunningError
from index.library import Library, ReindexReport
from index.models import Models, open_encoder, open_reranker, open_token_encoder
from index.progress import Progress, unheard
from index.reading import FolderSource
from index.search.weights import Fitted, read_weights
from index.vocabulary import Vocabulary

log = logging.getLogger(__name__)

ProgressShown = Callable[[], AbstractContextManager[Progress]]
"""Opens a display of progress, which closes when the work is done."""


def nothing_shown() -> AbstractContextManager[Progress]:
    """Show no progress."""
    return nullcontext(unheard)


def open_models(settings: Settings) -> Models:
    """Find the models that the settings name; each is loaded when it is first needed.

    Raises:
        ModelError: one is missing, damaged, or not the expected one.
    """
    threads = settings.answer.threads
    # Their files are hashed, which another thread can do meanwhile.
    with ThreadPoolExecutor() as pool:
        encoder = pool.submit(
            open_encoder,
            settings.model,
            allow_download=settings.model_download,
            twins=settings.data_dir / "models",
            threads=threads,
        )
        late = pool.submit(open_token_encoder, threads) if settings.late_interaction else None
        reranker = pool.submit(open_reranker, settings.reranker, threads)
        return Models(encoder.result(), late.result() if late else None, reranker.result())


def open_weights(settings: Settings, models: Models) -> Fitted:
    """Return the weights that the settings name, with a warning if they fit another encoder."""
    weights = read_weights(settings.weights_file) if settings.weights_file else read_weights()
    if weights.encoder != models.encoder.fingerprint:
        log.warning(
            "the ranking and the confidence were fitted for another model than %s; "
            "docs/answers.md says how to fit them again",
            models.encoder.name,
        )
    return weights


@asynccontextmanager
async def opened_library(
    settings: Settings, shown: ProgressShown = nothing_shown
) -> AsyncIterator[Library]:
    """Open the library that the settings name, mend its index, and close it at the end."""
    models = await asyncio.to_thread(open_models, settings)
    vocabulary = Vocabulary.read(settings.parties_file)
    weights = open_weights(settings, models)
    with shown() as progress:
        library = await Library.open(
            settings.data_dir, models, progress, vocabulary=vocabulary, weights=weights
        )
    try:
        yield library
    finally:
        await library.close()


async def fill(
    library: Library,
    settings: Settings,
    shown: ProgressShown = nothing_shown,
    *,
    full: bool = False,
) -> ReindexReport:
    """Bring the library in line with the folder of articles."""
    with shown() as progress:
        report = await library.reindex(FolderSource(settings.seeds_dir), progress, full=full)
    for problem in report.changes.unreadable:
        log.warning("not read: %s", problem)
    return report


@asynccontextmanager
async def reading(library: Library) -> AsyncIterator[None]:
    """Have articles read for quotes and deals in the background, at most until this is left."""
    task = asyncio.create_task(_read(library))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _read(library: Library) -> None:
    try:
        await library.extract()
    except Exception:
        # Nobody waits for it, and answering does without.
        log.exception("the articles could not be read for quotes and deals")


async def prepare(
    library: Library, settings: Settings, shown: ProgressShown = nothing_shown
) -> None:
    """Bring the library up to date and load the model, so that the first answer is quick."""
    try:
        await fill(library, settings, shown)
    except ReindexRunningError:
        log.warning("another process is reindexing; answering from what there is meanwhile")
    await library.forget(settings.keep_answers)
    await library.warm()
