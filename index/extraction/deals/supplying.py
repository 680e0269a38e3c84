"""Triggers beside which one party, or both, are missing: who is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.deals import DealKind
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import OPEN, Draft, Side
from index.extraction.deals.fill import LONG, supplied
from index.extraction.deals.judging import FILLED, LOOSE, drafted, judged
from index.extraction.deals.masking import Masked, is_party
from index.extraction.deals.pairing import Member, fit
from index.extraction.deals.proposals import Proposal
from index.extraction.names import Actor
from index.extraction.names import Side as Camp


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence stands in."""

    discourse: Discourse
    title: tuple[Actor, ...]
    """Whom the title names."""
    length: int
    """Characters of the whole text."""


def supplied_drafts(
    masked: Masked, proposal: Proposal, found: Sequence[Draft], around: Surroundings
) -> Iterator[Draft]:
    """Yield what a trigger says when one of its parties, or both, must be looked for.

    ``found`` is what the sentence is known to say already.
    """
    if proposal.blocked or any(_covers(draft, proposal, masked) for draft in found):
        return
    known = [c for c in (proposal.agent, proposal.counter) if c is not None]
    parties = _parties(masked, known)
    if not parties:
        known = _only_one(masked)
        parties = _parties(masked, known)
    before = masked.text[: proposal.start]
    if _ACCORDING.search(before[-_LEAD:]):
        yield from _again(masked, proposal, around.discourse)
        return
    if _is_bare(masked.text, proposal) and _is_several(masked.text, proposal):
        return
    if other := list(_elsewhere(masked, proposal, known, parties)):
        for one, two in other:
            yield from drafted(masked, proposal, one, two, LOOSE)
    elif parties:
        yield from _from_afar(masked, proposal, parties, around)
    elif _DEFINITE.search(before[-_LEAD:]):
        yield from _again(masked, proposal, around.discourse)


_LEAD = 40


def _parties(masked: Masked, known: Sequence[str]) -> list[Member]:
    return [m for c in known for m in masked.cluster(c).members if not m[1].topic]


def _from_afar(
    masked: Masked, proposal: Proposal, parties: Sequence[Member], around: Surroundings
) -> Iterator[Draft]:
    """Yield what a trigger says of ``parties`` and whom the rest of the article suggests."""
    if proposal.kind in {DealKind.INVESTMENT, DealKind.ACQUISITION}:
        return
    if _is_bare(masked.text, proposal) or proposal.confidence < _SURE_VERB:
        return
    if around.length > LONG and not proposal.noun and masked.unit.number > _TOP:
        return
    parties = [*parties, *_elliptical(masked, proposal, parties)]
    actors = tuple(actor for actor, _ in parties)
    suggested = supplied(actors, proposal.kind, around.discourse, around.title, around.length)
    accused = proposal.kind is DealKind.LAWSUIT and proposal.agent is None
    for other, confidence in suggested:
        if accused and proposal.counter is not None and other.side is not Camp.RIGHTS:
            continue
        for actor, reference in parties:
            mine = Side(actor, reference, masked.unit)
            theirs = Side(other, None, masked.unit)
            first, second = (mine, theirs) if _goes_first(proposal, mine) else (theirs, mine)
            yield from judged(masked, proposal, first, second, confidence, weak=True)


_VERB = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would|\w+ed)\b", re.IGNORECASE)


def _elliptical(masked: Masked, proposal: Proposal, parties: Sequence[Member]) -> Iterator[Member]:
    """Yield who does the same without a verb: “Kobalt licensed songs, and Merlin recordings”."""
    if proposal.kind is not DealKind.LICENCE or proposal.noun or proposal.counter is not None:
        return
    start = proposal.end
    for character in masked.text[proposal.end :]:
        if not is_party(character):
            continue
        at = masked.text.index(character, start)
        between = masked.text[start:at]
        if "," not in between or _VERB.search(between):
            return
        start = at + 1
        sides = {actor.side for actor, _ in parties}
        yield from (m for m in _parties(masked, [character]) if m[0].side in sides)


_TOP = 3
"""Sentences at the top of a long text in which a verb without its object is trusted."""


_DEFINITE = re.compile(r"\b(?:the|this|that|both|these|those)\s(?:[\w-]+\s){0,3}\Z", re.IGNORECASE)


def _again(masked: Masked, proposal: Proposal, discourse: Discourse) -> Iterator[Draft]:
    """Yield again what was told last, where a sentence says more of “the deal” alone."""
    if not proposal.noun or masked.unit.number - discourse.told_at > _CLOSE:
        return
    for draft in discourse.told:
        fits = (draft.kind is DealKind.LAWSUIT) == (proposal.kind is DealKind.LAWSUIT)
        if not fits or draft.status in OPEN:
            continue
        one, two = replace(draft.agent, reference=None), replace(draft.counter, reference=None)
        for again in judged(masked, proposal, one, two, FILLED, weak=draft.weak):
            if again.status is proposal.status:
                yield replace(
                    again, kind=draft.kind, status=draft.status, generic=draft.generic, again=True,
                    confidence=min(FILLED, draft.confidence),
                )  # fmt: skip


