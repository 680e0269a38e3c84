"""What the frames find in an article, and everything else that is needed to weigh it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.deals import DealKind, DealStatus
from index.extraction.deals.clauses import own_subject
from index.extraction.deals.contexts import Sentence
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.investments import investments
from index.extraction.deals.judging import drafted
from index.extraction.deals.masking import Masked, mask
from index.extraction.deals.mentions import described_sides, named, references, trusted_names
from index.extraction.deals.pairing import inner_pairs, pairs
from index.extraction.deals.pending import awaited, fragment, plaintiffs, remember
from index.extraction.deals.proposals import Proposal, proposals
from index.extraction.deals.rulings import rulings
from index.extraction.deals.short_names import ShortenedNames
from index.extraction.deals.supplying import Surroundings, supplied_drafts
from index.extraction.deals.units import Unit, units
from index.extraction.names import Actor, Names
from index.extraction.names import Side as Camp
from index.types import Article

_SYMMETRIC = 0.85
"""Confidence in a deal of parties that are joined: “A and B team up”."""


@dataclass(frozen=True, slots=True)
class Observed:
    """An article, read sentence by sentence."""

    article: Article
    units: tuple[Unit, ...]
    sentences: tuple[Sentence, ...]
    """The same, with the parties that each names or stands in for."""
    drafts: tuple[Draft, ...]
    """What the frames found."""
    discourse: Discourse
    likely_parties: Mapping[str, float]
    """How likely each name that no vocabulary knows is that of a party."""


def observe(article: Article, names: Names) -> Observed:
    """Read ``article`` from its title to its end."""
    told = tuple(units(article))
    shortened = ShortenedNames(names, article)
    sides = _unknown_sides(article, told, shortened)
    trusted = trusted_names(told, shortened)
    discourse = Discourse()
    _count(told, shortened, sides, trusted, discourse)
    sentences: list[Sentence] = []
    drafts: list[Draft] = []
    title: tuple[Actor, ...] = ()
    for unit in told:
        found = references(unit, shortened, discourse, sides, trusted)
        sentences.append((unit, found))
        here = mask(unit, found)
        drafts += _drafts(here, discourse, title, len(article.text))
        _note(here, discourse)
        if unit.number == 0:
            title = tuple(a for c in here.clusters for a, r in c.members if not r.topic)
    likely = shortened.likely_parties
    return Observed(article, told, tuple(sentences), tuple(drafts), discourse, likely)


def _count(
    told: Iterable[Unit], names: ShortenedNames, sides: dict[str, Camp], trusted: frozenset[str],
    discourse: Discourse,
) -> None:  # fmt: skip
    """Count how often the article names everybody, before it is read in order."""
    for unit in told:
        for reference in named(unit, names, sides, trusted):
            for actor in reference.actors:
                discourse.totals[actor.canonical] += 1
                discourse.everybody.setdefault(actor.canonical, actor)
                if unit.span is not None and len(reference.actors) == 1:
                    discourse.first.setdefault(actor.canonical, (reference, unit))


def _unknown_sides(
    article: Article, told: Iterable[Unit], names: ShortenedNames
) -> dict[str, Camp]:
    unknown = {
        actor.entity
        for unit in told
        for found in names.mentions(unit.text)
        for actor in found.actors
        if actor.side is Camp.UNKNOWN and not actor.kind
    }
    return described_sides(f"{article.title}.\n{article.text}", unknown)


_OPENING = 4
"""Characters within which a party that opens a sentence begins."""
_ACTING = re.compile(
    r"(?P<who>[\ue000-\uf8ff])(?:[’']s?(?=\s[\ue000-\uf8ff]))?(?:,[^,;]{0,90},)?\s(?:\w+ly\s|"
    r"also\s|now\s|then\s|both\s)?"
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|[a-z]+(?:s|ed)|led|"
    r"took|struck|made|won|lost|sold|bought|"
    r"gave|went|came|became|began|said|put|brought|to|let|[a-z]+)\b"
)


def _note(masked: Masked, discourse: Discourse) -> None:
    """Remember who was named in a sentence."""
    for cluster in sorted([*masked.clusters, *masked.topics], key=lambda c: c.span.start):
        discourse.note(tuple(actor for actor, _ in cluster.members), topic=cluster.topic)
    opening = next((c for c in masked.text[:_OPENING] if "\ue000" <= c <= "\uf8ff"), None)
    if opening is not None:
        discourse.subject = tuple(actor for actor, _ in masked.cluster(opening).members)
        return
    for match in _ACTING.finditer(masked.text):
        if own_subject(masked.text, 0, match.end()) is not None or not discourse.subject:
            discourse.subject = tuple(a for a, _ in masked.cluster(match["who"]).members)
            return


def _drafts(
    masked: Masked, discourse: Discourse, title: tuple[Actor, ...], length: int
) -> list[Draft]:
    found: list[Draft] = []
    waiting: list[Proposal] = []
    for proposal in proposals(masked):
        own = list(_explicit(masked, proposal))
        if own:
            found += own
        else:
            waiting.append(proposal)
    for proposal in waiting:
        around = Surroundings(discourse, title, length)
        found += supplied_drafts(masked, proposal, found, around)
    found += awaited(masked, discourse)
    found += plaintiffs(masked, discourse, title)
    remember(masked, waiting, discourse)
    found += investments(masked, discourse)
    fresh = [draft for draft in found if not draft.again]
    fresh = fresh or list(fragment(masked, discourse))
    found += [draft for draft in fresh if draft not in found]
    if fresh:
        discourse.told, discourse.told_at = fresh, masked.unit.number
    for draft in found:
        if draft.kind is DealKind.LAWSUIT and draft.status is DealStatus.FILED:
            discourse.cases.append((draft.agent.actor, draft.counter.actor))
        if draft.status not in OPEN:
            discourse.pair = (draft.agent.actor, draft.counter.actor)
    found += rulings(masked, discourse)
    return found


def _explicit(masked: Masked, proposal: Proposal) -> Iterator[Draft]:
    """Yield what a trigger says of parties that stand in their places around it."""
    if proposal.agent is None:
        return
    agent = masked.cluster(proposal.agent)
    if proposal.counter is not None and proposal.counter != proposal.agent:
        other = masked.cluster(proposal.counter)
        for one, two in pairs(agent, other, proposal.kind, explicit=True):
            yield from drafted(masked, proposal, one, two, proposal.confidence)
    elif proposal.symmetric and proposal.counter is None:
        for one, two in inner_pairs(agent, proposal.kind):
            yield from drafted(masked, proposal, one, two, min(_SYMMETRIC, proposal.confidence))
