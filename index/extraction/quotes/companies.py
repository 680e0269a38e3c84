"""Organisations that no vocabulary knows, by the company that their names keep."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from index.extraction.not_names import FUNCTION_WORDS, MAY_OPEN_A_NAME
from index.extraction.quotes.company_cues import ENOUGH, beside, by_itself
from index.extraction.quotes.given_names import GIVEN_NAMES
from index.extraction.quotes.titles import CORPORATE_WORDS, HEAD, ORGANISATION_WORDS
from index.extraction.quotes.wordlists import OWNERS, listed
from index.types import Span

_NAME_WORD = r"(?:St\.|[A-ZÀ-ÞŁŠŽ][\w&.+!-]*\w|[A-ZÀ-Þ]|[a-z]{1,3}[A-Z]\w+)"
RUN = re.compile(
    rf"(?<![\w’'.@-]){_NAME_WORD}"
    rf"{OWNERS}(?: (?:(?:of|for|the|and|&|de|des|der) ){{0,2}}{_NAME_WORD}{OWNERS}){{0,7}}"
)
_OPENING = listed("""the a an but and when in at on for as by to from if while after before with
    this that these those under over per what who how why where it its he she they there here
    now then also even still yet or so not no one two three among despite since her his my our your
    we you i all some many most both another any each every such once until unlike via per than
    mr mrs ms dr lord lady sir""") | (FUNCTION_WORDS - MAY_OPEN_A_NAME)
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday yesterday today")
_SHORTEST = 3
_DAYS = listed("""january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan
    halloween thanksgiving internet god parliament congress""")
_SPOKEN_OF = re.compile(r"\b[Tt]he (?:company|firm|start-?up|label|platform|app)\b(?![’'])")
_ADJECTIVES = ("Official", "Principal", "Lead")
"""What is a role alone, and part of a name before another word of it."""
_OFTEN = 3
"""So often a name must be met before “at” tells that it is an organisation's."""
_GENERIC = listed("""national world international global american european british royal new
    university bank department ministry united general federal state city the music north south
    east west first association society institute union council museum""")


def learn(
    text: str,
    taken: Iterable[Span],
    people: frozenset[str],
    *,
    title: str = "",
    abbreviations: Mapping[str, str] | None = None,
) -> Iterator[tuple[Span, str]]:
    """Yield the mentions of organisations in ``text`` that are not ``taken``, with full names.

    ``people`` are names, whole and in parts, that are somebody's; ``title`` is that of the article.
    """
    covered = sorted(taken)
    runs = [run for run in _runs(text) if not _is_covered(run, covered)]
    written = [run.of(text) for run in runs]
    counts = Counter(written)
    cues = _cues(text, runs, people)
    for name, found in _cues(title, list(_runs(title)), people).items():
        if name in counts:
            # A headline says who does what to whom, and little else.
            own = {kind: 2 * weight for kind, weight in found.items() if weight > 0}
            cues[name] = own | {"in the title": 1} | cues.get(name, {})
    spoken_of = _SPOKEN_OF.search(text) is not None
    surnames = {name.split()[-1] for name in counts if " " in name}
    full = {
        name: name
        for name, found in cues.items()
        if not _is_persons(name, people)
        and _is_one(name, found, counts[name], surnames, spoken_of=spoken_of)
    }
    full |= {short: name for short, name in (abbreviations or {}).items() if short in counts}
    full |= _last_words(full)
    short = _short_forms(full, people) | _long_forms(full, written)
    for run in runs:
        name = run.of(text)
        meant = full.get(name) or short.get(name)
        if meant is not None:
            yield run, short.get(meant, meant)


def _cues(text: str, runs: list[Span], people: frozenset[str]) -> dict[str, dict[str, int]]:
    """Return what is seen of each name, by kinds of cues."""
    found: dict[str, dict[str, int]] = {}
    for run in runs:
        name = run.of(text)
        if len(name) > 1:
            own = found.setdefault(name, {"itself": by_itself(name.split())})
            for kind, weight in beside(text, run, people).items():
                own[kind] = max(weight, own.get(kind, weight), key=abs)
    return found


def _is_one(
    name: str, cues: dict[str, int], count: int, surnames: set[str], *, spoken_of: bool
) -> bool:
    if len(name) < _SHORTEST or name.lower() in _DAYS:
        return False
    joined = cues.get("at", 0) if count >= _OFTEN and " " not in name else 0
    if spoken_of and count > 1 and " " not in name and "joined" in cues and "place" not in cues:
        # Something must be what “the company” stands for.
        joined = 1
    total = sum(weight for kind, weight in cues.items() if kind not in ("at", "joined"))
    # People are called by the last of their names.
    against = ENOUGH if name in surnames and "described" not in cues else 0
    return total + 2 * joined - against >= ENOUGH


def _runs(text: str) -> Iterator[Span]:
    for match in RUN.finditer(text):
        yield from parts_of(text, Span(*match.span()))


def parts_of(text: str, run: Span) -> Iterator[Span]:
    """Cut a run of capitals at opening words and roles."""
    first: int | None = None
    last, ahead = run.start, ""
    for token in re.finditer(r"\S+", run.of(text)):
        word = token[0]
        start, end = run.start + token.start(), run.start + token.end()
        opens = (first is None and word.lower() in _OPENING) or word.lower() in _WEEKDAYS
        if word in ("of", "for") and ahead.lower() not in ORGANISATION_WORDS:
            # “Holm of the Slope Institute” names two; “the Association of Players” one.
            opens = True
        if word == "and" and ahead.lower() in CORPORATE_WORDS and first is not None:
            # “Osprey Songs and Fourth Wall Music” are two.
            opens = " " in text[first:last]
        ahead = word
        # “Songwriters” is part of a guild's name; “Songwriter” stands before a person's.
        role = not word.endswith("s") and HEAD.fullmatch(word) is not None
        role = role and not (word in _ADJECTIVES and end < run.end)
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
    if by_itself(words) >= ENOUGH:
        return name in people
    is_given = words[0].lower() in GIVEN_NAMES and words[-1].lower() not in CORPORATE_WORDS
    return name in people or words[-1] in people or is_given


def _last_words(full: dict[str, str]) -> dict[str, str]:
    """Return what “the Archive” stands for, where something ends so: Welsh National Archive."""
    whole: dict[str, str] = {}
    for name in full:
        if " " in name:
            whole.setdefault(name.split()[-1], name)
    return {name: whole[name] for name in full if name in whole and name.lower() in CORPORATE_WORDS}


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


def _long_forms(full: dict[str, str], written: list[str]) -> dict[str, str]:
    """Return the full names that stand before the short ones: Evermore Voices, then Evermore."""
    long: dict[str, str] = {}
    alone: set[str] = set()
    for run in written:
        first, _, rest = run.partition(" ")
        if first not in full or first in alone:
            continue
        if not rest:
            alone.add(first)
        elif rest.count(" ") <= 1:
            long.setdefault(first, run)
            long.setdefault(run, run)
    return {name: meant for name, meant in long.items() if name in alone or " " in name}
