"""Whether an article tells that a lawsuit was filed, or only that there is one."""

import re

from index.deals import DateSource, DealStatus, Role, Telling
from index.extraction.places import sentence_at
from index.types import Article, Span

_FILES = re.compile(
    r"\b(?:(?<!still )su(?:e[sd]?|ing)|writ|lodg(?:ed|es|ing)|brought|brings|launch(?:ed|es)|"
    r"initiat\w+|commenc\w+|institut(?:ed|es)|issued (?:\w+ )?proceedings|(?:went|goes|"
    r"gone) after|(?:took|takes?|taken|haul\w*|dragg?\w*|went|goes|gone)\b[^.;]{0,60}?"
    r"\bto court|complaint,? dated(?! to)|(?:took|taken) (?:\w+ ){0,2}action|followed|"
    r"opened (?:\w+ )?(?:case|proceedings)|"
    r"(?:suit|complaint|action) (?:of|from) (?=(?:\d\d? )?(?:[A-Z]\w+ )?(?:19|20)\d\d\b)|"
    r"fil(?:ed?|es|ing)(?!\s(?:\w+\s){0,2}?(?:motion|notice|request|answer|brief|appeal|"
    r"counter\w+|response|stipulation|amended|leave)s?\b))\b",
    re.IGNORECASE,
)
_LATER_STAGE = re.compile(
    r"\b(?:hear(?:d|ing|s)|rul(?:ed|es|ing)|judges?|judgment|verdict|drop(?:s|ped)?|dismiss\w*|"
    r"revers\w+|grant\w*|declin\w+|withdr\w+|settl\w+|end(?:s|ed)|went on|goes on|proceeds?|"
    r"continu\w+|remains?|still|postpon\w*|appeal\w*|litigation|trial|moved|"
    r"asked|requests?\w*|ran out|lost|won)\b",
    re.IGNORECASE,
)
"""What is told of a lawsuit that was filed long before."""
_GROWS = re.compile(
    r"\b(?:amend|widen|expand|enlarge|broaden)|\badd(?:s|ed|ing)?\b[^.;]{0,60}\bto\s(?:its|their|"
    r"the)\s(?:\w+\s){0,2}?(?:complaint|case|(?:law)?suit)",
    re.IGNORECASE,
)
_STAGES = (_GROWS, _FILES, _LATER_STAGE)
_BREAK = 30
"""Characters for which a comma counts between a word and the date that belongs to it."""
_LEAST_LETTERS = 4


def grows(sentence: str) -> bool:
    """Tell whether a lawsuit is changed in ``sentence``: the same one, and filed before."""
    return _GROWS.search(sentence) is not None


def says_when_filed(article: Article, telling: Telling) -> bool:
    """Tell whether words for a filing stand beside the date that an article gives."""
    return _beside_date(article, telling) is _FILES


def dates_filing(article: Article, telling: Telling) -> bool:
    """Tell whether the date that an article gives for a lawsuit is that of its filing.

    A date beside words such as "since" may be; that of the news is one only if the news is the
    filing.
    """
    if telling.date is None or telling.status is not DealStatus.FILED:
        return False
    if telling.date.source is DateSource.CLAUSE:
        return _beside_date(article, telling) in {_FILES, None}
    sentence = telling.sentence.of(article.text)
    if _FILES.search(sentence):
        return not grows(sentence)
    return _FILES.search(article.title) is not None and _names_defendant(article.title, telling)


def _beside_date(article: Article, telling: Telling) -> re.Pattern[str] | None:
    """Return what kind of word stands next to the date in its sentence; None if there is none."""
    place = telling.date.span if telling.date else None
    if place is None:
        return None
    sentence = sentence_at(article, telling, place)
    nearest = min(
        (
            (_distance(article.text, Span(*match.span()), place), number)
            for number, kind in enumerate(_STAGES)
            for match in kind.finditer(article.text, sentence.start, sentence.end)
        ),
        default=None,
    )
    return None if nearest is None else _STAGES[nearest[1]]


def _distance(text: str, word: Span, date: Span) -> int:
    """Return how far a word is from a date, where it tends to stand before it in its clause."""
    if word.start < date.start:
        between = text[word.end : date.start]
        return len(between) + _BREAK * between.count(",")
    between = text[date.end : word.start]
    return len(between) + _BREAK * (between.count(",") + 1)


def _names_defendant(title: str, telling: Telling) -> bool:
    accused = (party for party in telling.parties if party.role is Role.DEFENDANT)
    return any(is_named(title, party.name, party.entity, party.canonical) for party in accused)


def is_named(title: str, *names: str) -> bool:
    """Tell whether a title has one of ``names``, or the first word of one if that is no short."""
    folded = title.casefold()
    first_words = (name.split(" ")[0] for name in names)
    known = (*names, *(word for word in first_words if len(word) >= _LEAST_LETTERS))
    return any(name.casefold() in folded for name in known if name)
