"""Runs of capitalised words: the raw material of names."""

import re
from collections.abc import Iterator

from index.extraction.quotes.given_names import GIVEN_NAMES
from index.extraction.quotes.titles import HEAD, HONORIFICS, ORGANISATION_WORDS
from index.extraction.quotes.wordlists import listed
from index.types import Span

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİŞĞŐŰ"
_PARTICLE = r"(?:van|von|de|der|den|da|di|del|della|dos|du|la|le|bin|al|el|ten|ter|af|zu|y)"
_WORD = (
    rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|(?:d|l|D|L|O)[’'][{_UPPER}]\w+|"
    rf"[{_UPPER}]\w*(?:-\w+)*)"
)
_RUN = re.compile(
    rf"(?<![\w’'-])(?:{_WORD})(?:[ \u00a0](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,5}}"
    r"(?:,? (?:Jr|Sr)\b\.?)?"
)
_SURNAMES = listed("may march august west east north day street church bank post banks mayer")
_DATED = re.compile(r" \d")
_TOKEN = re.compile(r"\S+")
_STARTERS = listed("""
    a an the this that these those and but or so yet if when while where after before since
    because as at by for from in into of on to with without during under over about against
    between he she they it we you i his her their its our your my what who which why how there
    here then now not no yes also even still just only both each every all some many most more
    meanwhile however moreover later earlier today yesterday tomorrow last next first second
    asked once although though until unlike like among amid despite per via according
    republican republicans democrat democrats democratic gop conservative liberal american
    british french german swedish irish danish dutch italian spanish canadian australian
    russian chinese mexican iranian israeli asked plus perhaps maybe another other others
    one two three four five photo image video watch read listen related update updated
    somebody someone everybody everyone nobody anyone anybody critics experts sources officials
    analysts people fans users artists musicians labels executives lawyers lawmakers
    has have had is was are were did do does can could would should may
    speaking talking writing responding former ex-president co
""")


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the runs of capitalised words in ``text``, without titles, roles and opening words."""
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        yield from _parts(text, Span(*match.span()))


def _parts(text: str, run: Span) -> Iterator[Span]:
    """Split a run at what belongs to no name: opening words, titles, abbreviated companies."""
    first: int | None = None
    last = run.start
    for token in _TOKEN.finditer(text, run.start, run.end):
        if _is_no_name(token[0]):
            if first is not None:
                yield Span(first, last)
            first = None
        else:
            first = token.start() if first is None else first
            last = token.end()
    if first is not None:
        yield Span(first, last)


def _is_no_name(token: str) -> bool:
    folded = token.rstrip(".,").lower()
    if len(token) > 2 and token.isupper() and token.isalpha():
        return True
    return folded in _STARTERS or folded in HONORIFICS or HEAD.fullmatch(folded) is not None


def person_in(text: str, run: Span, *, trusted: bool) -> Span | None:
    """Return the part of a run that is somebody's full name; None if it holds none.

    A ``trusted`` run stands where only a person can stand.
    """
    tokens = [Span(*match.span()) for match in _TOKEN.finditer(text, run.start, run.end)]
    folded = [token.of(text).strip(".,").lower() for token in tokens]
    if len(folded[-1]) < 2:  # “Series B”
        return None
    if len(tokens) > 1 and folded[-1] in ORGANISATION_WORDS and not _is_surname(text, run, folded):
        return None
    for place, word in enumerate(folded[:-1]):
        following = folded[place + 1]
        named = following not in ORGANISATION_WORDS or _is_surname(text, run, folded)
        if word in GIVEN_NAMES and named:
            initial = place and _is_initial(tokens[place - 1].of(text))
            return Span(tokens[place - 1 if initial else place].start, run.end)
    named = trusted and len(tokens) > 1 and not any(word in ORGANISATION_WORDS for word in folded)
    return run if named else None


def _is_surname(text: str, run: Span, folded: list[str]) -> bool:
    """Tell whether a month or the like is a last name: “Theresa May”, but not “In June May 3”."""
    dated = _DATED.match(text, run.end) is not None
    return len(folded) == 2 and folded[0] in GIVEN_NAMES and folded[1] in _SURNAMES and not dated


def sure_names(text: str) -> frozenset[str]:
    """Return the full names in ``text`` that a given name gives away, and their last words."""
    found: set[str] = set()
    for run in runs(text):
        person = person_in(text, run, trusted=False)
        if person is not None:
            words = person.of(text).split()
            found.update((" ".join(words), words[-1]))
    return frozenset(found)


def _is_initial(token: str) -> bool:
    return len(token) == 2 and token[1] == "."