_CLOSE = 6
"""Sentences after which “the deal” may mean another."""


_DETERMINED = re.compile(
    r"(?:\b(?:the|this|that|its|their|his|her|our|a|an|first|second|third|latest|new|another|"
    r"one)|[\ue000-\uefff](?:[’']s?)?)\s(?:[\w$£€.,-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_SPECIFIC = re.compile(
    r"(?:\b(?:the|these|those|its|their)\s(?:[\w-]+\s){0,3}|"
    r"[\ue000-\uefff](?:[’']s?\s(?:[\w-]+\s){0,3}|\s))\Z",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:settlements|licen[cs]es|licensing|deals|agreements|partnerships|contracts|pacts|"
    r"collaborations|alliances|terms)\Z",
    re.IGNORECASE,
)


def _is_several(text: str, proposal: Proposal) -> bool:
    return _SEVERAL.search(text[proposal.start : proposal.end].strip()) is not None


def _is_bare(text: str, proposal: Proposal) -> bool:
    """Tell whether a noun speaks of deals in general."""
    if not proposal.noun or proposal.counter is not None:
        return False
    determined = _SPECIFIC if _is_several(text, proposal) else _DETERMINED
    return not determined.search(text[proposal.clause.start : proposal.start])


def _only_one(masked: Masked) -> list[str]:
    """Return the one cluster of a sentence, if there is but one."""
    found = {c for c in masked.text if "\ue000" <= c <= "\uefff"}
    return list(found) if len(found) == 1 else []


_ACCORDING = re.compile(
    r"\b(?:according to|in|as per|per) (?:the|its|their|a)\s(?:\w+\s)?\Z", re.IGNORECASE
)
"""Words before a document that is only quoted."""
_SURE_VERB = 0.75
"""Confidence below which a verb such as “add” needs both parties beside it."""


def _goes_first(proposal: Proposal, mine: Side) -> bool:
    if proposal.kind is DealKind.LAWSUIT:
        return mine.actor.side is not Camp.TECH
    return proposal.agent is not None


def _covers(draft: Draft, proposal: Proposal, masked: Masked) -> bool:
    """Tell whether a sentence has said already, with both parties, what the proposal is about."""
    start = masked.origin[proposal.start]
    same = draft.kind is proposal.kind or proposal.generic
    return same and abs(draft.start - start) < 250


def _elsewhere(
    masked: Masked, proposal: Proposal, known: list[str], parties: list[Member]
) -> Iterator[tuple[Member, Member]]:
    """Yield pairs with a party of the other side that the same sentence names elsewhere."""
    if proposal.kind is DealKind.INVESTMENT:
        return
    if proposal.kind is DealKind.ACQUISITION:
        yield from _buyer(masked, proposal)
        return
    text = masked.text
    after = [c for c in text[proposal.end :] if "\ue000" <= c <= "\uefff" and c not in known]
    before = [c for c in text[: proposal.start] if "\ue000" <= c <= "\uefff" and c not in known]
    others = [masked.cluster(c) for c in [*after, *reversed(before)]]
    if not parties:
        if len(others) < 2:
            return
        parties = [m for m in others[0].members if not m[1].topic]
        others = others[1:]
    for cluster in others:
        members = [m for m in cluster.members if not m[1].topic]
        fitting = [
            (one, two)
            for one in parties
            for two in members
            if fit(one[0], two[0], proposal.kind, explicit=False)
        ]
        if fitting:
            yield from (_in_order(proposal, pair) for pair in fitting)
            return


def _buyer(masked: Masked, proposal: Proposal) -> Iterator[tuple[Member, Member]]:
    """Yield the one other party of a sentence that speaks of “its purchase of” somebody."""
    counter = proposal.counter
    others = {c for c in masked.text if "\ue000" <= c <= "\uefff"} - {counter}
    if counter is None or not proposal.noun or len(others) != 1:
        return
    for one in _parties(masked, list(others)):
        for two in _parties(masked, [counter]):
            if fit(one[0], two[0], proposal.kind, explicit=True):
                yield one, two


def _in_order(proposal: Proposal, pair: tuple[Member, Member]) -> tuple[Member, Member]:
    one, two = pair
    if proposal.kind in {DealKind.LAWSUIT, DealKind.RULING} and two[0].side is Camp.RIGHTS:
        return two, one
    return pair
