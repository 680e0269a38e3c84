"""Quotes and deals for the tests of their cards: ordinary ones, and arbitrary nasty ones."""

from dataclasses import replace

from hypothesis import strategies as st

from index.deal_list import Announcement
from index.deals import (
    Amount,
    AmountKind,
    DateSource,
    Deal,
    DealKind,
    DealStatus,
    Evidence,
    Party,
    Role,
    Scope,
)
from index.filters import DealFilter, DealSort, QuoteFilter
from index.quotes import FoundQuote, Named, Quote, QuoteKind
from index.types import Article, Kind, PublishedDate, Span
from tests.bot.cards.values import any_text, articles, spans

HARBOUR = Article(
    id="harbour",
    file="harbour.txt",
    title="Harbour Records licenses its songs to Tonemill",
    kind=Kind.ARTICLE,
    text=(
        "Harbour Records has signed a licence with Tonemill, the companies said on 14 May 2025. "
        "“We will be paid for every song,” said Ada Okoye, chief executive of Harbour Records. "
        "She called the deal “a first step” for the label. "
        "Tonemill said that its model would be trained on licensed recordings alone. "
        "Harbour had asked for $40 million in a suit of 2024. "
        "“Nobody asked the singers.”"
    ),
    publisher="The Score",
    published=PublishedDate(2025, 5, 15),
    url="https://news.example/harbour",
    revision=11,
)
QUAY = Article(
    id="quay",
    file="quay.txt",
    title="A suit ends at the quay",
    kind=Kind.ARTICLE,
    text=(
        "Tonemill and Harbour Records agreed on 16 May 2025 on a licence. "
        "Harbour’s claim of $45 million is off the table."
    ),
    publisher="Refrain",
    published=PublishedDate(2025, 6, 2),
    url="https://refrain.example/quay",
    revision=12,
)


def place(article: Article, words: str) -> Span:
    """Return where the words stand first in an article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def sentence(article: Article, words: str) -> Span:
    """Return the sentence of an ordinary article that the words stand in."""
    inside = place(article, words)
    start = article.text.rfind(". ", 0, inside.start)
    end = article.text.find(".", inside.end)
    return Span(start + 2 if start >= 0 else 0, end + 1 if end >= 0 else len(article.text))


def named(article: Article, words: str | None, canonical: str | None = None) -> Named | None:
    return Named(place(article, words), canonical) if words else None


def quoted(
    words: str,
    kind: QuoteKind = QuoteKind.DIRECT,
    *,
    article: Article = HARBOUR,
    context: str = "",
    speaker: Named | None = None,
    role: str | None = None,
    organisation: Named | None = None,
) -> FoundQuote:
    """Return a quote of an ordinary article; ``context`` is by default the words' sentence."""
    quote = Quote(
        kind=kind,
        span=place(article, words),
        context=place(article, context) if context else sentence(article, words),
        speaker=speaker,
        role=place(article, role) if role else None,
        organisation=organisation,
        confidence=0.9,
    )
    return FoundQuote(article, quote)


ADA = named(HARBOUR, "Ada Okoye", "Ada Okoye")
DIRECT = quoted(
    "We will be paid for every song,",
    speaker=ADA,
    role="chief executive",
    organisation=Named(sentence(HARBOUR, "said Ada"), "Harbour Records"),
)
PARTIAL = quoted("a first step", QuoteKind.PARTIAL, speaker=named(HARBOUR, "She", "Ada Okoye"))
STATEMENT = quoted(
    "its model would be trained on licensed recordings alone",
    QuoteKind.STATEMENT,
    speaker=Named(sentence(HARBOUR, "its model"), "Tonemill"),
    organisation=Named(sentence(HARBOUR, "its model"), "Tonemill"),
)
UNCLEAR = quoted("Nobody asked the singers.", context="“Nobody asked the singers.”")


def proof(field: str, words: str, article: Article = HARBOUR) -> Evidence:
    """Return evidence in an ordinary article."""
    return Evidence(field, article, place(article, words), sentence(article, words))


LICENCE = Deal(
    id="4f0c2a91d3",
    parties=(
        Party("Harbour", "Harbour Records", "Harbour Records", Role.LICENSOR),
        Party("Tonemill", "Tonemill", "Tonemill", Role.LICENSEE),
    ),
    kind=DealKind.LICENCE,
    status=DealStatus.SIGNED,
    scopes=(Scope.TRAINING,),
    amounts=(Amount("$40 million", 4e7, "USD", AmountKind.CLAIM),),
    date=PublishedDate(2025, 5, 14),
    date_source=DateSource.CLAUSE,
    evidence=(
        proof("party:licensor:Harbour Records", "Harbour Records"),
        proof("party:licensee:Tonemill", "Tonemill"),
        proof("kind", "signed a licence"),
        proof("status", "signed a licence"),
        proof("scope:training", "trained on licensed recordings"),
        proof("amount:claim", "$40 million"),
        proof("date", "on 14 May 2025"),
    ),
    announcement="a1",
)


