"""Two parties that an article is about, where no sentence says plainly what they did."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.deals import DealKind, DealStatus
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.gates import is_doubtful
from index.extraction.deals.masking import Masked
from index.extraction.deals.pairing import Member
from index.extraction.names import Side as Camp

_CONFIDENCE = 0.5
_FIRST = 3
"""Sentences at the top that say what an article is about."""
_SETTLES = r"settl\w+|reconcil\w+|truce|dropp\w+ (?:the |its )?\w*suit"
_SUES = (
    r"su(?:e|es|ed|ing)|lawsuit|suit|complaint|courts?|infring\w+|damages|plaintiffs?|"
    r"litigat\w+|writ"
)
_BUYS = r"acqui\w+|takeover|bought|buys|purchas\w+|merg\w+"
_LICENSES = (
    r"licen[cs]\w*|permi(?:t\w*|ssion)|authori[sz]\w*|cleared|rights to|allow\w*|royalt\w+|"
    r"opt(?:s|ed|ing)? in|per cent of"
)
_PARTNERS = (
    r"deal|agree\w*|contract\w*|partner\w*|pact|accord|alliance|together|joint\w*|collaborat\w*|"
    r"cooperat\w*|co-\w+|team\w*|signs?|signed|integrat\w*|join\w*|arrangement|terms|venture|"
    r"renew\w*|exten\w*|prolong\w*|pilot|trial|supply|supplies|provid\w+|client|customer|adopt\w*|"
    r"deploy\w*|roll\w* out|roster|list|catalogues?|repertoire"
)
_WORDS: tuple[tuple[DealKind, DealStatus, re.Pattern[str]], ...] = tuple(
    (kind, status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, status, words in (
        (DealKind.SETTLEMENT, DealStatus.SETTLED, _SETTLES),
        (DealKind.LAWSUIT, DealStatus.FILED, _SUES),
        (DealKind.ACQUISITION, DealStatus.ANNOUNCED, _BUYS),
        (DealKind.LICENCE, DealStatus.SIGNED, _LICENSES),
        (DealKind.PARTNERSHIP, DealStatus.ANNOUNCED, _PARTNERS),
    )
)


def central_pairs(
    masked: Sequence[Masked], known: set[frozenset[str]], totals: Counter[str], length: int
) -> Iterator[Draft]:
    """Yield what the top of an article suggests of pairs that nothing was said of yet."""
    titled = {actor.canonical for m in masked if m.unit.number == 0 for actor, _ in _members(m)}
    told: set[frozenset[str]] = set()
    for sentence in masked:
        if sentence.unit.number > (_FIRST if length > SHORT else 2 * _FIRST):
            continue
        if is_doubtful(sentence.unit.text):
            continue
        for one, other in _opposed(sentence):
            pair = frozenset((one[0].canonical, other[0].canonical))
            often = length <= SHORT and all(totals[name] > 1 for name in pair)
            if pair in known or pair in told or not (titled & pair or often):
                continue
            for draft in _draft(sentence, one, other):
                told.add(pair)
                yield draft


SHORT = 2_000
"""Characters of a text that is about one thing."""


def _opposed(masked: Masked) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of rights holders with the one other company of a sentence."""
    members = _members(masked)
    rights = [m for m in members if m[0].side is Camp.RIGHTS]
    others = [m for m in members if m[0].side in {Camp.TECH, Camp.UNKNOWN}]
    if len({m[0].canonical for m in others}) == 1:
        yield from (
            (one, others[0]) for one in rights if one[0].canonical != others[0][0].canonical
        )


def _members(masked: Masked) -> list[Member]:
    return [m for cluster in masked.clusters for m in cluster.members if not m[1].topic]


def _draft(masked: Masked, one: Member, other: Member) -> Iterator[Draft]:
    unit = masked.unit
    for kind, status, pattern in _WORDS:
        found = pattern.search(unit.text)
        if found is not None:
            yield Draft(
                kind, status, Side(one[0], one[1], unit), Side(other[0], other[1], unit), unit,
                found.start(), found.end(), (0, len(unit.text)), _CONFIDENCE,
                generic=kind is DealKind.PARTNERSHIP,
            )  # fmt: skip
            return
