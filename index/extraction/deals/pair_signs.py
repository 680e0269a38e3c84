"""What speaks for and against two parties having made a deal, or having met in court."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from index.extraction.deals.clues import closest
from index.extraction.deals.contexts import FIRST, OTHER, SECOND, Context, Nearness, Pair
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.likelihoods import KINDS, MADE, NOTHING, TALKS, Likelihoods
from index.extraction.names import Actor, Side

_NOWHERE = -7.0
"""The logit of what is said nowhere."""
_LEAST = 1e-3
_APART = 99.0

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair, what the words of each of its contexts make likely, and what the frames found."""

    pair: Pair
    likely: tuple[Likelihoods, ...]
    """One for each context."""
    drafts: tuple[Draft, ...]

    @property
    def made(self) -> tuple[float, ...]:
        """The logit of a deal or case of any kind, in each context."""
        return tuple(_logit(sum(each[MADE])) for each in self.likely)

    @property
    def best(self) -> int:
        """The number of the context that speaks most for a deal."""
        made = self.made
        return max(range(len(made)), key=made.__getitem__)


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that pairs stand in."""

    length: int
    """Characters."""
    totals: Counter[str]
    """How often everybody is named."""
    places: Mapping[str, Sequence[int]]
    """In which sentences; 0 is the title."""
    likely_parties: Mapping[str, float]
    """How likely a name that no vocabulary knows is that of a party."""


def signs(weighed: Sequence[Weighed], setting: Setting) -> list[Signs]:
    """Return the signs of all pairs of an article, in order."""
    alone = [
        _of_words(each) | _of_frames(each.drafts) | _of_parties(each.pair, setting)
        for each in weighed
    ]
    tops = [each["made"] for each in alone]
    firm = _Best([each["frame"] for each in alone])
    by_actor: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(weighed):
        for name in each.pair.key:
            by_actor[name].append(number)
    best = {name: _Best([tops[n] for n in numbers]) for name, numbers in by_actor.items()}
    ascending = sorted(tops)
    for top, each, found in zip(tops, weighed, alone, strict=True):
        ahead = sorted(top - best[name].beside(top, _NOWHERE) for name in each.pair.key)
        found |= {
            "ahead least": ahead[0],
            "ahead most": ahead[-1],
            "rank": float(len(tops) - bisect_right(ascending, top)),
            "frame elsewhere": firm.beside(found["frame"], 0.0),
        }
    return alone


class _Best:
    """The two highest of some numbers: enough to know the highest beside any of them."""

    def __init__(self, numbers: Iterable[float]) -> None:
        self._two = nlargest(2, numbers)

    def beside(self, number: float, default: float) -> float:
        """Return the highest but for one that is ``number``; ``default`` if it is alone."""
        if len(self._two) < _TWO:
            return default
        return self._two[1] if number == self._two[0] else self._two[0]


_TWO = 2


def _of_words(weighed: Weighed) -> Signs:
    contexts, made = weighed.pair.contexts, weighed.made
    found: Signs = {
        f"made {nearness}": _highest(
            logit for logit, c in zip(made, contexts, strict=True) if c.nearness is nearness
        )
        for nearness in Nearness
    }
    found |= {f"most {kind}": _highest(_of_kind(weighed, kind)) for kind in KINDS}
    found |= {
        f"least {kind}": min(_of_kind(weighed, kind), default=-_NOWHERE)
        for kind in (NOTHING, TALKS)
    }
    sentences = sum(each.nearness is Nearness.SENTENCE for each in contexts)
    found |= {
        "made": _highest(made),
        "made on average": sum(made) / len(made) if made else _NOWHERE,
        "contexts": float(len(contexts)),
        "sentences": float(sentences),
    }
    return found | _of_best(contexts[weighed.best] if contexts else None)


def _of_best(context: Context | None) -> Signs:
    if context is None:
        return dict.fromkeys(("best sentence", "others", "others between", "words"), 0.0) | {
            "apart": _APART
        }
    words = context.text.split(" ")
    plain = [next((n for n in _STAND_INS if n in word), word) for word in words]
    places = closest(plain)
    between = plain[places[0] + 1 : places[1]] if places else []
    return {
        "best sentence": float(context.unit.number),
        "others": float(context.text.count(OTHER)),
        "others between": float(between.count(OTHER)),
        "apart": float(places[1] - places[0]) if places else _APART,
        "words": float(len(words)),
    }


_STAND_INS = (FIRST, SECOND, OTHER)


def _of_kind(weighed: Weighed, kind: str) -> list[float]:
    return [_logit(each[KINDS.index(kind)]) for each in weighed.likely]


def _of_frames(drafts: Iterable[Draft]) -> Signs:
    every = list(drafts)
    firm = [draft for draft in every if draft.status not in OPEN]
    loose = [draft for draft in every if draft.status in OPEN]
    return {
        "frame": max((draft.confidence for draft in firm), default=0.0),
        "frames": float(len(firm)),
        "frame of talks": max((draft.confidence for draft in loose), default=0.0),
        "frames weak": float(all(draft.weak for draft in firm)) if firm else -1.0,
        "frames of history": float(all(draft.history for draft in firm)) if firm else -1.0,
        "frames generic": float(all(draft.generic for draft in firm)) if firm else -1.0,
    }


def _of_parties(pair: Pair, setting: Setting) -> Signs:
    both = (pair.one, pair.other)
    often = max(setting.totals.values(), default=1)
    shares = sorted(setting.totals[actor.canonical] / often for actor in both)
    first = sorted(min(setting.places[actor.canonical]) for actor in both)
    likely = sorted(_likely(actor, setting) for actor in both)
    found = {f"side {side}": float(sum(a.side is side for a in both)) for side in Side}
    return found | {
        "unknown": float(sum(not actor.kind for actor in both)),
        "less likely a party": likely[0],
        "more likely a party": likely[-1],
        "share less": shares[0],
        "share more": shares[-1],
        "first sentence": float(first[0]),
        "second sentence": float(first[-1]),
        "length": math.log(max(1, setting.length)),
        "parties": float(len(setting.places)),
    }


_SOME = 0.5


def _likely(actor: Actor, setting: Setting) -> float:
    return 1.0 if actor.kind else setting.likely_parties.get(actor.entity, _SOME)


def _highest(logits: Iterable[float]) -> float:
    return max(logits, default=_NOWHERE)


def _logit(probability: float) -> float:
    kept = min(1 - _LEAST, max(_LEAST, probability))
    return math.log(kept / (1 - kept))
