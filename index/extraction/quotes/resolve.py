"""Who is meant: full names for last names, pronouns and “the company”."""

import re
from dataclasses import dataclass

from index.extraction.quotes.employer_weights import Options
from index.extraction.quotes.employers import Employers
from index.extraction.quotes.focus import Focus
from index.extraction.quotes.people import Person
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.speakers import Sort, Speaker
from index.extraction.quotes.titles import (
    COMPANY_NOUNS,
    HEAD,
)
from index.quotes import Named
from index.types import Span

_ASIDE = re.compile(
    r"\b(?:under|with|by|of|to|for|from|than|like|against|about|told|asked|and)"
    r" (?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|President)\.? )?\Z"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker with all that the article tells of them."""

    named: Named
    person: Person | None
    role: Span | None
    organisation: Named | None
    options: Options = ()
    """What the organisation was chosen from; empty where the speaker is one."""


class Resolver:
    """Resolves the speakers of one article, in order of the text."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._focus = Focus(scene)
        self._spoke: list[tuple[int, Resolved]] = []
        self._employers = Employers(scene, self._focus)

    def resolve(self, speaker: Speaker) -> Resolved:
        """Return who is meant by ``speaker``."""
        found = self._found(speaker)
        self._spoke.append((speaker.span.start, found))
        return found

    def unnamed(self, speaker: Speaker) -> Resolved:
        """Return ``speaker`` as somebody or something that is not named."""
        return Resolved(Named(speaker.span, None), None, None, None)

    def _found(self, speaker: Speaker) -> Resolved:
        if speaker.sort is Sort.PERSON and speaker.person is not None:
            return self._person(speaker.span, speaker.person)
        if speaker.sort is Sort.PRONOUN:
            return self._pronoun(speaker)
        if speaker.sort is Sort.ORGANISATION and speaker.organisation is not None:
            named = Named(speaker.span, speaker.organisation.canonical)
            return Resolved(named, None, None, named)
        if speaker.sort is Sort.COMPANY:
            return self._company(speaker.span)
        if speaker.sort is Sort.NAME:
            written = " ".join(speaker.span.of(self._scene.text).split())
            told = self._scene.affiliations.beside(speaker.span)
            role = next((each.role for each in told if each.role), None)
            choice = self._employers.of_name(speaker.span, told)
            named = Named(speaker.span, written)
            return Resolved(named, None, role, choice.organisation, choice.options)
        return self._noun(speaker)

    def _noun(self, speaker: Speaker) -> Resolved:
        known = self._titled(speaker.span)
        if known is not None:
            return self._person(speaker.span, known)
        head = list(HEAD.finditer(self._scene.text, speaker.span.start, speaker.span.end))
        role = Span(*head[-1].span()) if head else None
        choice = self._employers.of_unnamed(speaker.span, role, speaker.organisation)
        named = Named(speaker.span, None)
        return Resolved(named, None, role, choice.organisation, choice.options)

    def _titled(self, span: Span) -> Person | None:
        """Return the one who was given the title of “the judge”."""
        words = span.of(self._scene.text).lower().split()
        if len(words) < 2 or words[0] != "the":
            return None
        titled: list[Person] = []
        for mention in self._scene.people.before(span.start):
            for each in self._scene.affiliations.beside(mention.span):
                role = each.role.of(self._scene.text).lower() if each.role else ""
                if words[-1] in role.split() and mention.person not in titled:
                    titled.append(mention.person)
        return titled[0] if titled else None

    def _person(self, span: Span, person: Person) -> Resolved:
        role, choice = self._employers.of_person(span, person)
        named = Named(span, person.name)
        return Resolved(named, person, role, choice.organisation, choice.options)

    def _company(self, span: Span) -> Resolved:
        spoke = None
        for _, before in reversed(self._spoke[-2:]):
            if before.person is None and before.organisation is not None:
                spoke = before.organisation.canonical
                break
        noun = span.of(self._scene.text).lower().split()[-1]
        if noun == "it" and self._unnamed_spoke(span):
            return self._as_company(span, None)
        found = self._focus.meant(span, noun, spoke) or self._focus.called(span)
        return self._as_company(span, found)

    def _unnamed_spoke(self, span: Span) -> bool:
        """Tell whether the last to speak in the paragraph is such as “the electoral commission”."""
        if not self._spoke:
            return False
        at, last = self._spoke[-1]
        noun = last.named.span.of(self._scene.text).lower().split()[-1]
        here = at >= self._scene.block_at(span.start).start
        unnamed = last.person is None and last.organisation is None
        return here and unnamed and noun in COMPANY_NOUNS

    def _as_company(self, span: Span, organisation: Named | None) -> Resolved:
        canonical = organisation.canonical if organisation else None
        return Resolved(Named(span, canonical), None, None, organisation)

    def _pronoun(self, speaker: Speaker) -> Resolved:
        word = speaker.span.of(self._scene.text).lower()
        word = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(word, word)
        if word == "it":
            return self._company(speaker.span)
        if word == "they":
            return self._they(speaker.span)
        unnamed = self._unnamed_subject(speaker.span.start)
        if unnamed is not None:
            found = self._noun(unnamed)
            named = Named(speaker.span, None)
            return Resolved(named, None, found.role, found.organisation, found.options)
        person = self._antecedent(speaker.span.start, word)
        if person is None:
            return Resolved(Named(speaker.span, None), None, None, None)
        return self._person(speaker.span, person)

    def _they(self, span: Span) -> Resolved:
        if self._spoke:
            _, last = self._spoke[-1]
            if last.person is None:
                return Resolved(Named(span, last.named.canonical), None, None, last.organisation)
        return Resolved(Named(span, None), None, None, None)

    def _unnamed_subject(self, position: int) -> Speaker | None:
        """Return “a spokesman” if the paragraph's last subject before a pronoun is one like it."""
        for line in reversed(self._scene.lines_before(position)):
            if line.tree is None:
                return None
            for node in reversed(line.tree.nodes):
                verb = line.tree.head(node)
                is_main = node.dep in ("nsubj", "nsubjpass") and verb.head == verb.index
                if not is_main or node.span.start >= position:
                    continue
                speaker = self._scene.namer.of(line.tree, node)
                if speaker is None or speaker.sort in (Sort.PRONOUN, Sort.THING, Sort.DOCUMENT):
                    continue
                noun = speaker.span.of(self._scene.text).lower().split()[-1]
                singular = not noun.endswith("s") and noun not in COMPANY_NOUNS
                is_unnamed = speaker.sort is Sort.NOUN and singular
                if is_unnamed or speaker.sort is Sort.PERSON:
                    return speaker if is_unnamed and self._titled(speaker.span) is None else None
        return None

    def _antecedent(self, position: int, pronoun: str) -> Person | None:
        spoke = [
            (at, each.person)
            for at, each in self._spoke
            if each.person is not None and each.person.gender in (None, pronoun)
        ]
        told = self._told(position, pronoun)
        if not spoke:
            return told[1] if told else None
        if told is None or told[0] <= spoke[-1][0]:
            return spoke[-1][1]
        return told[1]

    def _told(self, position: int, pronoun: str) -> tuple[int, Person] | None:
        """Return the last person before ``position`` who may be meant: the first of a sentence."""
        found: tuple[int, Person] | None = None
        aside: tuple[int, Person] | None = None
        sentence: int | None = None
        here = self._sentence_start(position)
        for mention in self._scene.people.before(position):
            start = mention.span.start
            if mention.person.gender not in (None, pronoun) or self._scene.is_quoted(start):
                continue
            if self._is_aside(start, pronoun):
                aside = aside or (start, mention.person)
                continue
            own = self._sentence_start(start)
            if own == here:
                return start, mention.person
            if sentence is not None and own != sentence:
                break
            sentence = own
            found = start, mention.person
        return found or aside

    def _is_aside(self, start: int, pronoun: str) -> bool:
        """Tell whether a name is no subject: “under Grainge”, or after the pronoun itself."""
        lead = self._scene.text[self._sentence_start(start) + 1 : start]
        told = re.search(rf"\b{pronoun}\b", lead, re.IGNORECASE)
        return told is not None or _ASIDE.search(lead) is not None

    def _sentence_start(self, position: int) -> int:
        text = self._scene.text
        return max(text.rfind(". ", 0, position), text.rfind("\n", 0, position))
