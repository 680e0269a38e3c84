"""Organisations that no vocabulary knows, by the company that their names keep."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from index.extraction.quotes.given_names import GIVEN_NAMES
from index.extraction.quotes.places import is_place
from index.extraction.quotes.titles import CORPORATE_WORDS, HEAD, LEADING, ORGANISATION_WORDS
from index.extraction.quotes.wordlists import listed
from index.types import Span

_NAME_WORD = r"(?:[A-ZÀ-ÞŁŠŽ][\w&.+!-]*\w|[A-ZÀ-Þ]|[a-z]{1,3}[A-Z]\w+)"
RUN = re.compile(
    rf"(?<![\w’'.@-]){_NAME_WORD}"
    rf"(?: (?:(?:of|for|the|and|&|de|des|der) ){{0,2}}{_NAME_WORD}){{0,7}}"
)
_DESCRIBED = re.compile(
    r"\b(?:company|firm|label|start-?up|startup|platform|app|broker|publisher|society|maker|"
    r"distributor|developer|generator|studio|service|collective|charity|agency|brewer|rival|"
    r"competitor|consultancy|think tank|manufacturer|retailer|operator|network|newspaper|"
    r"magazine|union|group|fund|investor|lender|bank|chain|supplier|imprint|outfit) \Z"
)
_APPOSED = re.compile(
    r", (?:the|an?|which|whose) [^.,;\n]{0,60}?\b(?:company|firm|group|label|start-?up|platform|"
    r"app|publisher|society|maker|distributor|developer|service|agency|collective|union|studio|"
    r"charity|broker|fund|association|institute|university|regulator|whose|which)\b|"
    r", (?:which|whose (?:app|chief|CEO|founder|partner|catalogue|platform))\b"
)
_OWNED_ROLE = re.compile(r"[’']s?,? (?:own )?(?:[\w&-]+ ){0,3}?")
_ACTS = re.compile(
    r" (?:gets|raises|raised|has raised|launches|launched|acquires|acquired|signs|inks|inked|"
    r"partners|partnered|unveils|unveiled|secures|secured|settles|sues|sued|announced (?:a|the)|"
    r"(?:said|says|announced|confirmed|revealed|stated|claims|told \w+) (?:that )?its?|"
    r"has (?:signed|launched|acquired|unveiled|agreed))\b"
)
_OWNS_PERSON = re.compile(r"[’']s? ([A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+)")
_LAST_WORD = re.compile(r"([\w-]+),? \Z")
_OFTEN = 3
"""So often a name must be met before “at” tells that it is an organisation's."""
_AT = re.compile(r"\b(?:at|with) \Z")
_LINKED = re.compile(r" (?:of|at|for) (?:the )?\Z")
_OPENING = listed("""the a an but and when in at on for as by to from if while after before with
    this that these those under over per what who how why where it its he she they there here
    now then also even still yet or so not no one two three among despite since""")
_GENERIC = listed("""national world international global american european british royal new
    university bank department ministry united general federal state city the music north south
    east west first association society institute union council museum""")


