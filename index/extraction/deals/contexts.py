"""Where an article names two parties together, with both written as stand-ins."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from index.extraction.deals.references import Reference
from index.extraction.deals.units import Unit
from index.extraction.names import Actor

FIRST, SECOND, OTHER = "Alpha", "Beta", "Gamma"
"""What a pair, in order of mention, and all others are called in a context."""

Sentence = tuple[Unit, tuple[Reference, ...]]
"""A title or sentence with the parties named in it."""


class Nearness(StrEnum):
    """How close the two stand."""

    TITLE = "title"
    SENTENCE = "sentence"
    NEIGHBOURS = "neighbours"
    """Each in one of two sentences that follow one another."""


@dataclass(frozen=True, slots=True)
class Context:
    """One place that names both."""

    nearness: Nearness
    unit: Unit
    """The title, the sentence, or the later of two."""
    text: str
    """With :data:`FIRST` and :data:`SECOND` for the two."""
    flipped: bool
    """Whether :data:`FIRST` is the second actor of the pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties and all places that name both; in alphabetical order."""

    one: Actor
    other: Actor
    contexts: tuple[Context, ...]

    @property
    def key(self) -> frozenset[str]:
        """The canonical names."""
        return frozenset((self.one.canonical, self.other.canonical))


_MOST = 80
"""Parties, those of most sentences first, that an article can make pairs of."""


def pairs_in(sentences: Sequence[Sentence]) -> Iterator[Pair]:
    """Yield all pairs of parties that some place names together, in alphabetical order."""
    actors: dict[str, Actor] = {}
    places: dict[str, set[int]] = defaultdict(set)
    for place, (_, references) in enumerate(sentences):
        for actor in (a for reference in references for a in reference.actors):
            actors.setdefault(actor.canonical, actor)
            places[actor.canonical].add(place)
    often = sorted(actors, key=lambda name: (-len(places[name]), name))[:_MOST]
    for one, other in combinations(sorted(often), 2):
        found = tuple(_contexts(sentences, one, other, places[one], places[other]))
        if found:
            yield Pair(actors[one], actors[other], found)


def _contexts(
    sentences: Sequence[Sentence], one: str, other: str, mine: set[int], theirs: set[int]
) -> Iterator[Context]:
    both = mine & theirs
    for place in sorted(mine | theirs):
        unit, _ = sentences[place]
        if place in both:
            nearness = Nearness.SENTENCE if unit.number else Nearness.TITLE
            yield _context(nearness, sentences[place : place + 1], one, other)
            continue
        before = place - 1
        wanted = theirs if place in mine else mine
        if before in wanted and before not in both and unit.number:
            yield _context(Nearness.NEIGHBOURS, sentences[before : place + 1], one, other)


def _context(nearness: Nearness, around: Sequence[Sentence], one: str, other: str) -> Context:
    flipped = _comes_first(around, one, other) == other
    first, second = (other, one) if flipped else (one, other)
    text = " ".join(_written(unit.text, found, first, second) for unit, found in around)
    return Context(nearness, around[-1][0], text, flipped)


def _comes_first(around: Sequence[Sentence], one: str, other: str) -> str:
    for _, references in around:
        for reference in sorted(references, key=lambda r: r.span.start):
            named = {actor.canonical for actor in reference.actors}
            if named & {one, other}:
                return one if one in named else other
    return one


def _written(text: str, references: Sequence[Reference], first: str, second: str) -> str:
    pieces = []
    position = 0
    for reference in sorted(references, key=lambda r: r.span.start):
        if reference.span.start < position:
            continue
        named = {actor.canonical for actor in reference.actors}
        standing = [name for name, who in ((FIRST, first), (SECOND, second)) if who in named]
        pieces += [text[position : reference.span.start], " and ".join(standing) or OTHER]
        position = reference.span.end
    return "".join([*pieces, text[position:]])
