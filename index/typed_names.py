"""Names as people type them: in any case, by an alias, in part, or with a slip."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from index.vocabulary import Vocabulary
from index.words import words

_CLOSE = 75.0
"""Similarity (0 to 100) from which a name that matches no other way is offered."""

_SLIP = 87.0
"""Similarity from which what was typed is taken for a name with a slip of the keyboard."""


def names_match(typed: str, name: str) -> bool:
    """Tell whether every word that was typed is a word of the name, in any case and order."""
    wanted = {word.folded for word in words(typed)}
    return bool(wanted) and wanted <= {word.folded for word in words(name)}


class PartyMatcher:
    """Tells whether a party is the one that was typed, or belongs to it."""

    def __init__(self, typed: str, vocabulary: Vocabulary) -> None:
        self._typed = typed
        self._vocabulary = vocabulary
        named = {mention.party for mention in vocabulary.mentions(typed)}
        grouped = {party for group in vocabulary.groups(typed) for party in group.parties}
        self._meant = named | grouped

    def matches(self, *names: str) -> bool:
        """Tell it of a party by all the names it goes by."""
        if any(self._is_meant(name) for name in names):
            return True
        return not self._meant and any(names_match(self._typed, name) for name in names)

    def _is_meant(self, name: str) -> bool:
        return name.casefold() == self._typed.strip().casefold() or any(
            owner in self._meant for owner in self._vocabulary.owners(name)
        )


class NameIndex:
    """Names to choose from while typing."""

    def __init__(self, counts: Mapping[str, int], vocabulary: Vocabulary) -> None:
        self._counts = dict(counts)
        self._keys = {name: _keys(name, vocabulary) for name in counts}

    def find(self, typed: str, limit: int) -> tuple[str, ...]:
        """Return at most ``limit`` names that may be meant, likeliest first.

        Those that begin so come before those with a word that begins so, and of these the more
        frequent first; what is only similar comes last. Nothing typed finds all.
        """
        key = _folded(typed)
        ranks = {name: self._rank(name, key) for name in self._counts}
        found = [name for name, rank in ranks.items() if rank is not None]
        found.sort(key=lambda name: (ranks[name], -self._counts[name], name))
        if not found:
            similar = process.extract(
                key,
                {name: _folded(name) for name in self._counts},
                scorer=fuzz.WRatio,
                score_cutoff=_CLOSE,
                limit=limit,
            )
            found = [name for _, _, name in similar]
        return tuple(found[:limit])

    def has_like(self, typed: str) -> bool:
        """Tell whether what was typed is a name, or its last part, with a slip at most."""
        key = _folded(typed)
        return any(
            max(fuzz.ratio(key, own), fuzz.ratio(key, own.rpartition(" ")[2])) >= _SLIP
            for own, *_ in self._keys.values()
        )

    def _rank(self, name: str, key: str) -> int | None:
        own, *aliases = self._keys[name]
        if own.startswith(key):
            return 0
        if any(alias.startswith(key) for alias in aliases):
            return 1
        return 2 if f" {key}" in own else None


def _keys(name: str, vocabulary: Vocabulary) -> list[str]:
    return [_folded(each) for each in (name, *vocabulary.also_called(name))]


def _folded(text: str) -> str:
    return " ".join(word.folded for word in words(text))
