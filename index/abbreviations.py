"""Which full stops belong to a word instead of ending a sentence."""

import re

LOOK_BEHIND = 24

_TOKEN = re.compile(r"[^\s—–/(\[{“‘\"'«„*_-]+\Z")
_DAY = re.compile(r"\d{1,2}")
_ROMAN = re.compile(r"[IVXLC]{2,}")
_ENUMERATOR = re.compile(r"(?:\A|[:;]\s)\(?\d{1,3}\Z")
_LETTERED = re.compile(r"\b(?:Series|Plan|Class|Side|Exhibit|Schedule|Annex|Appendix) [A-Z]\Z")

_NEVER_LAST = re.compile(
    r"""Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Mme|Mlle
       |v|vs|cf|e\.g|i\.e|viz|approx|ca|lit|bzw|inkl
       |Nos|Nr|[Vv]ols?|pp?|paras?|[Ff]igs?|Sec|Ch|[Oo]p""",
    re.VERBOSE,
)
_BEFORE_A_NUMBER = re.compile(r"[Nn]o|Arts?|Abs|[bcd]|max|min")
_COMPANY = re.compile(r"Inc|Ltd|Corp|LLC|LLP|plc|etc")
_MAY_BE_LAST = re.compile(
    rf"""{_COMPANY.pattern}
       |Co|Cos|Bros|Jr|Sr|St|Mt|Ft|Esq|Pty|al|Dept|feat|ft
       |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
       |[^\W\d_]{{1,2}}(?:\.[^\W\d_])+      # U.S, p.m, Ph.D""",
    re.VERBOSE,
)
_GERMAN_MONTH = re.compile(
    r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_EXCLAIMED_NAME = re.compile(r"\b(?:Yahoo|Wham|Jeopardy)\Z")
_OPENING_WORD = re.compile(
    r"""(?:a|after|again|all|also|although|an|and|as|at|because|before|both|but|by|critics|during
          |each|even|every|few|for|from|he|hence|her|here|his|how|however|i|if|in|instead|it|its
          |last|later|many|meanwhile|moreover|most|much|my|neither|no|nobody|none|nor|not|now|of
          |on|once|one|only|or|other|others|our|several|she|similarly|since|so|some|still|such
          |that|the|their|then|there|therefore|these|they|this|those|though|thus|to|today|two
          |under|unlike|until|we|what|when|where|whether|which|while|who|why|with|without
          |yesterday|yet|you|your)(?=['’]|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)


def is_abbreviation(before: str, word: str, after: str) -> bool:
    """Tell whether the mark between ``before`` and ``word`` belongs to an abbreviation.

    ``before`` is the sentence up to the mark, or its last ``LOOK_BEHIND`` characters, ``word``
    the word that follows and ``after`` what follows that word.
    """
    match = _TOKEN.search(before)
    token = match[0] if match else ""
    if _NEVER_LAST.fullmatch(token) or _ENUMERATOR.search(before):
        return True
    if _BEFORE_A_NUMBER.fullmatch(token):
        return word[0].isdigit() or _ROMAN.fullmatch(word) is not None
    if _DAY.fullmatch(token):
        return _GERMAN_MONTH.fullmatch(word) is not None
    return _may_be_last(token, before) and not _opens_sentence(token, word, after)


def is_exclaimed_name(before: str, word: str, after: str) -> bool:
    """Tell whether the mark between ``before`` and ``word`` is part of a name such as Yahoo!."""
    return _EXCLAIMED_NAME.search(before) is not None and not is_opening_word(word, after)


def is_opening_word(word: str, after: str) -> bool:
    """Tell whether ``word`` is one that sentences often begin with, and not an initial."""
    return _OPENING_WORD.match(word) is not None and not after.startswith(".")


def _may_be_last(token: str, before: str) -> bool:
    if len(token) == 1 and token.isupper():
        return _LETTERED.search(before) is None
    return _MAY_BE_LAST.fullmatch(token) is not None


def _opens_sentence(token: str, word: str, after: str) -> bool:
    if is_opening_word(word, after):
        return True
    # "… Inc. Pinewood pays" begins a sentence; "… Inc. Chief Executive Ana Brandt" does not.
    runs_on_small = after[:1] == " " and after[1:2].islower()
    return runs_on_small and _COMPANY.fullmatch(token) is not None and not word[0].isdigit()
