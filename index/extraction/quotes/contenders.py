"""The organisations that somebody in an article may speak for, each with all of its spellings."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.extraction.not_names import FUNCTION_WORDS, MAY_OPEN_A_NAME
from index.extraction.quotes.companies import parts_of
from index.extraction.quotes.given_names import GIVEN_NAMES
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from index.extraction.quotes.places import is_place
from index.extraction.quotes.titles import CORPORATE_WORDS, HEAD, ORGANISATION_WORDS
from index.extraction.quotes.wordlists import listed
from index.types import Span

_WORD = r"(?:St\.|[A-ZÀ-ÞŁŠŽ0-9][\w&.+!’'-]*\w|[A-ZÀ-Þ]|[a-z]{1,3}[A-Z]\w+)"
_RUN = re.compile(
    rf"(?<![\w’'.@$€£-]){_WORD}(?:[’'](?=(?: and)? [A-Z]))?"
    rf"(?: (?:(?:of|for|the|and|&|de|des|dos|do|da|di|del|der|van|in|at) ){{0,2}}{_WORD}"
    r"(?:(?<=s)[’'](?=(?: and)? [A-Z]))?){0,7}"
)
_OWNED = re.compile(r"[’']s?\Z")
_OWNER_WITHIN = re.compile(r"[’']s ")
_SPLIT = re.compile(r" (?:of|for|at|in|and) (?:the )?")
_NO_NAME = listed("""the a an i he she it we they you his her its our their this that but and or in
    on at by for from of to as if when while where what who how no not yes one two three mr mrs ms
    dr sir lord lady monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december ceo cfo cto coo a&r about over
    once after before since until also then now here there""") | (
    FUNCTION_WORDS - MAY_OPEN_A_NAME - {"may"}
)
_JOINTS = listed("in at and")
_GENERIC = listed("Music University National Royal")
_SMALL_WORD = re.compile(r" (?:of|for|and) ")
_OVERLAPPING = 8
_MOST_MENTIONS = 60
"""Mentions of one name that are looked at; in an article of a usual length there are fewer."""
_SHORTEST = 2
_INITIAL = 3
_INSTITUTION = re.compile(
    r"\b[Tt]he (?P<name>[a-z]{4,12} (?:ministry|department|commission|council|authority|agency))\b"
)


@dataclass(frozen=True, slots=True)
class Contender:
    """An organisation, or what is only written like one."""

    name: str
    """In full, as far as the article or the vocabulary gives it."""
    mentions: tuple[Span, ...]
    """In order of the text, the first of them if there are very many."""
    known: bool
    """Whether the vocabulary has it."""
    learned: bool
    """Whether the words beside it say that it is an organisation."""

    @property
    def is_real(self) -> bool:
        """Whether it is one for all that is known."""
        return self.known or self.learned


def contenders(text: str, organisations: Organisations, people: People) -> tuple[Contender, ...]:
    """Return everything in ``text`` that may be an organisation's name.

    Of “Friends of Harrow Libraries” only the whole is one, of “BMG and Cadenza” only the parts are.
    """
    named: dict[str, set[Span]] = {}
    known: set[str] = set()
    learned: set[str] = set()
    for mention in organisations.mentions:
        if organisations.is_person(mention):
            continue
        named.setdefault(mention.party, set()).add(mention.span)
        (learned if organisations.kind(mention.party) is None else known).add(mention.party)
    for span in _written(text, organisations, people):
        named.setdefault(span.of(text), set()).add(span)
    for match in _INSTITUTION.finditer(text):
        named.setdefault(match["name"], set()).add(Span(*match.span("name")))
    _leave_out_parts(named, text, known)
    full = _full_names(named, known, learned)
    whole: dict[str, set[Span]] = {}
    for name, spans in named.items():
        whole.setdefault(full.get(name, name), set()).update(spans)
    return tuple(
        Contender(name, tuple(sorted(spans)[:_MOST_MENTIONS]), name in known, name in learned)
        for name, spans in whole.items()
    )


def _leave_out_parts(named: dict[str, set[Span]], text: str, known: set[str]) -> None:
    """Let go of the mentions that are part of a longer name, and of two names as one."""
    for name in [name for name in named if name not in known and not is_sound(name)]:
        del named[name]
    every = sorted({span for spans in named.values() for span in spans})
    for name, spans in list(named.items()):
        kept = {span for span in spans if not _is_part(span, every, text, is_known=name in known)}
        named[name] = kept
        if not kept:
            del named[name]


def _is_part(span: Span, every: list[Span], text: str, *, is_known: bool) -> bool:
    near = bisect_left(every, Span(span.start, span.start))
    for other in every[max(0, near - _OVERLAPPING) : near + _OVERLAPPING]:
        is_longer = other.covers(span) and len(other) > len(span)
        if is_longer and (not is_known or _is_another(text, other, span)):
            return True
    return False


def _is_another(text: str, longer: Span, known: Span) -> bool:
    """Tell whether a name that holds a known one is another: “Sony Music Africa”.

    “Friends of GEMA” may only speak of it, and “GEMA Legal” is a part of it.
    """
    last = text[known.end : longer.end].split()[-1:]
    joined = _SMALL_WORD.search(text, longer.start, known.start) is not None
    other = not last or last[0].lower() in CORPORATE_WORDS or is_place(last[0])
    return other and not joined


def is_sound(name: str) -> bool:
    """Tell whether a long name is one, and not two that a small word joins or one with a role."""
    parts = name.split()
    ends = parts[-1].lower() in CORPORATE_WORDS
    for before, word, after in zip(parts, parts[1:], [*parts[2:], ""], strict=False):
        of = before.lower() in ORGANISATION_WORDS or before.endswith("s")
        of = of or (ends and after == "the")
        if (
            (before.endswith(("'s", "’s")) and not ends)
            or word in ("in", "at")
            or (word in ("of", "for") and not of)
        ):
            return False
        if word == "and" and not (ends and before.lower() not in CORPORATE_WORDS):
            return False
    roles = [part for part in parts if HEAD.fullmatch(part) and not part.endswith("s")]
    return not roles or (ends and parts[-1] not in roles)


def _written(text: str, organisations: Organisations, people: People) -> Iterator[Span]:
    """Yield the runs of capitals and their parts that are neither people nor known already."""
    seen: set[Span] = set()
    for match in _RUN.finditer(text):
        for span in _readings(text, Span(*match.span())):
            if span in seen or len(span) < _SHORTEST or _is_no_name(span.of(text)):
                continue
            seen.add(span)
            known = organisations.at(span.start)
            if known is not None and known.span.covers(span):
                continue
            if not _is_somebodys(span, people):
                yield span


def _is_somebodys(span: Span, people: People) -> bool:
    """Tell whether a name is that of a person; one without a given name may be a company's."""
    somebody = people.covering(span.start) or people.covering(span.end - 1)
    if somebody is None:
        return False
    return somebody.span != span or is_given(somebody.person.name)


