"""What a question asks for and what a sentence tells, as far as wording shows it.

A trait is one bit. Those of a question and of a sentence are made to be compared: a question that
asks *when* wants a sentence that tells a date; a question about a lawsuit wants one about courts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

TRAITS_VERSION = 1
"""Part of an index's fingerprint: raise it when the same text would give other traits."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_UNIT = r"(years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    "hundred|thousand|million|billion|half|third|quarter|dozen|double|twice|all|no|nearly"
)


@dataclass(frozen=True, slots=True)
class Want:
    """A kind of answer: how a question asks for it, and how a sentence gives it."""

    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def _want(name: str, asked: str, told: str, *, by_case: bool = False) -> Want:
    flags = re.NOFLAG if by_case else re.IGNORECASE
    return Want(name, re.compile(asked, re.IGNORECASE), re.compile(told, flags))


_WHEN = (
    r"\b(when|what (date|day|month|year)|which (date|day|month|year)|how soon|until when|date)\b"
)
_NAME_WORD = r"[A-Z][\w’'-]+"

WANTS = (
    _want(
        "date",
        _WHEN,
        rf"\b({_MONTH}|{_WEEKDAY})\b|\b(19|20)\d\d\b|\b{_UNIT} (ago|later|earlier|before|after)",
    ),
    _want("day", _WHEN, rf"\b\d{{1,2}} ({_MONTH})\b|\b({_MONTH}) (\d{{1,2}}\b|(19|20)\d\d)"),
    _want(
        "money",
        r"\b(how much|price|cost|worth|valuation|valued|funding|raised?|damages|fee|cheque|salary|"
        r"revenue|amount|money|percent(age)?|share|pay|pays|paid)\b",
        r"[$€£]|\b(dollars?|euros?|pounds?|cents?|kronor|m|bn|per cent|price|fees?|paid|pays?|"
        r"royalt\w*|share|million|billion|free)\b|%",
    ),
    _want(
        "number",
        r"\b(how (many|often|big|large|popular)|number of|count|percent(age)?|share|size)\b",
        rf"\b\d[\d,.]*\b|\b({_NUMBER_WORD})\b",
    ),
    _want(
        "name",
        r"\b(who|who['’]?s|whose|founders?|ceo|boss|author|names?|"
        r"which (artists?|singers?|guy|person|exec|judge|boss|acts?|musicians?|stars?))\b",
        rf"(?<![.?!“\"] )(?<!^)(?<![\w’'-]){_NAME_WORD}( {_NAME_WORD})+",
        by_case=True,
    ),
    _want("duration", r"\b(how (long|old)|duration)\b", rf"\b{_UNIT}\b"),
    _want(
        "place",
        r"\b(where|which (country|city|court|state)|based|location)\b",
        r"\b(in|at|of|near|from|across) (the )?[A-Z]|based|office|court|district|countr",
        by_case=True,
    ),
    _want(
        "reason",
        r"\b(why|reason|how come|what for)\b",
        r"\b(because|since|so that|to|for|reason\w*|argu\w*|due|claim\w*|accus\w*|alleg\w*|"
        r"grounds|therefore|fears?|wants?)\b",
    ),
    _want(
        "words",
        r"\b(say|said|says|think|thinks|view|opinion|call|called|react|reaction|comment|demand|"
        r"argue|believe|feel|quote|told|tell|accuse|warn|afraid)\b",
        r"\b(sa(id|ys?)|told|call\w*|argu\w*|warn\w*|describ\w*|thinks?|thought|believes?|demand\w*|"
        r"wants?|admit\w*|critici\w*|wrote|put|claims?|expects?|accus\w*)\b|[“”]",
    ),
    _want(
        "limit",
        r"^(is|are|was|were|did|does|do|can|could|will|would|has|have|had|should|must|may)\b",
        r"\b(not|no|never|without|refus\w*|ban\w*|neither|nor|only|unless|must|may|can)\b|n['’]t",
    ),
)

