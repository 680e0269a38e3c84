"""What somebody does, and for whom, as the words beside a name tell it."""

import re
from dataclasses import replace

from index.extraction.quotes.cues import SAYING_FORMS
from index.extraction.quotes.following import Following, behind_age, line_end
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.places import is_place, may_be_town
from index.extraction.quotes.preceding import Preceding
from index.extraction.quotes.roles import REACH, Affiliation
from index.quotes import Named
from index.types import Span

_LEADS = (
    r"(?:runs|heads|leads|chairs|founded|co-founded|owns|manages|edits|directs|represents|started|"
    r"set up|is with|works with|works for|works at|advises|coaches|captains|plays for|teaches at|"
    r"presides over|oversees)"
)
_COMPANY = (
    "(?:start-?up|company|label|firm|studio|group|platform|app|agency|band|publisher|practice)"
)
_APPOINTED = r"(?:named|appointed|made|promoted to|elected|installed as|picked as|hired as)"
_TIES = tuple(
    re.compile(tie)
    for tie in (
        r" (?:of|at|from) (?:the )?(?:(?:[a-z]+ ){1,2}(?=[A-Z]))?",
        r", (?:for|of|at|from|with) (?:the )?",
        rf",? who (?:now |currently |also )?{_LEADS} (?:the )?",
        # Whatever somebody does at a place now; what they did there ends in no s.
        r",? who (?:now |currently |also |still )?[a-z]+s (?:[\w&’'-]+ ){0,5}(?:at|for) (?:the )?",
        rf",? whose (?:[\w-]+ )?{_COMPANY},? ",
        r",? (?:founded|co-founded|runs|heads|leads|chairs|owns|manages) (?:the )?",
        r",? (?:who )?has (?:run|led|headed|chaired|managed|owned|edited|coached) (?:the )?",
        r",? (?:who )?has (?:long |now )?been [^.,;\n]{3,60}? (?:of|at|for) (?:the )?",
        r",? (?:who )?(?:has |recently |just |now )*joined (?:the )?",
        rf",? (?:who )?(?:has been|was|is) {_APPOINTED} [^.,;\n]{{3,60}}? (?:of|at|for) (?:the )?",
        r",? (?:who )?(?:has )?left [^.,;\n]{3,50} (?:for|to (?:join|found|start|run)) (?:the )?",
        rf",[^.;\n“”\"]{{0,90}}?\b(?:who|and) (?:now|currently) {_LEADS} (?:the )?",
        r",? who [^.;\n“”\"]{0,90}?\b(?:he|she|they) (?:co-)?founded (?:the )?",
        r", (?:speaking|writing)(?: on behalf)? (?:of|for) (?:the )?|, representing (?:the )?",
    )
)
_VAGUE_TIE = re.compile(r", (?:for|with) .*|.* from (?:the )?")
"""What ties a name only to organisations that are known."""
_PLACED = re.compile(r",? (?:of|from|in) ")
_DOES = re.compile(
    r",? who (?:now |currently |also |still )?(?!works|heads|leads|runs|handles|oversees|manages|"
    r"negotiates|teaches|studies|lectures|signs|advises|sells|edits|does|writes|is\b|has\b|now\b)"
    r"[a-z]+s .* at (?:the )?\Z"
)
"""What somebody does at a place that need be no organisation."""
_HIRED = re.compile(
    r"(?: (?:has|had|have|also|then|just))? (?:appoint(?:s|ed)|name[sd]|hire[sd]|promote[sd]|"
    r"poache[sd]|recruit(?:s|ed)|tapped|elect(?:s|ed)) (?:[a-z ]+ )?\Z"
)
_SPOKE = re.compile(rf" (?:{SAYING_FORMS})\b")
_OWN = re.compile(r"[’']s? \Z")
_FOR = re.compile(
    r"(?:\A|[\n.!?”\"] ?)(?:For|At|From|Over at|Speaking for|On behalf of) (?P<the>the )?"
    r"(?P<name>[A-Z][^,.\n]{1,60})(?:, (?:which|whose|the|an?) [^,.\n]{2,80})?, "
    r"(?:[A-Z][a-z]+\.? )?\Z"
)


class Affiliations:
    """Reads roles and organisations beside names."""

    def __init__(self, text: str, organisations: Organisations, people: People) -> None:
        self._text = text
        self._organisations = organisations
        self._following = Following(text, organisations, people)
        self._preceding = Preceding(text, organisations, people)
        self._known: dict[Span, list[Affiliation]] = {}

    def beside(self, name: Span) -> list[Affiliation]:
        """Return what stands right before and right after a name about its bearer."""
        if name not in self._known:
            found = {
                "behind": self._following.read(name),
                "ahead": self._preceding.read(name),
                "linked": self._linked(name),
                "opening": self._led_by(name),
            }
            self._known[name] = [
                replace(each, way=way) for way, each in found.items() if each is not None
            ]
        return self._known[name]

    def _linked(self, name: Span) -> Affiliation | None:
        """Read “Holm of GEMA”, “Holm, who runs GEMA” and “Holm founded GEMA”."""
        behind = behind_age(self._text, name.end)
        for tie in _TIES:
            link = tie.match(self._text, behind)
            found = self._tied(name, link) if link else None
            if found is not None:
                return found
        return None

    def _tied(self, name: Span, link: re.Match[str]) -> Affiliation | None:
        limit = line_end(self._text, link.end())
        organisation = self._organisations.starting_at(link.end(), limit)
        if organisation is None:
            return None
        written = organisation.span.of(self._text)
        # “Mountjoy, 77, of Hove” tells where somebody lives.
        at_home = link.start() > name.end and _PLACED.match(link[0]) is not None
        vague = at_home or _DOES.match(link[0]) is not None
        vague = vague or (_PLACED.match(link[0]) is not None and may_be_town(written))
        vague = vague or _VAGUE_TIE.fullmatch(link[0]) is not None
        if not self._organisations.is_known(organisation) and (is_place(written) or vague):
            return None
        if _HIRED.search(self._text[max(0, name.start - REACH) : name.start]):
            # “Almond hired Holm from Tunello.”
            return None
        return Affiliation(None, organisation)

    def _led_by(self, name: Span) -> Affiliation | None:
        """Read “For GEMA, Holzmüller” and “GEMA’s Holzmüller”."""
        ahead = self._text[max(0, name.start - REACH) : name.start]
        own = _OWN.search(ahead)
        if own is not None:
            position = name.start - len(own[0])
            known = self._organisations.ending_at(position)
            if known is not None:
                return Affiliation(None, Named(known.span, known.party))
        hired = _HIRED.search(ahead)
        if hired is not None:
            known = self._organisations.ending_at(name.start - len(hired[0]))
            return Affiliation(None, Named(known.span, known.party)) if known else None
        opening = _FOR.search(ahead)
        if opening is None:
            return None
        start = name.start - len(ahead) + opening.start("name")
        organisation = self._organisations.starting_at(start, name.start)
        if organisation is None:
            return None
        written = organisation.span.of(self._text)
        is_one = written.isupper() or opening["the"] or " " in written
        is_one = is_one or self._organisations.is_known(organisation)
        is_one = is_one or _SPOKE.match(self._text, name.end) is not None
        return Affiliation(None, organisation) if is_one and not is_place(written) else None