def learn(text: str, taken: Iterable[Span], people: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """Yield the mentions of organisations in ``text`` that are not ``taken``, with full names.

    ``people`` are names, whole and in parts, that are somebody's.
    """
    covered = sorted(taken)
    runs = [run for run in _runs(text) if not _is_covered(run, covered)]
    often = {
        name for name, count in Counter(run.of(text) for run in runs).items() if count >= _OFTEN
    }
    full = {
        run.of(text): run.of(text)
        for run in runs
        if not _is_persons(run.of(text), people)
        and (_is_one(text, run, people) or (run.of(text) in often and _is_joined(text, run)))
    }
    short = _short_forms(full, people)
    for run in runs:
        name = full.get(run.of(text)) or short.get(run.of(text))
        if name is not None:
            yield run, short.get(name, name)


def _runs(text: str) -> Iterator[Span]:
    for match in RUN.finditer(text):
        yield from _parts(text, Span(*match.span()))


def _parts(text: str, run: Span) -> Iterator[Span]:
    """Cut a run at opening words and roles."""
    first: int | None = None
    last, ahead = run.start, ""
    for token in re.finditer(r"\S+", run.of(text)):
        word = token[0]
        start, end = run.start + token.start(), run.start + token.end()
        opens = first is None and word.lower() in _OPENING
        if word in ("of", "for") and ahead.lower() not in ORGANISATION_WORDS:
            # “Holm of the Slope Institute” names two; “the Association of Players” one.
            opens = True
        ahead = word
        # “Songwriters” is part of a guild's name; “Songwriter” stands before a person's.
        role = not word.endswith("s") and HEAD.fullmatch(word) is not None
        if opens or (role and word.lower() not in CORPORATE_WORDS):
            if first is not None and last > first:
                yield Span(first, last)
            first = None
        else:
            first = start if first is None else first
            last = end if word[0].isupper() or any(letter.isupper() for letter in word) else last
    if first is not None and last > first:
        yield Span(first, last)


def _is_covered(run: Span, covered: list[Span]) -> bool:
    place = bisect_left(covered, run)
    return any(each.overlaps(run) for each in covered[max(0, place - 1) : place + 2])


def _is_persons(name: str, people: frozenset[str]) -> bool:
    words = name.split()
    is_given = words[0].lower() in GIVEN_NAMES and words[-1].lower() not in CORPORATE_WORDS
    return name in people or words[-1] in people or is_given


def _is_one(text: str, run: Span, people: frozenset[str]) -> bool:
    words = run.of(text).split()
    last = words[-1].rstrip(".").lower()
    if len(words) > 1 and last in CORPORATE_WORDS:
        return True
    if " of " in run.of(text) and words[0].lower() in CORPORATE_WORDS:
        return True
    ahead = text[max(0, run.start - 40) : run.start]
    if len(words) == 1 and len(words[0]) < 3:
        return False
    word = _LAST_WORD.search(ahead)
    if word is not None and HEAD.fullmatch(word[1]) and not _DESCRIBED.search(ahead):
        return False
    if _DESCRIBED.search(ahead) or _APPOSED.match(text, run.end) or _ACTS.match(text, run.end):
        return True
    if _OWNS_PERSON.match(text, run.end) and _owned(text, run.end) in people:
        return True
    owned = _OWNED_ROLE.match(text, run.end)
    if owned is not None and _leads(text, run.end):
        return True
    link = _LINKED.search(ahead)
    return link is not None and LEADING.search(ahead[: link.start()]) is not None


def _owned(text: str, position: int) -> str:
    """Return the full name in “Tonefield’s Marek Uhl”."""
    match = _OWNS_PERSON.match(text, position)
    return match[1] if match else ""


def _is_joined(text: str, run: Span) -> bool:
    """Tell whether a name that is met often stands where companies do: “at Cantabile”."""
    name = run.of(text)
    if is_place(name) or " " in name or name.lower() in ORGANISATION_WORDS:
        return False
    return _AT.search(text[max(0, run.start - 8) : run.start]) is not None


def _leads(text: str, position: int) -> bool:
    role = re.compile(r"[’']s?,? (?:own )?(?:[\w&-]+ ){0,2}?").match(text, position)
    if role is None:
        return False
    found = LEADING.search(text, position, position + 40)
    return found is not None and text[position : found.start()].count(" ") <= 3


def _short_forms(full: dict[str, str], people: frozenset[str]) -> dict[str, str]:
    """Return what first words stand for: “Tollan” for Tollan Group."""
    short: dict[str, str] = {}
    for name in sorted(full, key=len, reverse=True):
        words = name.split()
        first = words[0]
        if len(words) > 1 and first.lower() not in _GENERIC and first not in people:
            short.setdefault(first, name)
            if len(words) > 2:
                short.setdefault(" ".join(words[:-1]), name)
    return short
