"""What can be read off every sentence and title once, so that no question has to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from index.search import traits
from index.types import Article
from index.vocabulary import Vocabulary

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Which party is named in which row: ``int64[n, 2]`` of party and row, sorted."""

    pairs: Int64

    @classmethod
    def of(cls, rows: Iterable[Iterable[int]]) -> Self:
        """Take the parties of each row."""
        found = {(party, row) for row, parties in enumerate(rows) for party in parties}
        return cls(np.array(sorted(found), dtype=np.int64).reshape(-1, 2))

    def rows(self, party: int) -> Int64:
        """Return the rows that name a party."""
        first, last = np.searchsorted(self.pairs[:, 0], [party, party + 1])
        return np.asarray(self.pairs[first:last, 1], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Facts:
    """One row a sentence in the first group of arrays, one row an article in the second."""

    told: Int64
    topics: Int64
    years: Int64
    """Of the sentence and of its article's date."""
    months: Int64
    lengths: Int64
    """Characters."""
    leans: Int64
    """1 for a sentence that begins with a word for something said before."""
    parties: Mentions

    title_topics: Int64
    title_parties: Mentions

    names: tuple[str, ...]
    """The parties that are named anywhere; a party's number is its place here."""
    wording: tuple[str, ...]
    """How each of them is written most often."""

    @classmethod
    def of(
        cls, articles: Sequence[Article], sentences: Sequence[tuple[int, str]], known: Vocabulary
    ) -> Self:
        """Read the facts off; a sentence is the number of its article and its words."""
        reader = _Names(known)
        titles = [reader.numbers(article.title) for article in articles]
        bodies = [reader.numbers(text) for _, text in sentences]
        dates = [article.published for article in articles]
        return cls(
            told=_array(traits.told(text) for _, text in sentences),
            topics=_array(traits.topics(text) for _, text in sentences),
            years=_array(
                traits.years(text) | (traits.year_bit(date.year) if (date := dates[n]) else 0)
                for n, text in sentences
            ),
            months=_array(
                traits.months(text) | (traits.month_bit(date.month) if (date := dates[n]) else 0)
                for n, text in sentences
            ),
            lengths=_array(len(text) for _, text in sentences),
            leans=_array(traits.leans_on_others(text) for _, text in sentences),
            parties=Mentions.of(bodies),
            title_topics=_array(traits.topics(article.title) for article in articles),
            title_parties=Mentions.of(titles),
            names=tuple(reader.names),
            wording=tuple(reader.wording()),
        )

    def save(self, path: Path) -> None:
        """Write the facts to an ``.npz`` file."""
        np.savez(
            path,
            told=self.told,
            topics=self.topics,
            years=self.years,
            months=self.months,
            lengths=self.lengths,
            leans=self.leans,
            parties=self.parties.pairs,
            title_topics=self.title_topics,
            title_parties=self.title_parties.pairs,
            names=np.array(self.names, dtype=np.str_),
            wording=np.array(self.wording, dtype=np.str_),
        )

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what :meth:`save` wrote."""
        with np.load(path) as kept:
            return cls(
                told=kept["told"],
                topics=kept["topics"],
                years=kept["years"],
                months=kept["months"],
                lengths=kept["lengths"],
                leans=kept["leans"],
                parties=Mentions(kept["parties"]),
                title_topics=kept["title_topics"],
                title_parties=Mentions(kept["title_parties"]),
                names=tuple(kept["names"].tolist()),
                wording=tuple(kept["wording"].tolist()),
            )


class _Names:
    """Gives every party that turns up a number, and counts how it is written."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}
        self._spellings: dict[str, Counter[str]] = {}

    @property
    def names(self) -> list[str]:
        return list(self._numbers)

    def numbers(self, text: str) -> set[int]:
        found = set()
        for mention in self._known.mentions(text):
            found.add(self._numbers.setdefault(mention.party, len(self._numbers)))
            spellings = self._spellings.setdefault(mention.party, Counter())
            spellings[mention.span.of(text)] += 1
        return found

    def wording(self) -> list[str]:
        return [self._spellings[name].most_common(1)[0][0] for name in self._numbers]


def _array(values: Iterable[int]) -> Int64:
    return np.fromiter(values, dtype=np.int64)
