"""What one article tells of one deal, and how it tells it: as news or looking back."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.deals import DateSource, DealKind, DealStatus, Telling
from index.extraction.filings import dates_filing, grows, is_named, says_when_filed
from index.types import Article


class Family(StrEnum):
    """Kinds that are told of one and the same deal in different words."""

    TALKS = "talks"
    AGREEMENT = "agreement"
    SETTLEMENT = "settlement"
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    LAWSUIT = "lawsuit"
    RULING = "ruling"


_FAMILIES = {
    DealKind.LICENCE: Family.AGREEMENT,
    DealKind.PARTNERSHIP: Family.AGREEMENT,
    DealKind.SETTLEMENT: Family.SETTLEMENT,
    DealKind.INVESTMENT: Family.INVESTMENT,
    DealKind.ACQUISITION: Family.ACQUISITION,
    DealKind.LAWSUIT: Family.LAWSUIT,
    DealKind.RULING: Family.RULING,
}
_NEW_CASE = re.compile(
    r"\b(?:second|third|another|separate|fresh|further|new)\s(?:\w+\s){0,2}?"
    r"(?:law)?(?:suit|case|complaint|action)s?\b|\b(?:sued?|sues|suing)\b[^.]{0,60}\bagain\b",
    re.IGNORECASE,
)
_NOVEL = re.compile(
    r"\b(?:new|renew\w*|exten[ds]\w*|expan[ds]\w*|broaden\w*|second|third|another|fresh|further|"
    r"again)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:already|since|previously|by then|earlier (?!today|this|on\b)|"
    r"existing (?:deal|licen|agreement|contract|partnership)\w*|"
    r"last (?:year|spring|summer|autumn|fall|winter)|(?:months?|years?) (?:ago|earlier|before)|"
    r"dat(?:es?|ed|ing) (?:back|from))\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"\b(?:dismissals?|stipulat\w+|docket)\b", re.IGNORECASE)
"""What is filed at court weeks after a settlement."""
_LEAD = 300
"""Characters at the beginning of an article in which it tells its news."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of a deal."""

    article: Article
    telling: Telling

    @property
    def family(self) -> Family:
        """The family it belongs to; a denial of all but a ruling is no deal."""
        status = self.telling.status
        denied = status is DealStatus.DENIED and self.telling.kind is not DealKind.RULING
        if status is DealStatus.TALKS or denied:
            return Family.TALKS
        return _FAMILIES[self.telling.kind]

    @property
    def pair(self) -> frozenset[str]:
        """The canonical names of the two parties."""
        return frozenset(party.canonical for party in self.telling.parties)

    @property
    def explicit(self) -> bool:
        """Whether the article itself gives the date."""
        when = self.telling.date
        return when is not None and when.source is not DateSource.PUBLICATION

    @property
    def says_date(self) -> bool:
        """Whether the words that tell of it give the date."""
        when = self.telling.date
        return when is not None and when.source is DateSource.CLAUSE

    @property
    def sentence(self) -> str:
        """The sentence that tells of it."""
        return self.telling.sentence.of(self.article.text)

    @property
    def comes_after(self) -> bool:
        """Whether it tells of what comes after a deal: its end, or papers that carry it out."""
        settled = self.family is Family.SETTLEMENT
        return self.has_ended or (settled and _PAPERS.search(self.sentence) is not None)

    @property
    def has_ended(self) -> bool:
        """Whether it tells of the end of what was agreed."""
        return self.telling.status is DealStatus.ENDED and self.family is not Family.LAWSUIT

    @property
    def opens_case(self) -> bool:
        """Whether it tells of a lawsuit that is not the first between the two."""
        words = self.sentence
        return bool(_NEW_CASE.search(words)) and not grows(words)

    @property
    def dates_filing(self) -> bool:
        """Whether its date is that on which a lawsuit was filed."""
        return dates_filing(self.article, self.telling)

    @property
    def tells_filing(self) -> bool:
        """Whether its words say in which month a lawsuit was filed."""
        when = self.telling.date
        if when is None or when.date.month is None or not self.says_date:
            return False
        return says_when_filed(self.article, self.telling)

    @property
    def is_news(self) -> bool:
        """Whether it tells of a deal of the date that it gives, not of one of long ago."""
        when = self.telling.date
        if when is None or self.says_date or _NOVEL.search(self.sentence):
            return when is not None
        if when.source is DateSource.PUBLICATION or _LOOKS_BACK.search(self.sentence):
            return False
        # The date of the article's own news.
        return self.telling.sentence.start < _LEAD or all(
            is_named(self.article.title, party.name, party.entity, party.canonical)
            for party in self.telling.parties
        )
