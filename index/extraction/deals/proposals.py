"""A masked sentence → what its triggers say of whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.deals import DealKind, DealStatus
from index.extraction.deals.arguments import Argument, arguments
from index.extraction.deals.clauses import Clause, clauses, own_subject
from index.extraction.deals.frames import FRAMES, SALE, TALKS, VERSUS, Form, Frame
from index.extraction.deals.masking import PARTY, Masked, is_party


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trigger with the characters of the parties that it seems to be about."""

    kind: DealKind
    status: DealStatus
    start: int
    end: int
    clause: Clause
    agent: str | None
    counter: str | None
    confidence: float
    symmetric: bool = False
    generic: bool = False
    blocked: bool = False
    """Whether the other party is spoken of, but not known."""
    talks: bool = False
    """Whether the trigger itself means that nothing is agreed."""
    noun: bool = False
    gives: bool | None = None
    """Of a licence: whether the agent gives it."""
    sold_by: bool = False
    """Of an acquisition: whether the counterparty is the seller."""


def proposals(masked: Masked) -> Iterator[Proposal]:
    """Yield what the triggers of a masked sentence propose, in the order of the frames."""
    text = masked.text
    parts = clauses(text)
    for frame, match in _triggers(text):
        yield _proposal(text, frame, match, _clause_of(parts, match.start()))
    for match in SALE.finditer(text):
        yield from _sales(text, match, _clause_of(parts, match.start()))
    for match in TALKS.finditer(text):
        yield _talks(text, match, _clause_of(parts, match.start()))
    for match in VERSUS.finditer(text):
        clause = _clause_of(parts, match.start())
        yield Proposal(
            DealKind.LAWSUIT, DealStatus.FILED, match.start(), match.end(), clause,
            match["a"], match["b"], 0.85,
        )  # fmt: skip


def _triggers(text: str) -> Iterator[tuple[Frame, re.Match[str]]]:
    """Yield the triggers in a masked text, none overlapping; the first frames go first."""
    taken: list[tuple[int, int]] = []
    for frame in FRAMES:
        for match in frame.pattern.finditer(text):
            overlaps = any(match.start() < end and start < match.end() for start, end in taken)
            if not overlaps and not _is_passed_over(text, frame, match):
                taken.append(match.span())
                yield frame, match


def _is_passed_over(text: str, frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a trigger means something else where it stands."""
    before = text[: match.start()]
    if frame.form is Form.VERB and _is_noun(text, match):
        return True
    if frame.form is Form.NOUN and _IN_CHARGE.search(before):
        return True
    if match[0].lower() == "licensed" and _ADJECTIVE.search(before):
        return True
    if match[0].lower().startswith("together") and _IN_COURT.search(before):
        return True
    if frame.form is Form.NOUN and _BEFORE_THAT.search(before):
        return True
    if _HIRED.match(text, match.start()):
        return True
    return frame.kind is DealKind.LAWSUIT and _IN_SOME_CASES.search(before) is not None


_IN_COURT = re.compile(
    r"\b(?:complaints?|lawsuits?|suits?|action|sue[sd]?|suing|lodged|filed|plaintiffs?)\b",
    re.IGNORECASE,
)
_HIRED = re.compile(
    r"(?:appoint\w*|nam(?:e[sd]?|ing)|hir(?:e[sd]?|ing)|promot\w+)\s[\ue000-\uf8ff],? "
    r"(?:as|to|its)\b",
    re.IGNORECASE,
)
"""Somebody who is given a post is no partner."""
_BEFORE_THAT = re.compile(
    r"\b(?:years?|months?|weeks?|days?|long|shortly|just) (?:before|ahead of) (?:its|their|the|his|"
    r"her|any|that|[\ue000-\uf8ff](?:[’']s)?) (?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
"""Words before a deal that is not what is told: “a year before its deals with others”."""
_IN_CHARGE = re.compile(
    r"\b(?:head|heads|headed|director|chief|president|officer|VP|manager|team|lead|leads|"
    r"executive|charge|responsible|expert)(?:,)? "
    r"(?:of|for|in) (?:[\w&-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_LICENSE = re.compile(r"licen[cs](?:e|es|ing)\Z", re.IGNORECASE)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:an?|the|its|their|any|no|some|new|first|second|this|that|each|every|of|under|"
    r"with|AI|for|music|collective|joint|blanket|more|"
    r"about|on|over|and|three|two|several|exclusive|similar|such|in)|"
    r"[\ue000-\uefff][’']s?)\s(?:[\w-]+\s)?\Z",
    re.IGNORECASE,
)
_OBJECT_OF_LICENSING = re.compile(
    r"\s(?:its|their|his|her|the|[\ue000-\uefff]|music|songs?|content|catalogues?|catalogs?|"
    r"recordings|works|rights|it\b|them\b|out\b)",
    re.IGNORECASE,
)


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Tell whether “license” or “licensing” is no verb where it stands."""
    if not _LICENSE.match(match[0]):
        return False
    if match[0].lower().endswith("ing") and not _OBJECT_OF_LICENSING.match(text, match.end()):
        return True
    return _BEFORE_NOUN.search(text[: match.start()]) is not None and not match[0].lower().endswith(
        "ing"
    )


_ADJECTIVE = re.compile(
    r"(?:\b(?:on|of|the|an?|fully|properly|only|all|from|with|its|their|new|legally|into|"
    r"through|using|by|some|more|than|for)|\d)\s\Z",
    re.IGNORECASE,
)
_IN_SOME_CASES = re.compile(
    r"\bin (?:both|some|most|many|such|all|any|each|which|rare|either|several|certain|other|"
    r"a few) \Z",
    re.IGNORECASE,
)


def _clause_of(parts: tuple[Clause, ...], at: int) -> Clause:
    return next((c for c in reversed(parts) if c.start <= at), parts[0])


_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|gets?|got)(?: \w+ly| now| also| jointly| first|"
    r" since)?\s\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\A\s(?:[\w$£€.,-]+\s){{0,3}}by\s(?:[\w’'-]+\s){{0,6}}(?P<who>{PARTY})", re.IGNORECASE
)


