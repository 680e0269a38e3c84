"""What speaks for a sentence as the answer to a question, one number each.

A feature compares sentences within one question only: the ranking adds them up with the weights in
``weights.json``, which ``python -m index.evaluation.fitting`` finds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.models import Float32
from index.search import traits
from index.search.asked import Asked
from index.search.lexical import LexicalIndex
from index.search.snapshot import Int64, Snapshot
from index.types import Span

Bools = npt.NDArray[np.bool_]
Columns = dict[str, Float32]
"""A feature's name and its value for each candidate, ``float32[candidates]``."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sentences that may answer, in the order of the library."""

    rows: Int64
    """Sentence rows, ascending."""
    passages: Int64
    """Passage row of each."""
    articles: Int64
    """Article row of each."""
    fused: Float32
    """Score of each one's passage by :mod:`index.search.fusion`."""

    def __len__(self) -> int:
        return len(self.rows)

    def beside(self, step: int) -> Int64:
        """Return the place of the sentence ``step`` on, or the own place if it is no candidate."""
        places = np.arange(len(self.rows))
        wanted = self.rows + step
        other = np.clip(np.searchsorted(self.rows, wanted), 0, len(self.rows) - 1)
        near = (self.rows[other] == wanted) & (self.articles[other] == self.articles)
        return np.where(near, other, places)


@dataclass(frozen=True, slots=True)
class Met:
    """How well each token of a question is met in each candidate."""

    spans: tuple[Span, ...]
    """Where the tokens stand in the question."""
    best: Float32
    """``float32[tokens, candidates]``, cosines."""
    own: Float32
    """The same without the titles of the candidates."""


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
        columns |= _late(snapshot.lexical_sentences, asked, candidates, met)
    return columns


def rarity(index: LexicalIndex, words: Sequence[str]) -> Float32:
    """Return the rarity of each term, ``float32[len(words)]``."""
    return np.array([index.rarity(word) for word in words], dtype=np.float32)


def _token_weights(index: LexicalIndex, asked: Asked, spans: Sequence[Span]) -> Float32:
    """Return ``float32[tokens]``: the rarity of the word each token is of, 0 for little words."""
    weights = np.zeros(len(spans), dtype=np.float32)
    for word in asked.words:
        for place, span in enumerate(spans):
            if word.span.covers(span):
                weights[place] = index.rarity(word.term)
    return weights


def _late(index: LexicalIndex, asked: Asked, candidates: Candidates, met: Met) -> Columns:
    best = met.best
    weights = _token_weights(index, asked, met.spans)
    if not weights.any():
        weights = np.ones(len(best), dtype=np.float32)
    weights /= weights.sum()
    carries = weights > 0
    carrying, own = best[carries], met.own[carries]
    whole = best.mean(axis=0)
    before = np.maximum(best, best[:, candidates.beside(-1)])
    after = np.maximum(best, best[:, candidates.beside(+1)])
    return {
        "late": whole,
        "late_rare": weights @ best,
        "late_least": carrying.min(axis=0),
        "late_rarest": best[int(weights.argmax())],
        "late_sharp": (carrying**4).mean(axis=0),
        "late_beyond": whole - _mean_of_article(whole, candidates.articles),
        "late_before": before.mean(axis=0),
        "late_before_rare": weights @ before,
        "late_after": after.mean(axis=0),
        "own": met.own.mean(axis=0),
        "own_rare": weights @ met.own,
        "own_least": own.min(axis=0),
        "own_focus": met.own[_beside_names(asked, met.spans, carries)].mean(axis=0),
        "own_sharp": (own**4).mean(axis=0),
    }


def _beside_names(asked: Asked, spans: Sequence[Span], carries: Bools) -> Bools:
    """Return which tokens carry the subject and name nobody; all that carry it if none is left."""
    names = [word.span for word in asked.words if word.names]
    focus = carries & ~np.array([any(name.covers(span) for name in names) for span in spans])
    return focus if focus.any() else carries


def _mean_of_article(values: Float32, articles: Int64) -> Float32:
    _, places = np.unique(articles, return_inverse=True)
    means = np.bincount(places, values) / np.bincount(places)
    return np.asarray(means[places], dtype=np.float32)


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
