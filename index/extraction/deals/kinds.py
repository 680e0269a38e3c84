"""What kind of deal is meant where a sentence alone leaves it open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.deals import DealKind, DealStatus
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.units import Unit
from index.extraction.names import Side as Camp

_AGREED = re.compile(
    r"(?<!no )\b(?:settl\w+|out[- ]of[- ]court|terms|deal|agree\w*|licen[cs]ed)\b", re.IGNORECASE
)
_DROPPED = re.compile(r"(?:drop|withdr|discontinu|abandon|dismiss)", re.IGNORECASE)
_QUARREL = re.compile(
    r"\b(?:quarrel|feud|(?:legal|court|copyright) (?:fight|battle|dispute|row)|(?:end|drop|"
    r"resolve|settl)\w* (?:\w+ ){0,4}(?:suit|lawsuit|dispute|litigation|case)|peace)\b",
    re.IGNORECASE,
)
_LICENSED = re.compile(r"(?<!un)\blicen[cs](?:e|es|ed|ing|ors?|ees?)\b", re.IGNORECASE)
_UNLICENSED = re.compile(r"\b(?:without|no|not|never|unlicensed)\b[^.;,]{0,30}licen", re.IGNORECASE)
_NAMES_LICENCE = re.compile(
    r"\b(?:licen[cs]es?|licensing|sub-?licen[cs]\w+|licens(?:ed|es) (?:its|their|to|from|by|"
    r"for|under)|to license)\b",
    re.IGNORECASE,
)


def refined(told: Sequence[Unit], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, those that leave the kind open with what the article says elsewhere."""
    agreed = any(_AGREED.search(unit.text) for unit in told)
    for draft in drafts:
        firm = draft.generic and draft.status not in OPEN
        if draft.kind is DealKind.SETTLEMENT and not agreed and _is_dropped(draft):
            yield replace(draft, kind=DealKind.LAWSUIT, status=DealStatus.ENDED)
        elif firm and _QUARREL.search(draft.unit.text):
            yield replace(draft, kind=DealKind.SETTLEMENT, status=DealStatus.SETTLED)
        elif firm and draft.status is not DealStatus.ENDED and _is_licence(told, draft):
            yield replace(draft, kind=DealKind.LICENCE, status=DealStatus.SIGNED)
        elif firm and _is_licence(told, draft):
            yield replace(draft, kind=DealKind.LICENCE)
        else:
            yield draft


def _is_dropped(draft: Draft) -> bool:
    return _DROPPED.match(draft.unit.text, draft.start) is not None


def _is_licence(told: Sequence[Unit], draft: Draft) -> bool:
    if Camp.INVESTOR in {draft.agent.actor.side, draft.counter.actor.side}:
        return False
    if _says_licensed(draft.unit.text) or {"cmo", "indie"} & {
        draft.agent.actor.kind,
        draft.counter.actor.kind,
    }:
        return True
    sides = {draft.agent.actor.side, draft.counter.actor.side}
    near = [u for u in told if abs(u.number - draft.unit.number) <= _NEAR or u.number == 0]
    if any(_NAMES_LICENCE.search(unit.text) and _says_licensed(unit.text) for unit in near):
        return True
    return Camp.RIGHTS in sides and any(
        _CONTENT.search(unit.text) for unit in near if 0 <= unit.number - draft.unit.number <= 1
    )


_NEAR = 5
_WORKS = (
    r"(?:songs?|recordings?|compositions?|works|catalogues?|catalogs?|repertoire|masters|"
    r"songbook|stems|lyrics|loops|archives?)"
)
_USED = (
    r"(?:train\w*|learn\w*|feed|fed|remix\w*|cover\w*|alter\w*|restyle|reproduc\w*|display\w*|"
    r"use[sd]?|using|available|cleared|supplies|draw\w*|turn up|per cent of|right to)"
)
_CONTENT = re.compile(
    rf"\b{_WORKS}\b[^.;]*\b{_USED}\b|\b{_USED}\b[^.;]*\b{_WORKS}\b", re.IGNORECASE
)


def _says_licensed(text: str) -> bool:
    return _LICENSED.search(text) is not None and _UNLICENSED.search(text) is None
