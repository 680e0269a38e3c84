"""Deals and lawsuits: what one article tells of them, and what all articles tell together."""

from dataclasses import dataclass
from enum import StrEnum

from index.types import Article, PublishedDate, Span


class DealKind(StrEnum):
    """What was agreed, or fought over."""

    LICENCE = "licence"
    SETTLEMENT = "settlement"
    PARTNERSHIP = "partnership"
    """Also a deal of which nothing more is said."""
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    LAWSUIT = "lawsuit"
    RULING = "ruling"


class DealStatus(StrEnum):
    """How far it has come."""

    TALKS = "talks"
    """No deal (yet), and never listed as one."""
    ANNOUNCED = "announced"
    SIGNED = "signed"
    SETTLED = "settled"
    FILED = "filed"
    RULED = "ruled"
    DENIED = "denied"
    ENDED = "ended"


PROGRESS = {
    DealStatus.TALKS: 0, DealStatus.ANNOUNCED: 1, DealStatus.FILED: 1, DealStatus.SIGNED: 2,
    DealStatus.DENIED: 3, DealStatus.RULED: 3, DealStatus.SETTLED: 4, DealStatus.ENDED: 5,
}  # fmt: skip
"""How far on each status is; a deal's status only ever moves up."""


class Role(StrEnum):
    """What a party is in a deal."""

    LICENSOR = "licensor"
    LICENSEE = "licensee"
    PARTNER = "partner"
    INVESTOR = "investor"
    COMPANY = "company"
    """The one that is invested in."""
    BUYER = "buyer"
    SELLER = "seller"
    TARGET = "target"
    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"


class Scope(StrEnum):
    """What a deal is about."""

    RECORDED = "recorded"
    PUBLISHING = "publishing"
    VOICE = "voice and likeness"
    LYRICS = "lyrics"
    TRAINING = "training"
    OUTPUTS = "outputs"
    PRODUCT = "product"


class AmountKind(StrEnum):
    """What an amount of money measures."""

    PRICE = "price"
    """What one party pays the other."""
    INVESTMENT = "investment"
    VALUATION = "valuation"
    CLAIM = "claim"
    """What a plaintiff asks for; never what was paid."""
    DAMAGES = "damages"
    """What a court awarded."""


class DateSource(StrEnum):
    """Where the date of a deal was taken from."""

    CLAUSE = "clause"
    """The words that tell of the deal."""
    ANNOUNCEMENT = "announcement"
    """The article's word on when it was announced, in another sentence."""
    PUBLICATION = "publication"
    """The date of the article, for want of a better one."""


@dataclass(frozen=True, slots=True)
class ToldParty:
    """A party, where an article names it."""

    span: Span | None
    """None for a party that only the article's title names."""
    name: str
    """As the text or the title writes it; a stand-in such as "the start-up" is written out."""
    entity: str
    """The full name of the company that is meant."""
    canonical: str
    """The same, but of a label's or publisher's group: Universal Music Group for UMPG."""
    role: Role


@dataclass(frozen=True, slots=True)
class ToldScope:
    """One thing that a deal is about, and the words that say so."""

    scope: Scope
    span: Span


@dataclass(frozen=True, slots=True)
class ToldAmount:
    """An amount of money, where an article gives it."""

    span: Span
    value: float
    """In units of the currency; the middle of a range."""
    currency: str | None
    """Three letters, ISO 4217."""
    kind: AmountKind


@dataclass(frozen=True, slots=True)
class ToldDate:
    """When it happened, as far as an article says."""

    date: PublishedDate
    source: DateSource
    span: Span | None
    """None for the date of publication."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article says of one deal between two parties."""

    parties: tuple[ToldParty, ToldParty]
    kind: DealKind
    status: DealStatus
    sentence: Span
    """The sentence that tells of it."""
    trigger: Span
    """The words that say what happened; evidence of kind and status."""
    scopes: tuple[ToldScope, ...] = ()
    amounts: tuple[ToldAmount, ...] = ()
    date: ToldDate | None = None
    """None for what is told as history, without a date."""
    confidence: float = 0.0
    """Estimated probability that these two made that deal, 0 to 1."""
    weak: bool = False
    """Whether a party had to be supplied from elsewhere in the article."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that behaves like a party and is in no vocabulary."""

    name: str
    span: Span
    sentence: Span
    cue: str
    """What makes it look like one, such as "descriptor" or "deal with"."""
    accepted: bool
    """Whether the evidence is strong enough to treat it as a party already."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that one field of a deal rests on."""

    field: str
    """``party:<role>:<canonical name>``, ``kind``, ``status``, ``scope:<scope>``,
    ``amount:<kind>`` or ``date``."""
    article: Article
    span: Span
    sentence: Span
    """The sentence it stands in."""

    @property
    def text(self) -> str:
        """The words, character for character."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Party:
    """A party to a deal; see :class:`ToldParty`."""

    name: str
    canonical: str
    entity: str
    role: Role


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money, as written first."""

    written: str
    value: float
    currency: str | None
    kind: AmountKind


@dataclass(frozen=True, slots=True)
class Deal:
    """What all articles together say of one deal between two parties."""

    id: str
    """Stable as long as the oldest article that tells of it stays."""
    parties: tuple[Party, Party]
    """The licensor, investor, buyer or plaintiff first."""
    kind: DealKind
    status: DealStatus
    """The latest that is told."""
    scopes: tuple[Scope, ...]
    amounts: tuple[Amount, ...]
    date: PublishedDate | None
    date_source: DateSource | None
    evidence: tuple[Evidence, ...]
    """For every field, most telling first; never empty."""
    conflicts: tuple[str, ...] = ()
    """The fields, ``date`` or ``amount``, on which articles contradict each other."""
    confidence: float = 0.0
    weak: bool = False
    """Whether no article names both parties in what it says of the deal."""
    announcement: str = ""
    """The same for deals that were made known together, such as one company with three labels."""

    @property
    def is_made(self) -> bool:
        """Whether it is more than talks, a rumour or a denial."""
        if self.status is DealStatus.DENIED:
            return self.kind is DealKind.RULING
        return self.status is not DealStatus.TALKS
