"""A small library whose quotes and deals are known, because they were put there."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from index.deals import (
    AmountKind,
    DateSource,
    DealKind,
    DealStatus,
    Role,
    Scope,
    Telling,
    ToldAmount,
    ToldDate,
    ToldParty,
    ToldScope,
)
from index.extraction.found import Extraction
from index.library import Library
from index.quotes import Named, Quote, QuoteKind
from index.storage.extractions import ExtractionStore
from index.types import Article, PublishedDate, Span
from tests.bot.cards.told import DIRECT, HARBOUR, PARTIAL, QUAY, STATEMENT, UNCLEAR, place, sentence
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened
from tests.support.shelf import Shelf

LABELS = 19
QUOTES = 4 + LABELS
DEALS = 2 + LABELS
"""Harbour's licence and its suit, and one licence of each label; the talks are none."""


def _label(n: int) -> str:
    return (
        f"Label {n} has signed a licence with Pipework AI on {n + 1} March 2024. "
        f"“Song number {n} was first,” said Mara Lind, head of Label {n}."
    )


TEXTS = {
    "harbour.md": (HARBOUR.title, HARBOUR.published, HARBOUR.text),
    "quay.md": (QUAY.title, QUAY.published, QUAY.text),
    "talks.md": (
        "Gramo may be next",
        PublishedDate(2025, 7, 1),
        "Tonemill is in talks about a licence with Gramo.",
    ),
    **{
        f"label-{n:02}.md": (f"Label {n} signs", PublishedDate(2024, 3, n + 1), _label(n))
        for n in range(LABELS)
    },
}


@asynccontextmanager
async def newsroom(folder: Path) -> AsyncIterator[Library]:
    """Open a library of these texts, with what they say already found."""
    async with opened(folder, BagOfWords()) as library:
        await fill(library)
        yield library


async def fill(library: Library) -> None:
    """Put in the texts and what they say."""
    await library.reindex(Shelf({name: _file(*text) for name, text in TEXTS.items()}))
    articles = library._indexer.articles
    stored = await articles.load(await articles.current())
    found = {revision: _found(article) for revision, article in stored.items()}
    store = ExtractionStore(library._database)
    await store.save(dict.fromkeys(found, "known"), found)
    library._books.look_again()


def _file(title: str, published: PublishedDate | None, text: str) -> str:
    head = {"title": title, "published": str(published), "publisher": "The Score"}
    lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
    lines.append(f'url: "https://news.example/{title.split()[0].lower()}"')
    return "\n".join(("---", *lines, "---", "", text))


def _found(article: Article) -> Extraction:
    match article.file:
        case "harbour.md":
            quotes = tuple(each.quote for each in (DIRECT, PARTIAL, STATEMENT, UNCLEAR))
            return Extraction(quotes, (_licence(article, "on 14 May 2025"), _suit(article)))
        case "quay.md":
            return Extraction((), (_licence(article, "on 16 May 2025"),))
        case "talks.md":
            telling = _told(article, "Gramo", "Tonemill", "in talks", DealStatus.TALKS)
            return Extraction((), (telling,))
    return _of_label(article)


def _of_label(article: Article) -> Extraction:
    name = article.text.partition(" has")[0]
    words = article.text.partition("“")[2].partition("”")[0]
    said = sentence(article, words)
    quote = Quote(
        kind=QuoteKind.DIRECT,
        span=place(article, words),
        context=Span(said.start, len(article.text)),
        speaker=Named(place(article, "Mara Lind"), "Mara Lind"),
        role=place(article, "head"),
        organisation=Named(place(article, f"{name}"), name),
        confidence=0.9,
    )
    day = article.text.partition(" on ")[2].partition(".")[0]
    telling = _told(article, name, "Pipework AI", "signed a licence", date=f"on {day}")
    return Extraction((quote,), (telling,))


def _licence(article: Article, date: str) -> Telling:
    return _told(article, "Harbour Records", "Tonemill", "a licence", date=date)


def _suit(article: Article) -> Telling:
    span = place(article, "$40 million")
    parties = (
        ToldParty(place(article, "Harbour"), "Harbour", *("Harbour Records",) * 2, Role.PLAINTIFF),
        ToldParty(None, "Tonemill", *("Tonemill",) * 2, Role.DEFENDANT),
    )
    return Telling(
        parties=parties,
        kind=DealKind.LAWSUIT,
        status=DealStatus.FILED,
        sentence=sentence(article, "$40 million"),
        trigger=place(article, "suit"),
        amounts=(ToldAmount(span, 4e7, "USD", AmountKind.CLAIM),),
        date=ToldDate(PublishedDate(2024), DateSource.CLAUSE, place(article, "2024")),
        confidence=0.8,
        weak=True,
    )


def _told(
    article: Article,
    giver: str,
    taker: str,
    trigger: str,
    status: DealStatus = DealStatus.SIGNED,
    *,
    date: str = "",
) -> Telling:
    parties = (
        ToldParty(place(article, giver), giver, giver, giver, Role.LICENSOR),
        ToldParty(place(article, taker), taker, taker, taker, Role.LICENSEE),
    )
    months = {"March": 3, "May": 5}
    when = None
    if date:
        _, day, month, year = date.split()
        told = PublishedDate(int(year), months[month], int(day))
        when = ToldDate(told, DateSource.CLAUSE, place(article, date))
    return Telling(
        parties=parties,
        kind=DealKind.LICENCE,
        status=status,
        sentence=sentence(article, trigger),
        trigger=place(article, trigger),
        scopes=(ToldScope(Scope.TRAINING, place(article, "licence")),),
        date=when,
        confidence=0.9,
    )
