"""Questions that ask who said something, or what somebody said."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """What such a question asks for."""

    speaker: str | None
    """Who is asked about, as typed; None if that is what is asked."""


_SAYS = (
    r"(?:say|said|says|saying|think|thinks|thinking|thought|tell|told|call|called|describe|described|"
    r"predict|predicted|promise|promised|argue|argued|claim|claimed|warn|warned|admit|admitted|"
    r"compare|compared|liken|likened|comment|commented|respond|react|stress|make of|have to say)"
)
_SAID = (
    r"(?:said|says|called|calls|described|describes|compared|compares|likened|likens|warned|warns|"
    r"predicted|predicts|told|argued|argues|claimed|claims|admitted|promised|stressed|thinks)"
)
_WHAT = re.compile(
    r"\b(?:what|wat|how)\s(?:did|does|do|has|have|had|is(?=[^?]*\b(?:saying|thinking)\b))\s"
    rf"(?P<speaker>(?:\S+\s){{1,6}}?){_SAYS}\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bquotes?\s(?:from|by|of)\s(?P<speaker>\S+(?:\s\S+){0,4}?)"
    r"(?=\s(?:about|on|regarding|concerning)\b|[?.!]|\s*$)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:what(?:['’]?s)?|tell me what)\s(?P<speaker>(?!(?:is|was|are|were|did|does|do)\b)"
    r"(?:\S+\s){1,4}?)(?:said|saying|says)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:said|statements?|remarks?|comments?)\s(?:was\s|were\s)?by\s"
    r"(?P<speaker>\S+(?:\s\S+){0,3}?)"
    r"(?=\s(?:about|on|regarding|concerning)\b|[?.!]|\s*$)",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"^\W*(?:and\s)?who\b(?:\sat\s\S+|\selse|\swas it that)?\s(?:has\s|had\s)?{_SAID}\b|"
    r"\bwho\s(?:said|says)\s(?:that|this|it|so)\b|\bwhose\s(?:words|quote)\b|"
    rf"^\W*(?:which|what)\s(?:\w+\s){{1,2}}{_SAID}\b",
    re.IGNORECASE,
)


def quote_question(question: str) -> QuoteQuestion | None:
    """Return what a question asks of what was said; None if it asks for something else."""
    for pattern in (_WHAT, _FROM, _BY, _TOLD):
        match = pattern.search(question)
        if match:
            return QuoteQuestion(match["speaker"].strip(" ,.?!’'"))
    return QuoteQuestion(None) if _WHO.search(question) else None
