"""Names that an article shortens once it has given them in full.

“Round Hill” then stands for Round Hill Music, and “Oyelaran” for Terrence Oyelaran.
"""

import re

from index.extraction.candidates import candidates
from index.extraction.name_cues import SUFFIX
from index.extraction.name_signs import Surroundings, read_name_weights, signs
from index.extraction.names import NamedActors, Names
from index.extraction.not_names import NOT_NAMES
from index.types import Article, Span

_SHORTEST = 4


class ShortenedNames:
    """The names of a library, and what one article makes of them."""

    def __init__(self, names: Names, article: Article) -> None:
        self._names = names
        self._found: dict[str, tuple[NamedActors, ...]] = {}
        text = f"{article.title}\n{article.text}"
        self._short: dict[str, NamedActors] = {}
        written = {
            found.span.of(text): found
            for found in reversed(names.mentions(text))
            if found.certain and len(found.actors) == 1
        }
        for full, found in reversed(written.items()):
            short = SUFFIX.sub("", full).strip(" ,")
            if self._is_new(short, full, text):
                self._short.setdefault(short, found)
        around = Surroundings.of(article)
        self.likely_parties: dict[str, float] = {}
        for candidate in candidates(article, names.vocabulary):
            if names.is_accepted(candidate.name):
                likelihood = read_name_weights().likelihood(signs(candidate, around))
                self.likely_parties[candidate.name] = likelihood
                actors = (names.actor(candidate.name),)
                for mention in candidate.mentions:
                    if mention.name != candidate.name:
                        self._short.setdefault(
                            mention.name, NamedActors(mention.span, actors, True)
                        )
        alternatives = "|".join(sorted(map(re.escape, self._short), key=len, reverse=True))
        self._pattern = (
            re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])") if alternatives else None
        )

    def _is_new(self, short: str, full: str, text: str) -> bool:
        if short == full or len(short) < _SHORTEST or not short[0].isupper():
            return False
        if short.lower() in NOT_NAMES or self._names.mentions(short):
            return False
        # Elsewhere than in the full name, and never as an everyday word.
        return not re.search(rf"(?<![\w-]){re.escape(short.lower())}(?![\w-])", text)

    def mentions(self, text: str) -> tuple[NamedActors, ...]:
        """Return the names in ``text`` in order, none overlapping."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._mentions(text)
        return found

    def _mentions(self, text: str) -> tuple[NamedActors, ...]:
        known = self._names.mentions(text)
        if self._pattern is None:
            return known
        added = [
            NamedActors(Span(*match.span()), self._short[match[0]].actors, True)
            for match in self._pattern.finditer(text)
            if not any(name.span.overlaps(Span(*match.span())) for name in known)
        ]
        return tuple(sorted([*known, *added], key=lambda name: name.span))