def _proposal(text: str, frame: Frame, match: re.Match[str], clause: Clause) -> Proposal:
    if frame.form is Form.VERB:
        agent, counter, symmetric, gives = _of_verb(text, frame, match, clause)
    else:
        agent, counter, symmetric, gives = _of_noun(text, frame, match, clause)
    kind, generic = _refined(text, frame, match, clause)
    return Proposal(
        kind, frame.status if kind is frame.kind else _STATUS[kind], match.start(), match.end(),
        clause, agent, counter, frame.confidence, symmetric, generic,
        counter is None and _is_blocked(text, match.end()),
        noun=frame.form is Form.NOUN, gives=gives,
    )  # fmt: skip


_STATUS = {
    DealKind.LICENCE: DealStatus.SIGNED, DealKind.SETTLEMENT: DealStatus.SETTLED,
    DealKind.PARTNERSHIP: DealStatus.ANNOUNCED, DealKind.INVESTMENT: DealStatus.ANNOUNCED,
    DealKind.ACQUISITION: DealStatus.ANNOUNCED, DealKind.LAWSUIT: DealStatus.FILED,
    DealKind.RULING: DealStatus.RULED,
}  # fmt: skip
_Roles = tuple[str | None, str | None, bool, bool | None]


def _of_verb(text: str, frame: Frame, match: re.Match[str], clause: Clause) -> _Roles:
    left = text[clause.start : match.start()]
    right = arguments(text, match.end(), clause.end)
    subject = own_subject(text, clause.start, match.start()) or clause.subject
    by = _BY.match(text[match.end() : clause.end])
    passive = _PASSIVE.search(left) if not match[0].lower().rstrip().endswith("ing") else None
    if by and (passive or is_party(text[: match.start()].rstrip(" ,")[-1:])):
        before = text[: match.start()].rstrip(" ,")[-1:]
        target = subject if passive or not is_party(before) else before
        return by["who"], target if target != by["who"] else None, False, True
    if passive and not frame.symmetric and frame.kind is not DealKind.LICENCE:
        return None, subject, False, None
    wanted = [a for a in right if a.preposition in frame.counter]
    counter = _first(wanted, frame, right)
    gives = None
    if frame.kind is DealKind.LICENCE and counter is not None:
        gives = counter.preposition in {"to", "", "for"}
    if (
        frame.kind is DealKind.ACQUISITION
        and right
        and counter is not None
        and counter is not right[0]
    ):
        counter = None
    if (
        counter is None
        and (head := _head_before(text, clause)) is not None
        and "with" in frame.counter
    ):
        return subject, head, False, gives
    symmetric = frame.symmetric and counter is None and subject is not None
    return subject, counter.character if counter else None, symmetric, gives


_WITH_WHICH = re.compile(
    rf"(?P<head>{PARTY})(?:,[^\ue000-\uefff;]{{0,60}})?,?\s(?:with|against|from|to)\s(?:which|"
    rf"whom)\s\Z",
    re.IGNORECASE,
)


def _head_before(text: str, clause: Clause) -> str | None:
    """Return whom “with which” stands for, if that opens the clause."""
    found = _WITH_WHICH.search(text[: clause.start])
    return found["head"] if found else None


