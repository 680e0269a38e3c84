"""Whom somebody speaks for, by all that the article says of them."""

import re
from functools import cached_property

from index.extraction.quotes.focus import Focus
from index.extraction.quotes.people import Person
from index.extraction.quotes.roles import Affiliation
from index.extraction.quotes.scene import Scene
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


class Employers:
    """Finds the organisations of the speakers of one article."""

    def __init__(self, scene: Scene, focus: Focus) -> None:
        self._scene = scene
        self._focus = focus
        self._affiliated: dict[str, list[tuple[int, Affiliation]]] = {}

    def of_person(self, near: Span, person: Person) -> tuple[Span | None, Named | None]:
        """Return the role and the organisation that somebody has, by what stands nearest."""
        told = sorted(self._now(person), key=lambda placed: abs(placed[0] - near.start))
        now = [each for _, each in told]
        both = next((each for each in now if each.organisation and each.role), None)
        role = both or next((each for each in now if each.role), None)
        organisation = both or next((each for each in now if each.organisation), None)
        if organisation is not None:
            return (role.role if role else None), organisation.organisation
        role_span = role.role if role else None
        return role_span, self._led(role, person) or self._eponymous(person, role_span)

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
