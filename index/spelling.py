"""Mistyped names in a question, put right when there is one name they can only mean."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import Stemmer
from rapidfuzz.distance import OSA

from index.vocabulary import Vocabulary
from index.words import Word, fold, words

_SHORTEST = 4
_ANY_EDIT_FROM = 5
"""Letters of a name that may lack or have any one letter; in a shorter one two are swapped."""
_TWO_EDITS_FROM = 9
"""Letters of a name that may be two edits off."""
_SHORTEST_UNHELD = 8
"""Letters of a name that may be meant although the library does not hold it."""
_SHORTEST_JOINED = 8


@dataclass(frozen=True, slots=True)
class LibraryWords:
    """The words that a library holds."""

    every: frozenset[str]
    """Folded, as ``words`` has them."""
    proper: frozenset[str]
    """As written: those that mostly have a capital."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> "LibraryWords":
        """Collect the words of ``texts``."""
        written = Counter(text[word.start : word.end] for text in texts for word in words(text))
        capitals: Counter[str] = Counter()
        for word, count in written.items():
            capitals[fold(word)] += count if word[0].isupper() else -count
        proper = (word for word in written if word[0].isupper() and capitals[fold(word)] > 0)
        return cls(frozenset(capitals), frozenset(proper))


class Names:
    """The names that a question may misspell, and the words that are right as they are.

    ``everyday`` are the words of the language in lower case.
    """

    def __init__(
        self, vocabulary: Vocabulary, library: LibraryWords, everyday: Collection[str]
    ) -> None:
        common = frozenset(everyday)
        aliases = _by_words(vocabulary.names)
        known = common | library.every | {word for alias in aliases for word in alias}
        self._aliases = frozenset(aliases)
        self._stems = frozenset(_english().stemWords(list(known)))
        self._written = _targets(aliases, library, common)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for target in sorted(self._written):
            if len(target) >= _SHORTEST_UNHELD or target in library.every:
                self._alike[target[0]].append(target)

    def knows(self, word: str) -> bool:
        """Tell whether the folded ``word``, or another form of it, is right as it is."""
        return _english().stemWord(word) in self._stems

    def is_alias(self, *folded: str) -> bool:
        """Tell whether these words are what a party is called."""
        return folded in self._aliases

    def spaced_as(self, run_together: str) -> str | None:
        """Return the name that has exactly these letters, spaced as it should be."""
        return self._written.get(run_together)

    def nearest(self, word: str) -> str | None:
        """Return the one name that the folded ``word`` is a slip of; None if it may be none."""
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        near = {
            target: OSA.distance(word, target)
            for target in self._alike.get(word[0], ())
            if _is_slip(word, target)
        }
        least = min(near.values(), default=0)
        nearest = [target for target, away in near.items() if away == least]
        return self._written[nearest[0]] if len(nearest) == 1 else None


def correct(question: str, names: Names) -> str:
    """Return ``question`` with its mistyped names as they are written, else unchanged."""
    corrected = _pass(question, names)
    # A name put right may complete a name of two words with its neighbour.
    return question if corrected == question else correct(corrected, names)


class _Correction(NamedTuple):
    start: int
    end: int
    name: str


def _pass(question: str, names: Names) -> str:
    parts: list[str] = []
    position = 0
    for correction in _corrections(question, names):
        parts += question[position : correction.start], correction.name
        position = correction.end
    return "".join((*parts, question[position:]))


def _corrections(question: str, names: Names) -> Iterator[_Correction]:
    written = words(question)
    done = 0
    for place, word in enumerate(written):
        after = written[place + 1] if place + 1 < len(written) else None
        joined = _joined(question, word, after, names) if after is not None else None
        correction = _alone(question, word, names) or joined
        if word.start >= done and correction is not None:
            yield correction
            done = correction.end


def _is_slip(word: str, target: str) -> bool:
    shorter = min(len(word), len(target))
    most = 2 if shorter >= _TWO_EDITS_FROM else 1
    if OSA.distance(word, target, score_cutoff=most) > most:
        return False
    # Names of four letters lie close together: Koda is not Kodak.
    return shorter >= _ANY_EDIT_FROM or _bag(word) == _bag(target)


def _bag(word: str) -> list[str]:
    """Return the letters of ``word`` in the order of the alphabet, a doubled one once."""
    return sorted(letter for letter, _ in groupby(word))


def _joined(question: str, first: Word, second: Word, names: Names) -> _Correction | None:
    """Return the one-word name that was typed as these two words."""
    run_together = first.folded + second.folded
    apart = question[first.end : second.start] != " "
    if apart or len(run_together) < _SHORTEST_JOINED or names.is_alias(first.folded, second.folded):
        return None
    if names.knows(first.folded) and names.knows(second.folded):
        whole = min(len(first.folded), len(second.folded)) >= _SHORTEST
        name = names.spaced_as(run_together) if whole else None
    else:
        name = names.spaced_as(run_together) or names.nearest(run_together)
    if name is None or len(words(name)) > 1:
        return None
    return _Correction(first.start, second.end, name)


def _alone(question: str, word: Word, names: Names) -> _Correction | None:
    if names.is_alias(word.folded) or names.knows(word.folded):
        return None
    name = names.spaced_as(word.folded) or names.nearest(word.folded)
    if name is not None:
        return _Correction(word.start, word.end, name)
    # What is left may be a plural or a possessive: snuos, spotfys.
    name = names.nearest(word.folded[:-1]) if question[word.end - 1] in "sS" else None
    return None if name is None else _Correction(word.start, word.end - 1, name)


def _by_words(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Return the names by their folded words; of two alike the first."""
    return {tuple(word.folded for word in words(name)): name for name in reversed([*names])}


def _targets(
    aliases: dict[tuple[str, ...], str], library: LibraryWords, everyday: frozenset[str]
) -> dict[str, str]:
    """Return what may have been meant: its letters run together → as it is written."""
    proper = {fold(word): word for word in sorted(library.proper) if fold(word) not in everyday}
    alone = {alias[0]: name for alias, name in aliases.items() if len(alias) == 1}
    together = {"".join(alias): name for alias, name in aliases.items()}
    parts = {
        word.folded: name[word.start : word.end]
        for name in aliases.values()
        for word in words(name)
        if word.folded in library.every - everyday
    }
    every = proper | parts | together | alone
    return {key: name for key, name in every.items() if key.isalpha() and len(key) >= _SHORTEST}


@lru_cache(maxsize=1)
def _english() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
