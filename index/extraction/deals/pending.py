"""Deals and cases that one sentence begins to tell and another ends."""

import re
from collections.abc import Iterator

from index.deals import DealKind, DealStatus
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.judging import FILLED, LOOSE, judged
from index.extraction.deals.masking import Masked
from index.extraction.deals.pairing import fit
from index.extraction.deals.proposals import Proposal
from index.extraction.deals.references import StandIn
from index.extraction.names import Actor
from index.extraction.names import Side as Camp

_SOMEBODY = re.compile(
    r"\A[^,;.\ue000-\uf8ff]{0,30}?\b(?:with|against|to|from|of)\s(?:an?\s|one\s|"
    r"another\s)?(?:(?!the\b)[\w’-]+\s){0,4}?(?:company|start-?up|firm|app|platform|business|"
    r"label|publisher|society|generator|service|developer|outfit|maker|group|agency|tool)\b",
    re.IGNORECASE,
)
_PLAINTIFFS = re.compile(
    r"\b(?:plaintiffs?|claimants?|complainants?|applicants?|its authors|those suing|"
    r"behind (?:the|both|these) (?:two )?(?:suits?|complaints?|"
    r"cases?))\b[^.;\ue000-\uefff]{0,40}?"
    r"\b(?:are|is|include|includes|including|were|was|"
    r":)\s(?:[\w’'-]+\s){0,6}(?P<who>[\ue000-\uefff])",
    re.IGNORECASE,
)


_NOT = re.compile(r"\b(?:not|never|neither)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"(?P<who>[\ue000-\uefff])[^;\ue000-\uefff]{0,30}?\b(?:is|are|was|"
    r"were)\s(?:\w+\s){0,2}?(?:among\s)?(?:the\s)?(?:\w+\s)?(?:plaintiffs?|claimants?)\b",
    re.IGNORECASE,
)


def remember(masked: Masked, waiting: list[Proposal], discourse: Discourse) -> None:
    """Note deals whose other party is only described, and who is accused by nobody named."""
    discourse.awaited = None
    for proposal in waiting:
        if proposal.kind is DealKind.LAWSUIT and proposal.counter and not proposal.agent:
            discourse.accused += [actor for actor, _ in masked.cluster(proposal.counter).members]
        if proposal.blocked and proposal.agent and _SOMEBODY.search(masked.text[proposal.end :]):
            discourse.awaited = masked, proposal


def awaited(masked: Masked, discourse: Discourse) -> Iterator[Draft]:
    """Yield a deal with “a company”, when the next sentence begins with the company's name."""
    if discourse.awaited is None:
        return
    before, proposal = discourse.awaited
    first = next((c for c in masked.clusters if not c.topic), None)
    if proposal.agent is None or first is None or masked.unit.number != before.unit.number + 1:
        return
    if first.span.start > _LATE:
        return
    for mine in before.cluster(proposal.agent).members:
        for actor, reference in first.members:
            new = discourse.counts[actor.canonical] == 0 and reference.stand_in is StandIn.NONE
            if new and fit(mine[0], actor, proposal.kind, explicit=False):
                one, two = Side(mine[0], mine[1], before.unit), Side(actor, reference, masked.unit)
                yield from judged(before, proposal, one, two, LOOSE, weak=False)


_LATE = 12
"""Characters after which a sentence no longer begins with a name."""


def plaintiffs(masked: Masked, discourse: Discourse, title: tuple[Actor, ...]) -> Iterator[Draft]:
    """Yield who sues, where a sentence lists the plaintiffs of a case told before."""
    match = _PLAINTIFFS.search(masked.text) or _AMONG.search(masked.text)
    if match is None or _NOT.search(match[0]):
        return
    accused = [*discourse.accused, *(d for _, d in discourse.cases)] or [
        a for a in title if a.side is not Camp.RIGHTS
    ]
    start, length = masked.origin[match.start()], len(masked.unit.text)
    end = start + len("plaintiffs")
    listed = [c for c in masked.text[match.start("who") :] if "\ue000" <= c <= "\uefff"]
    for actor, reference in (m for c in listed for m in masked.cluster(c).members):
        for defendant in dict.fromkeys(accused):
            if fit(actor, defendant, DealKind.LAWSUIT, explicit=True) and not reference.topic:
                yield Draft(
                    DealKind.LAWSUIT, DealStatus.FILED, Side(actor, reference, masked.unit),
                    Side(defendant, None, masked.unit), masked.unit, start, min(end, length),
                    (0, length), LOOSE, weak=True,
                )  # fmt: skip


_THE_DEALS = re.compile(
    r"\AThe(?:se)?\s(?:[\w-]+\s){0,2}(?P<noun>deals|agreements|licen[cs]es|partnerships|"
    r"contracts|licensing deals)\b"
)


def fragment(masked: Masked, discourse: Discourse) -> Iterator[Draft]:
    """Yield deals whose beginning is cut off: names without a verb, then “The deals …”."""
    match = _THE_DEALS.match(masked.text)
    before = discourse.clusters[-1] if discourse.clusters else ()
    if match is None or masked.unit.number != 2 or len({a.side for a in before}) != 1:
        return
    other = Camp.TECH if before[0].side is Camp.RIGHTS else Camp.RIGHTS
    central = discourse.focus(other)
    if central is None or discourse.counts[central.canonical] > len(before):
        return
    start, end = masked.origin[match.start("noun")], masked.origin[match.end("noun") - 1] + 1
    for actor in before:
        yield Draft(
            DealKind.PARTNERSHIP, DealStatus.SIGNED, Side(actor, None, masked.unit),
            Side(central, None, masked.unit), masked.unit, start, end, (0, len(masked.unit.text)),
            FILLED, generic=True, weak=True, cut_off=True,
        )  # fmt: skip
