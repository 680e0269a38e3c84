"""Somebody who speaks, and where the article is about them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from index.extraction.quotes.people import Person
from index.extraction.quotes.role_sorts import role_sort
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.titles import HEADS
from index.quotes import Named
from index.sentences import sentences
from index.types import Span

_WORDS_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,3}\Z")
_ASCRIBED = re.compile(
    r"[^.;“”\"\n]*? (?:as|is|was|named|remains|appointed|became|becomes) (?:an? |the )?"
    rf"(?:[a-z]+ ){{0,2}}(?P<role>{HEADS})"
)
_PRONOUN = re.compile(r"(?:(?:[Nn]ow|[Tt]oday|[Cc]urrently),? )?(?P<who>[Hh]e|[Ss]he)\b")
_MOST_MENTIONS = 12
_REACH = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody who speaks, as far as it is known who that is."""

    sort: str
    """“person”, “noun” or “name”."""
    near: Span
    """The words that name them where they speak."""
    mentions: tuple[Span, ...]
    role: Span | None
    person: Person | None
    told: tuple[tuple[str, Named], ...]
    """The organisations that patterns tell, by the kind of the pattern."""
    former: bool = False
    """Whether they are told to have been something before."""

    @property
    def first(self) -> int:
        """Where the article first names them."""
        return min(self.mentions, default=self.near).start


class Whereabouts:
    """Tells where in one article its subjects are spoken of."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._starts = [span.start for span in sentences(scene.text)] or [0]

    def sentence(self, position: int) -> int:
        """Return the number of the sentence that holds ``position``."""
        return max(0, bisect_right(self._starts, position) - 1)

    def places(self, subject: Subject) -> list[tuple[Span, bool]]:
        """Return where a subject is named or, marked true, meant by the pronoun that follows."""
        found = [(span, False) for span in subject.mentions[:_MOST_MENTIONS]]
        if subject.person is not None:
            found += [(span, True) for span in self._pronouns(subject)]
        return found

    def _pronouns(self, subject: Subject) -> list[Span]:
        found = []
        for span in subject.mentions[: _MOST_MENTIONS // 2]:
            following = self._starts[self.sentence(span.start) + 1 :][:2]
            if not following:
                continue
            end = following[1] if len(following) > 1 else len(self._scene.text)
            meant = _PRONOUN.match(self._scene.text, following[0], end)
            if meant and not self._scene.people.within(Span(span.end, end)):
                found.append(Span(*meant.span("who")))
        return found

    def role(self, subject: Subject) -> Span | None:
        """Return the role that patterns tell, or one that the same sentence ascribes."""
        if subject.role is not None or subject.sort == "noun":
            return subject.role
        text, people = self._scene.text, self._scene.people
        for own, _ in self.places(subject):
            found = _ASCRIBED.match(text, own.end, min(len(text), own.end + _REACH))
            if found is not None and not people.within(Span(own.end, found.start("role"))):
                return Span(*found.span("role"))
        return None

    def sort_of_role(self, subject: Subject) -> str:
        """Return the sort of a subject's role; “none” if the article gives none."""
        text = self._scene.text
        if subject.sort == "noun":
            return role_sort(subject.near.of(text))
        if subject.role is None:
            return "none"
        ahead = _WORDS_BEFORE.search(text, max(0, subject.role.start - 30), subject.role.start)
        return role_sort(f"{ahead[0] if ahead else ''}{subject.role.of(text)}")

    def is_main(self, subject: Subject) -> bool:
        """Tell whether nobody is named more often."""
        return subject.person is not None and len(subject.person.mentions) == self._most

    @cached_property
    def _most(self) -> int:
        every = self._scene.people.everybody()
        return max((len(each.mentions) for each in every), default=0)
