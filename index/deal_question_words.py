"""The words in which people ask about deals."""

import re
from collections.abc import Mapping

from index.deals import DealKind, Role

_AGREEMENTS = frozenset({DealKind.LICENCE, DealKind.PARTNERSHIP, DealKind.SETTLEMENT})

KINDS: Mapping[str, frozenset[DealKind]] = {
    r"licen[cs]\w*": frozenset({DealKind.LICENCE}),
    r"settl\w+": frozenset({DealKind.SETTLEMENT}),
    r"sue[sd]?|suing|(?:law)?suits?|court cases?|legal (?:cases?|actions?|fights?|disputes?)|"
    r"t(?:ook|aken)(?: \0)? to court": frozenset({DealKind.LAWSUIT}),
    r"invest\w*|back(?:s|ed|ing|ers?)|fund(?:s|ed)": frozenset({DealKind.INVESTMENT}),
    r"bought|buys?|buying|acqui\w+|takeovers?": frozenset({DealKind.ACQUISITION}),
    r"partner\w*|team(?:s|ed)? up|collaborat\w+|work(?:s|ed|ing)? (?:together )?with": frozenset(
        {DealKind.PARTNERSHIP, DealKind.LICENCE}
    ),
    r"rul(?:ed?|ings?)|verdicts?|judge?ments?": frozenset({DealKind.RULING}),
    r"deals?|agreements?|contracts?|pacts?|sign(?:s|ed)?|signing|struck|inked|agreed?": _AGREEMENTS,
}
"""What a word makes of a question. The first that is there decides: a licensing deal licenses."""

SIDES: Mapping[str, frozenset[str]] = {
    r"(?:major |indie |record )?labels?|record compan(?:y|ies)|majors": frozenset(
        {"label", "indie", "dist", "trade"}
    ),
    r"(?:music )?publishers?": frozenset({"publisher"}),
    r"(?:collecting |collection )?societ(?:y|ies)|cmos?|pros?": frozenset({"cmo"}),
    r"rights ?holders?|rights ?owners?|licensors?": frozenset(
        {"label", "publisher", "indie", "dist", "cmo", "trade", "artist"}
    ),
    r"ai (?:music )?(?:compan(?:y|ies)|firms?|start-?ups?|generators?|platforms?)|generators?": (
        frozenset({"ai", "tech"})
    ),
    r"investors?|backers?|vcs?|funds?": frozenset({"investor", "media", "tech", "platform"}),
    r"(?:streaming )?(?:platforms?|services?)|streamers?|dsps?": frozenset({"platform", "tech"}),
    r"distributors?": frozenset({"dist"}),
    r"artists?|musicians?|singers?": frozenset({"artist"}),
    r"compan(?:y|ies)|firms?|start-?ups?|parties|players|people|partners": frozenset(),
}
"""Of which types of the vocabulary the other party must be one; empty if any will do."""

ROLES = {
    DealKind.LAWSUIT: (Role.PLAINTIFF, Role.DEFENDANT),
    DealKind.INVESTMENT: (Role.INVESTOR, Role.COMPANY),
    DealKind.ACQUISITION: (Role.BUYER, Role.TARGET),
}
"""Who does it, and to whom."""

# A NUL stands in the place of each party.
_DONE = r"(?:sued|bought|acquired|backed|funded)"
BY_PARTY = re.compile(rf"\b{_DONE}\sby\s\0", re.IGNORECASE)
TO_PARTY = re.compile(
    rf"\b(?:against|fac(?:e[sd]?|ing)|been {_DONE}|t(?:ook|aken) \0 to court|"
    r"(?:sued|suing|sues|sue|bought|buys?|acquired?|acquiring|backed|backs|"
    r"invest(?:ed|s|ing)? in|investors? (?:in|of)|backers? of|fund(?:ed|s))\s*\0)",
    re.IGNORECASE,
)
FROM_PARTY = re.compile(
    r"\0(?:’s|'s)?\s*(?:\w+\s){0,2}?"
    r"(?:sue[sd]?|suing|bring|brought|filed?|buy|bought|acquired?|invest(?:ed)?|back(?:ed)?)\b",
    re.IGNORECASE,
)

COUNT = re.compile(r"^\W*how many\b", re.IGNORECASE)
LATEST = re.compile(r"\b(?:latest|newest|most recent|last)\b", re.IGNORECASE)
LIST = re.compile(
    r"^\W*(?:and\s)?(?:who|whom)\b|^\W*(?:(?:please\s)?(?:list|show|name|give)|all|any)\b|"
    r"^\W*(?:which|what)\b[^?]*\b(?:did|do|does|has|have|had|are|were|\0|[a-z]+ed|struck|sue)\b|"
    r"^\W*(?:deals|lawsuits|licen[cs]es|settlements|partnerships|investments|acquisitions)\b",
    re.IGNORECASE,
)
CHECK = re.compile(
    r"^\W*(?:and\s)?(?:did|has|have|is|are|was|were|when|since when|do|does)\b", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"^\W*(?:what(?:['’]?s| is| was| were| does)|which (?:is|was))\b"
    r"(?!.*\b(?:latest|newest|most recent|last)\b)|"
    r"^\W*(?:which|what)\s(?:app|platform|model|tool|service|product|date|day|month|year|case)\b|"
    r"\b(?:not|n['’]t|never|first|owns?|why|how much)\b",
    re.IGNORECASE,
)
"""Words of a question that a list of deals does not answer."""
TOGETHER = re.compile(r"\b(?:between|each other|one another)\b", re.IGNORECASE)

_FILLERS = (
    "a", "an", "the", "of", "to", "with", "by", "for", "in", "on", "from", "and", "or", "at",
    "who", "whom", "which", "what", "when", "how", "many", "list", "show", "name", "give", "me",
    "all", "any", "else", "tell", "us", "latest", "newest", "most", "recent", "last", "did",
    "does", "do", "has", "have", "had", "is", "are", "was", "were", "be", "been", "get", "got",
    "make", "made", "there", "that", "this", "these", "so", "far", "now", "rn", "already",
    "yet", "ever", "its", "it", "their", "they", "his", "her", "s", "up", "out", "into", "over",
    "between", "against", "face", "faced", "faces", "facing", "file", "filed", "bring",
    "brought", "announce", "announced", "strike", "struck", "reach", "reached", "ink", "inked",
    "done", "close", "closed", "ai", "music", "app", "company", "companies", "startup", "start",
    "firm", "generator", "platform", "deal", "deals", "new", "please", "pls", "since", "until",
    "before", "after", "during", "i", "can", "you", "currently", "tool", "model", "case",
    "cases", "agreement", "agreements", "work", "works", "working", "together", "also",
    "service", "each", "other", "both", "as", "took", "taken", "court", "within",
    "throughout", "onward", "onwards",
)  # fmt: skip
FILLERS = frozenset(_FILLERS)
"""Words that add nothing to such a question. Any other word makes it one for the articles."""
