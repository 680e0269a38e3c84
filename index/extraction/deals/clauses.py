"""A masked sentence → its clauses, each with the subject that it takes over if it has none."""

import re
from dataclasses import dataclass

from index.extraction.deals.masking import ANY, PARTY

_FINITE = (
    r"(?:has|have|had|is|are|was|were|will|would|did|does|do|can|could|may|might|must|"
    r"says?|said|signs?|signed|sues?|sued|settles?|settled|struck|strikes|inks|inked|agrees|agreed|"
    r"announces|announced|reached|reaches|partners|partnered|teams|teamed|licen[cs]e[sd]|"
    r"acquires|acquired|buys|bought|raises|raised|invests|invested|leads|led|backs|backed|"
    r"joins|joined|"
    r"launches|launched|unveils|unveiled|files|filed|brought|brings|takes|took|opens|opened|"
    r"grants|granted|gives|gave|makes|made|plans|renews|renewed|extends|extended|drops|dropped|"
    r"resolves|resolved|ends|ended|sells|sold|pays|paid|won|wins|lost|loses|ruled|dismissed|"
    r"accuses|accused|seeks|sought|wants|hopes|remains|continues|closes|closed|secures|secured|"
    r"works|worked|began|begins|started|starts|runs|built|builds|offers|offered|became|becomes)"
)
_ADVERB = (
    r"(?:(?:also|then|now|later|recently|already|still|previously|separately|in turn|instead|"
    r"since|subsequently|simultaneously|eventually|quickly|even|more recently|last \w+|"
    r"this \w+|in \w+(?: \d{4})?)\s)*"
)
_GERUND = r"(?:\w+ing)"
_SUBORDINATE = (
    r"(?:after|before(?! (?:an?|the|its|their) (?:[\w-]+ ){0,3}(?:court|judge|tribunal|jury|"
    r"bench))|while|when|because|although|though|whereas|despite|following|amid|until|once|if|"
    r"unless|without|besides|ahead of|even as|even though|just as|days after|hours after|"
    r"weeks after|having)"
)
_AND = r",\s(?:and|but|while|whereas|so)\s"
_JOINED = r",?\s(?:and|but|while|whereas|as|so|because|since)\s"
_OTHER_VERB = r"(?:has|have|had|is|was|were|are|will|refused|said|ruled|ordered|fell|rose)"
_PATTERNS = (
    # A relative clause; its subject is what stands before it.
    ("relative", rf",?\s(?:which|who|that)\s(?={_ADVERB}{_FINITE}\b)"),
    ("new", r",?\s(?:with|against|from|to|by|for|under)\s(?:which|whom)\s"),
    ("new", rf"{_AND}(?=(?:an?|the|its|their|no|some|most|both|each)\s[^\ue000-\uf8ff]*\Z)"),
    ("new", rf"{_AND}(?=(?:an?|the|no|some|most|each)\s(?:[\w-]+\s){{1,3}}{_OTHER_VERB}\b)"),
    ("break", r";\s|\s?—\s?|\s[–-]\s|:\s|\?\s"),
    (
        "shared",
        rf",?\s(?:and|but|or|then|and then|but then)\s(?={_ADVERB}(?:{_FINITE}|{_GERUND})\b)",
    ),
    ("shared", rf",\s(?={_ADVERB}(?:{_FINITE}|{_GERUND})\b)"),
    ("shared", rf",?\s(?:{_SUBORDINATE})\s"),
    ("shared", rf"\A(?:{_SUBORDINATE})\s"),
    ("shared", rf"\s(?:by|in|for|of)\s(?={_GERUND}\s)"),
    ("shared", r",\s(?:with|as well as|in addition to|as part of|plus|along with)\s"),
    ("new", rf"{_JOINED}(?=(?:[\w-]+\s){{0,5}}{ANY}(?:[’']s)?\s{_ADVERB}{_FINITE}\b)"),
    ("new", rf",\s(?=(?:[\w-]+\s){{0,4}}{PARTY}\s{_ADVERB}{_FINITE}\b)"),
    ("new", rf"(?:(?<=said)|(?<=says))\s(?:that\s)?(?={ANY})|\sthat\s(?={ANY})"),
)
_BOUNDARY = re.compile(
    "|".join(f"(?P<{kind}{n}>{pattern})" for n, (kind, pattern) in enumerate(_PATTERNS)),
    re.IGNORECASE,
)


_GOVERNOR = 30
"""Characters before “that” in which its verb stands."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch ``[start, end)`` of a masked text."""

    start: int
    end: int
    subject: str | None
    """The character of the parties that it is about, if it does not name them itself."""
    lead: int = 0
    """Where the words that open it begin, such as “if” or “after”."""


def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a masked text in order; together they hold all of it."""
    found: list[Clause] = []
    start, lead, kind, main, head = 0, 0, "new", None, None
    for match in [*_BOUNDARY.finditer(text), None]:
        end = match.start() if match else len(text)
        inherited: str | None = {"shared": main, "relative": head}.get(kind)
        if end > start or not match:
            clause = Clause(start, end, inherited, lead)
            found.append(clause)
            own = own_subject(text, start, end)
            if kind != "relative":
                main = own or (inherited if kind == "shared" else None)
            elif own is None and main is None:
                main = inherited
        if match:
            head = _head(text, match.start())
            kind = (match.lastgroup or "").rstrip("0123456789")
            lead, start = match.span()
            if "that" in match[0]:
                # What is denied, or only hoped for, is said before it.
                lead = max(0, lead - _GOVERNOR)
    return tuple(found)


_PREPOSITION = re.compile(
    r"(?:\A|[\s,])(?:with|against|by|between|to|from|for|of|in|into|on|at|over|via|through|"
    r"alongside|among|than|"
    r"about|under|using|like|including|as|between|across|around|versus|v|"
    r"per)\s[^,;\ue000-\uf8ff]*\Z",
    re.IGNORECASE,
)


# "STIM's German counterpart GEMA" is about GEMA.
_OWNS = re.compile(rf"[’']s?\s(?:(?!{_FINITE}\b)[\w-]+\s){{1,4}}{PARTY}(?![’'])")


# "A consortium of KKR and Accel" acts as they do.
_BAND = re.compile(
    r"\b(?:consortium|coalition|group|trio|duo|syndicate|alliance|publishers|labels|investors|"
    r"companies|societies|"
    r"musicians|plaintiffs) (?:of|led by|headed by|including|such as)\s[^,;\ue000-\uf8ff]*\Z",
    re.IGNORECASE,
)


def own_subject(text: str, start: int, end: int) -> str | None:
    """Return the first party of a stretch that no preposition governs."""
    position = start
    for match in re.finditer(PARTY, text[start:end]):
        at = start + match.start()
        governed = _PREPOSITION.search(text[position:at]) and not _BAND.search(text[position:at])
        if not governed and not _OWNS.match(text, at + 1, end):
            return match[0]
        position = at + 1
    return None


def _head(text: str, end: int) -> str | None:
    before = text[:end].rstrip(" ,")
    return before[-1] if before and re.match(PARTY, before[-1]) else None
