"""Words that stand in for a name: what they look like, and whom they can stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.deals.references import StandIn
from index.extraction.names import Side

_ADJECTIVES = (
    r"(?!same |other |only |first |largest |biggest |world|next |whole |entire |rival |latter |"
    r"former |new )"
    r"(?:(?!of |in |to |and |for |with |that |from |on |by )[\w’'-]+ ){0,3}?"
)
_TECH = (
    r"(?:start-?up|platform|generator|app|developer|model maker|tech giant|chip ?maker|"
    r"search giant|streaming service|streaming giant|streamer|tech company|AI company|AI firm|"
    r"service|software maker|technology company|AI lab|chatbot maker|unicorn|maker|chatbot|"
    r"assistant|engine|"
    r"tool|defendant|store|host|studio|laboratory|website|site)"
)
_RIGHTS = (
    r"(?:label|record company|music company|music group|music giant|music major|major|publisher|"
    r"rights ?holder|society|collecting society|distributor|music publisher|record label|"
    r"rights group|rights body|music rights company|licensor|organisation|organization|trade body|"
    r"royalty collector|PRO|CMO|collective|indie|agency|union|house|imprint|claimant|plaintiff|"
    r"publishing arm)"
)
_SINGLE_ANY = r"(?:company|firm|group|giant|outfit)"
_RIGHTS_PLURAL = (
    r"(?:labels|majors|record companies|music companies|publishers|music publishers|"
    r"rights ?holders|record labels|music groups|societies|plaintiffs|licensors|"
    r"major labels|major publishers|distributors)"
)
_TECH_PLURAL = r"(?:start-?ups|generators|platforms|AI companies|AI firms|defendants|apps)"
_PAIR_NOUN = r"(?:companies|firms|parties|sides|businesses|partners|organisations|organizations)"
# A verb that makes the pronoun before it a subject.
_IS_SUBJECT = (
    r"(?=(?: also| now| then| later| recently| already| first| previously| jointly| together)?"
    r" (?:[a-z]{2,}(?:s|ed)|had|will|would|are|were|can|could|may|might|must|have|did|do|"
    r"struck|ink|sue|sign|agree|bought|brought|led|took|gave|made|sold|paid|went|came|became|"
    r"began|held|kept|let|lost|"
    r"put|ran|sent|set|won|wrote|chose|got|found|met|built|drew|fell|grew|left|meant|plan|"
    r"intend|expect|hope|want|say|need)\b)"
)
_DEAL_NOUN = (
    r"(?:deals?|agreements?|partnerships?|licen[cs](?:es?|ing)|settlements?|lawsuits?|suits?|"
    r"cases?|contracts?|pacts?|alliances?|collaborations?|complaints?|acquisitions?|takeover|"
    r"investments?|talks|negotiations|litigation|claims?|fights?|battles?|disputes?|tie-ups?|"
    r"rounds?|accords?|arrangements?|ventures?|stakes?|catalogues?|catalogs?|repertoires?|"
    r"legal|series|court)"
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: re.Pattern[str]
    stand_in: StandIn
    side: Side | None
    """None for any."""
    pronoun: bool = False


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OBJECT = (
    r"(?:(?<=with )|(?<=against )|(?<=sues )|(?<=sued )|(?<=suing )|(?<=selling )|(?<=sold )|"
    r"(?<=bought )|(?<=buying )|(?<=acquired )|(?<=acquire ))"
)
_PATTERNS = (
    _Pattern(
        _compile(
            rf"\b(?:the|both|these|those) (?:two |pair of )?{_PAIR_NOUN}\b(?! of)|\bthe (?:two|"
            rf"pair|duo)\b"
            rf"(?! \w+ (?:years|months|weeks|songs))|\bboth (?={_PAIR_NOUN})|\b(?:the )?two sides\b"
        ),
        StandIn.PAIR,
        None,
    ),
    _Pattern(
        _compile(rf"\b(?:the|both|all|these|those|three) {_ADJECTIVES}{_RIGHTS_PLURAL}\b"),
        StandIn.SEVERAL,
        Side.RIGHTS,
    ),
    _Pattern(
        _compile(rf"\b(?:the|both|these|those) {_ADJECTIVES}{_TECH_PLURAL}\b"),
        StandIn.SEVERAL,
        Side.TECH,
    ),
    _Pattern(
        _compile(rf"\b(?:the|this|that) {_ADJECTIVES}{_TECH}(?![\w-])"), StandIn.SINGLE, Side.TECH
    ),
    _Pattern(
        _compile(rf"\b(?:the|this|that) {_ADJECTIVES}{_RIGHTS}(?![\w-])"),
        StandIn.SINGLE,
        Side.RIGHTS,
    ),
    _Pattern(
        _compile(rf"\b(?:the|this|that) {_ADJECTIVES}{_SINGLE_ANY}(?![\w-])"), StandIn.SINGLE, None
    ),
    _Pattern(
        _compile(rf"\bit{_IS_SUBJECT}|\A[\"“]?It(?= [a-z])"), StandIn.SINGLE, None, pronoun=True
    ),
    _Pattern(
        _compile(rf"\bthey{_IS_SUBJECT}|\A[\"“]?They(?= [a-z])"),
        StandIn.SEVERAL,
        None,
        pronoun=True,
    ),
    _Pattern(_compile(rf"\bboth{_IS_SUBJECT}"), StandIn.PAIR, None),
    _Pattern(
        _compile(
            r"\b(?:its|their)(?= (?:[\w$.,-]+ ){0,3}?(?:suits?|lawsuits?|complaints?|cases?|"
            r"claims?)\b)"
        ),
        StandIn.SINGLE,
        Side.RIGHTS,
        pronoun=True,
    ),
    _Pattern(
        _compile(rf"\bits(?= (?:[\w$.,-]+ ){{0,3}}?{_DEAL_NOUN}\b)"),
        StandIn.SINGLE,
        None,
        pronoun=True,
    ),
    _Pattern(
        _compile(rf"\btheir(?= (?:[\w$.,-]+ ){{0,3}}?{_DEAL_NOUN}\b)"),
        StandIn.SEVERAL,
        None,
        pronoun=True,
    ),
    _Pattern(_compile(rf"{_OBJECT}it\b"), StandIn.SINGLE, None, pronoun=True),
    _Pattern(
        _compile(rf"{_OBJECT}(?:them\b|both\b(?=[.,;]|$))"), StandIn.SEVERAL, None, pronoun=True
    ),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A stand-in in a text, before it is known whom it stands for."""

    start: int
    end: int
    stand_in: StandIn
    side: Side | None
    pronoun: bool
    object: bool


def stand_ins(text: str) -> Iterator[Found]:
    """Yield the stand-ins in ``text`` in order, none overlapping."""
    found = [
        Found(m.start(), m.end(), p.stand_in, p.side, p.pronoun, _is_object(text, m.start()))
        for p in _PATTERNS
        for m in p.regex.finditer(text)
        if not _is_compound(text, m.end())
    ]
    end = 0
    for each in sorted(found, key=lambda f: (f.start, -f.end)):
        if each.start >= end:
            yield each
            end = each.end


_OBJECT_BEFORE = re.compile(r"\b(?:with|against|sue[sd]?|suing|by|from|to)\s\Z", re.IGNORECASE)
_COMPOUND = re.compile(r"[’']s? (?:chief|CEO|founder|boss|head|lawyer|spokes)|-")


def _is_object(text: str, start: int) -> bool:
    return _OBJECT_BEFORE.search(text[max(0, start - 12) : start]) is not None


def _is_compound(text: str, end: int) -> bool:
    return _COMPOUND.match(text, end) is not None