def _first(wanted: list[Argument], frame: Frame, right: tuple[Argument, ...]) -> Argument | None:
    """Return the party that the earliest listed preposition governs, close ones first."""
    if frame.symmetric or frame.kind is DealKind.LICENCE:
        for preposition in frame.counter:
            for each in wanted:
                if each.preposition == preposition:
                    return each
    del right
    return wanted[0] if wanted else None


_POSSESSOR = re.compile(rf"(?P<who>{PARTY})(?:[’']s?)?\s(?P<between>(?:[\w$£€.,%’'-]+\s){{0,5}})\Z")
_NO_MODIFIER = re.compile(
    r"\b(?:with|against|by|to|from|for|of|in|into|on|at|and|or|but|that|which|as|is|are|was|"
    r"were|has|have|had|will|would|"
    r"said|says|the|a|an|its|their|his|this|these|under|over|after|before|sign\w*|struck|"
    r"strik\w+|ink\w*|announc\w*|reach\w*|"
    r"agree\w*|file[sd]?|filing|sue[sd]?|settle[sd]?|not|no|who|while|when|whose|than|"
    r"launch\w*|secur\w*|obtain\w*|through|via)\s",
    re.IGNORECASE,
)
_FACES = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|hit (?:with|by)|served with|slapped with|target of|subject of|"
    r"defend\w*|fight(?:s|ing)?|"
    r"fought|fend\w*|battl\w+|lost|beat|defeat\w*|drew|draws|respond\w*|answer\w*)\b",
    re.IGNORECASE,
)


def _reach(text: str, end: int, clause_end: int) -> int:
    """Return how far the words after a noun can belong to it; “the other, with …” runs on."""
    if clause_end - end > 1 or not text[:end].rstrip().endswith(","):
        return clause_end
    stop = re.compile(r"[,;.]").search(text, end + 2)
    return stop.start() if stop else len(text)


def _of_noun(text: str, frame: Frame, match: re.Match[str], clause: Clause) -> _Roles:
    left_start = clause.start
    left = text[left_start : match.start()]
    possessor = _POSSESSOR.search(left)
    if possessor and _NO_MODIFIER.search(possessor["between"]):
        possessor = None
    right = arguments(text, match.end(), _reach(text, match.end(), clause.end))
    counter = _first([a for a in right if a.preposition in frame.counter], frame, right)
    agents = [a for a in right if a.preposition in frame.agent and a is not counter]
    subject = own_subject(text, clause.start, match.start()) or clause.subject
    agent = possessor["who"] if possessor else (agents[0].character if agents else subject)
    gives = (
        counter.preposition in {"to", "for"} if counter and frame.kind is DealKind.LICENCE else None
    )
    if frame.kind is DealKind.LAWSUIT:
        return _case(text, clause, match, agent, counter, agents, subject, possessor is not None)
    if (
        counter
        and counter.preposition in ({"between", "of", "by"} if frame.symmetric else {"between"})
        and not (possessor and counter.preposition == "of")
    ):
        return counter.character, None, True, None
    if agent and counter and agent == counter.character:
        agent = subject if subject != agent else None
    symmetric = frame.symmetric and counter is None and agent is not None
    return agent, counter.character if counter else None, symmetric, gives


# "The Suno case and the one against Anthropic" are two.
_ANOTHER_ONE = re.compile(r"\b(?:the|another|that) ones?\b|\bthat (?=against)", re.IGNORECASE)


def _case(
    text: str, clause: Clause, match: re.Match[str], agent: str | None, counter: Argument | None,
    agents: list[Argument], subject: str | None, owned: bool,
) -> _Roles:  # fmt: skip
    """Return plaintiff and defendant of a noun such as “lawsuit”."""
    if counter and _ANOTHER_ONE.search(text[match.end() : counter.at]):
        counter = None
    left = text[clause.start : match.start()]
    if counter and counter.preposition == "between":
        return counter.character, None, True, None
    if agents and not owned and (counter is None or counter.preposition == "with"):
        return agents[0].character, subject if subject != agents[0].character else None, False, None
    if owned and counter is None:
        # "the Udio case" and "Universal's case" say only one of the two.
        return agent, None, True, None
    if counter is None and subject and _FACES.search(left):
        return None, subject, False, None
    return agent, counter.character if counter else None, counter is None, None


