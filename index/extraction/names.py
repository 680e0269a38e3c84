"""Who is meant by a name: the vocabulary, and names that behave like a party and are not in it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.deals import UnknownName
from index.extraction.candidates import Candidate, Mention, candidates
from index.extraction.name_cues import SUFFIX, cues
from index.extraction.name_signs import Surroundings, read_name_weights, signs
from index.extraction.not_names import NOT_NAMES
from index.naming import NameTable
from index.types import Article, Span
from index.vocabulary import Party, Vocabulary


class Side(StrEnum):
    """On which side of the table a party usually sits."""

    RIGHTS = "rights"
    TECH = "tech"
    INVESTOR = "investor"
    MEDIA = "media"
    UNKNOWN = "unknown"


_SIDES = {
    "label": Side.RIGHTS, "publisher": Side.RIGHTS, "dist": Side.RIGHTS, "indie": Side.RIGHTS,
    "cmo": Side.RIGHTS, "trade": Side.RIGHTS, "union": Side.RIGHTS, "artist": Side.RIGHTS,
    "merch": Side.RIGHTS, "ai": Side.TECH, "platform": Side.TECH, "tech": Side.TECH,
    "detect": Side.TECH, "data": Side.TECH, "live": Side.TECH, "investor": Side.INVESTOR,
    "media": Side.MEDIA,
}  # fmt: skip
_GROUP_KINDS = frozenset({"label", "publisher", "dist"})

NAMES_VERSION = 3
"""Raised whenever the same text gives other names by other code; weights count by themselves."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can be a party."""

    entity: str
    """The full name."""
    canonical: str
    """The same, but of a label's or publisher's group."""
    side: Side
    kind: str
    """As the vocabulary types it; empty for a name that is not in it."""
    reports: bool = False
    """Whether it is usually named as the one that reports."""


@dataclass(frozen=True, slots=True)
class NamedActors:
    """A name in a text and whom it stands for; a collective name stands for several."""

    span: Span
    actors: tuple[Actor, ...]
    certain: bool


