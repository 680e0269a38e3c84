"""Whom somebody speaks for, by all that the article says of them."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from index.extraction.quotes.contenders import Contender
from index.extraction.quotes.employer_signs import EmployerSigns
from index.extraction.quotes.employer_weights import Options, read_employer_weights
from index.extraction.quotes.focus import Focus
from index.extraction.quotes.people import Person
from index.extraction.quotes.roles import Affiliation
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.speaking import Subject
from index.extraction.quotes.titles import (
    ALSO_CORPORATE,
    COMPANY_NOUNS,
    CORPORATE_ROLE,
    FORMER,
)
from index.quotes import Named
from index.types import Span

_OWNER = re.compile(
    r"\b([A-Za-z-]+)[’']s? (?:[a-z-]+ ){0,2}\Z|\b([Ii]ts|[Tt]heir) (?:[a-z-]+ ){1,3}\Z"
)
_KIND_OF_PLACE = re.compile(r"\b([A-Za-z-]+) \Z")
_OWNED_NOUN = re.compile(
    r"(?:(?:[Tt]he|[Oo]ne|[Aa]n?) (?:[\w-]+ )?(?=[a-z-]+[’']s ))?(?P<noun>[A-Za-z-]+)(?:[’']s)? "
)
_NOUN_FOR = re.compile(
    r" (?:for|of|from|at|with) (?:the|both) (?:[\w-]+ )?"
    rf"(?P<noun>{'|'.join(sorted(COMPANY_NOUNS))})\b"
)
_OF_THINGS = re.compile(r"\b(?:owner|driver|author|writer|creator|inventor|keeper|victim)s?\Z")
"""Whoever belongs to a thing, and not to an organisation."""
_SPOKESMAN = re.compile(r"\b[Aa] (?:company |group )?spokes(?:man|woman|person)\Z")
_COMPANY_OFFICIAL = re.compile(r"(?:[Aa]|[Oo]ne|[Tt]he) (company|firm|label|start-?up) \w+\Z")
_OWN_PRONOUNS = frozenset(("its", "their"))
_JOINT = re.compile(r" (?:and|&) |, ")
_MOST_TOLD = 24
"""Places that tell of somebody's organisation, of which more would tell nothing new."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The organisation of a speaker, and what it was chosen from."""

    organisation: Named | None
    options: Options


