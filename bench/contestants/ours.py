"""This program's library, opened and filled as the command line does it."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

from bench.contestants.wire import Ask, Document, Found, Reply, serve
from bot.opening import fill, opened_library
from config.settings import Settings, load_settings
from index.types import Answer, NoAnswer


class Ours:
    """The citations of an answer.

    The corpus is the folder that ``LINER_SEEDS_DIR`` names; all else is as the settings say.
    """

    def build(self, corpus: Sequence[Document], folder: Path) -> int:
        """Index the folder of articles in ``folder``, and make the library ready to answer."""
        return asyncio.run(_fill(_settings(folder)))

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Ask]:
        """Open the library in ``folder``."""
        with asyncio.Runner() as runner:
            leaving = AsyncExitStack()
            library = runner.run(leaving.enter_async_context(opened_library(_settings(folder))))
            try:
                yield lambda question: _reply(runner.run(library.ask(question)))
            finally:
                runner.run(leaving.aclose())


async def _fill(settings: Settings) -> int:
    async with opened_library(settings) as library:
        report = await fill(library, settings)
        await library.warm()
    return report.status.passages


def _settings(folder: Path) -> Settings:
    return load_settings().model_copy(update={"data_dir": folder})


def _reply(reply: Answer | NoAnswer) -> Reply:
    if isinstance(reply, NoAnswer):
        return Reply(tuple(Found(article.file, 0, 0) for article in reply.nearest), shown=0)
    ranking = tuple(
        Found(cited.article.file, cited.span.start, cited.span.end)
        for cited in (*reply.citations, *reply.more)
    )
    return Reply(ranking, shown=len(reply.citations))


if __name__ == "__main__":
    serve(Ours())
