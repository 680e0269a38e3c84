"""Whether something happened, is only talked about, or is denied."""

import re
from enum import Enum, auto

from index.deals import DealKind


class Verdict(Enum):
    """What a sentence says about a deal or lawsuit."""

    HAPPENED = auto()
    TALKS = auto()
    DENIED = auto()
    ENDED = auto()
    """A deal that is no more."""
    NOTHING = auto()
    """Neither; a question, a wish, a threat."""


_TALKS = re.compile(
    r"\b(?:in (?:[\w-]+ )*(?:talks|discussions|negotiations|conversations)|talks (?:with|"
    r"between|to|over|about|on|for|aimed)|"
    r"negotiat(?:e|es|ing|ions?)|(?:is|are|was|were|been) discussing|haggl\w+|thrash\w+ out|"
    r"last details of|used to|close to|nearing|nears|near (?=a |an |to )|"
    r"(?:on the )?(?:verge|brink|cusp) of|"
    r"edging (?:closer|towards?)|closing in on|inching|consider(?:s|ed|ing)|weigh(?:s|ed|ing)|"
    r"mull(?:s|ed|ing)|"
    r"explor(?:es|ed|ing) (?=a |an |the |possib|whether|licen|deal|potential)|eyes (?=an? |"
    r"the |up )|ey(?:ed|eing)|"
    r"seek(?:s|ing)?|sought|"
    r"pursu(?:e|es|ed|ing)|court(?:ed|ing)|could|might|hop(?:es?|ed|ing) (?:to|for|that|of)|"
    r"wants? (?:to|an?|the|more)|wanted to|would like|"
    r"looking (?:to|for)|keen (?:to|on)|eager to|ready to|willing to|open to|prepared to|"
    r"expected to|likely to|"
    r"possib(?:le|ly|ility)|potential(?:ly)?|prospect(?:s|ive)?|would-be|proposed|rumou?r(?:s|"
    r"ed)?|speculat\w+|"
    r"bids? (?:for|to)|bidding|offer(?:s|ed)?|approach(?:es|"
    r"ed) (?=[^.]{0,40}(?:about|for|over))|"
    r"interest(?:ed)? in|hammer(?:s|ed|ing) out|working (?:towards?|on) (?=a |an |the |licen|"
    r"deal)|preliminary|tentative|"
    r"moving towards?|moves? closer|draws? closer|closer to|on track to|under discussion|"
    r"on the table|"
    r"aiming (?:to|for) (?:sign|strike|reach)|trying to|attempt(?:s|ed|ing)? to|urg(?:es|ed|"
    r"ing)|call(?:s|ed|ing) (?:for|on)|"
    r"push(?:es|ing|ed) for|demand(?:s|ed|ing)?|ask(?:s|ed|ing) (?:for|to)|need(?:s|ed)?|"
    r"should|whether|unless|"
    r"if (?!only)|threat(?:s|en\w*)|warn(?:s|ed) (?:of|that)|"
    r"(?<!you )(?<!in )(?<!since )(?<!by )(?<!early )(?<!late )(?<!\d )may(?= )(?! \d)|"
    r"plans? to (?=sue|sign|strike|reach|seek|settle)|"
    r"pressing for|in line (?:for|to)|within reach|imminent|expects? to|waiting for|await(?:s|"
    r"ing)?|pave the way (?:for|to)|"
    r"hint(?:s|ed|ing)? at|set to (?=sign|strike|settle|announce|reach|sue|license)|poised to|"
    r"about to|"
    r"would (?:have to|need|be open|consider|welcome)|hypothetical|framework for future|race to|"
    r"gear(?:s|ed|ing) up|prepar(?:es|ing) to|vow(?:s|ed)? to|intends? to (?=sue|sign|seek))\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|announced|agreed|confirmed|disclosed|revealed|told|under which|which would|"
    r"that would)\b",
    re.IGNORECASE,
)
_STILL_TALKS = re.compile(
    r"\A[^.;,]{0,50}\b(?:is|are|was|were|remains?|appears?|looks?|could|may|might|would|"
    r"will)\s(?:be\s)?(?:still\s|now\s|reportedly\s|said to be\s|believed to be\s)?"
    r"(?:close|near|imminent|being (?:negotiated|discussed|hammered|finali[sz]ed|considered|"
    r"explored)|under discussion|in the works|on the table|"
    r"within reach|expected|likely|possible|unlikely|some way off|months away|weeks away|"
    r"days away|have to wait|be next|follow|come|take|"
    r"harder|pending|rumou?red|in doubt|off the table|elusive|a long way)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:refut\w*|bat(?:s|ted) away|quash\w*|scotch\w*|debunk\w*|hoax|fake|shelv\w+|"
    r"call(?:s|ed) off|fell through|fizzl\w+|"
    r"shied away|shies away|snub\w*|spurn\w*|broken off|broke off|break(?:s|ing) off|"
    r"pours? cold water|poured cold water|not(?! only| just| merely| long| to be| disclose)|"
    r"never|neither|nor|without|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|"
    r"declin(?:e|es|ed|ing) (?:to|an?)|reject(?:s|ed|ing)?|rul(?:e|es|ed) out|yet to|"
    r"absence of|lack(?:s|ed|ing)?|fail(?:s|ed|ing|ure)?|"
    r"no longer|cannot|nobody|none of|far from|stop(?:s|ped) short of|instead of|rather than|"
    r"walk(?:s|ed) away from|"
    r"turn(?:s|ed) down|pull(?:s|ed) out of|hold(?:s|ing)? out|balk\w*|dismiss(?:es|"
    r"ed) (?:reports|rumou?rs|suggestions|talk)|"
    r"untrue|unsigned|resist(?:s|ed|ing)?)|n[’']t)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|any|nor|without(?: an?)?|zero)\s(?:[\w-]+\s){0,3}\Z", re.IGNORECASE)
