"""What speaks for and against a name being that of a party to deals, and how much."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.everyday import everyday_words
from index.extraction.candidates import Candidate, Mention
from index.extraction.name_cues import (
    COMPANY_SUFFIX,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_BEFORE,
    SUFFIX,
    TRIGGER,
    cues,
    is_artist,
)
from index.extraction.not_names import NOT_NAMES
from index.types import Article

FILE = Path(__file__).with_name("name_weights.json")
_TOKEN = re.compile(r"[\w’'&-]+|[.,;:?!()“”\"—–]")
_AROUND = 60
_NEAR = 4
"""Words on either side that count."""
_OFTEN = (2, 3, 5)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article as a whole says about its names."""

    title: str
    people: frozenset[str]
    """The full and the last names of those whom it presents as people."""
    lower: Counter[str]
    """How often it has a word in lower case."""

    @classmethod
    def of(cls, article: Article) -> "Surroundings":
        """Return what ``article`` says."""
        lower = Counter(re.findall(r"\b[a-z][a-z]+\b", article.text))
        return cls(article.title, _people(article.text), lower)


@dataclass(frozen=True, slots=True)
class NameWeights:
    """A logistic regression over signs."""

    intercept: float
    weights: Mapping[str, float]

    def likelihood(self, signs: frozenset[str]) -> float:
        """Return the estimated probability that a name with these signs is that of a party."""
        logit = self.intercept + sum(self.weights.get(sign, 0.0) for sign in signs)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@lru_cache(maxsize=2)
def read_name_weights(path: Path = FILE) -> NameWeights:
    """Read what ``python -m index.evaluation.name_fit`` wrote."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return NameWeights(kept["intercept"], kept["weights"])


def signs(candidate: Candidate, around: Surroundings) -> frozenset[str]:
    """Return all that can be seen of a name: how it is written, where, how often, beside what."""
    found = set(_of_the_name(candidate, around))
    parts = len(candidate.name.split())
    for mention in candidate.mentions:
        if len(mention.name.split()) < parts:
            end = candidate.name.endswith(f" {mention.name}")
            found.add("shortened to its end" if end else "shortened to its beginning")
        if mention.sentence is not None:
            found.update(_of_a_mention(mention))
    if _UNHEARD in found:
        found.update(f"unheard of and {sign}" for sign in _TELLING & found)
    return frozenset(found)


_UNHEARD = "everyday 0 of 1"
_TELLING = frozenset(
    {"beside a party", "beside a trigger", "opens a sentence", "in the title", "place", "person"}
)
"""Signs that say more of a word that nobody knows."""


_SHAPES = {
    "ending": SUFFIX,
    "company ending": COMPANY_SUFFIX,
    "coined": re.compile(r"[a-z][A-Z]|\d"),
    "capitals": re.compile(r"\A[^a-z]+\Z"),
    "and sign": re.compile("&"),
}
"""What can be seen of a name alone."""


def _of_the_name(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    name, parts = candidate.name, candidate.name.split()
    told = sum(mention.sentence is not None for mention in candidate.mentions)
    yield f"words {min(4, len(parts))}"
    yield from (f"at least {times} times" for times in _OFTEN if told >= times)
    if told < len(candidate.mentions):
        yield "in the title"
    elif any(_is_in_title(part, around.title) for part in parts):
        yield "partly in the title"
    yield from (sign for sign, pattern in _SHAPES.items() if pattern.search(name))
    everyday = sum(part.lower() in everyday_words() for part in parts)
    yield f"everyday {min(3, everyday)} of {min(3, len(parts))}"
    yield f"first {parts[0].lower()}"
    yield f"last {parts[-1].lower()}"
    if any(part.lower().rstrip(".") in NOT_NAMES for part in parts):
        yield "partly no name"
    if len(parts) == 1 and around.lower[name.lower()]:
        yield "also in lower case"
    if name in around.people or any(part in around.people for part in parts):
        yield "person"


def _is_in_title(part: str, title: str) -> bool:
    if len(part) < _NEAR or part.lower() in everyday_words():
        return False
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", title) is not None


def _of_a_mention(mention: Mention) -> Iterator[str]:
    text, span = mention.text, mention.span
    before = _words(text[max(0, span.start - _AROUND) : span.start])[-_NEAR:]
    after = _words(text[span.end : span.end + _AROUND])[:_NEAR]
    for place, word in enumerate(reversed(before), start=1):
        yield f"{place} before {word}"
        yield f"before {word}"
    for place, word in enumerate(after, start=1):
        yield f"{place} after {word}"
        yield f"after {word}"
    if len(before) > 1:
        yield f"before {before[-2]} {before[-1]}"
    if not before:
        yield "opens a sentence"
    for cue, strong in cues(text, span):
        yield f"cue {cue.split()[0]}"
        yield "strong cue" if strong else "weak cue"
    if is_artist(text, span):
        yield "artist in a dispute"
    if PLACE_BEFORE.search(text[max(0, span.start - 12) : span.start]):
        yield "place"
    if TRIGGER.search(text):
        yield "beside a trigger"
    if mention.beside_party:
        yield "beside a party"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text)]


def _people(text: str) -> frozenset[str]:
    found: set[str] = set()
    for pattern in (PERSON_BEFORE, PERSON_AFTER):
        for match in pattern.finditer(text):
            found.update((match["name"], match["name"].split()[-1]))
    return frozenset(found)
