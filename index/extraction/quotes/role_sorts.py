"""In what kind of place somebody works who is what they are."""

import re

from index.extraction.quotes.titles import ALSO_CORPORATE, CORPORATE_ROLE

_SORTS = (
    ("party", r"opposition|shadow|republican|democrat(?:ic)?|labour|conservative|health minister"),
    ("spokesman", r"spokes\w+|press officer"),
    ("event", r"(?:race|film|funeral) (?:directors?|stewards?|officials?)"),
    ("worker", r"employees?|workers?|staff\w*|insiders?"),
    ("lawyer", r"lawyers?|attorneys?|barristers?|solicitors?|partner|counsel"),
    ("state", (r"judges?|justices?|minister|senators?|mayor|governor|prosecutors?|sheriff|MPs?|MEP|"
              r"president|secretary|commissioner|councillors?|lawmakers?|backbencher|official|officials")),
    ("science", (r"professor|lecturer|researchers?|scientists?|economists?|analysts?|fellow|"
                r"historian|[a-z]+ologists?|[a-z]+icists?|experts?|strategist")),
    ("art", (r"singers?|rappers?|composers?|songwriters?|musicians?|producers?|artists?|actors?|"
            r"authors?|writers?|poets?|novelists?|DJs?|guitarists?|drummers?|harpist|pianists?|"
            r"choreographers?|performers?")),
    ("sport", r"coach|captains?|strikers?|goalkeepers?|players?|midfielders?|defenders?|managers?"),
    ("art", r"(?!journal|column|activ|lobby|motor|art)[a-z]+ists?"),
    ("press", r"editors?|reporters?|critics?|columnists?|hosts?|journalists?"),
    ("public", (r"fans?|residents?|owners?|drivers?|neighbou?rs?|students?|readers?|members?|"
               r"farmers?|teachers?")),
)  # fmt: skip
_PATTERNS = tuple(
    (sort, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for sort, words in _SORTS
)


def role_sort(role: str) -> str:
    """Return the kind of ``role``: “lead”, “company”, “science”, “art”, …; else “other”."""
    for sort, pattern in _PATTERNS[:4]:
        if pattern.search(role):
            return sort
    if CORPORATE_ROLE.search(role):
        return "company"
    for sort, pattern in _PATTERNS[4:]:
        if pattern.search(role):
            return sort
    return "company" if ALSO_CORPORATE.search(role) else "other"