_FELL_APART = re.compile(
    r"\A[^.;]{0,70}\b(?:collaps\w+|fad(?:es|ed)|evaporated|broke down|fell (?:apart|through)|"
    r"(?:has|have|"
    r"had) (?:stalled|failed|broken down|ended|lapsed)|stalled|"
    r"failed|came to nothing|went nowhere|called off|(?:was|were|is|are) (?:false|untrue|denied|"
    r"not true|scrapped|abandoned|off)|"
    r"ended without|got nowhere|does not exist|never (?:happened|materiali[sz]ed)|"
    r"has not (?:been )?(?:reached|signed|happened)|"
    r"(?:had|has|have|was|were|is|are) (?:not|never|yet to)\b|denied|may never)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\A\s(?:up\s)?(?:nothing|no\b|none\b|neither)", re.IGNORECASE)
_NEAR = 70
"""Characters before a trigger that can deny it."""
_PAST = re.compile(
    r"\bhad(?: (?:already|also|previously|earlier|once|first|both|all|since|long|not))? \w+",
    re.IGNORECASE,
)
_CLOSE = 40
"""Characters before the end of a trigger in which a past perfect is its own."""
_HISTORY = re.compile(
    r"\b(?:previous(?:ly)?|earlier (?!this|today|on )|"
    r"last (?:year|spring|summer|autumn|fall|winter)|years? (?:ago|earlier|before)|"
    r"months? (?:ago|earlier|before)|the year before|back in|in the past|once|formerly|"
    r"at the time|originally|went on|goes on|went ahead|proceeds|presses? on|"
    r"still (?:suing|fighting|in court|facing|being sued)|remains?|continues?|ongoing|pending|"
    r"existing)\b",
    re.IGNORECASE,
)


