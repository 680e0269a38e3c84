"""What an article has spoken of so far: whom “it” or “the labels” can stand for."""

from collections import Counter
from dataclasses import dataclass, field

from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.masking import Masked
from index.extraction.deals.proposals import Proposal
from index.extraction.deals.references import Reference, StandIn
from index.extraction.deals.stand_ins import Found
from index.extraction.deals.units import Unit
from index.extraction.names import Actor
from index.extraction.names import Side as Camp

_RECENT = 30
_DOMINANT = 1.5
"""How many times as often as the next a party is named that an article is about."""


@dataclass(slots=True)
class Discourse:
    """The parties that were named so far, the latest last."""

    recent: list[Actor] = field(default_factory=list)
    clusters: list[tuple[Actor, ...]] = field(default_factory=list)
    subject: tuple[Actor, ...] = ()
    """Whom the last clause was about."""
    pair: tuple[Actor, Actor] | None = None
    """The parties of the deal that was told last."""
    told: list[Draft] = field(default_factory=list)
    """What the last sentence that told of anything said."""
    told_at: int = 0
    """The number of that sentence."""
    accused: list[Actor] = field(default_factory=list)
    """Defendants whose plaintiffs were not named yet."""
    awaited: tuple[Masked, Proposal] | None = None
    """A deal with somebody whom the next sentence may name."""
    cases: list[tuple[Actor, Actor]] = field(default_factory=list)
    """Who sued whom."""
    round_of: Side | None = None
    """Whose round of funding the article speaks of."""
    round_at: int | None = None
    """The number of the sentence that told of it."""
    totals: Counter[str] = field(default_factory=Counter)
    """How often the whole article names somebody."""
    everybody: dict[str, Actor] = field(default_factory=dict)
    first: dict[str, tuple[Reference, Unit]] = field(default_factory=dict)
    """Where the text first names somebody."""
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, actors: tuple[Actor, ...], *, topic: bool = False) -> None:
        """Remember that ``actors`` were named together."""
        for actor in actors:
            self.recent.append(actor)
            self.counts[actor.canonical] += 1
        if len(actors) > 1 and not topic:
            self.clusters.append(actors)
        del self.recent[:-_RECENT]

    def resolve(self, found: Found, earlier: list[Reference]) -> tuple[Actor, ...]:
        """Return whom a stand-in means, after the references ``earlier`` in its sentence."""
        match found.stand_in:
            case StandIn.PAIR:
                return self._pair(earlier)
            case StandIn.SEVERAL:
                return self._several(found, earlier)
            case _:
                return self._single(found, earlier)

    def _single(self, found: Found, earlier: list[Reference]) -> tuple[Actor, ...]:
        named = [r.actors[0] for r in earlier if len(r.actors) == 1]
        if found.pronoun and found.side is not None and not found.object:
            return self._plaintiff(earlier)
        if found.pronoun and not found.object:
            if earlier:
                one = earlier[-1] if _is_list(earlier) else earlier[0]
                return one.actors if len(one.actors) == 1 else ()
            return self.subject if len(self.subject) == 1 else self._latest()
        own = {a.canonical for r in earlier for a in r.actors} if found.object else set()
        first = [r.actors[0] for r in earlier[:1] if len(r.actors) == 1 and r.leads]
        candidates = [*first, *self.subject, *reversed(named), *reversed(self.recent)]
        candidates = [actor for actor in candidates if actor.canonical not in own]
        exact = [actor for actor in candidates if actor.side is found.side]
        fitting = exact or [actor for actor in candidates if _fits(actor, found.side)]
        return tuple(fitting[:1])

    def _plaintiff(self, earlier: list[Reference]) -> tuple[Actor, ...]:
        """Return whose suit “its suit” is: somebody who sued before, or a rights holder."""
        if _is_list(earlier):
            return tuple(
                {a.canonical: a for r in earlier for a in r.actors if not r.topic}.values()
            )
        suing = {plaintiff.canonical for plaintiff, _ in self.cases}
        here = [r.actors for r in earlier]
        for actors in [*here, self.subject, *((a,) for a in reversed(self.recent))]:
            if actors and all(a.side is Camp.RIGHTS or a.canonical in suing for a in actors):
                return actors
        return here[0] if here else self.subject

    def _latest(self) -> tuple[Actor, ...]:
        return next(((a,) for a in reversed(self.recent) if _fits(a, None)), ())

    def _several(self, found: Found, earlier: list[Reference]) -> tuple[Actor, ...]:
        here = [r.actors for r in earlier if len(r.actors) > 1]
        if found.side is None:
            if len(earlier) > 1:
                return tuple({a.canonical: a for r in earlier for a in r.actors}.values())
            return here[-1] if here else (self.subject if len(self.subject) > 1 else self._last())
        for actors in [*reversed(here), *reversed(self.clusters)]:
            fitting = tuple(a for a in actors if _fits(a, found.side))
            if len(fitting) > 1:
                return fitting
        return tuple(dict.fromkeys(a for case in self.cases for a in case if _fits(a, found.side)))

    def _last(self) -> tuple[Actor, ...]:
        return self.clusters[-1] if self.clusters else ()

    def _pair(self, earlier: list[Reference]) -> tuple[Actor, ...]:
        named = tuple({a.canonical: a for r in earlier for a in r.actors}.values())
        if len(named) == 2:
            return named
        if self.pair is not None:
            return self.pair
        seen = tuple({a.canonical: a for a in reversed(self.recent)}.values())
        return seen[:2] if len(seen) >= 2 else ()

    def focus(self, side: Camp) -> Actor | None:
        """Return the party of a side that the article speaks of most, if one clearly is."""
        ranked = [
            (count, self.everybody[name])
            for name, count in self.totals.most_common()
            if self.everybody[name].side is side and not self.everybody[name].reports
        ]
        if not ranked or (len(ranked) > 1 and ranked[0][0] < _DOMINANT * ranked[1][0]):
            return None
        return ranked[0][1]


def _is_list(references: list[Reference]) -> bool:
    """Tell whether a sentence begins with several parties, which "it" cannot mean together."""
    if len(references) < 2:
        return False
    return references[1].span.start - references[0].span.end <= len(", and the ")


def _fits(actor: Actor, side: Camp | None) -> bool:
    if side is None or actor.side is side:
        return not (side is None and actor.reports)
    return actor.side is Camp.UNKNOWN
