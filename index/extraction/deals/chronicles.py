"""All that an article tells of deals, with the dates of its sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.deals import ToldDate
from index.extraction.deals.announcements import is_recent
from index.extraction.deals.dates import Dated, timeline
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.occasions import home
from index.extraction.deals.units import Unit
from index.types import Article

_LEAD = 2
"""Sentences at the top that tell the news of an article."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be that of a deal."""

    date: ToldDate
    worth: float
    earlier: bool = False
    """Whether it dates what went before: “their first contract, from 2022”."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What an article tells, in order."""

    article: Article
    told: Sequence[Unit]
    every: Sequence[Draft]
    """All drafts of the article."""
    dates: Mapping[int, Sequence[Dated]]
    """By the number of the unit."""

    @classmethod
    def of(cls, article: Article, told: Sequence[Unit], every: Sequence[Draft]) -> "Chronicle":
        """Return the chronicle of what ``article`` tells."""
        return cls(article, told, every, timeline(told, article.published))

    def drafts_in(self, unit: Unit) -> list[Draft]:
        """Return the drafts of a sentence."""
        return [d for d in self.every if d.unit.number == unit.number]

    def leads(self, draft: Draft) -> bool:
        """Tell whether a draft is of the news that the article opens with."""
        top = (d for d in self.every if d.unit.number <= _LEAD and not d.history)
        return any(d.pair == draft.pair and d.kind is draft.kind for d in top)

    def is_new(self, date: Dated) -> bool:
        """Tell whether a date is that of news."""
        return is_recent(date.date, self.article.published)

    def is_joint(self, other: Draft, draft: Draft) -> bool:
        """Tell whether two drafts are of one deal, or of one that several parties made."""
        if other.pair == draft.pair:
            return True
        made = other.status not in OPEN or draft.status in OPEN
        return made and other.kind is draft.kind and bool(other.pair & draft.pair)

    def is_common(self, draft: Draft, unit: Unit, date: Dated) -> bool:
        """Tell whether a date stands in no clause that tells of another deal."""
        part = home(unit.text, date.span)
        return not any(
            part.start <= other.start < part.end and not self.is_joint(other, draft)
            for other in self.drafts_in(unit)
        )

    def story(self, draft: Draft) -> Iterator[Unit]:
        """Yield the sentences of paragraphs that tell of the draft's deal, or of none."""
        foreign: dict[int, bool] = {}
        for other in self.every:
            number = other.unit.paragraph
            strange = not other.pair & draft.pair and not other.history
            foreign[number] = foreign.get(number, True) and strange
        for unit in self.told:
            own = unit.paragraph == draft.unit.paragraph
            if own or not foreign.get(unit.paragraph, False):
                yield unit


def fineness(date: Dated) -> float:
    """Return the worth of knowing a date to the day or the month."""
    return 0.4 * (date.date.day is not None) + 0.2 * (date.date.month is not None)
