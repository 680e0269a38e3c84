"""What courts decided, and between whom."""

import re
from collections.abc import Iterator, Mapping

from index.deals import DealKind, DealStatus
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.frames import IS_COURT, RULING, VERSUS
from index.extraction.deals.masking import PARTY, Masked
from index.extraction.deals.pairing import Member, fit
from index.extraction.deals.references import Cluster
from index.extraction.names import Actor
from index.extraction.names import Side as Camp

_NOT_YET = re.compile(
    r"\b(?:not|yet|no|will|would|could|might|may|asked?|asks|asking|urged?|wants?|seek\w*|"
    r"sought|whether|if|expected|before|until|"
    r"awaits?|pending|due|request\w*|hop\w+|to)\s(?:[\w’'-]+\s){0,4}\Z|\b(?:asked|asks|urges|"
    r"urged|wants|seeks|sought|whether|await|"
    r"expected|postponed|delayed|adjourned|eve of|ahead of|awaiting)\b",
    re.IGNORECASE,
)
_POSTPONED = re.compile(
    r"\b(?:slip(?:s|ped)|postpon\w+|delay\w*|adjourn\w*|is due|was due|are due|scheduled|"
    r"expected|set for|put (?:off|down|back)|await\w*|pending|not before)\b",
    re.IGNORECASE,
)
_AFTER = 40
"""Characters behind a ruling in which it can be said to be put off."""
_FOR = re.compile(
    rf"(?:\b(?:in favou?r of|sid\w+ with|for|agreed with|backed|victory for|"
    rf"win for)\s(?P<winner>{PARTY}))"
    rf"|(?:\b(?:against|that|ordered|orders|barred|bars|blocked|told|found|"
    rf"finds)\s(?P<loser>{PARTY}))",
    re.IGNORECASE,
)
_WON = re.compile(
    rf"(?P<winner>{PARTY})[^;\ue000-\uefff]{{0,40}}?\b(?:w[io]ns?|won|prevail\w*|secur\w+|"
    rf"obtain\w*|scor\w+)\b"
)
_LOST = re.compile(
    rf"(?P<loser>{PARTY})[^;\ue000-\uefff]{{0,40}}?\b(?:los(?:es|t)|breached|infringed|"
    rf"violated|is liable|was liable|liable)\b"
)
_VICTORY = re.compile(
    rf"(?P<winner>{PARTY})(?:[’']s?)?\s(?:[\w’'-]+\s){{0,4}}?(?:victory|win|success|triumph|"
    rf"wins?|won|prevail\w*)\s(?:[\w’'-]+\s){{0,6}}?(?:over|"
    rf"against)\s(?:[\w-]+\s){{0,4}}?(?P<loser>{PARTY})"
)
_BEATEN = re.compile(
    rf"(?P<loser>{PARTY})[^;\ue000-\uefff]{{0,30}}?\b(?:lost|loses|beaten|"
    rf"defeated)\s(?:[\w’'-]+\s){{0,6}}?"
    rf"(?:to|against|by)\s(?P<winner>{PARTY})"
)
_AGAINST = re.compile(rf"\bagainst\s(?:[\w’'-]+\s){{0,4}}(?P<loser>{PARTY})")
_OBJECT = re.compile(
    r"\b(?:case|suit|lawsuit|ruling|verdict|judge?ment|injunction|appeal|trial|motion|claims?|"
    r"victory|triumph|plea|order|damages|infring\w+)\b",
    re.IGNORECASE,
)


def rulings(masked: Masked, discourse: Discourse) -> Iterator[Draft]:
    """Yield the decisions that a sentence tells of."""
    text = masked.text
    if not IS_COURT.search(text) or text.rstrip().endswith("?"):
        return
    for match in RULING.finditer(text):
        if _POSTPONED.search(text[match.end() : match.end() + _AFTER]):
            continue
        if _NOT_YET.search(text[max(0, match.start() - 60) : match.start()]) or not (
            _OBJECT.search(text)
            or _FOR.search(text)
            or _VICTORY.search(text)
            or _BEATEN.search(text)
        ):
            continue
        found = list(_parties(masked, discourse))
        for plaintiff, defendant, confidence in found:
            start, end = masked.origin[match.start()], masked.origin[match.end() - 1] + 1
            yield Draft(
                DealKind.RULING, DealStatus.RULED, plaintiff, defendant, masked.unit, start, end,
                (0, len(masked.unit.text)), confidence,
                weak=plaintiff.reference is None or defendant.reference is None,
            )  # fmt: skip
        if found:
            return


_Case = tuple[Side, Side, float]


