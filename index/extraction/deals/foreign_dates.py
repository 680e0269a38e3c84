"""Dates in a sentence that are not those of what happened: plans, births, results, deadlines."""

import re

from index.types import PublishedDate, Span

_REACH = 90
"""Characters before a date in which its verb stands."""
_PARTICIPLE = (
    r"(?:signed|announced|disclosed|filed|lodged|said|told|confirmed|agreed|reached|struck|"
    r"published|issued|concluded|served|unveiled|revealed|completed|closed|made public|granted|"
    r"reported|ruled|dated|sealed|inked|brought|handed down|wrote|posted|entered|settled|sued|"
    r"ordered|dismissed)"
)
_RUN = (
    r"(?:(?!,\s(?:which|who|where|when|and|but|said|says|it|they|the|he|she|according|after|"
    r"\w+ed)\b)[^;:])*"
)
"""Words of one clause, with lists of nouns."""
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|might|won[’']t|is to|are to|to be|expected|due|"
    r"set|scheduled|slated|planned|"
    r"hopes? to|intends? to|aims? to|plans? to|next|pencilled in|likely|no later than|deadline|"
    r"starting|beginning|effective|takes? effect|comes? into force|launches|arrives|expires?)\b"
    rf"(?![^;:]*\b{_PARTICIPLE}\b){_RUN}\Z",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(rf"\bto [a-z]+(?![^,;:]*\b{_PARTICIPLE}\b){_RUN}\Z")
_FROM = re.compile(r"(?:\bdat(?:es?|ed|ing)|[,(]|\b(?:suit|form|complaint|contract|deal|agreement|"
                   r"order|ruling|licence|license|case|letter|statement|report)s?) from\s(?:the\s)?"
                   r"(?:\w+\s){0,2}\Z", re.IGNORECASE)  # fmt: skip
_LIMIT = re.compile(
    r"\b(?:by|until|till|through|up to|before|between|from|starting(?: in| from)?|effective|"
    r"expir\w+(?: in| on)?|valid (?:to|from)|ahead of|next|prior to|"
    r"(?:months?|quarter|half|year|weeks?) (?:to|ended|ending|ends?)(?: in| on)?|"
    r"against|than|compared (?:with|to))"
    r"\s(?:the\s)?(?:(?:first|second|last|end|start|beginning|middle) (?:\w+ )?of\s)?"
    r"(?:(?:early|late|mid)[ -])?\Z",
    re.IGNORECASE,
)
_UNLESS = (
    r"(?![^;]*\b(?:signed|announced|filed|struck|reached|agreed|settled|licensed|ruled|sued)\b)"
    r"[^,;:()]{0,45}"
)
_IN = r"\s(?:the\s)?(?:(?:early|late|mid)[ -])?\Z"
_OTHER = re.compile(
    r"(?:\b(?:(?:founded|established|set up|formed)(?! (?:an?|the|its|their)\b)|spun (?:out|off)|"
    r"incorporated|born|died|dies|"
    r"death|retired|elected|rebranded|renamed|graduated|trained|emerged|since the|best|slowest|"
    r"revenues?|results?|turnover|sales|profits?|loss|figures|earnings|earned|income|grew|rose|"
    r"fell|highest|lowest|largest|doubled|"
    rf"report for|(?:a|the|next) (?:hearing|trial))\b{_UNLESS}|"
    rf"\bseason of|\bfiscal(?: year)?|\bclass of|\bcopyright|©){_IN}",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:created|recorded(?! (?:rights|music))|composed|released|written|built|shot|appeared|"
    rf"invented|left|joined|registered|made|came out|started out|uploaded|published|film|album|"
    rf"song|single|novel|musical|record|hit)\b{_UNLESS}{_IN}",
    re.IGNORECASE,
)
"""What a work or somebody's life is dated by, as a rule to the year."""
_BEGINS = re.compile(
    r"\b(?:launch\w*|open(?:s|ed)?|debut\w*|start(?:s|ed)?|began|begun|introduced)\b"
    r"(?:\s[\w-]+){0,3}\s(?:in|during|since)?\s?(?:the\s)?(?:(?:early|late|mid)[ -])?\Z",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"\s(?:album|song|film|single|hit|novel|musical|recording|record|tour|show|season|festival|"
    r"edition|results|revenue|report|hearing|trial|model|catalogue|release|World|Olympics|"
    r"election|law|act|directive)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(r"\bas (?:though|if)\b[^,;]*\Z", re.IGNORECASE)
_NEWS_DAY = re.compile(
    r",\s(?:the|that) (?:same )?day (?:that |on which |when )?(?=the |its |it |they )"
)
"""“Shares rose on Tuesday, the day the contract became known”."""


def is_to_come(text: str, span: Span) -> bool:
    """Tell whether a date that leaves out its year, or its week, is one that is awaited."""
    before = text[max(0, span.start - _REACH) : span.end]
    before = before[: len(before) - len(span)]
    return _TO_COME.search(before) is not None


def may_come(text: str, span: Span) -> bool:
    """Tell whether a date that leaves out its year may be that of an intention: “to end in May”."""
    return _INFINITIVE.search(text[max(0, span.start - _REACH) : span.start]) is not None


def is_foreign(text: str, span: Span, date: PublishedDate, *, covers: bool) -> bool:
    """Tell whether a date belongs to something beside what is told, or limits it.

    ``covers`` if the day of the article lies in it, as in “in 2026”, so that it may be to come.
    """
    if _NEWS_DAY.match(text, span.end):
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    if (_LIMIT.search(before) and not _FROM.search(before)) or _OTHER.search(before):
        return True
    if _UNREAL.search(before):
        return True
    if covers and is_to_come(text, span):
        return True
    if date.month is None and (_BEGINS.search(before) or _WORKS.search(before)):
        return True
    return _NOUN_AFTER.match(text, span.end) is not None