def judge(text: str, lead: int, start: int, end: int, kind: DealKind) -> Verdict:
    """Judge the trigger ``text[start:end]`` by the words of its clause around it."""
    left, right = text[lead:start], text[end:]
    if text.rstrip().endswith("?"):
        return Verdict.NOTHING
    near = left[-_NEAR:]
    denied = _DENIED.search(near) or _NO.search(left) or _FELL_APART.search(right)
    if _NOTHING.match(right):
        return Verdict.NOTHING
    talks = _TALKS.search(left) or _STILL_TALKS.search(right)
    if not talks and _WOULD.search(left) and not _REPORTED.search(text[:start]):
        talks = _WOULD.search(left)
    if kind is DealKind.LAWSUIT and _NO_LONGER.search(left[-40:]):
        return Verdict.ENDED
    if kind in {DealKind.LAWSUIT, DealKind.RULING}:
        return _of_a_case(
            (_NOT.search(left[-30:]) or _NEITHER.search(left)) is not None,
            _THREAT.search(left[-60:]) is not None,
        )
    if denied:
        return Verdict.DENIED
    if kind is not DealKind.SETTLEMENT and (_ENDS.search(left[-60:]) or _ENDED.match(right)):
        return Verdict.ENDED
    return Verdict.TALKS if talks else Verdict.HAPPENED


_NOT = re.compile(
    r"(?:\b(?:not|never|no|without)|n[’']t)\s(?:\w+\s){0,3}\Z|\b(?:out of|not part of|"
    r"not (?:a )?party to|not involved in|join) (?:the )?\Z",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|stopped|stops|ceased|gave up|given up|abandon\w*)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|terminat\w+|cancel\w*|scrap(?:s|ped|ping)?|lost|loses|undid|"
    r"dissolv\w+|sever(?:s|ed|ing)?|cut(?:s|ting)? ties|walk(?:s|ed|ing)? away from|"
    r"pull(?:s|ed|ing)? out of|quit(?:s|ting)?|wind(?:s|ing)? down|exit(?:s|ed|ing)?|tear(?:s|"
    r"ing)? up|tore up|leav(?:es|ing)|left) "
    r"(?:[\w’'\ue000-\uefff-]+ ){0,4}\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\A[^.;]{0,60}\b(?:(?:has |have |had )?(?:lapsed|expired|ended|been (?:terminated|"
    r"cancelled|canceled|scrapped|dissolved))|"
    r"(?:was|were|is) (?:terminated|cancelled|canceled|scrapped|wound down|not renewed)|(?:ran|"
    r"run|runs) out|came to an end)\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|none of|not (?:a )?party)\b", re.IGNORECASE)
_THREAT = re.compile(
    r"\b(?:threat\w*|could|might|consider\w*|weigh\w*|mull\w*|plans? to|vow\w*|prepar\w+ to|"
    r"whether|if|would|ready to|"
    r"want(?:s|ed)? to|hop\w+ to|risk\w*|potential|possible|avoid\w*|fear\w*|expected to|"
    r"(?<!you )(?<!in )(?<!since )(?<!\d )may(?! \d))\b",
    re.IGNORECASE,
)


def _of_a_case(denied: bool, threatened: bool) -> Verdict:
    return Verdict.NOTHING if denied or threatened else Verdict.HAPPENED


def is_hypothetical(sentence: str) -> bool:
    """Tell whether anything in a sentence speaks of talks, plans, threats or nothing, or asks."""
    patterns = (_TALKS, _THREAT, _NO_DEAL)
    return any(each.search(sentence) for each in patterns) or sentence.rstrip().endswith("?")


_NO_DEAL = re.compile(
    r"\b(?:signed|agreed|licensed|settled|concluded|announced) nothing\b|"
    r"\b(?:no|(?:years?|months?|weeks?|days?) before (?:its|their|the|his|her|any)) "
    r"(?:[\w-]+ ){0,2}(?:deals?|licen[cs]es?|agreements?|settlements?|contracts?)\b",
    re.IGNORECASE,
)


def is_history(text: str, clause_start: int, end: int) -> bool:
    """Tell whether the trigger that ends at ``end`` is told in passing, as something past."""
    recent = max(clause_start, end - _CLOSE)
    return bool(_PAST.search(text, recent, end) or _HISTORY.search(text, clause_start, end))
