"""What a date in a sentence is the date of: a filing, a ruling, a settlement, a deal, a report."""

import re
from enum import Enum, auto
from functools import lru_cache

from index.deals import DealKind
from index.types import Span


class Occasion(Enum):
    """What happened on a day."""

    FILING = auto()
    RULING = auto()
    SETTLING = auto()
    DEAL = auto()
    WORD = auto()
    """Somebody said or published something."""
    ANY = auto()
    """Something that a verb such as “begin” leaves open."""


_FILING = (
    r"su(?:e|es|ed|ing)|fil(?:e|es|ed|ing)|lodg\w+|brought|brings?|initiated|commenced|served|"
    r"accus\w+|complained|went after|gone after|drag\w*|haul\w*|tak(?:es?|en|ing)|took|"
    r"petition\w*|proceedings|lawsuits?|suits?|complaints?|writs?|summons|claim form|papers|"
    r"pleading|action|amend\w+|case|claim|went to court|quarrel|dispute|litigation"
)
_RULING = (
    r"rul(?:e|es|ed|ing|ings)|held|dismiss\w*|found|finds|granted|grants|den(?:y|ies|ied)|"
    r"order\w*|revers\w+|revived?|sided|threw|thrown|refus\w+|reject\w*|declin\w+|award\w*|"
    r"upheld|uphold\w*|handed down|verdict|judg(?:e)?ments?|deci(?:ded|sion|des)|injunction|"
    r"toss\w*|allow\w*|barred|fined|convict\w+|quash\w*|overturn\w*|affirm\w*|struck out|"
    r"failed|lost|won|wins?|heard|defeat\w*|clear(?:s|ed)|opinion|jury|judges?|successful|"
    r"victory|prevailed"
)
_SETTLING = (
    r"settl\w+|resolv\w+|ended|drop(?:s|ped)?|withdr\w+|buried|bury|peace|made up|reconcil\w+|"
    r"truce|dispos\w+|discontinu\w+|stipulat\w+|dismissal"
)
_DEAL = (
    r"sign\w*|undersigned|struck|strikes?|inked|agree\w*|seal\w*|concluded|"
    r"clos(?:e|es|ed|ing)|acqui\w+|bought|buys?|purchas\w+|invest\w*|rais(?:e|es|ed|ing)|led|"
    r"licen[cs]\w+|complet\w+|partner\w*|team\w*|join\w*|renew\w*|exten\w+|prolong\w*|deals?|"
    r"contracts?|pacts?|accords?|alliances?|arrangements?|partnerships?|terms|paperwork|"
    r"took effect|effective|exchanged|stake|round|financing|collaborat\w+|sold|sells|gave|"
    r"given|granted|grants|allow\w*|permit\w*|authori[sz]\w+|clear(?:s|ed)|took|taken|"
    r"tak(?:es|ing)|collected|gained|ended|end|lapsed|expired|terminated|cancel\w*|exercised|"
    r"put|came in|did (?:so|likewise)|merg\w+|chosen|chose|picked|hired|appointed|enlisted|"
    r"backed|blessing|client|customer|supplier"
)
_WORD = (
    r"announc\w+|said|says|told|confirm\w*|disclos\w+|unveil\w*|reveal\w*|"
    r"made (?:it )?(?:public|known)|publish\w*|statement|notice|release|report\w*|wrote|"
    r"writes|posted?|issued|present\w+|introduc\w+|inform\w*|notif\w*|according|news|outcome|"
    r"became known|letter|acknowledg\w*|declared|briefed|celebrated|welcomed"
)
_ANY = (
    r"follow(?:s|ed)|came|come|comes|begun|began|start(?:s|ed)|opened|opens|launch\w*|entered|"
    r"reached|dated?|dates|works?|worked|working|go(?:es)? back|going back|went|made|needed|"
    r"added|happened|formed|introduced|found|held|been|was|were|is"
)
_WORDS = (
    (Occasion.FILING, _FILING),
    (Occasion.RULING, _RULING),
    (Occasion.SETTLING, _SETTLING),
    (Occasion.DEAL, _DEAL),
    (Occasion.WORD, _WORD),
    (Occasion.ANY, _ANY),
)
_EVENT = re.compile("|".join(rf"\b(?:{words})\b" for _, words in _WORDS), re.IGNORECASE)
_MEANT = tuple((occasion, re.compile(words, re.IGNORECASE)) for occasion, words in _WORDS)
_SEGMENT = re.compile(
    r";\s|\s?—\s?|\s[–-]\s|:\s|,?\s(?:which|who|whose|whom|where|whereas|while|when|"
    r"(?<!went )(?<!gone )(?<!go )(?<!going )after|"
    r"before(?! (?:an?|the|its|their) (?:[\w-]+ ){0,3}(?:court|judge|tribunal|jury|bench))|"
    r"although|though|because|since(?= \w+ (?:had|has|was|were))|once|until|following|having)\s|"
    r",\s(?:an?|the)\s(?:[\w-]+\s){1,5}(?=(?:it|they|he|she)\s)|"
    r",\s(?:and|but|with(?! an? (?:action|suit|complaint|lawsuit))|as)\s|"
    r"\sand\s(?=(?:\w+ly\s)?(?:(?:has|had|was|is|will|would)\s|\w+ed\b))|"
    r"\sthat\s(?=(?:the |its |their |it |they |he |she |[A-Z]))|,\s(?=\w+(?:ed|ing)\s)|\)|\(",
)
"""Where another clause begins."""
_KEPT = 2_048
"""Answers that are kept: every deal of an article asks for those of the same sentences."""
_WHEN = re.compile(
    r",?\swhen\s|,\s(?:the|that) (?:same )?day (?:that |on which |when )?(?=the |its |it |they )|"
    r"(?<=after)\s(?=\w)"
)


