"""Rounds of funding: who led them, who joined, and whose they were."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.deals import DealKind
from index.extraction.deals.arguments import arguments
from index.extraction.deals.clauses import clauses, own_subject
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.frames import LED, RAISE, ROUND, S
from index.extraction.deals.masking import PARTY, Masked
from index.extraction.deals.pairing import fit
from index.extraction.deals.references import Cluster
from index.extraction.names import Side as Camp

_NEAR = 2
"""Sentences after a round's own that can still tell of it."""
_BY = re.compile(
    r"(?:by|from|of|investors|backers|alongside|as did|comes? from|came from)\Z", re.IGNORECASE
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|talks|considering|could|might|may|seeking|looking)\b", re.IGNORECASE
)


def investments(masked: Masked, discourse: Discourse) -> Iterator[Draft]:
    """Yield who invested in whom, as far as a sentence that speaks of a round says."""
    text = masked.text
    near = discourse.round_at is not None and masked.unit.number - discourse.round_at <= _NEAR
    if not (ROUND.search(text) or near):
        return
    company = _company(masked) or discourse.round_of or _only_company(masked)
    if RAISE.search(text) and ROUND.search(text) and _company(masked) is not None:
        discourse.round_of, discourse.round_at = _company(masked), masked.unit.number
    if company is None:
        return
    seen: set[str] = set()
    for match in LED.finditer(text):
        if _NEGATED.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        for investor in _investors(masked, match):
            for draft in _drafts(masked, match, investor, company):
                seen.add(draft.agent.actor.canonical)
                yield draft
    yield from _others(masked, company, seen)


_PUT = re.compile(
    r"\b(?:money|cash|capital|cheques?|checks|round|funding|million|[\d.]+m|backing|put)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:former|declin\w+|refus\w+|not|no|talks|analyst|according|said|did)\b", re.IGNORECASE
)


def _others(masked: Masked, company: Side, seen: set[str]) -> Iterator[Draft]:
    """Yield investors by trade that a sentence about a round names in other words."""
    match = _PUT.search(masked.text)
    if match is None or _ASIDE.search(masked.text):
        return
    for cluster in masked.clusters:
        for actor, reference in cluster.members:
            if actor.side is Camp.INVESTOR and actor.canonical not in seen and not reference.topic:
                one = Cluster((reference,))
                for draft in _drafts(masked, match, one, company):
                    if draft.agent.actor == actor:
                        yield replace(draft, confidence=_GUESSED)


_GUESSED = 0.6


def _investors(masked: Masked, match: re.Match[str]) -> Iterator[Cluster]:
    text = masked.text
    if _BY.search(match[0]):
        found = arguments(text, match.end(), len(text))
        if found and found[0].at - match.end() < 80:
            yield masked.cluster(found[0].character)
            if len(found) > 1 and found[1].preposition in {
                "including",
                "include",
                "alongside",
                "with",
                "from",
                "and",
                "like",
            }:
                yield masked.cluster(found[1].character)
        return
    subject = own_subject(text, _sentence_part(text, match.start()), match.start())
    if subject is not None:
        yield masked.cluster(subject)


def _sentence_part(text: str, at: int) -> int:
    return max(
        (m.end() for m in re.finditer(r"[;:]\s|,\s(?:with|and|while)\s", text[:at])), default=0
    )


def _drafts(
    masked: Masked, match: re.Match[str], investor: Cluster, company: Side
) -> Iterator[Draft]:
    origin = masked.origin
    start, end = origin[match.start()], origin[match.end() - 1] + 1
    for actor, reference in investor.members:
        if reference.topic or not fit(actor, company.actor, DealKind.INVESTMENT, explicit=True):
            continue
        if actor.side is Camp.TECH and company.actor.side is Camp.TECH and actor.kind == "ai":
            continue
        yield Draft(
            DealKind.INVESTMENT, S.ANNOUNCED, Side(actor, reference, masked.unit), company,
            masked.unit, start, end, _clause(masked, match), 0.85,
            weak=company.unit is not masked.unit,
        )  # fmt: skip


def _clause(masked: Masked, match: re.Match[str]) -> tuple[int, int]:
    """Return the stretch of the unit around a trigger that may date it."""
    found = next(c for c in reversed(clauses(masked.text)) if c.start <= match.start())
    last = len(masked.origin) - 1
    return masked.origin[min(found.start, last)], masked.origin[min(found.end, last)] + 1


_OF_ROUND = re.compile(
    rf"(?P<who>{PARTY})[’']s?\s(?:[\w$£€.,-]+\s){{0,6}}(?:round|series|funding|financing|raise|"
    rf"seed|investors|backers)\b"
    rf"|\bvalu\w+\s(?P<valued>{PARTY})|\b(?:invest\w*|stake|round|funding|financing|money|"
    rf"capital) (?:[\w.,$€£-]+ ){{0,5}}(?:in|for|into|of)\s(?P<into>{PARTY})"
    rf"|\b(?:round|series [a-k]|financing|funding) (?:for|in|of|by)\s(?P<round>{PARTY})",
    re.IGNORECASE,
)
_RAISED = re.compile(
    rf"(?P<who>{PARTY})[^;\ue000-\uefff]{{0,60}}?\b(?:rais|secur|clos|land|bag|nets|netted|"
    rf"pull|collect|receiv|obtain|pocket|gather|pick|land|brought in|brings in|nab|attract|"
    rf"scor|rak|backed|funded|valued)",
    re.IGNORECASE,
)


def _company(masked: Masked) -> Side | None:
    """Return whose round a sentence speaks of."""
    for pattern in (_RAISED, _OF_ROUND):
        for match in pattern.finditer(masked.text):
            character = next(c for c in match.groups() if c is not None)
            for actor, reference in masked.cluster(character).members:
                if actor.side is not Camp.INVESTOR and not actor.reports:
                    return Side(actor, reference, masked.unit)
    return None


def _only_company(masked: Masked) -> Side | None:
    """Return the one party of a sentence that an investor of it can have paid."""
    members = [m for cluster in masked.clusters for m in cluster.members if not m[1].topic]
    others = [m for m in members if m[0].side in {Camp.TECH, Camp.UNKNOWN}]
    if len(others) == 1 and any(actor.side is Camp.INVESTOR for actor, _ in members):
        return Side(*others[0], masked.unit)
    return None