def between(giver: str, taker: str, base: Deal = LICENCE) -> Deal:
    """Return the deal with other parties, and evidence of nothing but the kind."""
    first, second = base.parties
    return replace(
        base,
        id=f"{giver}-{taker}"[:80] or "none",
        parties=(
            Party(giver, giver, giver, first.role),
            Party(taker, taker, taker, second.role),
        ),
        evidence=tuple(each for each in base.evidence if each.field in {"kind", "status"}),
    )


_dates = st.none() | st.sampled_from(
    [PublishedDate(2025), PublishedDate(2025, 5), PublishedDate(2024, 6, 24)]
)
_names = any_text | st.sampled_from(["", "Harbour Records", "International Union of " * 6])


@st.composite
def _told_articles(draw: st.DrawFn) -> Article:
    revision = draw(st.none() | st.integers(1, 2**63 - 1))
    return replace(draw(articles()), text=draw(any_text), revision=revision)


@st.composite
def _somebody(draw: st.DrawFn, everything: Span) -> Named:
    return Named(draw(spans(everything)), draw(st.none() | _names))


@st.composite
def found_quotes(draw: st.DrawFn) -> FoundQuote:
    article = draw(_told_articles())
    everything = Span(0, len(article.text))
    anybody = st.none() | _somebody(everything)
    quote = Quote(
        kind=draw(st.sampled_from(QuoteKind)),
        span=draw(spans(everything)),
        context=draw(spans(everything)),
        speaker=draw(anybody),
        role=draw(st.none() | spans(everything)),
        organisation=draw(anybody),
    )
    return FoundQuote(article, quote)


quote_filters = st.builds(
    QuoteFilter,
    speaker=st.none() | any_text,
    organisation=st.none() | any_text,
    about=st.none() | any_text,
    kind=st.none() | st.sampled_from(QuoteKind),
    since=_dates,
    until=_dates,
)
deal_filters = st.builds(
    DealFilter,
    party=st.none() | any_text,
    other=st.none() | any_text,
    kind=st.none() | st.sampled_from(DealKind),
    status=st.none() | st.sampled_from(DealStatus),
    scope=st.none() | st.sampled_from(Scope),
    since=_dates,
    until=_dates,
    sort=st.sampled_from(DealSort),
)


@st.composite
def _parties(draw: st.DrawFn) -> Party:
    return Party(draw(_names), draw(_names), draw(_names), draw(st.sampled_from(Role)))


@st.composite
def _proofs(draw: st.DrawFn, fields: list[str]) -> Evidence:
    article = replace(draw(_told_articles()), id=draw(st.sampled_from("abcde")))
    around = draw(spans(Span(0, len(article.text))))
    return Evidence(draw(st.sampled_from(fields)), article, draw(spans(around)), around)


@st.composite
def deals(draw: st.DrawFn) -> Deal:
    parties = (draw(_parties()), draw(_parties()))
    amounts = draw(
        st.lists(
            st.builds(Amount, any_text, st.just(1e6), st.just("USD"), st.sampled_from(AmountKind)),
            max_size=6,
        )
    )
    fields = [
        *(f"party:{party.role}:{party.canonical}" for party in parties),
        *("kind", "status", "date", "scope:training", "amount:claim", "amount:price"),
    ]
    evidence = draw(st.lists(_proofs(fields), min_size=1, max_size=6))
    return Deal(
        id=draw(st.text("0123456789abcdef", min_size=10, max_size=10)),
        parties=parties,
        kind=draw(st.sampled_from(DealKind)),
        status=draw(st.sampled_from(DealStatus)),
        scopes=tuple(draw(st.sets(st.sampled_from(Scope)))),
        amounts=tuple(amounts),
        date=draw(_dates),
        date_source=draw(st.none() | st.sampled_from(DateSource)),
        evidence=tuple(evidence),
        conflicts=tuple(draw(st.sets(st.sampled_from(["date", "amount"])))),
        weak=draw(st.booleans()),
    )


@st.composite
def made_known_together(draw: st.DrawFn) -> Announcement:
    """Announcements of few deals, or of very many."""
    few = draw(st.lists(deals(), min_size=1, max_size=3))
    if not draw(st.booleans()):
        return Announcement(tuple(few))
    name = draw(st.sampled_from(["Publisher", "The International Guild of Songwriters", "𝕌" * 50]))
    first, *_ = few
    crowd = (
        replace(
            first, parties=(replace(first.parties[0], canonical=f"{name} {n}"), few[-1].parties[1])
        )
        for n in range(60)
    )
    return Announcement((*few, *crowd))
