"""What stands beside a name and tells whether it is an organisation's."""

import re

from index.extraction.quotes.given_names import GIVEN_NAMES
from index.extraction.quotes.places import is_place
from index.extraction.quotes.titles import (
    COMPANY_NOUNS,
    CORPORATE_OPENINGS,
    CORPORATE_WORDS,
    DEPARTMENT_WORDS,
    HEAD,
    LEADING,
    MODIFIERS,
    ORGANISATION_WORDS,
)
from index.extraction.quotes.wordlists import listed
from index.types import Span

ENOUGH = 2
"""Weight of what must be seen of a name before it counts as an organisation's."""
_STRONG, _WEAK, _AGAINST = 2, 1, -3
_NOUNS = "|".join(
    sorted({*COMPANY_NOUNS, "bank", "network", "fund", "app", "investor", "rival", "chain", "union",
            "developer", "manufacturer", "supplier", "lender", "imprint", "outfit", "grocer",
            "generator", "consultancy", "charity", "competitor", "airline", "carrier", "think tank",
            "nonprofit", "publisher", "insurer", "builder", "parent", "owner"})
)  # fmt: skip
_DESCRIBED = re.compile(rf"\b(?:{_NOUNS}) \Z")
_INTRODUCED = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]n?|"
    rf"[A-Z][\w-]+[’']s) (?:[\w’'-]+ ){{0,3}}"
    rf"(?:{_NOUNS}), \Z"
)
_APPOSED = re.compile(
    r", (?:the|an?|its) (?:(?!(?:to|who|of|for|at|from|in|the|which)\b)[\w’'-]+ ){0,6}?"
    rf"(?:{_NOUNS}|association|university)"
    r"(?=[,.;]| (?:that|which|whose|behind|based|in|of|for|from|founded|known|"
    r"with|owned|run|best)\b)|"
    r", which (?:makes|sells|runs|operates|owns|tells|licenses|represents|develops|distributes|"
    r"publishes|streams|employs|raised|launched|trains|builds|provides|offers|manages|collects|"
    r"supplied|makes|made|built|commissioned|"
    r"sponsors|sponsored|hosts|rents|"
    r"is (?:based|owned|backed|listed)|was (?:founded|acquired|bought))\b|"
    r", (?:whose (?:[\w-]+ )?(?:app|chief|CEO|founder|partner|catalogue|platform|shares|"
    r"stock|software|investors|users|roster|models?|clients|customers))\b|"
    r" \((?:an? |the )?[^()\n]{0,40}\b(?:company|platform|start-?up|label|firm|service)\)"
)
_WHICH = re.compile(r", which\b")
_HIRES = re.compile(
    r" (?:(?:has|had|have) )?(?:appoint(?:s|ed)|name[sd]|hire[sd]|promote[sd]|poache[sd]|recruited)"
    r" [A-Z][^.,;\n]{3,60} (?:as|to|from)\b"
)
_BEFORE_ROLE = re.compile(
    r" (?:(?:vice|senior|deputy|global|policy|press|general|managing|interim|group|former) ){0,2}"
    r"(?:chief executive|CEO|C[OFTM]O|[SE]VP|VP|co-?founder|founder|boss|"
    r"spokes(?:man|woman|person)|chief \w+ officer|finance chief|managing director|"
    r"general counsel|chairman|chairwoman|"
    r"executive|vice president|engineer|lawyer|representative|analyst|economist|strategist|partner|"
    r"researcher|scientist|president|director|manager|chief|head of|counsel|official|"
    r"negotiator)s?\b"
)
_DEALS = re.compile(
    r" (?:(?:has|have|had|will|also|then) )?(?:gets|raises|raised [$€£]|acquires|acquired|partners|"
    r"partnered|unveils|unveiled|inks|inked|licenses|licensed|licences|secures|settles with|"
    r"merges|merged with|rebrands|employs \d|posted (?:revenue|sales|an? |net)|"
    r"reported (?:revenue|sales|net|quarterly|annual|earnings)|(?:was|is) (?:based|headquartered)|"
    r"(?:reported|posted|forecast|books|booked) [^.\n“”\"]{0,50}\b(?:profits?|revenues?|sales|"
    r"earnings|loss|income|turnover)|was (?:acquired|spun out)|(?:has|had|have) raised [$€£])\b"
)
_MAY_DEAL = re.compile(
    r" (?:(?:has|have|had|will|also|then) )?(?:raised|launches|launched|launch|signs|signed|"
    r"signing|sues|sued|buys|bought|sells|sold|makes|made|hires|hired|settled|settles|invests|invested|"
    r"stop|stops|trains|trained|runs on|pays|paid|files|filed|declined to comment|agreed to|"
    r"did not (?:immediately )?(?:respond|reply|return|answer)|debuts|joins|needs|needed|expands)\b"
)
_SPEAKS = re.compile(
    r" (?:(?:has|have|had|also|then|later) )?(?:announce[sd]?|confirm(?:s|ed)|disclose[sd]|"
    r"guarantee[sd]|report(?:s|ed)|maintain(?:s|ed)|acknowledge[sd]|insist(?:s|ed)|"
    r"state[sd]|claim(?:s|ed)|called on|urged|warned|den(?:ies|ied)|responded|stress(?:es|ed))\b"
)
_SPEAKS_OF_ITSELF = re.compile(
    r" (?:(?:has|have|had|also|then|later) )?(?:said|says|announced|announces|confirmed|revealed|"
    r"stated|claims|claimed|insisted|maintains|denied|reported|added|warned|told \w+)"
    r"(?: (?:that|on \w+|in a \w+|last \w+|this \w+)){0,3} its?\b"
)
_OWNS = re.compile(
    r"[’']s? (?:[\w-]+ ){0,2}?(?:software|app|apps|platform|servers?|status page|model|models|"
    r"users|subscribers|investors|shareholders|catalogue|catalog|shares|stock|board|roster|"
    r"spokes\w+|website|general counsel|terms of service|headquarters|service|product|products|"
    r"customers|members|earnings|revenues?|technology|dataset|library|algorithm|tool|engine)\b"
)
_OWNED_ROLE = re.compile(r"[’']s?,? (?:own )?(?:[\w&-]+ ){0,2}?")
_OWNS_PERSON = re.compile(r"[’']s? ([A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+)")
_OBJECT = re.compile(
    r"\b(?:sues|sued|suing|acquires?|acquired|licen[sc]es?|licensed|buys|joins|"
    r"(?:deal|agreement|partnership|pact|settlement|talks) with|invests? in|backed by|"
    r"owned by|developed by|built by|distributed by|signs?|signed (?:to|with)|shares in) \Z"
)
_BEHIND = (
    ("apposed", _STRONG, _APPOSED),
    ("which", _WEAK, _WHICH),
    ("hires", _STRONG, _HIRES),
    ("deals", _STRONG, _DEALS),
    ("itself", _STRONG, _SPEAKS_OF_ITSELF),
    ("may deal", _WEAK, _MAY_DEAL),
    ("speaks", _WEAK, _SPEAKS),
    ("owns", _WEAK, _OWNS),
)
_SAID = re.compile(r"[,”\"’] (?:said|says|adds|added|explains|explained) \Z")
_OPENS = re.compile(r"(?:[.!?”\"’]|\n)\s*[“\"‘]?\Z")
_LAST_WORD = re.compile(r"([\w-]+),? \Z")
_AT = re.compile(r"\b(?:at|with) \Z")
_JOINED = re.compile(r"\b(?:by|from|against|for|to|of|on) \Z")
_IN = re.compile(r"\b(?:in|near|around|outside|off|into|across|throughout|visited) \Z")
_LINKED = re.compile(r",? (of|at|for|from) (?:the )?\Z")
_DEPARTMENT = re.compile(r"(?: (?:of|for|in) [\w& -]{2,40})?")
_DATE_LINE = re.compile(r",? ?(?:\([A-Z][\w/ ]+\) ?)?[—–-] ")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Lord|Lady|Sir|Dame|Baroness|Baron|Viscount|Judge|Justice|"
    r"President|Mayor|Senator|Sen|Rep|Gov|Prof|Professor)\.? \Z"
)
_AGED = re.compile(r", \d{1,2}(?:,|\.| and\b)|, aged \d")
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]{2,6}\Z")
_NO_ORGANISATION = listed("""
    USA UAE EUR USD GBP GMT UTC CEST EDT EST PDT PST DNA HIV CEO CFO COO CTO SVP EVP FAQ PDF NDA
    API GPT LLM IPO ETA DIY PIN PUK OK TV RIP SOS ANY ALL AND THE NOT YES
""")
_INNER_CAPITAL = re.compile(r"[A-Z]?[a-z]+[A-Z][a-z]*")