def _parties(masked: Masked, discourse: Discourse) -> Iterator[_Case]:
    """Yield plaintiff and defendant of a decision, with how sure they are."""
    text = masked.text
    if versus := VERSUS.search(text):
        yield from _cross(masked, masked.cluster(versus["a"]), masked.cluster(versus["b"]), 0.85)
        return
    winner, loser = _winner_and_loser(text)
    if winner and loser and winner != loser:
        one, other = masked.cluster(winner), masked.cluster(loser)
        yield from _in_order(list(_cross(masked, one, other, 0.85)), discourse)
        return
    everybody = {a.canonical for cluster in masked.clusters for a, _ in cluster.members}
    if loser and len(everybody) == 1 and not discourse.cases:
        yield from _against(masked, masked.cluster(loser), discourse)
        return
    named = [masked.cluster(c) for c in re.findall(PARTY, text)]
    cases = list(_cases(masked, named, discourse))
    yield from cases
    if not cases:
        yield from _opposed(masked, named)
    if not named and _THE_RULING.search(text):
        for plaintiff, defendant in dict.fromkeys(discourse.cases) if _is_one(discourse) else ():
            yield Side(plaintiff, None, masked.unit), Side(defendant, None, masked.unit), 0.62


def _winner_and_loser(text: str) -> tuple[str | None, str | None]:
    winner = loser = None
    for pattern in (_VICTORY, _BEATEN, _FOR, _AGAINST, _WON, _LOST):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            winner = winner or groups.get("winner")
            loser = loser or groups.get("loser")
    return winner, loser


def _against(masked: Masked, loser: Cluster, discourse: Discourse) -> Iterator[_Case]:
    """Yield the rights holder that the article is about as the one who won."""
    rival = discourse.focus(Camp.RIGHTS)
    for actor, reference in loser.members:
        if rival is not None and fit(rival, actor, DealKind.RULING, explicit=False):
            yield Side(rival, None, masked.unit), Side(actor, reference, masked.unit), 0.6


_THE_RULING = re.compile(
    r"\b(?:the|its|their)\s(?:[\w-]+\s){0,2}(?:ruling|verdict|judge?ment|decision|injunction)\b",
    re.IGNORECASE,
)


def _is_one(discourse: Discourse) -> bool:
    """Tell whether all known cases are against one party."""
    return len({defendant.canonical for _, defendant in discourse.cases}) == 1


def _opposed(masked: Masked, named: list[Cluster]) -> Iterator[_Case]:
    """Yield the two sides that a sentence names, if they can be told apart."""
    members = [member for cluster in named for member in cluster.members if not member[1].topic]
    rights = [m for m in members if m[0].side is Camp.RIGHTS]
    others = [m for m in members if m[0].side in {Camp.TECH, Camp.UNKNOWN}]
    if len({m[0].canonical for m in others}) == 1:
        for plaintiff in rights:
            defendant = others[0]
            unit = masked.unit
            yield (
                Side(plaintiff[0], plaintiff[1], unit),
                Side(defendant[0], defendant[1], unit),
                0.65,
            )


def _cross(masked: Masked, one: Cluster, other: Cluster, confidence: float) -> Iterator[_Case]:
    for mine, my_words in one.members:
        for theirs, their_words in other.members:
            if fit(mine, theirs, DealKind.RULING, explicit=True):
                unit = masked.unit
                yield Side(mine, my_words, unit), Side(theirs, their_words, unit), confidence


def _in_order(found: list[_Case], discourse: Discourse) -> Iterator[_Case]:
    """Put the plaintiff first where the article has said who sued."""
    known = {(a.canonical, b.canonical) for a, b in discourse.cases}
    for one, other, confidence in found:
        turned = (other.actor.canonical, one.actor.canonical) in known
        yield (other, one, confidence) if turned else (one, other, confidence)


def _cases(masked: Masked, named: list[Cluster], discourse: Discourse) -> Iterator[_Case]:
    """Yield the known cases that the sentence names a party of, if it names nobody else."""
    here = {actor.canonical: (actor, ref) for cluster in named for actor, ref in cluster.members}
    for plaintiff, defendant in dict.fromkeys(discourse.cases):
        both = [actor.canonical in here for actor in (plaintiff, defendant)]
        if all(both) or (
            any(both) and len(here) == 1 and _only_case(plaintiff, defendant, here, discourse)
        ):
            yield _side(masked, plaintiff, here), _side(masked, defendant, here), 0.7


def _only_case(
    plaintiff: Actor, defendant: Actor, here: Mapping[str, object], discourse: Discourse
) -> bool:
    """Tell whether the one party that is ``here`` has no case but that of the two."""
    names = {plaintiff.canonical, defendant.canonical}
    (name,) = here
    others = [case for case in discourse.cases if name in {a.canonical for a in case}]
    return {a.canonical for case in others for a in case} <= names


def _side(masked: Masked, actor: Actor, here: Mapping[str, Member]) -> Side:
    found = here.get(actor.canonical)
    return Side(actor, found[1] if found else None, masked.unit)