class Names:
    """The vocabulary plus the names that were accepted beside it."""

    def __init__(self, vocabulary: Vocabulary, accepted: frozenset[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._accepted = accepted
        self._actors = {party.name: self._actor(party) for party in vocabulary.parties}
        self._unknown: NameTable[str] = NameTable()
        self._short = dict(_short_forms(accepted))
        for name in sorted(accepted | self._short.keys()):
            self._accept(name)

    @property
    def vocabulary(self) -> Vocabulary:
        """The parties that are known anyway."""
        return self._vocabulary

    def is_accepted(self, name: str) -> bool:
        """Tell whether ``name`` was accepted beside the vocabulary."""
        return name in self._accepted

    def mentions(self, text: str) -> tuple[NamedActors, ...]:
        """Return the names in ``text`` in order, none overlapping."""
        known = [
            NamedActors(m.span, (self._actors[m.party],), m.certain)
            for m in self._vocabulary.mentions(text)
            if m.certain or _looks_like_a_name(text, m.span)
        ]
        groups = [
            NamedActors(group.span, tuple(self._actors[name] for name in group.parties), True)
            for group in self._vocabulary.groups(text)
        ]
        unknown = [
            NamedActors(found.span, (_unknown_actor(found.meaning),), True)
            for found in self._unknown.find(text)
            if text[found.span.start].isupper() or not found.meaning[0].isupper()
        ]
        return _longest(known + groups + unknown)

    def actor(self, name: str) -> Actor:
        """Return the actor whose full name is ``name``; an unknown one if there is none."""
        return self._actors.get(name) or _unknown_actor(name)

    def canonical(self, name: str) -> str:
        """Return the group that any spelling of a party belongs to; ``name`` if none is known."""
        found = [m for m in self.mentions(name) if len(m.actors) == 1]
        whole = [m for m in found if len(m.span) >= len(name.rstrip(".")) - 1]
        return whole[0].actors[0].canonical if whole else name

    def head(self, name: str) -> str:
        """Return the party at the top of all that ``name``, in any spelling, belongs to."""
        found = self.canonical(name)
        while (
            found in self._actors and (parent := self._vocabulary.party(found).parent) is not None
        ):
            found = parent
        return found

    def _accept(self, name: str) -> None:
        try:
            self._unknown.add(name, self._short.get(name, name))
        except ValueError:
            # Two spellings of one name; the first stays.
            return

    def _actor(self, party: Party) -> Actor:
        top = party
        while top.parent and self._vocabulary.party(top.parent).kind in _GROUP_KINDS:
            top = self._vocabulary.party(top.parent)
        side = _SIDES.get(party.kind, Side.UNKNOWN)
        return Actor(party.name, top.name, side, party.kind, party.reports)


def _unknown_actor(name: str) -> Actor:
    return Actor(name, name, Side.UNKNOWN, "")


def _short_forms(accepted: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Yield “Lumen” for “Lumen Audio”, where nobody else is called so."""
    shortened = [(name, SUFFIX.sub("", name).strip(" ,")) for name in sorted(accepted)]
    count = Counter(short for name, short in shortened if short != name)
    for name, short in shortened:
        fits = len(short) > 2 and count[short] == 1 and short.lower() not in NOT_NAMES
        if short != name and fits and " " not in short:
            yield short, name


def _longest(found: list[NamedActors]) -> tuple[NamedActors, ...]:
    kept: list[NamedActors] = []
    for name in sorted(found, key=lambda each: (each.span.start, -len(each.span))):
        if not kept or name.span.start >= kept[-1].span.end:
            kept.append(name)
    return tuple(kept)


_MAJOR = re.compile(r"(?:Universal|Sony|Warner)\Z")
_NEXT = re.compile(r"['’]?s?\s(?P<word>[\w-]+)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n]\s*[\"“‘']?)\Z")
_OTHER_NEXT = re.compile(r"(?:basic|access|truth|in|that|me|it|this|your|the|a|an|us|for|500)\Z")
_COMPANY_WORD = re.compile(
    r"(?:Inc|Ltd|LLC|AI|Music|Group|SA|AB|GmbH|Network|Capital|Ventures|Partners|CEO|Mr|Ms|The)\Z"
)


def _looks_like_a_name(text: str, span: Span) -> bool:
    """Tell whether a name that means something else, too, is written like a name here."""
    written = span.of(text)
    if not any(letter.isupper() for letter in written):
        return False
    if text[span.end : span.end + 1] in {"-", "‑"} and text[span.end + 1 : span.end + 2].islower():
        return False
    following = _NEXT.match(text, span.end)
    word = following["word"] if following else ""
    if _OTHER_NEXT.match(word) and _SENTENCE_START.search(text[: span.start][-4:]):
        return False
    if _MAJOR.match(written):
        return not _OTHER_NEXT.match(word) or word in {"in", "for", "that", "the"}
    return text[span.end : span.end + 1] != " " or not _is_part_of_a_name(word)


def _is_part_of_a_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and not _COMPANY_WORD.match(word)


def harvest(article: Article, vocabulary: Vocabulary) -> tuple[UnknownName, ...]:
    """Return the names in ``article`` that may be a party's and are in no vocabulary, once each."""
    around = Surroundings.of(article)
    weights = read_name_weights()
    found = []
    for candidate in candidates(article, vocabulary):
        likelihood = weights.likelihood(signs(candidate, around))
        if likelihood >= _POSSIBLE:
            found.append(_unknown(candidate, accepted=likelihood >= LIKELY))
    return tuple(found)


LIKELY = 0.2
"""From this estimate on a name is taken for a party's; see docs/quotes-and-deals.md."""
_POSSIBLE = 0.1
"""From this estimate on it waits for somebody to decide."""


def _unknown(candidate: Candidate, *, accepted: bool) -> UnknownName:
    """Return a candidate with the sentence and the cue that speak most for it."""
    best: tuple[bool, str, Mention] | None = None
    for mention in candidate.mentions:
        if mention.sentence is None:
            continue
        for cue, strong in [*cues(mention.text, mention.span), ("name", False)]:
            if best is None or (strong, cue != "name") > (best[0], best[1] != "name"):
                best = strong, cue, mention
    if best is None or best[2].place is None or best[2].sentence is None:
        raise ValueError(f"{candidate.name} stands in no sentence")
    return UnknownName(candidate.name, best[2].place, best[2].sentence, best[1], accepted)


def accepted(harvests: Iterable[Sequence[UnknownName]]) -> frozenset[str]:
    """Return the names to treat as parties everywhere, given what each article of a library says.

    A name accepted in one article is known in all.
    """
    return frozenset(name.name for names in harvests for name in names if name.accepted)
