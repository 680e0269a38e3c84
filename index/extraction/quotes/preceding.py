"""What stands before a name about its bearer: “GEMA’s chief executive, Tobias Holm”."""

import re

from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.roles import REACH, Affiliation
from index.extraction.quotes.titles import FORMER, HEAD, MODIFIERS
from index.quotes import Named
from index.types import Span

_TITLE = re.compile(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Rev|Father|Sister)\.? \Z")
_ITS = re.compile(r"(?:[’']s?)?,? \Z")
_LAST_WORD = re.compile(r"[\w&’'.-]+\Z")
_BEFORE_NAME = re.compile(r",? \Z")
_SINCE = re.compile(r"[\n.;:“”\"?!()—–]|, (?:and|but) ")
_ANY_ONE = re.compile(r"\b(?:an?|any|every|each|some|no) (?:[a-z-]+ )?\Z")
_OF = re.compile(r" (?:of|at|for|with|from) ")
_DEPARTMENT = re.compile(r" (?:of|for) [^,.;\n]{2,50}(?=,? \Z|, )")
_JOINT = re.compile(r"(?:and|&) ")
_BARE_OWNER = re.compile(r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4}\Z")
_OWNER = re.compile(r"[A-Z][\w&.-]*(?: (?:(?:of|for|the|and|&) ){0,2}[A-Z][\w&.-]*){0,5}\Z")
_WHOSE = re.compile(r", whose (?:[\w-]+ ){0,2}\Z")
_SHORTEST = 3


class Preceding:
    """Reads the descriptions before names."""

    def __init__(self, text: str, organisations: Organisations, people: People) -> None:
        self._text = text
        self._organisations = organisations
        self._people = people

    def read(self, name: Span) -> Affiliation | None:
        """Return what is said right before ``name``."""
        title = _TITLE.search(self._text[max(0, name.start - 12) : name.start])
        if title is not None:
            name = Span(name.start - len(title[0]), name.end)
        start = max(0, name.start - REACH)
        for border in _SINCE.finditer(self._text, start, name.start):
            start = border.end()
        for mention in self._people.within(Span(start, name.start)):
            start = mention.span.end
        lead = self._text[start : name.start]
        heads = list(HEAD.finditer(lead))
        if not heads:
            return None
        last = heads[-1]
        role = self._role_before(start, start + last.start(), start + last.end())
        role = self._widened(role, name, start)
        between = Span(role.end, name.start)
        trailing = self._between(between)
        if trailing is None and _BEFORE_NAME.fullmatch(between.of(self._text)) is None:
            return None
        any_one = _ANY_ONE.search(self._text[max(start, role.start - 30) : role.start])
        if any_one is not None and between.of(self._text).startswith(","):
            return None
        organisation = trailing or self._owner(role.start, start) or self._whose(role.start, start)
        ahead = self._text[max(start, role.start - 60) : role.start]
        former = re.search(rf"{FORMER.pattern}[ -](?:[\w’'&.-]+ ){{0,4}}\Z", ahead, re.IGNORECASE)
        if former or FORMER.match(role.of(self._text)):
            return Affiliation(role, None, is_former=True)
        return Affiliation(role, organisation)

    def _between(self, between: Span) -> Named | None:
        """Read the organisation of “chief executive of GEMA, Tobias Holzmüller”."""
        link = _OF.match(self._text, between.start)
        if link is None:
            return None
        organisation = self._organisations.starting_at(link.end(), between.end)
        if organisation is None or between.end - organisation.span.end > len("’s, "):
            return None
        return organisation

    def _widened(self, role: Span, name: Span, limit: int) -> Span:
        """Take a department into a role whose company stands before: “CISAC’s Director of …”."""
        if self._owner(role.start, limit) is None:
            return role
        department = _DEPARTMENT.match(self._text, role.end, name.start)
        return Span(role.start, department.end()) if department else role

    def _role_before(self, limit: int, start: int, end: int) -> Span:
        """Widen a role noun to the left over the words that belong to it."""
        while True:
            lead = self._text[limit:start].rstrip()
            word = _LAST_WORD.search(lead)
            if word is None or not lead or not self._text[limit + len(lead) : start].isspace():
                return Span(start, end)
            folded = word[0].lower()
            position = limit + word.start()
            named = self._organisations.ending_at(limit + word.end()) is not None
            if named or not (folded in MODIFIERS or HEAD.fullmatch(folded)):
                return self._without_joints(Span(start, end))
            start = position

    def _without_joints(self, role: Span) -> Span:
        joint = _JOINT.match(self._text, role.start)
        return Span(joint.end(), role.end) if joint else role

    def _owner(self, position: int, limit: int) -> Named | None:
        """Return the organisation that ends right before a role: “Udio’s” or “SME”."""
        own = _ITS.search(self._text[limit:position])
        if own is None or limit + own.start() <= 0:
            return None
        end = limit + own.start()
        known = self._organisations.ending_at(end)
        if known is not None:
            return Named(known.span, known.party)
        if not own[0].startswith(("’", "'")):
            run = _BARE_OWNER.search(self._text[limit:end])
            if run is None or len(run[0]) < _SHORTEST or not self._looks_like_one(limit, run):
                return None
            return self._organisations.named(Span(limit + run.start(), end))
        run = _OWNER.search(self._text[limit:end])
        if run is None or (" " not in run[0] and not run[0].isupper()):
            return None
        return self._organisations.named(Span(limit + run.start(), end))

    def _whose(self, position: int, limit: int) -> Named | None:
        """Return the organisation of “Hightail Ventures, whose partner”."""
        link = _WHOSE.search(self._text[max(0, limit - 3) : position])
        if link is None:
            return None
        known = self._organisations.ending_at(max(0, limit - 3) + link.start())
        return Named(known.span, known.party) if known else None

    def _looks_like_one(self, limit: int, run: re.Match[str]) -> bool:
        place = limit + run.start()
        ahead = self._text[max(0, place - 2) : place].strip(" ")
        sentence_start = not ahead or ahead[-1] in ".?!\n"
        several = len(run[0].split()) > 1
        return run[0].isupper() or (several and not sentence_start)
