"""What speaks for and against somebody's being of an organisation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from index.extraction.quotes.bonds import Bonds
from index.extraction.quotes.company_cues import by_itself
from index.extraction.quotes.contenders import Contender, contenders, is_given, is_sound
from index.extraction.quotes.employer_weights import Options
from index.extraction.quotes.name_signs import NameSigns
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.speaking import Subject, Whereabouts
from index.extraction.quotes.titles import COMPANY_NOUNS
from index.quotes import Named

_OWNER = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w-]+) (?:[\w-]+ ){0,2}?"
    r"(?P<noun>[a-z-]+)[’']s? (?:[\w&-]+ ){0,3}\Z|\b(?P<its>[Ii]ts|[Tt]heir) (?:[\w&-]+ ){0,4}\Z"
)
_ELSEWHERE = re.compile(r" (?:at|for|of|with|from) (?:another|an?|one|rival|several)\b")
_SUBJECT = re.compile(r"(?:, [^.,;\n]{2,80},)? [a-z]+(?:s|ed|d|t)\b|[’']s ")
_INFERRED = ("led", "namesake")
"""Patterns that guess where the article does not say."""
_STEM = 5
_MOST = 60
"""Contenders that are weighed; an article of a usual length has some fifteen."""
_OPENING = 6
_REACH = 60


class EmployerSigns:
    """Reads the signs of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._whereabouts = Whereabouts(scene)

    @cached_property
    def _contenders(self) -> tuple[Contender, ...]:
        scene = self._scene
        return contenders(scene.text, scene.organisations, scene.people)

    @cached_property
    def _names(self) -> NameSigns:
        return NameSigns(self._scene, self._contenders)

    @cached_property
    def _bonds(self) -> Bonds:
        return Bonds(self._scene, self._whereabouts, self._contenders)

    def of(self, subject: Subject) -> Options:
        """Return everything that ``subject`` may be of, None for nothing, with its signs."""
        subject = self._without_nouns(subject)
        subject = replace(subject, role=self._whereabouts.role(subject))
        role = self._whereabouts.sort_of_role(subject)
        is_told = any(way not in _INFERRED for way, _ in subject.told)
        every = self._with_told(subject)
        places = self._places(subject, every)
        found: list[tuple[Contender | None, frozenset[str]]] = [
            (None, frozenset(self._of_nothing(subject, role, is_told=is_told)))
        ]
        for each in every:
            told = {way for way, named in subject.told if _is(each, named)}
            if told <= {*_INFERRED} and self._bonds.was_former(subject, each):
                continue
            own = {
                *self._names.of(each),
                *_of_patterns(subject, each, told, is_told=is_told),
                *self._bonds.of(subject, each),
                *self._of_place(subject, each, role, places.get(each.name), is_told=is_told),
                *self._of_itself(subject, each),
            }
            found.append((each, frozenset(own)))
        return tuple(found)

    def _without_nouns(self, subject: Subject) -> Subject:
        """Leave out what is told of “the Danish society”, which is no name."""
        text = self._scene.text
        last = {named: named.span.of(text).split()[-1:] for _, named in subject.told}
        told = [each for each in subject.told if not COMPANY_NOUNS.issuperset(last[each[1]])]
        return replace(subject, told=tuple(told))

    def _with_told(self, subject: Subject) -> list[Contender]:
        every = list(self._contenders)
        if len(every) > _MOST:
            # The nearest, as far as the first mentions tell.
            every.sort(key=lambda each: abs(each.mentions[0].start - subject.first))
            del every[_MOST:]
        for _, named in subject.told:
            name = named.canonical or named.span.of(self._scene.text)
            if is_sound(name) and not any(_is(each, named) for each in every):
                known = self._scene.organisations.kind(name) is not None
                every.append(Contender(name, (named.span,), known=known, learned=False))
        return every

    def _of_nothing(self, subject: Subject, role: str, *, is_told: bool) -> Iterator[str]:
        yield f"nothing {subject.sort}"
        yield f"nothing {role}"
        yield f"nothing {subject.sort} {role}"
        yield "nothing told" if is_told else "nothing untold"
        if subject.former:
            yield "nothing former"
        ends = [span.end for span in (subject.near, subject.role) if span is not None]
        if any(_ELSEWHERE.match(self._scene.text, end) for end in ends):
            yield "nothing elsewhere"
        if subject.person is not None and not is_given(subject.person.name):
            yield "nothing no given name"

    def _places(self, subject: Subject, every: Sequence[Contender]) -> dict[str, str]:
        """Return how near before the first mention of a subject each contender stands."""
        scene, start, sentence = self._scene, subject.first, self._whereabouts.sentence
        block = scene.block_at(start).start
        before = scene.block_at(block - 1).start if block else 0
        found: dict[str, str] = {}
        latest: tuple[int, str] | None = None
        for each in every:
            spans = [s for s in each.mentions if s.end <= start and not scene.is_quoted(s.start)]
            if not spans:
                continue
            at = spans[-1].start
            apart = sentence(start) - sentence(at)
            inside = {0: "sentence", 1: "previous"}.get(apart, "paragraph")
            outside = "paragraph before" if at >= before else "before"
            found[each.name] = inside if at >= block else outside
            if latest is None or at > latest[0]:
                latest = at, each.name
        if latest is not None:
            found[latest[1]] = f"of all {found[latest[1]]}"
        return found

    def _of_place(
        self, subject: Subject, contender: Contender, role: str, place: str | None, *, is_told: bool
    ) -> Iterator[str]:
        """Read how much of the article is about a contender, and how near it is named."""
        told = "told" if is_told else "untold"
        if place is not None:
            yield from (f"last {place}", f"last {place} {role}", f"last {place} {told}")
        standing = self._names.standing(contender)
        main = "main" if self._whereabouts.is_main(subject) else "other"
        yield f"{standing} {role} {told}"
        yield f"{standing} {subject.sort}"
        yield f"{standing} {main} {told}"
        yield f"any {role}"
        if self._is_akin(subject, contender):
            yield "role akin"
        yield from self._owned(subject, contender, place, standing)
        yield from (f"{each} {told}" for each in self._in_paragraph(subject, contender))

    def _is_akin(self, subject: Subject, contender: Contender) -> bool:
        """Tell whether “councillor” and “Borough Council” begin alike."""
        role = subject.near if subject.sort == "noun" else subject.role
        words = role.of(self._scene.text).split() if role is not None else []
        stems = {word[:_STEM].lower() for word in words if len(word) > _STEM}
        return any(word[:_STEM].lower() in stems for word in contender.name.split())

    def _in_paragraph(self, subject: Subject, contender: Contender) -> Iterator[str]:
        """Read where a contender stands in the paragraph in which a subject is first named."""
        block = self._scene.block_at(subject.first)
        inside = [span for span in contender.mentions if block.covers(span)]
        if not inside:
            return
        yield "in the paragraph"
        if inside[0].start - block.start <= _OPENING:
            yield "opens the paragraph"
            if _SUBJECT.match(self._scene.text, inside[0].end):
                yield "subject of the paragraph"
        others = (each for each in self._contenders if each is not contender and each.is_real)
        if not any(block.covers(span) for each in others for span in each.mentions):
            yield "only one of the paragraph"

    def _owned(
        self, subject: Subject, contender: Contender, place: str | None, standing: str
    ) -> Iterator[str]:
        """Read “the label’s general counsel” and “its founder”."""
        if subject.role is None:
            return
        start = subject.role.start
        own = _OWNER.search(self._scene.text, max(0, start - _REACH), start)
        if own is None:
            return
        noun = own["noun"] or "its"
        sort = "its" if noun == "its" else "noun" if noun in COMPANY_NOUNS else "other"
        yield f"owner {sort} {place}"
        yield f"owner {sort} {standing}"
        if noun in contender.name.lower().split():
            yield "owner in name"

    def _of_itself(self, subject: Subject, contender: Contender) -> Iterator[str]:
        """Read whether it is the contender that speaks."""
        if subject.sort == "noun" or not _is_itself(subject, contender):
            return
        yield "is itself"
        yield f"is itself {by_itself(contender.name.split())}"
        yield f"is itself {'real' if contender.is_real else 'unknown'}"
        yield f"is itself {'words' if ' ' in contender.name else 'one word'}"
        if is_given(contender.name):
            yield "is itself given name"


def _of_patterns(
    subject: Subject, contender: Contender, told: set[str], *, is_told: bool
) -> Iterator[str]:
    """Read what patterns tell of a contender, of a longer name or of another."""
    for way in told:
        yield f"told {way}"
        yield f"told {way} {subject.sort}"
    if told:
        return
    if any(named.span.covers(own) for own in contender.mentions for _, named in subject.told):
        yield "told around"
    if is_told:
        yield "another is told"


def _is_itself(subject: Subject, contender: Contender) -> bool:
    if subject.person is not None:
        return contender.name == subject.person.name
    return subject.near in contender.mentions


def _is(contender: Contender, named: Named) -> bool:
    same = named.canonical is not None and contender.name == named.canonical
    return same or any(span.covers(named.span) for span in contender.mentions)