_TOPICS = tuple(
    re.compile(rf"\b({pattern})", re.IGNORECASE)
    for pattern in (
        (
            r"sue|suing|lawsuit|suit|court|case|complaint|litigation|legal|judge|rul|trial|filed|"
            r"claims?|infring"
        ),
        r"settl|peace|end(s|ed) .{0,20}(fight|suit|lawsuit)|drop|withdr|resolv",
        r"deal|licen[sc]|agree|partner|sign|collab|team|contract|cooperat|pact|link|join|work",
        r"buy|bought|acqui|purchase|sold|sell|takeover|own|handed over|changed hands",
        r"invest|fund|raise|raising|series|valu|cheque|round|money|cash",
        r"launch|open|release|debut|start|unveil|introduc|roll|come out|live|available|new",
        r"ban|remov|delet|block|refus|takedown|pull|forbid|prohibit|not allow|restrict|stop",
        (
            r"pay|paid|royalt|earn|compensat|revenue|money|income|share|split|remunerat|profit|"
            r"fee|price|cost"
        ),
        r"train|dataset|data|learn|corpus|fed|feed|scrap|copied|copying",
        (
            r"opt|consent|permission|choice|choose|agree|voluntar|allow|say yes|say no|default|"
            r"take part"
        ),
        r"fake|deepfake|clone|imperson|imitat|voice|copy|copies|mimic|likeness",
        r"ceo|boss|head|chief|founder|president|executive|director|chair|lead|run",
        r"law\b|act\b|bill|government|legislat|copyright|policy|rule|regulat|minister|parliament",
        r"user|subscri|listener|people|fans?\b|customer|audience",
        r"detect|identif|spot|tag|label|recogni|attribut|fingerprint|trace|track",
    )
)

_PRONOUN = re.compile(
    r"(It|Its|He|She|His|Her|They|Their|This|That|These|Those|There|"
    r"The (company|deal|maximum|case|letter|judge|suit|platform|app|service|model|plan|tool|two))\b"
)
_LATEST = re.compile(
    r"\b(now|latest|lately|recent(ly)?|currently|rn|still|today|newest|last|yet)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH_NAMES = tuple(re.compile(rf"\b{month}\b", re.IGNORECASE) for month in _MONTHS)
# May and March are words, too; in a question they are months next to a number or after "in".
_MONTHS_ASKED = tuple(
    re.compile(
        rf"\b(?:in|on|of|since|by|early|late|mid) {month}\b|\b{month} \d|\d {month}\b"
        if month in {"march", "may"}
        else rf"\b{month[:3]}(?:t?\.?|{month[3:]})\b",
        re.IGNORECASE,
    )
    for month in _MONTHS
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2041


def wanted(question: str) -> int:
    """Return one bit for each of :data:`WANTS` that the question asks for."""
    return _bits(want.asked.search(question) is not None for want in WANTS)


def told(sentence: str) -> int:
    """Return one bit for each of :data:`WANTS` that the sentence tells."""
    return _bits(want.told.search(sentence) is not None for want in WANTS)


def topics(text: str) -> int:
    """Return one bit for each topic of the field that the text touches."""
    return _bits(topic.search(text) is not None for topic in _TOPICS)


def leans_on_others(sentence: str) -> bool:
    """Tell whether the sentence begins with a word that stands for something said before."""
    return _PRONOUN.match(sentence.lstrip("“\"‘'")) is not None


def wants_latest(question: str) -> bool:
    """Tell whether the question is about how things stand now."""
    return _LATEST.search(question) is not None


def years(text: str) -> int:
    """Return one bit for each year from 1980 to 2041 that the text names."""
    named = (int(year) for year in _YEAR.findall(text))
    return sum({year_bit(year) for year in named})


def year_bit(year: int) -> int:
    """Return the bit of a year, 0 for one that has none."""
    return 1 << (year - _FIRST_YEAR) if _FIRST_YEAR <= year <= _LAST_YEAR else 0


def months(text: str) -> int:
    """Return one bit for each month that a sentence names."""
    return _bits(month.search(text) is not None for month in _MONTH_NAMES)


def months_asked(question: str) -> int:
    """Return one bit for each month that a question names, also in short."""
    return _bits(month.search(question) is not None for month in _MONTHS_ASKED)


def month_bit(month: int | None) -> int:
    """Return the bit of a month, 0 for an unknown one."""
    return 1 << (month - 1) if month else 0


def spoken_date(year: int, month: int | None, day: int | None) -> str:
    """Return a date as people write it, so that its words can be found: 3 May 2026."""
    parts = [str(day) if day else "", _MONTHS[month - 1].capitalize() if month else "", str(year)]
    return " ".join(part for part in parts if part)


def _bits(values: Iterable[bool]) -> int:
    return sum(1 << place for place, value in enumerate(values) if value)