def by_itself(words: list[str]) -> int:
    """Return what the words of a name alone tell."""
    last = words[-1].rstrip(".").lower()
    if all(word.lower() in DEPARTMENT_WORDS | MODIFIERS for word in words if word[0].isupper()):
        return 0
    if len(words) > 1 and (last in CORPORATE_WORDS or words[0].lower() in CORPORATE_OPENINGS):
        return _STRONG
    if "&" in words[1:-1] and words[0].lower() not in GIVEN_NAMES:
        return _STRONG
    if len(words) > 1:
        return _STRONG if "of" in words and words[0].lower() in CORPORATE_WORDS else 0
    is_short = _ABBREVIATION.fullmatch(words[0]) is not None
    if is_short and words[0] not in _NO_ORGANISATION:
        return _WEAK
    return _WEAK if _INNER_CAPITAL.fullmatch(words[0]) else 0


def beside(text: str, run: Span, people: frozenset[str]) -> dict[str, int]:
    """Return the cues that one mention has, by their kinds, with their weights."""
    ahead = text[max(0, run.start - 60) : run.start]
    found: dict[str, int] = {}
    if _AGED.match(text, run.end) or _TITLED.search(ahead):
        found["person"] = 2 * _AGAINST
    introduced = text[run.end : run.end + 1] == "," and _INTRODUCED.search(ahead) is not None
    described = introduced or _DESCRIBED.search(ahead) is not None
    word = _LAST_WORD.search(ahead)
    sure = described or by_itself(run.of(text).split()) >= _STRONG
    if word is not None and HEAD.fullmatch(word[1]) and not sure:
        found["role"] = _AGAINST
    if described:
        found["described"] = _STRONG
    found |= {kind: weight for kind, weight, cue in _BEHIND if cue.match(text, run.end)}
    if _BEFORE_ROLE.match(text, run.end) and not _is_adjective(run.of(text)):
        # “Race director Arnaud” begins a sentence as “Quillfeather director Arnaud” would.
        opens = " " not in run.of(text) and _OPENS.search(ahead) is not None
        found["role behind"] = _WEAK if opens or run.start == 0 else _STRONG
    if _OWNS_PERSON.match(text, run.end) and not _is_adjective(run.of(text)):
        found["somebody of"] = _WEAK
    if _owns_somebody(text, run.end, people):
        found["person of"] = _STRONG
    if _SAID.search(ahead) and " " in run.of(text):
        found["said"] = -_WEAK
    if _OBJECT.search(ahead):
        found["object"] = _WEAK
    found |= _placed(text, run, ahead)
    return found


