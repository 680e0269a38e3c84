"""The best sentences of each article, with the sentences around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from index.search.ranking import Ranked
from index.search.snapshot import Snapshot
from index.types import Span

_AROUND = 4
"""Sentences known before and after the best ones."""
_REACH = 3
"""How many sentences on a second one may be."""
_CLOSE = 2.0
"""Lead of an article's best sentence over its next below which both are taken."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that may answer, and where."""

    revision: int
    sentences: tuple[Span, ...]
    """The one that fits best or, if it is a close call, two; in the order of the text."""
    before: tuple[Span, ...]
    """The sentences before them, the nearest last."""
    after: tuple[Span, ...]
    """The sentences after them, the nearest first."""
    score: float
    """Comparable within one question only."""


def hits(snapshot: Snapshot, found: Ranked, limit: int) -> list[Hit]:
    """Return one hit for each of the best ``limit`` articles, best first."""
    places: dict[int, list[int]] = {}
    for place in found.order.tolist():
        places.setdefault(int(found.candidates.articles[place]), []).append(place)
    return [_hit(snapshot, found, own) for own in islice(places.values(), limit)]


def close_pair(found: Ranked) -> tuple[int, ...]:
    """Return the places of the best sentence and, if it is a close call, of its rival nearby."""
    order = found.order
    articles = found.candidates.articles
    return _best(found, order[articles[order] == articles[order[0]]].tolist())


def _hit(snapshot: Snapshot, found: Ranked, places: list[int]) -> Hit:
    layout = snapshot.layout
    rows = sorted(int(found.candidates.rows[place]) for place in _best(found, places))
    return Hit(
        revision=layout.revision(rows[0]),
        sentences=tuple(layout.sentence(row) for row in rows),
        before=tuple(_towards(snapshot, rows[0], -1))[::-1],
        after=tuple(_towards(snapshot, rows[-1], +1)),
        score=float(found.scores[places[0]]),
    )


def _best(found: Ranked, places: list[int]) -> tuple[int, ...]:
    rows = found.candidates.rows
    first, *others = places[:2]
    close = (
        other
        for other in others
        if found.scores[first] - found.scores[other] < _CLOSE
        and abs(int(rows[first] - rows[other])) <= _REACH
    )
    return (first, *close)


def _towards(snapshot: Snapshot, row: int, step: int) -> Iterator[Span]:
    for far in range(1, _AROUND + 1):
        span = snapshot.layout.neighbour(row, step * far)
        if span is None:
            return
        yield span
