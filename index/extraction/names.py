"""Who is meant by a name: the vocabulary, and names that behave like a party and are not in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.deals import UnknownName
from index.everyday import everyday_words
from index.extraction.name_cues import (
    AFTER_WEAK,
    APPOSITION,
    ARTIST_BEFORE,
    BEFORE_STRONG,
    BEFORE_WEAK,
    COMPANY_SUFFIX,
    DISPUTE,
    LED_BY,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_AFTER,
    PLACE_BEFORE,
    ROUND_WORDS,
    STRONG_AFTER,
    SUFFIX,
    TRIGGER,
)
from index.extraction.not_names import FUNCTION_WORDS, NOT_NAMES
from index.naming import NameTable
from index.sentences import sentences
from index.types import Article, Span
from index.vocabulary import Party, Vocabulary
from index.words import words


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

NAMES_VERSION = 1
"""Raised whenever the same text gives other names."""


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
        self._actors = {party.name: self._actor(party) for party in vocabulary.parties}
        self._unknown: NameTable[str] = NameTable()
        self._short = dict(_short_forms(accepted))
        for name in sorted(accepted | self._short.keys()):
            self._accept(name)

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
_BEFORE = re.compile(r"(?P<word>[\w-]+)\s\Z")
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
    before = _BEFORE.search(text[max(0, span.start - 30) : span.start])
    neighbours = [word if text[span.end : span.end + 1] == " " else ""]
    neighbours.append(before["word"] if before else "")
    return not any(_is_part_of_a_name(each) for each in neighbours[:1])


def _is_part_of_a_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and not _COMPANY_WORD.match(word)


def harvest(article: Article, vocabulary: Vocabulary) -> tuple[UnknownName, ...]:
    """Return the names in ``article`` that behave like a party and are in no vocabulary.

    A name comes once for every kind of cue; see :func:`accepted` for what is made of them.
    """
    people = _people(article.text)
    lower = Counter(re.findall(r"\b[a-z][a-z]+\b", article.text))
    title = {span.of(article.title) for span in _candidates(article.title)}
    title |= set(re.findall(r"[^\W_][\w.+]+", article.title))
    whole = vocabulary.mentions(article.text)
    shortened = {SUFFIX.sub("", m.span.of(article.text)) for m in whole} - {""}
    last_names = _last_names(article.text)
    seen: dict[str, list[tuple[Span, Span]]] = {}
    cues: dict[str, dict[str, tuple[bool, Span, Span]]] = {}
    for sentence in sentences(article.text):
        text = sentence.of(article.text)
        known = list(vocabulary.mentions(text))
        parties = [m for m in known if m.certain]
        for span in _candidates(text):
            name = span.of(text)
            if name in shortened or name in last_names:
                continue
            if any(span.overlaps(m.span) and (m.certain or m.span == span) for m in known):
                continue
            artist = _is_artist(text, span)
            if not artist and _is_rejected(name, people, lower):
                continue
            where = Span(sentence.start + span.start, sentence.start + span.end)
            seen.setdefault(name, []).append((where, sentence))
            found = [("artist", True)] if artist else _cues(text, span)
            if name in title and _is_coined(name) and name.lower() not in everyday_words():
                cues.setdefault(name, {}).setdefault("title", (True, where, sentence))
            if name.lower() not in everyday_words() and _is_listed(
                text, span, [m.span for m in known]
            ):
                cues.setdefault(name, {}).setdefault(
                    "list", (_is_coined(name) or len(parties) > 1, where, sentence)
                )
            for cue, strong in found:
                cues.setdefault(name, {}).setdefault(cue, (strong, where, sentence))
    _follow_lists(article.text, seen, cues)
    return tuple(
        UnknownName(name, where, sentence, cue, strong or _is_enough(name, cues[name], seen[name]))
        for name in cues
        if any(strong for strong, _, _ in cues[name].values())
        or not _is_place(article.text, seen[name])
        for cue, (strong, where, sentence) in cues[name].items()
    )


def _last_names(text: str) -> frozenset[str]:
    """Return the words that end a name of two words: “Kyncl”, after “Robert Kyncl”."""
    pairs = (span.of(text).split() for span in _candidates(text))
    return frozenset(
        words[-1]
        for words in pairs
        if len(words) > 1
        and not SUFFIX.search(" ".join(words))
        and words[0].lower() not in NOT_NAMES
    )


def _is_coined(name: str) -> bool:
    """Tell whether a name is of one word, as few people's are, or has a company's ending."""
    return " " not in name or SUFFIX.search(name) is not None


def _follow_lists(
    text: str,
    seen: Mapping[str, list[tuple[Span, Span]]],
    cues: dict[str, dict[str, tuple[bool, Span, Span]]],
) -> None:
    """Accept what stands in one list with a name that is described as a company's."""
    strong = {name for name, found in cues.items() if any(cue[0] for cue in found.values())}
    waiting = sorted(strong)
    while waiting:
        described = waiting.pop()
        for where, sentence in seen[described]:
            for name, places in seen.items():
                if name in strong or name.lower() in everyday_words():
                    continue
                for place, other in places:
                    if other == sentence and _is_listed(text, place, [where]):
                        cues.setdefault(name, {})["list"] = (True, place, sentence)
                        strong.add(name)
                        waiting.append(name)
                        break


