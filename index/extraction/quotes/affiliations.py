"""What somebody does, and for whom, as the words beside a name tell it."""

import re

from index.extraction.quotes.following import Following, line_end
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.places import is_place
from index.extraction.quotes.preceding import Preceding
from index.extraction.quotes.roles import REACH, Affiliation
from index.quotes import Named
from index.types import Span

_TIE = re.compile(
    r"(?: (?:of|at|from) (?:the )?(?:(?:[a-z]+ ){1,2}(?=[A-Z]))?|"
    r", (?:for|of|at|from|with) (?:the )?|"
    r",? who (?:now |currently )?(?:runs|heads|leads|chairs|founded|co-founded|owns|manages|edits|"
    r"started|set up) (?:the )?|,? who (?!was |had )(?:[\w&]+ ){1,4}(?:at|for) (?:the )?"
    r"(?:[\w-]+ ){0,2}(?:label |company |firm |start-up |studio )?|"
    r",? whose (?:[\w-]+ )?(?:start-?up|company|label|firm|studio|group|platform|app|agency) |"
    r" (?:founded|co-founded|runs|heads|leads|chairs|owns|manages) (?:the )?)"
)
_PLAIN_TIE = re.compile(
    r" (?:of|at|from) (?:the )?|,? who .*(?:runs|heads|leads|chairs|founded|owns) .*"
)
_OWN = re.compile(r"[’']s? \Z")
_FOR = re.compile(
    r"(?:\A|[\n.!?”\"] ?)(?:For|At|From|Over at) (?:the )?(?P<name>[A-Z][^,.\n]{1,60}), \Z"
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
            found = (
                self._following.read(name),
                self._preceding.read(name),
                self._linked(name),
                self._led_by(name),
            )
            self._known[name] = [each for each in found if each is not None]
        return self._known[name]

    def _linked(self, name: Span) -> Affiliation | None:
        """Read “Holm of GEMA”, “Holm, who runs GEMA” and “Holm founded GEMA”."""
        link = _TIE.match(self._text, name.end)
        if link is None:
            return None
        limit = line_end(self._text, link.end())
        organisation = self._organisations.starting_at(link.end(), limit)
        if organisation is None:
            return None
        written = organisation.span.of(self._text)
        plain = _PLAIN_TIE.fullmatch(link[0]) is not None
        if not self._organisations.is_known(organisation) and (is_place(written) or not plain):
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
        opening = _FOR.search(ahead)
        if opening is None:
            return None
        start = name.start - len(ahead) + opening.start("name")
        organisation = self._organisations.starting_at(start, name.start)
        if organisation is None:
            return None
        written = organisation.span.of(self._text)
        is_one = written.isupper() or self._organisations.is_known(organisation)
        return Affiliation(None, organisation) if is_one and not is_place(written) else None