def is_given(name: str) -> bool:
    """Tell whether ``name`` begins like that of a person."""
    words = name.split()
    return (
        words[0].lower().rstrip(".") in GIVEN_NAMES or len(words) == 1 or len(words[0]) < _INITIAL
    )


def _readings(text: str, run: Span) -> Iterator[Span]:
    """Yield a run without what leads up to it, and its parts."""
    if text[run.start : run.end].split()[-1].lower() in CORPORATE_WORDS:
        # “Dansk Artist Forbund” holds a role and is one name.
        yield from _trimmed(text, run)
    for part in _between_roles(text, run):
        yield part
        yield from parts_of(text, part)
        for split in _SPLIT.finditer(text, part.start, part.end):
            yield from _trimmed(text, Span(split.end(), part.end))
            yield from _trimmed(text, Span(part.start, split.start()))
        for owner in _OWNER_WITHIN.finditer(text, part.start, part.end):
            yield from _trimmed(text, Span(part.start, owner.start()))
            yield from _trimmed(text, Span(owner.end(), part.end))


def _between_roles(text: str, run: Span) -> Iterator[Span]:
    first, last = None, run.start
    for token in re.finditer(r"\S+", text[run.start : run.end]):
        word = token[0].rstrip(".,’'")
        start, end = run.start + token.start(), run.start + token.end()
        is_role = HEAD.fullmatch(word) is not None and not word.endswith("s")
        if is_role and word.lower() not in CORPORATE_WORDS:
            if first is not None:
                yield from _trimmed(text, Span(first, last))
            first = None
            continue
        first = start if first is None else first
        last = end
    if first is not None:
        yield from _trimmed(text, Span(first, last))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield ``span`` without opening and closing words that belong to no name."""
    tokens = [
        Span(span.start + t.start(), span.start + t.end())
        for t in re.finditer(r"\S+", span.of(text))
    ]
    while tokens and _is_small(tokens[0].of(text)):
        tokens.pop(0)
    while tokens and _is_small(tokens[-1].of(text)):
        tokens.pop()
    if tokens:
        end = tokens[-1].end
        ending = _OWNED.search(text[tokens[0].start : end])
        yield Span(tokens[0].start, end - (len(ending[0]) if ending else 0))


def _is_small(word: str) -> bool:
    if word[0].isdigit() and not any(letter.isalpha() for letter in word):
        return True
    return (word[0].islower() and word.islower()) or word.lower().rstrip(".,’'") in _NO_NAME


def _is_no_name(name: str) -> bool:
    is_word = name.lower() in _NO_NAME or name == "May"
    return is_word or not any(letter.isalpha() for letter in name)


def _full_names(names: Iterable[str], known: set[str], learned: set[str]) -> dict[str, str]:
    """Return which longer name each is short for: “Northgate”, “the Archive”."""
    every = list(names)
    full: dict[str, str] = {}
    for name in every:
        longer = [other for other in every if _is_short_for(name.split(), other.split())]
        # Of “Holm Songs” and “Holm Songs Group” the shorter will do: it is the other's beginning.
        if len(longer) != 1 or name in known or name in _GENERIC:
            continue
        if name not in learned or longer[0] in learned | known:
            full[name] = longer[0]
    return {name: full.get(meant, meant) for name, meant in full.items()}


def _is_short_for(parts: list[str], words: list[str]) -> bool:
    if len(words) <= len(parts) or not _JOINTS.isdisjoint(words):
        return False
    ends = len(parts) == 1 and words[-1] == parts[0] and parts[0].lower() in CORPORATE_WORDS
    return words[: len(parts)] == parts or ends