_LICENSING = re.compile(r"\b(?:cross-|sub)?licen[cs]\w*", re.IGNORECASE)
_NOT_ONE = re.compile(rf"{PARTY}|[;.]")
_AIM = (
    (
        re.compile(
            r"\A\s(?:\w+\s){0,2}?(?:to|will|would|which)\s(?:\w+\s)?(?:acquire|buy|purchase|"
            r"take over)\b",
            re.IGNORECASE,
        ),
        DealKind.ACQUISITION,
    ),
    (
        re.compile(r"\A\s(?:\w+\s){0,2}?to\s(?:\w+\s)?(?:settle|end|resolve)\b", re.IGNORECASE),
        DealKind.SETTLEMENT,
    ),
    (
        re.compile(r"\A\s(?:\w+\s){0,2}?to\s(?:\w+\s)?(?:invest)\b", re.IGNORECASE),
        DealKind.INVESTMENT,
    ),
)
_MODIFIED = (
    (re.compile(r"\b(?:settlement|out-of-court|peace)\b", re.IGNORECASE), DealKind.SETTLEMENT),
    (
        re.compile(r"\b(?:takeover|acquisition|buy-?out|merger)\b", re.IGNORECASE),
        DealKind.ACQUISITION,
    ),
    (re.compile(r"\b(?:investment|funding|equity)\b", re.IGNORECASE), DealKind.INVESTMENT),
)


def _refined(
    text: str, frame: Frame, match: re.Match[str], clause: Clause
) -> tuple[DealKind, bool]:
    """Return what kind of deal it is by the words around the noun, and whether it is still open."""
    if frame.kind is not DealKind.PARTNERSHIP:
        return frame.kind, frame.generic
    before = _NOT_ONE.split(text[max(clause.start, match.start() - 45) : match.start()])[-1]
    if frame.form is Form.NOUN and _LICENSING.search(before):
        return DealKind.LICENCE, False
    if not frame.generic:
        return frame.kind, False
    after = text[match.end() : match.end() + 60]
    tail = re.sub(PARTY, "", after)
    for pattern, kind in _AIM:
        if pattern.search(tail):
            return kind, False
    for pattern, kind in _MODIFIED:
        if frame.form is Form.NOUN and pattern.search(before):
            return kind, False
    return frame.kind, True


def _sales(text: str, match: re.Match[str], clause: Clause) -> Iterator[Proposal]:
    """Yield who bought what, and from whom, where a verb tells of the sale."""
    right = arguments(text, match.end(), clause.end)
    buyer = next((a.character for a in right if a.preposition in {"to", "of"}), None)
    if buyer is None:
        return
    subject = own_subject(text, clause.start, match.start()) or clause.subject
    target = next((a.character for a in right if a.preposition == ""), None)
    seller = subject
    if match[0].lower().startswith(("now", "becom", "becam")):
        seller, target = None, subject
    if target is None and _PASSIVE.search(text[clause.start : match.start()]):
        seller, target = None, subject
    for counter, confidence, sold_by in ((target, 0.85, False), (seller, 0.7, True)):
        if counter is not None and counter != buyer:
            yield Proposal(
                DealKind.ACQUISITION, DealStatus.ANNOUNCED, match.start(), match.end(), clause,
                buyer, counter, confidence, sold_by=sold_by,
            )  # fmt: skip


_BLOCKED = re.compile(
    r"\A[^,;.\ue000-\uf8ff]{0,30}?\b(?:with|against|between|from)\s(?!it\b|them\b|its\b|"
    r"a view\b|immediate\b|the (?:aim|goal|court|"
    r"company|label|start-?up|firm)\b|more\b|each other|one another|"
    r"prejudice)[^\s,;.\ue000-\uf8ff][^,;.\ue000-\uf8ff]{2,}",
    re.IGNORECASE,
)


def _is_blocked(text: str, end: int) -> bool:
    return _BLOCKED.match(text[end:]) is not None


def _talks(text: str, match: re.Match[str], clause: Clause) -> Proposal:
    right = arguments(text, match.end(), clause.end)
    counter = next((a for a in right if a.preposition in {"with", "between", "to", "from"}), None)
    if counter is None and match[0].lower().startswith(("court", "approach")):
        counter = right[0] if right else None
    possessor = _POSSESSOR.search(text[clause.start : match.start()])
    agent = own_subject(text, clause.start, match.start()) or clause.subject
    if possessor and not _NO_MODIFIER.search(possessor["between"]):
        agent = possessor["who"]
    symmetric = counter is None or counter.preposition == "between"
    return Proposal(
        _talked_of(text[match.start() : match.start() + _AHEAD]), DealStatus.TALKS,
        match.start(), match.end(), clause,
        counter.character if counter and symmetric else agent,
        counter.character if counter and not symmetric else None,
        0.8, symmetric, talks=True,
    )  # fmt: skip


_AHEAD = 120
"""Characters of a sentence that say what talks are about."""


def _talked_of(text: str) -> DealKind:
    for pattern, kind in (
        (r"licen[cs]", DealKind.LICENCE),
        (r"settle|lawsuit|dispute|litigation", DealKind.SETTLEMENT),
        (r"acqui|buy|takeover|merger|sale", DealKind.ACQUISITION),
        (r"invest|rais|round|funding|stake", DealKind.INVESTMENT),
    ):
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return DealKind.PARTNERSHIP