class Employers:
    """Finds the organisations of the speakers of one article."""

    def __init__(self, scene: Scene, focus: Focus) -> None:
        self._scene = scene
        self._focus = focus
        self._signs = EmployerSigns(scene)
        self._weights = read_employer_weights()
        self._options: dict[tuple[str | Span, Span | None], Options] = {}
        self._affiliated: dict[str, list[tuple[int, Affiliation]]] = {}

    def of_person(self, near: Span, person: Person) -> tuple[Span | None, Choice]:
        """Return the role that somebody has, by what stands nearest, and the organisation."""
        told = sorted(self._now(person), key=lambda placed: abs(placed[0] - near.start))
        now = [each for _, each in told]
        both = next((each for each in now if each.organisation and each.role), None)
        found = both or next((each for each in now if each.role), None)
        role = found.role if found else None
        organised = both or next((each for each in now if each.organisation), None)
        ways = [(each.way, each.organisation) for each in now if each.organisation]
        if organised is not None and organised.organisation is not None:
            ways.append(("nearest", organised.organisation))
        else:
            led = self._led(found, person)
            namesake = None if led else self._eponymous(person, role)
            ways += [(way, named) for way, named in (("led", led), ("namesake", namesake)) if named]
        former = any(each.is_former for each in self._told_of(person))
        subject = Subject(
            "person", near, tuple(person.mentions), role, person, tuple(ways), former=former
        )
        return role, self._chosen(subject)

    def of_name(self, span: Span, told: list[Affiliation]) -> Choice:
        """Return the organisation of a name of which it is not known whose it is."""
        now = [each for each in told if not each.is_former]
        ways = tuple((each.way, each.organisation) for each in now if each.organisation)
        role = next((each.role for each in told if each.role), None)
        return self._chosen(Subject("name", span, (span,), role, None, ways))

    def of_unnamed(self, span: Span, role: Span | None, phrased: Named | None) -> Choice:
        """Return the organisation of “a spokesman”; ``phrased`` is one that its noun holds."""
        owned = None if phrased else self.of_noun(span)
        ways = [(way, each) for way, each in (("phrase", phrased), ("owned", owned)) if each]
        return self._chosen(Subject("noun", span, (span,), role, None, tuple(ways)))

    def _chosen(self, subject: Subject) -> Choice:
        subject = replace(subject, told=tuple(dict.fromkeys(subject.told))[:_MOST_TOLD])
        key = (subject.person.name, subject.role) if subject.person else (subject.near, None)
        if key not in self._options:
            self._options[key] = self._signs.of(subject)
        options = self._options[key]
        best = self._weights.best(options)
        return Choice(self._named(subject, best), options)

    def _named(self, subject: Subject, contender: Contender | None) -> Named | None:
        if contender is None:
            return None
        told = [named for _, named in subject.told if named.span in contender.mentions]
        near = subject.near.start
        span = min(contender.mentions, key=lambda span: abs(span.start - near))
        return Named(told[-1].span if told else span, contender.name)

    def of_noun(self, span: Span) -> Named | None:
        """Return whose “its chairwoman” or “a spokeswoman for the agency” is."""
        if _OF_THINGS.search(span.of(self._scene.text)):
            return None
        kind = _COMPANY_OFFICIAL.match(self._scene.text, span.start, span.end)
        if kind is not None:
            return self._focus.meant(Span(*kind.span(1)), kind[1])
        inner = _OWNED_NOUN.match(self._scene.text, span.start, span.end)
        behind = _NOUN_FOR.match(self._scene.text, span.end)
        owners = [Span(*each.span("noun")) for each in (inner, behind) if each]
        outer = self._owner(span)
        for owner in (*owners, *((outer,) if outer else ())):
            noun = owner.of(self._scene.text).lower()
            if noun in _OWN_PRONOUNS | COMPANY_NOUNS:
                return self._focus.meant(owner, noun)
        if outer is None and _SPOKESMAN.search(span.of(self._scene.text)):
            return self._focus.led(span, spoken_for=frozenset())
        return None

    def _eponymous(self, person: Person, role: Span | None) -> Named | None:
        """Return the company that bears the name of somebody who is said to be nothing else."""
        if role is not None or any(each.is_former for each in self._told_of(person)):
            return None
        return self._focus.bearing(person.last)

    def _told_of(self, person: Person) -> list[Affiliation]:
        return [each for span in person.mentions for each in self._scene.affiliations.beside(span)]

    def _now(self, person: Person) -> list[tuple[int, Affiliation]]:
        """Return what the article says of somebody's present role, with the places."""
        if person.name not in self._affiliated:
            self._affiliated[person.name] = [
                (span.start, each)
                for span in person.mentions
                for each in self._scene.affiliations.beside(span)
                if not each.is_former
            ]
        return self._affiliated[person.name]

    def _led(self, affiliation: Affiliation | None, person: Person) -> Named | None:
        """Return the company of a bare “founder and CEO”, or of “the group’s chairman”."""
        if affiliation is None or affiliation.role is None:
            return None
        role = affiliation.role
        owner = self._owner(role)
        if owner is not None:
            noun = owner.of(self._scene.text).lower()
            if noun in _OWN_PRONOUNS or noun in COMPANY_NOUNS:
                return self._focus.meant(owner, noun)
            return self._focus.called(owner)
        parts = _JOINT.split(role.of(self._scene.text))
        now = [part for part in parts if not FORMER.match(part)]
        sure = [part for part in now if CORPORATE_ROLE.fullmatch(part)]
        perhaps = [part for part in now if ALSO_CORPORATE.fullmatch(part)]
        if not (sure or perhaps) or len(sure) + len(perhaps) < len(now):
            return None
        if not sure and not self._focus.is_single:
            return None
        return self._focus.led(role, spoken_for=self._spoken_for(person))

    def _owner(self, role: Span) -> Span | None:
        """Return the word that says whose a role is: “its” or, of “the museum’s”, “museum”."""
        text = self._scene.text
        ahead = text[max(0, role.start - 30) : role.start]
        found = _OWNER.search(ahead) or _KIND_OF_PLACE.search(ahead)
        if found is None:
            return None
        group = found.lastindex or 1
        noun = found[group].lower()
        if found.re is _KIND_OF_PLACE and noun not in _OWN_PRONOUNS | COMPANY_NOUNS:
            return None
        start = role.start - len(ahead) + found.start(group)
        return Span(start, start + len(found[group]))

    def _spoken_for(self, person: Person) -> frozenset[str]:
        """Return the organisations that others in the article are said to be of."""
        return frozenset(
            party for party, bearers in self._bearers.items() if bearers - {person.name}
        )

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """Who is said to be of each organisation."""
        bearers: dict[str, set[str]] = {}
        for person in self._scene.people.everybody():
            for _, each in self._now(person):
                if each.organisation is not None and each.organisation.canonical is not None:
                    bearers.setdefault(each.organisation.canonical, set()).add(person.name)
        return bearers