_LISTED = re.compile(
    r"(?:, (?:and )?| and | & |, as well as )(?!an? )(?:(?:the )?(?:[\w-]+ ){0,3})?"
)


def _is_listed(text: str, span: Span, known: list[Span]) -> bool:
    """Tell whether a name stands beside a party in a list, such as “Concord, Tidewater and BMG”."""
    for other in known:
        first, second = sorted((span, other))
        if first.end <= second.start and _LISTED.fullmatch(text[first.end : second.start]):
            return True
    return False


_MANY = 3


def _is_enough(name: str, cues: Mapping[str, object], seen: Sequence[object]) -> bool:
    """Tell whether weak cues of one article are enough; a name of two words may be a person's."""
    if name.lower() in everyday_words():
        return False
    if " " in name and not SUFFIX.search(name):
        return len(cues) > 2
    return len(cues) > 1 or len(seen) >= _MANY


def _is_place(text: str, seen: Sequence[tuple[Span, Span]]) -> bool:
    """Tell whether a name is mostly that of where something is."""
    there = sum(
        PLACE_BEFORE.search(text[max(0, w.start - 12) : w.start]) is not None for w, _ in seen
    )
    there += sum(PLACE_AFTER.match(text[w.end : w.end + 20]) is not None for w, _ in seen)
    return 2 * there >= len(seen)


def _is_artist(text: str, span: Span) -> bool:
    """Tell whether somebody who makes music is named as a side of a case or a round."""
    return bool(
        " " in span.of(text)
        and ARTIST_BEFORE.search(text[max(0, span.start - 60) : span.start])
        and DISPUTE.search(text)
    )


def accepted(harvests: Iterable[Sequence[UnknownName]]) -> frozenset[str]:
    """Return the names to treat as parties everywhere, given what each article of a library says.

    A name accepted in one article is known in all; two weak cues in different sentences add up.
    """
    strong: set[str] = set()
    places: dict[str, set[tuple[int, int, str]]] = {}
    for number, names in enumerate(harvests):
        for name in names:
            if name.accepted:
                strong.add(name.name)
            places.setdefault(name.name, set()).add((number, name.sentence.start, name.cue))
    several = {name for name, seen in places.items() if len({place[:2] for place in seen}) > 1}
    return frozenset(strong | several)


_NAME_WORD = r"(?:[A-Z][\w’'+]*(?:[.-][A-Za-z][\w]*)*|[a-z]{1,8}[A-Z]\w*|[A-Z]{2,}[\w.]*)"
_NAME = re.compile(
    rf"(?<![\w’'-]){_NAME_WORD}(?:(?: (?:& |of |for |and (?=[A-Z]\w+ (?:Music|Records|Partners)))?)"
    rf"{_NAME_WORD}){{0,3}}"
)
_LEGAL = re.compile(r",? (?:Inc|Ltd|LLC|GmbH|AB|AS|ApS|SA|SAS|BV|NV|Corp|Limited|plc|PLC)\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z")


def _candidates(text: str) -> Iterable[Span]:
    for match in _NAME.finditer(text):
        start, end = match.span()
        end -= len(match[0]) - len(_LEGAL.sub("", _POSSESSIVE.sub("", match[0]).rstrip(".")))
        first = _first_word(text[start:end])
        # A sentence or a title begins with a capital whatever the word.
        while first and first.lower() in FUNCTION_WORDS:
            start += len(first)
            start += len(text[start:end]) - len(text[start:end].lstrip())
            first = _first_word(text[start:end])
        if end - start > 1:
            yield Span(start, end)


def _first_word(text: str) -> str:
    found = words(text)
    return text[: found[0].end] if found else ""


def _is_rejected(name: str, people: frozenset[str], lower: Counter[str]) -> bool:
    parts = name.split()
    if all(part.lower().rstrip(".") in NOT_NAMES for part in parts):
        return True
    if name in people or any(part in people for part in parts):
        return True
    return len(parts) == 1 and lower[name.lower()] > 0


def _people(text: str) -> frozenset[str]:
    """Return the full and last names of those whom the text presents as people."""
    found: set[str] = set()
    for pattern in (PERSON_BEFORE, PERSON_AFTER):
        for match in pattern.finditer(text):
            found.update((match["name"], match["name"].split()[-1]))
    return frozenset(found)


def _cues(text: str, span: Span) -> Iterable[tuple[str, bool]]:
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 90]
    if BEFORE_STRONG.search(before):
        yield "descriptor", True
    if LED_BY.search(before) and ROUND_WORDS.search(text):
        yield "led by", True
    if APPOSITION.match(after):
        yield "apposition", True
    if STRONG_AFTER.match(after):
        yield "which", True
    name = span.of(text)
    if COMPANY_SUFFIX.search(name) or (SUFFIX.search(name) and TRIGGER.search(text)):
        yield "suffix", True
    if found := BEFORE_WEAK.search(before):
        yield " ".join(found[0].split()), False
    if found := AFTER_WEAK.match(after):
        yield " ".join(found[0].split()), False
