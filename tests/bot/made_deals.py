"""Deals for the tests: ordinary ones, many, and arbitrary nasty ones."""

import datetime
import random
from dataclasses import replace

from hypothesis import strategies as st

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
from index.types import Article, Kind, PublishedDate, Span
from tests.bot.cards.values import any_text

LABELS = (
    *("Universal Music Group", "Sony Music Entertainment", "Warner Music Group", "Concord"),
    *("Kobalt Music Group", "Merlin", "Believe", "Downtown Music Holdings", "GEMA", "STIM", "BMG"),
    *("Reservoir Media", "Beggars Group", "National Music Publishers' Association", "Koda"),
)
MACHINES = (
    *("Udio", "Suno", "KLAY Vision", "Stability AI", "ElevenLabs", "Spotify", "YouTube", "OpenAI"),
    *("Anthropic", "Musical AI", "SoundLabs", "ProRata", "Songfox", "NVIDIA", "Amazon", "Deezer"),
    *("Boomy", "LANDR", "SoundCloud", "Meta", "Splice", "Google DeepMind", "TikTok", "Wondera"),
)
_ROLES = {
    DealKind.LICENCE: (Role.LICENSOR, Role.LICENSEE),
    DealKind.INVESTMENT: (Role.INVESTOR, Role.COMPANY),
    DealKind.ACQUISITION: (Role.BUYER, Role.TARGET),
    DealKind.LAWSUIT: (Role.PLAINTIFF, Role.DEFENDANT),
    DealKind.RULING: (Role.PLAINTIFF, Role.DEFENDANT),
}
_STATUSES = {
    DealKind.SETTLEMENT: DealStatus.SETTLED,
    DealKind.LAWSUIT: DealStatus.FILED,
    DealKind.RULING: DealStatus.RULED,
}


def deal(
    giver: str = "Universal Music Group",
    taker: str = "Udio",
    kind: DealKind = DealKind.LICENCE,
    date: str | None = "2025-10-29",
    *,
    text: str = "",
    title: str = "A deal is made",
    announcement: str = "",
) -> Deal:
    """Return a deal of which one article tells, by default in one plain sentence."""
    text = text or f"{giver} and {taker} announced it on Wednesday."
    day = PublishedDate.parse(date) if date else None
    article = Article(
        id=title,
        file="deal.md",
        title=title,
        kind=Kind.ARTICLE,
        text=text,
        published=day,
        url="https://example.com/deal",
    )
    first, second = _ROLES.get(kind, (Role.PARTNER, Role.PARTNER))
    return Deal(
        id=f"{giver}|{taker}|{kind}|{date}",
        parties=(Party(giver, giver, giver, first), Party(taker, taker, taker, second)),
        kind=kind,
        status=_STATUSES.get(kind, DealStatus.ANNOUNCED),
        scopes=(Scope.RECORDED, Scope.TRAINING),
        amounts=(Amount("$500 million", 5e8, "USD", AmountKind.CLAIM),),
        date=day,
        date_source=DateSource.CLAUSE if day else None,
        evidence=(Evidence("kind", article, Span(0, len(text)), Span(0, len(text))),),
        confidence=0.9,
        announcement=announcement,
    )


def many(count: int, seed: int = 1) -> list[Deal]:
    """Return so many different deals of 2023 to 2026, newest first."""
    rng = random.Random(seed)
    made: dict[str, Deal] = {}
    while len(made) < count:
        day = datetime.date(2023, 4, 1) + datetime.timedelta(rng.randrange(1300))
        date = rng.choice([f"{day}"] * 5 + [f"{day:%Y-%m}"] * 2 + [f"{day:%Y}"])
        kind = rng.choice([DealKind.LICENCE] * 4 + list(DealKind))
        one = deal(rng.choice(LABELS), rng.choice(MACHINES), kind, date)
        made[one.id] = one
    return sorted(made.values(), key=lambda one: str(one.date), reverse=True)


_dates = st.none() | st.dates().flatmap(
    lambda day: st.sampled_from([f"{day.year:04}", f"{day}"[:7], f"{day}"])
)
nasty_deals = st.builds(
    lambda names, text, title, kind, date, word: replace(
        deal(names[0], names[1], kind, date, text=text or "x", title=title),
        id=word,
        amounts=(Amount(word, 1.0, None, AmountKind.PRICE),),
    ),
    st.tuples(any_text, any_text),
    any_text,
    any_text,
    st.sampled_from(DealKind),
    _dates,
    any_text,
)
"""Deals whose every word is any text at all."""
