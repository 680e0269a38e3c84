"""What speaks for and against a name's being that of an organisation which an article is about."""

import re
from collections.abc import Iterator
from functools import cached_property

from index.extraction.quotes.company_cues import ENOUGH, beside, by_itself
from index.extraction.quotes.contenders import Contender, is_given
from index.extraction.quotes.places import is_place
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.titles import CORPORATE_WORDS

_OFTEN = (2, 3, 5)
_MOST_WORDS = 4
_MOST_READ = 8
"""Mentions of one name that are looked at."""
_TITLE, _LEAD, _REAL, _COUNTED = 3.0, 2.0, 1.0, 0.5
"""Weights of what makes an organisation the one that an article is about; set by hand."""
_UNRANKED = 9


class NameSigns:
    """Reads the signs of the names of one article."""

    def __init__(self, scene: Scene, contenders: tuple[Contender, ...]) -> None:
        self._scene = scene
        self._contenders = contenders
        self._known: dict[str, frozenset[str]] = {}

    def of(self, contender: Contender) -> frozenset[str]:
        """Return what can be seen of a name, whoever speaks."""
        if contender.name not in self._known:
            found = (
                *self._of_name(contender),
                *self._of_cues(contender),
            )
            self._known[contender.name] = frozenset(found)
        return self._known[contender.name]

    def standing(self, contender: Contender) -> str:
        """Return how much of the article is about it: “first”, “second” or “low”."""
        rank = self._ranks.get(contender.name, _UNRANKED)
        place = {0: "first", 1: "second"}.get(rank, "low")
        return f"{place} real" if contender.is_real else place

    @cached_property
    def _ranks(self) -> dict[str, int]:
        weights = {each.name: self._weight(each) for each in self._contenders}
        ordered = sorted(weights, key=lambda name: -weights[name])
        return {name: rank for rank, name in enumerate(ordered)}

    def _weight(self, contender: Contender) -> float:
        scene = self._scene
        first = scene.blocks[0].end if scene.blocks else 0
        count = sum(not scene.is_quoted(span.start) for span in contender.mentions)
        weight = _COUNTED * min(_MOST_READ, count)
        weight += _LEAD if contender.mentions[0].start < first else 0
        names = {contender.name, *(span.of(scene.text) for span in contender.mentions)}
        weight += _TITLE if any(self._is_in_title(name) for name in names) else 0
        return weight + (_REAL if contender.is_real else 0)

    def _is_in_title(self, name: str) -> bool:
        title = self._scene.title
        return name in title and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None

    def _of_name(self, contender: Contender) -> Iterator[str]:
        name, parts = contender.name, contender.name.split()
        alone = by_itself(parts)
        sound = contender.learned or alone >= ENOUGH
        yield "known" if contender.known else "learned" if sound else "unknown"
        kind = self._scene.organisations.kind(name)
        if kind is not None:
            yield "reporter" if kind == "media" else "in vocabulary"
        yield f"words {min(_MOST_WORDS, len(parts))}"
        yield f"itself {alone}"
        yield from (f"at least {n} times" for n in _OFTEN if len(contender.mentions) >= n)
        told = {
            "corporate ending": parts[-1].lower() in CORPORATE_WORDS,
            "place": is_place(name),
            "given name": is_given(name) and len(parts) > 1 and not contender.known,
            "small": name[0].islower(),
            "holds of": " of " in name or " for " in name,
            "holds a link": " in " in name or " at " in name or " and " in name,
            "in title": self._is_in_title(name),
        }
        yield from (sign for sign, is_so in told.items() if is_so)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(person.name for person in self._scene.people.everybody())

    def _of_cues(self, contender: Contender) -> Iterator[str]:
        cues: dict[str, int] = {}
        for span in contender.mentions[:_MOST_READ]:
            cues |= beside(self._scene.text, span, self._people)
        yield from (f"cue {cue}" for cue in cues)
        total = sum(cues.values())
        yield "cues for" if total >= ENOUGH else "cues against" if total < 0 else "cues none"
