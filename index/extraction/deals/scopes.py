"""What a deal is about, as the words around it say."""

import re
from collections.abc import Iterable

from index.deals import Scope, ToldScope
from index.extraction.deals.units import Unit

_WORDS: dict[Scope, str] = {
    Scope.RECORDED: (
        r"recorded[- ]music|sound recordings?|recordings?|master recordings?|masters|"
        r"record labels?|labels|"
        r"recorded catalogues?|recorded catalogs?"
    ),
    Scope.PUBLISHING: (
        r"music[- ]publishing|publishing (?:catalogues?|catalogs?|rights|divisions?|arms?|"
        r"compan(?:y|ies)|side|interests|works|business(?:es)?)|"
        r"publishing|publishers|compositions?|musical works|songwriters|songwriting"
    ),
    Scope.VOICE: r"voices?|vocals?|likeness(?:es)?|voice models?|image and likeness|digital twins?|"
    r"deep ?fakes?",
    Scope.LYRICS: r"lyrics?|song texts?",
    Scope.TRAINING: (
        r"train(?:s|ed|ing)?(?= (?:on|its|their|of|data|ai|models?|a|the|set|material|"
        r"generative)\b)|training data|ai training|training|"
        r"used to train|train"
    ),
    Scope.OUTPUTS: (
        r"remix(?:es|ed|ing)?|mash[- ]?ups?|covers?|outputs?|generated (?:songs|music|tracks)|"
        r"generate (?:songs|music|tracks)|"
        r"user-generated|derivatives?|derivative works"
    ),
    Scope.PRODUCT: (
        r"(?:subscription|streaming|music[- ]creation|creation|licensed|new|joint|interactive|"
        r"music|ai) "
        r"(?:service|platform|product|tool|app)s?|(?:ai|creative|music-making|music-creation|"
        r"professional) tools?|platform|product"
    ),
}
_SCOPES = {scope: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for scope, words in _WORDS.items()}
_NOT = re.compile(
    r"\b(?:without|not|no|never|nothing|except|exclud\w+|unlicensed)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)


def scopes(told: Iterable[Unit]) -> tuple[ToldScope, ...]:
    """Return the scopes that the sentences about a deal name, each with its first words."""
    found: dict[Scope, ToldScope] = {}
    for unit in told:
        if unit.span is None:
            continue
        for scope, pattern in _SCOPES.items():
            for match in pattern.finditer(unit.text):
                span = unit.locate(*match.span())
                if span is not None and not _NOT.search(unit.text[: match.start()][-40:]):
                    found.setdefault(scope, ToldScope(scope, span))
                    break
        _add_recorded(unit, found)
    return tuple(found[scope] for scope in Scope if scope in found)


_BESIDE = re.compile(
    r"(?P<labels>[A-Z][^.;]{3,150}?)(?:\s\([A-Z]+\))?,?\s(?:along with|as well as|"
    r"together with|and|including|plus)\s"
    r"(?:their|its)\s(?:\w+\s){0,2}publishing\s(?:divisions?|arms?|units?|compan(?:y|ies)|"
    r"business(?:es)?)"
)


def _add_recorded(unit: Unit, found: dict[Scope, ToldScope]) -> None:
    """Add recordings where labels are named “along with their publishing divisions”."""
    match = _BESIDE.search(unit.text)
    if match is not None and (span := unit.locate(*match.span("labels"))) is not None:
        found.setdefault(Scope.RECORDED, ToldScope(Scope.RECORDED, span))
