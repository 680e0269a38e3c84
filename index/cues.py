"""The words beside a value that say what it is the value of."""

import re
from collections.abc import Iterator, Mapping

from index.types import Span

PURPOSES = {
    name: re.compile(rf"\b(?:{pattern})(?![^\W_]|-)", re.IGNORECASE)
    for name, pattern in {
        "total": r"in total|altogether|to date|so far|overall|total",
        "raised": r"rais(?:e|es|ed|ing)|funding|rounds?|series [a-h]|brought in|secured|"
        r"series",
        "valued": r"valu(?:e|es|ed|ing|ation)|worth|"
        r"put(?:s|ting)? (?:it|the (?:company|firm|start-?up)) at|price tag",
        "revenue": r"revenues?|sales|turnover|earn(?:s|ed|ings)",
        "damages": r"damages|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|infringed",
        "paid": r"pa(?:y|ys|id|ying|yment)|settlement|settle[sd]?|bought|buy|buys|buying|acquired",
        "price": r"costs?|prices?|charg(?:e|es|ed|ing)|fees?|subscriptions?|plans?",
        "other": r"invest(?:s|ed|ing|ment)?|lost|loss(?:es)?|profits?|fined?|donat\w+|"
        r"spen[dt]\w*|market|fund|budget|saved?|owes?|debts?|forfeit|stake|bids?|offer(?:s|ed)?",
    }.items()
}
"""What money is for. "Other" is never asked for: it keeps another cue away."""

EVENTS = {
    name: re.compile(rf"\b(?:{pattern})(?![^\W_]|-)", re.IGNORECASE)
    for name, pattern in {
        "announced": r"announc(?:e|es|ed|ing|ement)|unveil(?:s|ed)?|reveal(?:s|ed)?|made public",
        "launched": r"launch(?:es|ed|ing)?|open(?:s|ed|ing)?|start(?:s|ed|ing)?|debut(?:s|ed)?|"
        r"releas(?:e|es|ed)|c[oa]mes? out|go(?:es)? live|went live|roll(?:s|ed)? out",
        "signed": r"sign(?:s|ed|ing)?|struck|strike|agreed",
        "settled": r"settl(?:e|es|ed|ing|ement)|dropped|drop|withdr[ae]wn?",
        "sued": r"sue[sd]?|suing|"
        r"fil(?:e|es|ed|ing)(?! (?:\w+ )?(?:dismissal|motion|notice|appeal))",
        "ruled": r"rul(?:e|es|ed|ing)|verdict|judge?ment|decid(?:e|es|ed)|decision",
        "bought": r"bought|buy|buys|buying|acquir(?:e|es|ed|ing)|acquisition|takeover",
        "founded": r"founded|set up|established",
        "banned": r"ban(?:s|ned)?|remov(?:e|es|ed)",
        "other": r"sa(?:id|ys)|told|tells|ask(?:s|ed)|wrote|report(?:s|ed)|hear(?:d|ing)|plans?|"
        r"planned|expect(?:s|ed)|published|had|renew(?:s|ed)|updat(?:e|es|ed)|confirmed|refused|"
        r"raised|paid|ran out|expires?|ended|began|begun|closed|postponed",
    }.items()
}
"""What a date is the date of."""

_REACH = 50
"""Characters between a value and the word that says what it is."""


def nearest_cue(text: str, value: Span, cues: Mapping[str, re.Pattern[str]]) -> str | None:
    """Return the name of the cue that stands closest to ``value`` in its clause."""
    found = sorted(_cues_near(text, value, cues))
    return found[0][1] if found and found[0][0] <= _REACH else None


def _cues_near(
    text: str, value: Span, cues: Mapping[str, re.Pattern[str]]
) -> Iterator[tuple[int, str]]:
    for name, cue in cues.items():
        for match in cue.finditer(text):
            between = text[match.end() : value.start] or text[value.end : match.start()]
            if not re.search(r"[.;:\n]\s", between):
                yield max(value.start - match.end(), match.start() - value.end, 0), name
