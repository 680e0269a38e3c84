"""What stands behind a name about its bearer: “Holm, chief executive of GEMA”."""

import re

from index.extraction.quotes.companies import RUN
from index.extraction.quotes.cues import ALL_FORMS
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.places import is_place
from index.extraction.quotes.roles import REACH, Affiliation
from index.extraction.quotes.titles import (
    CORPORATE_ROLE,
    DEPARTMENT_WORDS,
    FORMER,
    HEAD,
    LEADING,
    MODIFIERS,
)
from index.quotes import Named
from index.types import Span

_AFTER = re.compile(
    r"(?P<open> \(|,? who is |,? is |, | [—–] | (?:now|currently) )"
    r"(?:currently |now |also |still |himself |herself )?(?:(?:the|a|an) )?"
)
_END_OF_CHUNK = re.compile(
    rf"[.;:)\n“”\"?!—–]|, (?:\w+ly |also |has |had |then )?(?:{ALL_FORMS})\b|"
    r", (?:who|which|in|on|at|and|but|whose|as|also|was|is|has|to)\b|"
    r" (?:who|said|says|told|tells|which|has|have|was|were|is|are|will|would|had|"
    r"wrote|writes|added|adds|noted|argued|called|announced|stated|explained|emphasi[sz]ed)\b"
)
_LINK = re.compile(
    r",? (?:of|at|for|with|from|in) (?:(?:the |an? )?(?:[a-z][\w-]* ){1,3}(?=[A-Z]))?|, "
)
_ACTS = re.compile(
    r"(?:(?!retired\b)[a-z]+ed|said|says|told|tells|wrote|writes|who|whose|which|speaking|"
    r"(?!managing|founding|acting|marketing|operating|leading|licensing|training|publishing|"
    r"engineering|casting|nursing|investing|consulting|mastering|mixing|recording)[a-z]+ing|"
    r"was|were|had|has|will|would|"
    r"representing|writing|adding|arguing|calling|noting|saying)\b"
)
"""What somebody does, and not what they are."""
_PLAYERS = re.compile(
    r"(?:bass|guitar|drumm|front|keyboard|vocal|cell|violin|pian|sing)\w*", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\b(?:on|off|near|by|who|working|living|based)\b")
_JOINS = re.compile(
    r" (?:joins|joined|has joined|arrives|is joining|"
    r"(?:is )?stay(?:s|ing)(?: on)?|remains|continues) as (?:its |the |their )?"
)
_UNLISTED = re.compile(r"(?P<role>[a-z][a-z -]{2,40}?) (?:at|with|for|of) (?:the )?(?=[A-Z])")
_AGE = re.compile(r", (?:aged )?\d{1,3}(?=,)")
_CHUNK = 1
_OWNER = re.compile(r"(?:(?:[a-z-]+ ){0,2}[a-z-]+[’']s|its|their|his|her) (?:own )?")


class Following:
    """Reads the descriptions behind names."""

    def __init__(self, text: str, organisations: Organisations, people: People) -> None:
        self._text = text
        self._organisations = organisations
        self._people = people

    def read(self, name: Span) -> Affiliation | None:
        """Return what is said right behind ``name``."""
        joins = _JOINS.match(self._text, name.end)
        if joins is not None:
            head = HEAD.match(self._text, joins.end())
            return Affiliation(Span(*head.span()), None) if head else None
        opening = _AFTER.match(self._text, behind_age(self._text, name.end))
        if opening is None:
            return None
        if _ACTS.match(self._text, opening.end()):
            return None
        chunk = self._chunk(opening.end())
        affiliation = self._described(chunk)
        if affiliation is None and opening[0].endswith((" the ", " a ", " an ")):
            affiliation = self._unlisted(chunk)
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
        owner = _OWNER.match(self._text, start, chunk.end) if leading is None else None
        start = owner.end() if owner else start
        role = self._clipped(Span(start, max(start, role_end)))
        organisation = trailing or leading
        if former:
            return Affiliation(role, None, is_former=True)
        return Affiliation(role if len(role) else None, organisation)

    def _unlisted(self, chunk: Span) -> Affiliation | None:
        """Read “an agronomer with the Soil Bureau”: whatever the noun, it is a role."""
        link = _UNLISTED.match(self._text, chunk.start, chunk.end)
        if link is None or FORMER.match(link["role"]):
            return None
        organisation = self._organisations.starting_at(link.end(), chunk.end)
        if organisation is None or not self._organisations.is_known(organisation):
            return None
        return Affiliation(Span(*link.span("role")), organisation)

    def _clipped(self, role: Span) -> Span:
        """Cut off what goes on after a comma: “CFO, walked through the detail”."""
        for comma in re.finditer(", ", role.of(self._text)):
            position = role.start + comma.end()
            if self._text[position].islower() and not HEAD.match(self._text, position):
                return Span(role.start, role.start + comma.start())
        return role

    def _leading_organisation(self, chunk: Span) -> Named | None:
        known = self._organisations.at(chunk.start)
        head = HEAD.search(self._text, chunk.start, chunk.end)
        if head is None:
            return None
        if known is not None and known.span.start == chunk.start:
            if self._text[known.span.end : known.span.end + 1] == "-":  # “BMG-signed”
                return None
            if known.certain or not self._is_bracket(chunk):
                return Named(known.span, known.party)
        if is_place(self._text[chunk.start : chunk.end]):
            return None
        in_brackets = self._is_bracket(chunk)
        run = RUN.match(self._text, chunk.start, self._role_start(chunk, head.start()))
        sure = in_brackets or (run is not None and " " in run[0])
        if run is not None and sure and self._text[run.end() : head.end()].count(" ") <= 3:
            organisation = Span(run.start(), self._without_modifiers(run))
            if organisation:
                return self._organisations.named(organisation)
        owner = re.compile(r"[’']s? ").search(self._text, chunk.start, head.start())
        if owner is not None and self._text[chunk.start].isupper():
            return self._organisations.named(Span(chunk.start, owner.start()))
        return None

    def _is_bracket(self, chunk: Span) -> bool:
        return self._text[chunk.start - 1 : chunk.start] == "("

    def _role_start(self, chunk: Span, start: int) -> int:
        """Return where the role begins in “(Dansk Artist Forbund Director of Legal Affairs)”."""
        if not self._is_bracket(chunk):
            return start
        leading = LEADING.search(self._text, chunk.start, chunk.end) or CORPORATE_ROLE.search(
            self._text, chunk.start, chunk.end
        )
        return max(start, leading.start()) if leading else start

    def _without_modifiers(self, run: re.Match[str]) -> int:
        """Return where a name ends whose last words belong to the role: “Wax Palace A&R”."""
        end = run.end()
        for word in reversed(list(re.finditer(r"\S+", run[0]))):
            if word[0].lower() not in MODIFIERS and word[0] not in ("Head", "VP", "SVP", "EVP"):
                break
            end = run.start() + len(run[0][: word.start()].rstrip())
        return end

    def _trailing(self, rest: Span) -> tuple[int, Named | None]:
        """Return where the role ends and the organisation that follows it.

        A name after “of” is a department unless the vocabulary knows it or the role leads all.
        """
        head = HEAD.match(self._text, rest.start, rest.end)
        position = head.end() if head else rest.start
        for link in _LINK.finditer(self._text, position, rest.end):
            organisation = self._organisations.starting_at(link.end(), rest.end)
            if organisation is None:
                continue
            if is_place(organisation.span.of(self._text)) and not self._organisations.is_known(
                organisation
            ):
                continue
            between = self._text[position : link.start()]
            if _ELSEWHERE.search(between) and not self._organisations.is_known(organisation):
                continue
            word = link[0].strip(" ,").partition(" ")[0]
            plays = head is not None and _PLAYERS.fullmatch(head[0].split()[-1]) is not None
            is_plain = word in ("at", "for", "with") or (word == "in" and plays)
            last = list(HEAD.finditer(self._text, rest.start, link.start()))[-1:]
            heads_all = word == "of" and bool(last) and LEADING.search(last[0][0]) is not None
            heads_all = heads_all and not self._is_department(organisation)
            is_last = organisation.span.end >= rest.end - _CHUNK and link[0] == ", "
            is_last = is_last and not self._is_department(organisation)
            is_role = HEAD.search(organisation.span.of(self._text)) is not None
            if self._organisations.is_known(organisation) or (
                (is_plain or heads_all or is_last) and not is_role
            ):
                return link.start(), organisation
        return rest.end, None


def behind_age(text: str, position: int) -> int:
    """Return where an age such as “, 41” ends, if one stands at ``position``."""
    age = _AGE.match(text, position)
    return age.end() if age else position


def line_end(text: str, start: int) -> int:
    """Return where the line of ``start`` ends, or how far a name reaches in it."""
    line = text.find("\n", start, start + REACH)
    return line if line >= 0 else min(len(text), start + REACH)