@lru_cache(maxsize=_KEPT)
def home(text: str, date: Span) -> Span:
    """Return the clause that a date dates: “in June, when they sued” dates the suing."""
    joined = _WHEN.match(text, date.end)
    return segment(text, joined.end() if joined else date.start)


@lru_cache(maxsize=_KEPT)
def segment(text: str, at: int) -> Span:
    """Return the clause of ``text`` that the character ``at`` stands in."""
    start, end = 0, len(text)
    for match in _SEGMENT.finditer(text):
        if match.end() <= at:
            start = match.start()
        elif match.start() >= at:
            end = match.start()
            break
    return Span(start, end)


@lru_cache(maxsize=_KEPT)
def occasions(text: str, date: Span) -> frozenset[Occasion]:
    """Return what a date may be the date of, by the word in its clause that is dated.

    As a rule the date follows its verb; one that opens its clause precedes it.
    """
    part = home(text, date)
    end = max(part.start, min(date.start, part.end))
    before = list(_EVENT.finditer(text, part.start, end))
    start = max(date.end, part.start)
    after = list(_EVENT.finditer(text, start, part.end))
    beside = [m for m in after if "," not in text[start : m.start()]]
    verbs = [m for m in before if _is_verb(m)] or [m for m in after if _is_verb(m)][:1]
    nouns = [m for m in before[::-1] + beside if not _is_verb(m)]
    for match in [*verbs[-1:], *nouns[:1], *beside[:1]]:
        meant = _meant(match[0])
        if Occasion.FILING in meant and _FILED_PEACE.search(text, part.start, part.end):
            meant |= {Occasion.SETTLING}
        if meant != {Occasion.ANY}:
            return meant
    return frozenset({Occasion.ANY}) if verbs else frozenset()


def place_of(text: str, told: Span, kind: DealKind) -> int:
    """Return where the words in ``told`` stand that say what happened; else its start."""
    fitting = [
        match
        for match in _EVENT.finditer(text, told.start, told.end)
        if not {Occasion.ANY, Occasion.WORD} & _meant(match[0]) and fits(_meant(match[0]), kind)
    ]
    verbs = [match for match in fitting if _is_verb(match)]
    return (verbs or fitting)[0].start() if fitting else told.start


_FILED_PEACE = re.compile(
    r"\b(?:papers|notice|stipulation|settlement|dismissal|agreement|documents|terms)\b",
    re.IGNORECASE,
)
"""What is filed once a case is settled."""


def _meant(word: str) -> frozenset[Occasion]:
    return frozenset(o for o, pattern in _MEANT if pattern.fullmatch(word))


_NOUNS = re.compile(
    r"(?:lawsuits?|suits?|complaints?|writs?|summons|claim form|papers|pleading|action|case|claim|"
    r"proceedings|rulings?|verdict|judg\w*|decision|injunction|order|settlements?|peace|truce|"
    r"deals?|contracts?|pacts?|accords?|alliances?|arrangements?|partnerships?|terms|agreements?|"
    r"licen[cs]es?|licensing|acquisitions?|purchases?|investments?|partners?|round|stake|end|"
    r"financing|statement|notice|release|news|outcome|letter|announcements?|paperwork|"
    r"collaborations?|extensions?|renewals?|reports?|quarrel|dispute|litigation|opinion|jury|judges?|"
    r"victory|wins?|clients?|customers?|suppliers?|blessing)\Z",
    re.IGNORECASE,
)


def _is_verb(match: re.Match[str]) -> bool:
    return _NOUNS.match(match[0]) is None


_OF_DEALS = frozenset({Occasion.DEAL, Occasion.WORD, Occasion.SETTLING})
_OF_KINDS = {
    DealKind.LAWSUIT: frozenset({Occasion.FILING}),
    DealKind.RULING: frozenset({Occasion.RULING, Occasion.WORD}),
}


def fits(found: frozenset[Occasion], kind: DealKind) -> bool:
    """Tell whether what happened on a day may be what is told of."""
    return Occasion.ANY in found or not found.isdisjoint(_OF_KINDS.get(kind, _OF_DEALS))


def contradicts(found: frozenset[Occasion], kind: DealKind) -> bool:
    """Tell whether what happened on a day is something else."""
    if not found or fits(found, kind):
        return False
    return kind is not DealKind.RULING or Occasion.DEAL not in found


_ASKED = re.compile(
    r"\b(?:told (?:us|me|this)|interview\w*|by (?:tele)?phone|over (?:coffee|lunch)|asked)\b",
    re.IGNORECASE,
)


def is_asked(text: str, date: Span) -> bool:
    """Tell whether a date is only that of a conversation, which is no announcement."""
    return _ASKED.search(text, 0, date.start) is not None
