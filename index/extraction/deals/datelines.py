"""The place and day with which a report opens: “LONDON, 2 April 2026 — …”."""

import re

_DATELINE = re.compile(
    r"\A[A-Z][A-Za-z .,/'’-]{2,50}[,(–—-]\s?[^.]{0,30}\d{1,4}\)?\s?(?:/[^/]{3,30}/\s?)?[–—:-]"
)


def dateline(text: str) -> int:
    """Return where the dateline that opens ``text`` ends; 0 if there is none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
