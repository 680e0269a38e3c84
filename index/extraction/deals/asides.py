"""What an article only mentions in passing, beside its news."""

import re
from collections.abc import Sequence

from index.deals import DealKind
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.occasions import segment
from index.extraction.deals.own_dates import place

_TOP = 2
_FILES = re.compile(r"(?:sue[sd]?\b|(?:fil|lodg|brought|launch|tak|took)\w*)", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:still|also|already|meanwhile|besides|same time|alone|competitor|another|other|"
    r"separate\w*)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:su(?:e[sd]?|ing)|suit|lawsuit|court|judge|v|versus|complaint|case|trial)\b",
    re.IGNORECASE,
)
_CASES = frozenset({DealKind.LAWSUIT, DealKind.RULING})
_STATE = re.compile(
    r"\b(?:already|also (?=has|have|works?|counts?|lists?)|still|elsewhere|similar\w*|comparable|"
    r"likewise|existing|previous\w*|earlier|once|former\w*|by contrast|meanwhile|since then|"
    r"has since|have since|unlike|includes?|counts?|"
    r"belongs? to|owned by|(?:is|are) backed by|subsidiary|"
    r"(?:has|have|holds?|maintains?) (?:\w+ )?(?:contracts|agreements|licen[cs]es|deals|rights|"
    r"partnerships)|"
    r"pending|(?:is|are) (?:being )?su(?:ed|ing)|(?:is|are) (?:a )?(?:plaintiffs?|defendants?)|"
    r"continues?|awaits?|works? (?:mainly )?(?:with|for)|supplied by|supplies|licen[cs]es)\b",
    re.IGNORECASE,
)
"""Words of what is so, and not of what has happened."""


def is_aside(ranked: Sequence[Draft], every: Sequence[Draft], title: str) -> bool:
    """Tell whether all drafts of a deal only mention it, as something known or past."""
    if all(draft.history or _is_case_aside(draft, every, title) for draft in ranked):
        return True
    if _is_behind(ranked, every):
        return True
    if any(_is_news(draft) for draft in ranked):
        return False
    return all(map(_is_state, ranked)) and not _is_of_a_round(ranked[0], every)


def _is_of_a_round(draft: Draft, every: Sequence[Draft]) -> bool:
    """Tell whether somebody joins an investment that is news: “existing shareholders, too”."""
    return draft.kind is DealKind.INVESTMENT and any(
        d.kind is draft.kind and d.pair & draft.pair and d.unit.number <= _TOP for d in every
    )


def _is_news(draft: Draft) -> bool:
    """Tell whether a draft stands where an article tells its news."""
    number = draft.unit.number
    return not draft.history and (number <= 1 or (number <= _TOP and not _is_state(draft)))


def _is_state(draft: Draft) -> bool:
    text = draft.unit.text
    part = segment(text, place(draft))
    return draft.history or _STATE.search(text, part.start, part.end) is not None


def _is_behind(ranked: Sequence[Draft], every: Sequence[Draft]) -> bool:
    """Tell whether a case is only what a ruling or a settlement between the two is about."""
    if ranked[0].kind is not DealKind.LAWSUIT or any(map(_is_filed, ranked)):
        return False
    return any(
        draft.pair == ranked[0].pair and draft.kind in _OUTCOMES and draft.status not in OPEN
        for draft in every
    )


_OUTCOMES = frozenset({DealKind.RULING, DealKind.SETTLEMENT})


def _is_filed(draft: Draft) -> bool:
    return _FILES.search(draft.unit.text[draft.start : draft.end]) is not None and (
        draft.unit.number <= _TOP
    )


def _is_case_aside(draft: Draft, drafts: Sequence[Draft], title: str) -> bool:
    """Tell whether a case is only mentioned: below the top, not as filed, and beside other news."""
    if draft.kind is not DealKind.LAWSUIT or draft.status in OPEN or draft.unit.number <= _TOP:
        return False
    text = draft.unit.text
    if _FILES.search(text[draft.clause[0] : draft.end]):
        return False
    other = not _CASE.search(title) and any(
        d.kind not in _CASES and d.status not in OPEN for d in drafts
    )
    return other or _BESIDES.search(text) is not None
