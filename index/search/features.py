"""What speaks for a sentence as the answer to a question, one number each.

A feature compares sentences within one question only: the ranking adds them up with the weights in
``weights.json``, which ``python -m index.evaluation.fitting`` finds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.models import Float32
from index.search import traits
from index.search.asked import Asked
from index.search.candidates import Bools, Candidates, Columns
from index.search.lexical import LexicalIndex
from index.search.met import Met, late_features
from index.search.snapshot import Int64, Snapshot


def features(snapshot: Snapshot, asked: Asked, candidates: Candidates, met: Met | None) -> Columns:
    """Return every feature of the candidates; those of late interaction only with ``met``."""
    columns = {
        "fused": candidates.fused,
        **_lexical(snapshot, asked, candidates),
        **_named(snapshot, asked, candidates),
        **_told(snapshot, asked, candidates),
        **_placed(snapshot, candidates),
    }
    if met is not None and met.spans:
        columns |= late_features(snapshot.lexical_sentences, asked, candidates, met)
    return columns


def rarity(index: LexicalIndex, words: Sequence[str]) -> Float32:
    """Return the rarity of each term, ``float32[len(words)]``."""
    return np.array([index.rarity(word) for word in words], dtype=np.float32)


def _lexical(snapshot: Snapshot, asked: Asked, candidates: Candidates) -> Columns:
    sentences = Held.of(snapshot.lexical_sentences, asked.content, candidates.rows)
    titles = Held.of(snapshot.lexical_titles, asked.content, candidates.articles)
    weights = rarity(snapshot.lexical_sentences, asked.content)
    return {
        "bm25": snapshot.lexical_sentences.scores(asked.terms)[candidates.rows],
        "bm25_passage": snapshot.lexical_passages.scores(asked.terms)[candidates.passages],
        "bm25_title": snapshot.lexical_titles.scores(asked.terms)[candidates.articles],
        "share": sentences.share(weights),
        "share_headed": (sentences | titles).share(weights),
        "share_article": (sentences.of_article(candidates.articles) | titles).share(weights),
    }


@dataclass(frozen=True, slots=True)
class Held:
    """Which of some terms each candidate holds: ``bool[terms, candidates]``."""

    held: Bools

    @classmethod
    def of(cls, index: LexicalIndex, words: Sequence[str], rows: Int64) -> "Held":
        """Look the words up in the texts of the rows."""
        held = np.zeros((len(words), len(rows)), dtype=np.bool_)
        for place, word in enumerate(words):
            held[place] = np.isin(rows, index.holders(word))
        return cls(held)

    def __or__(self, other: "Held") -> "Held":
        return Held(self.held | other.held)

    def of_article(self, articles: Int64) -> "Held":
        """Return what the candidates of each one's article hold together."""
        _, places = np.unique(articles, return_inverse=True)
        together = np.zeros((len(self.held), places.max(initial=-1) + 1), dtype=np.bool_)
        for term, held in enumerate(self.held):
            together[term, places[held]] = True
        return Held(together[:, places])

    def share(self, weights: Float32) -> Float32:
        """Return the weighted share of the terms that each candidate holds."""
        total = float(weights.sum())
        return np.asarray(weights @ self.held / (total or 1.0), dtype=np.float32)


def named_in(snapshot: Snapshot, asked: Asked, candidates: Candidates) -> tuple[Held, Held]:
    """Return which of the asked parties each candidate names, and which its title."""
    facts = snapshot.facts
    shape = (len(asked.parties), len(candidates))
    own, title = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    for place, party in enumerate(asked.parties):
        own[place] = np.isin(candidates.rows, facts.parties.rows(party))
        title[place] = np.isin(candidates.articles, facts.title_parties.rows(party))
    return Held(own), Held(title)


def _named(snapshot: Snapshot, asked: Asked, candidates: Candidates) -> Columns:
    own, title = named_in(snapshot, asked, candidates)
    weights = np.ones(len(asked.parties), dtype=np.float32)
    return {
        "named": own.share(weights),
        "named_headed": (own | title).share(weights),
        "named_article": (own.of_article(candidates.articles) | title).share(weights),
    }


def _told(snapshot: Snapshot, asked: Asked, candidates: Candidates) -> Columns:
    facts, rows = snapshot.facts, candidates.rows
    years = (facts.years[rows] & asked.years) != 0 if asked.years else None
    months = (facts.months[rows] & asked.months) != 0 if asked.months else None
    return {
        **{
            f"tells_{want.name}": _has(facts.told[rows] & asked.wanted, place)
            for place, want in enumerate(traits.WANTS)
        },
        "tells_any_number": _has(facts.told[rows], _NUMBER),
        "topics": _overlap(facts.topics[rows], asked.topics),
        "topics_title": _overlap(facts.title_topics[candidates.articles], asked.topics),
        "year": _fits(years, len(rows)),
        "month": _fits(months, len(rows)),
        "recent": _recency(snapshot, candidates) * asked.latest,
    }


_NUMBER = [want.name for want in traits.WANTS].index("number")


def _has(bits: Int64, place: int) -> Float32:
    return np.asarray((bits >> place) & 1, dtype=np.float32)


def _overlap(told: Int64, asked: int) -> Float32:
    """Return how many of the asked topics are touched, two at most, as a share of them."""
    common = np.array([bits.bit_count() for bits in (told & asked).tolist()], dtype=np.float32)
    return np.asarray(np.minimum(common, 2) / max(min(asked.bit_count(), 2), 1), dtype=np.float32)


def _fits(fits: Bools | None, size: int) -> Float32:
    """Return 1 where it fits, -1 where it does not, 0 if nothing was asked."""
    if fits is None:
        return np.zeros(size, dtype=np.float32)
    return np.where(fits, 1, -1).astype(np.float32)


def _recency(snapshot: Snapshot, candidates: Candidates) -> Float32:
    """Return 0 for the oldest article of the candidates to 1 for the newest one."""
    articles = snapshot.layout.articles[candidates.articles]
    # A month that is not known is taken for the middle of the year.
    month = articles[:, 1] * 12 + np.where(articles[:, 2], articles[:, 2], 6)
    known = articles[:, 1] > 0
    if not known.any():
        return np.zeros(len(candidates), dtype=np.float32)
    oldest, newest = int(month[known].min()), int(month[known].max())
    share = (month - oldest) / max(newest - oldest, 1)
    return np.where(known, share, 0.5).astype(np.float32)


def _placed(snapshot: Snapshot, candidates: Candidates) -> Columns:
    rows = candidates.rows
    last_row = len(snapshot.layout.sentences) - 1
    own = candidates.articles
    before = snapshot.layout.article_rows(np.maximum(rows - 1, 0))
    after = snapshot.layout.article_rows(np.minimum(rows + 1, last_row))
    first = (rows == 0) | (before != own)
    last = ((rows == last_row) | (after != own)) & ~first
    return {
        "first": first.astype(np.float32),
        "last": last.astype(np.float32),
        "length": np.log(np.maximum(snapshot.facts.lengths[rows], 1)).astype(np.float32),
        "leans": snapshot.facts.leans[rows].astype(np.float32),
    }
