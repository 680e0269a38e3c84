"""A sentence → the references to parties in it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from index.extraction.deals.discourse import Discourse
from index.extraction.deals.references import Reference, StandIn
from index.extraction.deals.stand_ins import Found, stand_ins
from index.extraction.deals.topics import is_reporting, is_topic
from index.extraction.deals.units import Unit
from index.extraction.names import NamedActors, Side
from index.types import Span


class SomeNames(Protocol):
    """Whatever finds names."""

    def mentions(self, text: str) -> tuple[NamedActors, ...]:
        """Return the names in ``text`` in order."""
        ...


def named(
    unit: Unit, names: SomeNames, sides: Mapping[str, Side], trusted: frozenset[str]
) -> list[Reference]:
    """Return the references in ``unit`` that are names."""
    return [
        _reference(unit.text, found, sides)
        for found in names.mentions(unit.text)
        if found.certain or found.actors[0].entity in trusted
    ]


def references(
    unit: Unit,
    names: SomeNames,
    discourse: Discourse,
    sides: Mapping[str, Side],
    trusted: frozenset[str],
) -> tuple[Reference, ...]:
    """Return the references in ``unit`` in order; stand-ins that stand for nobody are left out."""
    named_here = named(unit, names, sides, trusted)
    found: list[Reference] = []
    waiting = list(stand_ins(unit.text))
    for each in named_here:
        while waiting and waiting[0].start < each.span.start:
            _resolve(unit, discourse, found, waiting.pop(0), each.span.start)
        while waiting and waiting[0].start < each.span.end:
            waiting.pop(0)
        found.append(each)
    for stand_in in waiting:
        _resolve(unit, discourse, found, stand_in, len(unit.text))
    return tuple(_without_named(unit.text, each, found) for each in found)


_OTHER = re.compile(r"\b(?:other|remaining) \Z", re.IGNORECASE)


def _without_named(text: str, group: Reference, every: Sequence[Reference]) -> Reference:
    """Return “the other majors” without those that the sentence names."""
    if len(group.actors) == 1 or not (
        _OTHER.search(text[: group.span.start]) or "other" in group.span.of(text).lower()
    ):
        return group
    named = {a.canonical for each in every if len(each.actors) == 1 for a in each.actors}
    rest = tuple(actor for actor in group.actors if actor.canonical not in named)
    return replace(group, actors=rest or group.actors)


def _resolve(
    unit: Unit, discourse: Discourse, found: list[Reference], stand_in: Found, limit: int
) -> None:
    """Add the reference of a stand-in before ``limit`` to those ``found``, if it has one."""
    if found and unit.text[found[-1].span.end : stand_in.start] == ", ":
        # An apposition to the name before it.
        return
    if stand_in.end > limit or (found and stand_in.start < found[-1].span.end):
        return
    if (
        stand_in.stand_in is StandIn.SINGLE
        and unit.text[stand_in.end : limit].strip() in {"", ","}
        and limit < len(unit.text)
    ):
        # "the start-up Suno" and "the company, Suno": the name says it itself.
        return
    actors = discourse.resolve(stand_in, found)
    if actors:
        topic = is_topic(unit.text, stand_in.start, stand_in.end)
        found.append(
            Reference(Span(stand_in.start, stand_in.end), actors, stand_in.stand_in, topic)
        )


def _reference(text: str, found: NamedActors, sides: Mapping[str, Side]) -> Reference:
    actors = tuple(
        replace(a, side=sides.get(a.entity, Side.UNKNOWN))
        if a.side is Side.UNKNOWN and not a.kind
        else a
        for a in found.actors
    )
    topic = is_topic(text, found.span.start, found.span.end) or (
        actors[0].reports and is_reporting(text, found.span.start, found.span.end)
    )
    topic = topic or (
        actors[0].kind == "platform" and _PLACED.search(text[: found.span.start]) is not None
    )
    leads = _GOVERNED.search(text[max(0, found.span.start - 60) : found.span.start]) is None
    return Reference(found.span, actors, topic=topic, certain=found.certain, leads=leads)


_INSIDE = re.compile(r"[\w,’'”)] \Z")
_ACTS = re.compile(
    r"(?:[’']s [a-z]|,? (?:has|had|is|was|will|would|took|paid|went|made|won|lost|led|sold|bought|"
    r"struck|"
    r"put|brought|came|gave|got|began|met|[a-z]{2,}(?:s|ed)|and [A-Z]\w+ (?:have|has|are|will))\b|"
    r", (?:the|an?|which|whose|one of|owner) |, [A-Z])"
)


def trusted_names(told: Sequence[Unit], names: SomeNames) -> frozenset[str]:
    """Return the parties that the article names beyond doubt at least once.

    A name that means something else, too, counts where it is a name inside a sentence.
    """
    return frozenset(
        found.actors[0].entity
        for unit in told
        for found in names.mentions(unit.text)
        if found.certain
        or found.actors[0].canonical in _MAJORS
        or (unit.span is not None and _INSIDE.search(unit.text[: found.span.start]))
        or (_ACTS.match(unit.text[found.span.end :]) and not found.actors[0].reports)
    )


_MAJORS = frozenset({"Universal Music Group", "Sony Music", "Warner Music Group"})
_GOVERNED = re.compile(
    r"\b(?:of|from|by|with|to|for|in|on|at|against|about|into|over|between)\s(?:[\w’'-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:on|onto) (?:[A-Z]\w+(?: [A-Z]\w+)?(?:, and |, | and | or ))*\Z")
_SIDE_WORDS = {
    Side.INVESTOR: r"investor|fund|venture|capital|private equity|backer|VC",
    Side.TECH: (
        r"AI|start-?up|platform|app|developer|generator|tech\w*|software|streaming|service|model|"
        r"tool|lab|chatbot|voice|detection|attribution|fingerprint\w*|marketplace"
    ),
    Side.RIGHTS: (
        r"labels?|publishers?|publishing|distributor|society|collecting|rights|record|catalogue|"
        r"songwriters?|artists?|imprint|indie|independent|composers?|singers?|musicians?|union|"
        r"trade body|body|estate|"
        r"band|rapper|producer|catalogues?|orchestra|roster"
    ),
}


def described_sides(article_text: str, unknown: set[str]) -> dict[str, Side]:
    """Return the sides of the names that no vocabulary types, as the text describes them."""
    return {name: side for name in unknown if (side := _described(article_text, name)) is not None}


def _described(text: str, name: str) -> Side | None:
    """Return the side that the words beside a name, or in it, speak for most."""
    votes: Counter[Side] = Counter()
    for match in re.finditer(re.escape(name), text):
        before = re.split(r"[.,]", text[max(0, match.start() - _LEAD) : match.start()])[-1]
        apposition = _APPOSITION.match(text[match.end() : match.end() + _TAIL])
        votes.update(side for side, words in _DIRECTLY.items() if words.search(before))
        if apposition and (side := _first_side(apposition[1])) is not None:
            votes[side] += 3
    votes.update(side for side, words in _ANYWHERE.items() if words.search(name))
    votes[Side.RIGHTS] += 2 * bool(_RIGHTS_NAME.search(name))
    votes[Side.INVESTOR] += 4 * bool(_INVESTOR_NAME.search(name))
    best = max(Side, key=lambda side: votes[side])
    return best if votes[best] else None


def _first_side(description: str) -> Side | None:
    """Return the side of the first word that speaks for one: of an “AI tool for songwriters”."""
    found = [
        (match.start(), side)
        for side, words in _ANYWHERE.items()
        if (match := words.search(description))
    ]
    return min(found)[1] if found else None


_LEAD, _TAIL = 60, 90
_APPOSITION = re.compile(r"(?: \([^)]*\))?, (?:an?|the|which is|one of)\b([^,.;]{0,80})")
_ANYWHERE = {
    side: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for side, words in _SIDE_WORDS.items()
}
_DIRECTLY = {
    side: re.compile(
        rf"\b(?:{words})(?: (?:called|named|app|company|firm|group|body|service|platform|maker|"
        r"specialist|start-?up|house|agency))?"
        r"(?: [\w’'.-]+ [\w’'.-]+ and| [\w’'.-]+ and)?,? \Z",
        re.IGNORECASE,
    )
    for side, words in _SIDE_WORDS.items()
}
_RIGHTS_NAME = re.compile(r"\b(?:Music|Records|Recordings|Songs|Publishing|Entertainment)\b")
_INVESTOR_NAME = re.compile(r"\b(?:Capital|Ventures|Partners|Equity|Investments?|Fund)\b")
