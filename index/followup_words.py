"""The words by which a follow-up question is known, and what they say about it."""

import re
from dataclasses import dataclass

from bm25s.stopwords import STOPWORDS_EN_PLUS

from index.words import fold, words


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


LEAD = re.compile(
    r"""[\s¿¡"'“„«(]*+
        (?:(?:and|but|or|also|then|plus|und|et|y|och|og|и)\b[\s,]*+)*+
        (?:(?:(?:what|how)\s+about|was\s+ist\s+mit|et\s+pour|qué\s+hay\s+de)\b)?\s*+""",
    re.VERBOSE | re.IGNORECASE,
)
ASKED = re.compile(
    r"""(?:(?:since|until|till)\s+)?
        (?:when|where|why|how(?:\s+(?:much|many|long|often|come))?
          |wann|wo|warum|wieso|wie(?:\s?viele?)?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A question word that can stand before the verb of another question."""
AUXILIARY = re.compile(
    r"""(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might
          |ist|sind|hat|haben|wird|wurde)\b""",
    re.VERBOSE | re.IGNORECASE,
)
CONJUNCTION = re.compile(r"(?:\s|,|&|\+|/|\b(?:and|or|n|und|oder|et|ou|y|o)\b)+", re.IGNORECASE)
ELLIPSIS = re.compile(
    r".*\b(?:do|does|did|has|have|had|will|would|can|could|hat|haben|wird)\s*",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before a name in "did Sony?", where the verb has been left out."""

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(rf"\b(?:{_MONTH}\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
WHEN_ALONE = re.compile(
    rf"(?:(?:in|on|since|by|for|from|en)\s+)?(?P<date>{DATE.pattern})", re.IGNORECASE
)

_QUANTIFIED = r"(?:(?:all|any|of|the|each|some|other|others|remaining|rest|two|three|3)\s+)*"
KIND_NOUNS = {
    kind: re.compile(rf"{_QUANTIFIED}(?:{nouns})(?:\s+(?:too|then))?", re.IGNORECASE)
    for kind, nouns in {
        "label": r"(?:record |major |big )?labels|majors|big (?:three|3)",
        "publisher": r"(?:music |big )?publishers",
        "ai": r"(?:ai )?(?:companies|firms|start-?ups|generators)",
        "cmo": r"(?:collecting )?societies",
        "platform": r"(?:streaming )?(?:services|platforms)",
    }.items()
}
"""What the parties of a kind are called together."""

FAMILIES = (
    frozenset({"label", "publisher", "dist", "indie", "cmo", "trade", "union", "artist", "merch"}),
    frozenset({"ai", "tech", "platform", "detect"}),
)
"""Kinds that stand on the same side of a deal."""

_PRONOUNS = _folded(
    """he she it they him them his hers er sie es ihm ihnen il elle ils elles ellos ellas eso
    cela ça"""
)
_POINTERS = _folded(
    """her its their theirs this that these those then same such both former latter other others
    another else instead neither again dort dann"""
)
_ADDING = _folded("too also either well auch aussi también")
_VERBS = _folded(
    """am is are was were be been do does did done has have had having can could will would shall
    should may might must
    ist sind war waren hat haben wird werden wurde est sont ont peut es son fue ha han"""
)
_ASKING = _folded(
    "who whom whose what which when where why how wer was wann wo warum qui quand cuando quien"
)
_FILLERS = _folded("please pls plz though tho lol btw ok okay well mit avec con pour für para von")
_STOP = frozenset(map(fold, STOPWORDS_EN_PLUS)) | _PRONOUNS | _POINTERS | _ADDING | _FILLERS


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a question say about it."""

    content: tuple[str, ...]
    """The words that carry a subject; no numbers."""
    has_verb: bool
    has_pronoun: bool
    points_back: bool
    """Whether a word such as "that" refers to something said before."""
    compares: bool
    """Whether a word such as "too" likens somebody to somebody said before."""
    has_article: bool
    asks: bool
    adds: bool
    """Whether there is anything but small words."""

    @classmethod
    def of(cls, text: str) -> "Wording":
        """Look at the words of ``text``."""
        said = [word.folded for word in words(text)]
        small = _STOP | _VERBS | _ASKING
        return cls(
            content=tuple(word for word in said if word not in small and not word.isdigit()),
            has_verb=not _VERBS.isdisjoint(said),
            has_pronoun=not _PRONOUNS.isdisjoint(said),
            points_back=not _POINTERS.isdisjoint(said),
            compares=not _ADDING.isdisjoint(said),
            has_article="the" in said,
            asks=not _ASKING.isdisjoint(said),
            adds=any(word in _ASKING or word not in small for word in said),
        )
