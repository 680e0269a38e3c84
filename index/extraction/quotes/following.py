"""What stands behind a name about its bearer: “Holm, chief executive of GEMA”."""

import re

from index.extraction.quotes.companies import RUN
from index.extraction.quotes.cues import ALL_FORMS
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.places import is_place
from index.extraction.quotes.roles import REACH, Affiliation
from index.extraction.quotes.titles import DEPARTMENT_WORDS, FORMER, HEAD, LEADING
from index.quotes import Named
from index.types import Span

_AFTER = re.compile(r"(?P<open> \(|, | [—–] |,? who is )(?:currently )?(?:(?:the|a|an|its) )?")
_END_OF_CHUNK = re.compile(
    rf"[.;:)\n“”\"?!—–]|, (?:\w+ly |also |has |had |then )?(?:{ALL_FORMS})\b|"
    r", (?:who|which|in|on|at|and|but|whose|as|also|was|is|has|to)\b|"
    r" (?:who|said|says|told|tells|which|has|have|was|were|is|are|will|would|had|"
    r"wrote|writes|added|adds|noted|argued|called|announced|stated|explained|emphasi[sz]ed)\b"
)
_LINK = re.compile(
    r",? (?:of|at|for|with|from) (?:(?:the |an? )?(?:[a-z][\w-]* ){1,3}(?=[A-Z]))?|, "
)
_CHUNK = 1


class Following:
    """Reads the descriptions behind names."""

    def __init__(self, text: str, organisations: Organisations, people: People) -> None:
        self._text = text
        self._organisations = organisations
        self._people = people

    def read(self, name: Span) -> Affiliation | None:
        """Return what is said right behind ``name``."""
        opening = _AFTER.match(self._text, name.end)
        if opening is None:
            return None
        chunk = self._chunk(opening.end())
        affiliation = self._described(chunk)
        if affiliation is not None:
            return affiliation
        organisation = self._organisations.at(chunk.start)
        ends = organisation is not None and organisation.span.end == chunk.end
        if organisation is not None and ends and not self._organisations.is_person(organisation):
            return Affiliation(None, Named(organisation.span, organisation.party))
        return None

    def _is_department(self, organisation: Named) -> bool:
        """Tell whether a name such as “Global Digital Business” is only part of a role."""
        words = organisation.span.of(self._text).lower().split()
        return any(word in DEPARTMENT_WORDS for word in words)

    def _chunk(self, start: int) -> Span:
        limit = line_end(self._text, start)
        end = _END_OF_CHUNK.search(self._text, start, limit)
        stop = end.start() if end else limit
        people = self._people.within(Span(start, max(start, stop)))
        if people:
            # What ends in a name describes that one: "…, former scientist Brian Whitman".
            comma = self._text.rfind(", ", start, people[0].span.start)
            stop = max(start, comma)
        return Span(start, start + len(self._text[start:stop].rstrip(" ,")))

    def _described(self, chunk: Span) -> Affiliation | None:
        """Read a description such as “SME President of Global Digital Business”."""
        words = chunk.of(self._text)
        head = HEAD.search(words)
        if head is None:
            return None
        first_comma = words.find(", ")
        if 0 <= first_comma < head.start() and self._leading_organisation(chunk) is None:
            return None
        former = FORMER.match(words) is not None
        leading = self._leading_organisation(chunk)
        start = chunk.start
        if leading is not None:
            own = re.compile(r"(?:[’']s?)? ?").match(self._text, leading.span.end)
            start = own.end() if own else leading.span.end
        rest = Span(chunk.start + head.start(), chunk.end)
        role_end, trailing = self._trailing(rest) if leading is None else (chunk.end, None)
        role = Span(start, max(start, role_end))
        organisation = trailing or leading
        if former:
            return Affiliation(role, None, is_former=True)
        leads = LEADING.search(self._text, role.start, role.end) is not None
        return Affiliation(role if len(role) else None, organisation, leads=leads)

    def _leading_organisation(self, chunk: Span) -> Named | None:
        known = self._organisations.at(chunk.start)
        head = HEAD.search(self._text, chunk.start, chunk.end)
        if head is None:
            return None
        if known is not None and known.span.start == chunk.start:
            return Named(known.span, known.party)
        if is_place(self._text[chunk.start : chunk.end]):
            return None
        run = RUN.match(self._text, chunk.start, head.start())
        in_brackets = self._text[chunk.start - 1 : chunk.start] == "("
        sure = in_brackets or (run is not None and " " in run[0])
        if run is not None and run.end() == head.start() - 1 and sure:
            return self._organisations.named(Span(*run.span()))
        owner = re.compile(r"[’']s? ").search(self._text, chunk.start, head.start())
        if owner is not None and self._text[chunk.start].isupper():
            return self._organisations.named(Span(chunk.start, owner.start()))
        return None

    def _trailing(self, rest: Span) -> tuple[int, Named | None]:
        """Return where the role ends and the organisation that follows it.

        A name after “of” is a department unless the vocabulary knows it or the role leads all.
        """
        head = HEAD.match(self._text, rest.start, rest.end)
        position = head.end() if head else rest.start
        leads = LEADING.search(self._text, rest.start, position) is not None
        for link in _LINK.finditer(self._text, position, rest.end):
            organisation = self._organisations.starting_at(link.end(), rest.end)
            if organisation is None:
                continue
            word = link[0].strip(" ,").partition(" ")[0]
            is_plain = word in ("at", "for", "with", "from")
            heads_all = leads and word == "of"
            is_last = organisation.span.end >= rest.end - _CHUNK and link[0] == ", "
            is_last = is_last and not self._is_department(organisation)
            is_role = HEAD.search(organisation.span.of(self._text)) is not None
            if self._organisations.is_known(organisation) or (
                (is_plain or heads_all or is_last) and not is_role
            ):
                return link.start(), organisation
        return rest.end, None


def line_end(text: str, start: int) -> int:
    """Return where the line of ``start`` ends, or how far a name reaches in it."""
    line = text.find("\n", start, start + REACH)
    return line if line >= 0 else min(len(text), start + REACH)