def _is_adjective(name: str) -> bool:
    """Tell whether a word such as “Danish” only says where somebody is from."""
    word = name.split()[-1].lower()
    return word in MODIFIERS or is_place(name) or word.endswith(("ish", "ese", "ian", "ean", "can"))


def _placed(text: str, run: Span, ahead: str) -> dict[str, int]:
    """Return the cues that prepositions before a mention give."""
    link = _LINKED.search(ahead)
    name = run.of(text)
    department = any(word in DEPARTMENT_WORDS for word in name.lower().split())
    if link is not None and _is_role_before(ahead[: link.start()], link[1]) and not department:
        return {"role at": _STRONG}
    if _IN.search(ahead) and " " not in name:
        return {"place": -_WEAK}
    if _DATE_LINE.match(text, run.end) and (run.start == 0 or text[run.start - 1] == "\n"):
        return {"place": _AGAINST}
    if is_place(name) or name.lower() in ORGANISATION_WORDS:
        return {}
    if _AT.search(ahead):
        return {"at": _WEAK}
    return {"joined": 0} if _JOINED.search(ahead) else {}


def _is_role_before(lead: str, preposition: str) -> bool:
    leads = list(LEADING.finditer(lead[-40:]))
    if leads and not re.search(r"[,’']", lead[-40:][leads[-1].end() :]):
        return True
    # “analyst at Tessier”, but not “the lawyer for Smith” or “the mayor of Reims”.
    heads = list(HEAD.finditer(lead))
    return (
        preposition == "at"
        and bool(heads)
        and _DEPARTMENT.fullmatch(lead[heads[-1].end() :]) is not None
    )


def _owns_somebody(text: str, position: int, people: frozenset[str]) -> bool:
    """Tell whether “’s chief executive” or “’s Marek Uhl” follows."""
    person = _OWNS_PERSON.match(text, position)
    if person is not None and person[1] in people:
        return True
    if _OWNED_ROLE.match(text, position) is None:
        return False
    found = LEADING.search(text, position, position + 40)
    return found is not None and text[position : found.start()].count(" ") <= 3
