"""Libraries for tests: opened and closed again, asked, and checked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from index.asking import Today
from index.library import Library
from index.models import Encoder, Models
from index.storage.database import utc_today
from index.types import Answer, NoAnswer
from index.vocabulary import Vocabulary


@asynccontextmanager
async def opened(
    folder: Path,
    models: Models | Encoder,
    vocabulary: Vocabulary | None = None,
    today: Today = utc_today,
) -> AsyncIterator[Library]:
    """Hand out the library in ``folder`` and close it in the end; an encoder alone will do."""
    chosen = models if isinstance(models, Models) else Models(models)
    library = await Library.open(folder, chosen, vocabulary=vocabulary, today=today)
    try:
        yield library
    finally:
        await library.close()


async def answer_to(
    library: Library, question: str, *, after: str | None = None, remember: bool = False
) -> Answer:
    """Ask what the library is known to answer."""
    reply = await library.ask(question, after=after, remember=remember)
    assert isinstance(reply, Answer), f"no answer to {question!r}: {reply}"
    return reply


def texts_of(reply: Answer | NoAnswer) -> set[str]:
    """Return the whole texts of all articles that a reply shows or names."""
    if isinstance(reply, NoAnswer):
        return {article.text for article in reply.nearest}
    shown = (*reply.citations, *reply.more)
    return {article.text for each in shown for article in (each.article, *each.also)}


def assert_verbatim(reply: Answer | NoAnswer) -> None:
    """Check that everything a reply shows are an article's own words, marked within bounds."""
    if isinstance(reply, NoAnswer):
        return
    assert reply.citations
    for citation in (*reply.citations, *reply.more):
        words = citation.article.text
        assert citation.text
        assert citation.text == words[citation.span.start : citation.span.end]
        assert citation.highlights == tuple(sorted(citation.highlights))
        for highlight in citation.highlights:
            assert citation.span.covers(highlight)
            assert highlight.of(words).strip() == highlight.of(words) != ""
