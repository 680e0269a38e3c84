"""Articles, and what is told and said in them, made of plain sentences."""

from collections.abc import Sequence

from index.deals import (
    AmountKind,
    DateSource,
    Deal,
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
from index.extraction.merging import merge
from index.quotes import Named, Quote, QuoteKind
from index.types import Article, Kind, PublishedDate, Span

Report = tuple[Article, Telling]
"""An article and what it tells of one deal."""

ROLES = {
    DealKind.LICENCE: (Role.LICENSOR, Role.LICENSEE),
    DealKind.SETTLEMENT: (Role.LICENSOR, Role.LICENSEE),
    DealKind.PARTNERSHIP: (Role.PARTNER, Role.PARTNER),
    DealKind.INVESTMENT: (Role.INVESTOR, Role.COMPANY),
    DealKind.ACQUISITION: (Role.BUYER, Role.TARGET),
    DealKind.LAWSUIT: (Role.PLAINTIFF, Role.DEFENDANT),
    DealKind.RULING: (Role.PLAINTIFF, Role.DEFENDANT),
}
STATUSES = {
    DealKind.SETTLEMENT: DealStatus.SETTLED,
    DealKind.LAWSUIT: DealStatus.FILED,
    DealKind.RULING: DealStatus.RULED,
}


def day(text: str | None) -> PublishedDate | None:
    """Return the date that is written ``YYYY[-MM[-DD]]``."""
    return PublishedDate.parse(text) if text else None


def article(
    name: str,
    text: str,
    published: str | None = "2025-10-30",
    *,
    revision: int | None = None,
    title: str = "News",
) -> Article:
    """Return an article; its name is its id and its file."""
    return Article(
        id=name,
        file=f"{name}.md",
        title=title,
        kind=Kind.ARTICLE,
        text=text,
        published=day(published),
        revision=revision,
    )


def place(text: str, words: str) -> Span:
    """Return where ``words`` stand first in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def telling(
    within: Article,
    giver: str = "Universal",
    taker: str = "Udio",
    kind: DealKind = DealKind.LICENCE,
    *,
    sentence: str | None = None,
    status: DealStatus | None = None,
    when: str | None = None,
    source: DateSource = DateSource.CLAUSE,
    scopes: Sequence[tuple[Scope, str]] = (),
    amounts: Sequence[tuple[str, float, AmountKind]] = (),
    roles: tuple[Role, Role] | None = None,
    confidence: float = 0.8,
    weak: bool = False,
) -> Telling:
    """Return what an article tells, by default in all of its text.

    Its first word is the evidence of kind and status; a party's full name is what
    :func:`full_name` makes of the name given. Without ``when`` it has no date.
    """
    told = place(within.text, sentence) if sentence else Span(0, len(within.text))
    first, second = roles or ROLES[kind]
    date = day(when)
    return Telling(
        parties=(_party(within, giver, first), _party(within, taker, second)),
        kind=kind,
        status=status or STATUSES.get(kind, DealStatus.ANNOUNCED),
        sentence=told,
        trigger=Span(told.start, told.start + len(told.of(within.text).split(" ")[0])),
        scopes=tuple(ToldScope(scope, place(within.text, words)) for scope, words in scopes),
        amounts=tuple(
            ToldAmount(place(within.text, words), value, "USD", kind)
            for words, value, kind in amounts
        ),
        date=_told_date(date, source, told) if date else None,
        confidence=confidence,
        weak=weak,
    )


def report(
    name: str,
    when: str | None = "2025-10-29",
    giver: str = "Universal",
    taker: str = "Udio",
    kind: DealKind = DealKind.LICENCE,
    *,
    published: str | None = None,
    source: DateSource = DateSource.CLAUSE,
    status: DealStatus | None = None,
    text: str | None = None,
    confidence: float = 0.8,
    weak: bool = False,
) -> Report:
    """Return an article of one sentence and what it tells; published on the day that it tells."""
    words = f"{giver} and {taker} are in the news." if text is None else text
    source_article = article(name, words, published or when)
    return source_article, telling(
        source_article,
        giver,
        taker,
        kind,
        status=status,
        when=when,
        source=source,
        confidence=confidence,
        weak=weak,
    )


def merged(*reports: Report) -> list[Deal]:
    """Return the deals of which ``reports`` tell, the earliest first."""
    return sorted(merge(reports), key=lambda deal: (str(deal.date), deal.id))


def only(*reports: Report) -> Deal:
    """Return the one deal of which all ``reports`` tell."""
    (deal,) = merge(reports)
    return deal


def full_name(name: str) -> str:
    """Return the full name of a party; a publisher's is its group's."""
    return _FULL.get(name, name)


def quote(
    within: Article,
    words: str,
    kind: QuoteKind = QuoteKind.DIRECT,
    *,
    speaker: str | None = None,
    canonical: str | None = None,
    organisation: str | None = None,
    of: str | None = None,
) -> Quote:
    """Return what is said in an article.

    ``speaker`` and ``organisation`` are words of the text, ``canonical`` and ``of`` the full names
    they stand for, by default the same.
    """
    return Quote(
        kind=kind,
        span=place(within.text, words),
        context=Span(0, len(within.text)),
        speaker=Named(place(within.text, speaker), canonical or speaker) if speaker else None,
        organisation=(
            Named(place(within.text, organisation), of or organisation) if organisation else None
        ),
        confidence=0.9,
    )


_FULL = {
    "Universal": "Universal Music Group",
    "UMPG": "Universal Music Group",
    "Sony": "Sony Music",
    "Warner": "Warner Music Group",
}
_ENTITIES = {"UMPG": "Universal Music Publishing Group"}


def _party(within: Article, name: str, role: Role) -> ToldParty:
    span = place(within.text, name) if name in within.text else None
    full = full_name(name)
    return ToldParty(span, name, _ENTITIES.get(name, full), full, role)


def _told_date(date: PublishedDate, source: DateSource, told: Span) -> ToldDate:
    if source is DateSource.PUBLICATION:
        return ToldDate(date, source, None)
    return ToldDate(date, source, told)
