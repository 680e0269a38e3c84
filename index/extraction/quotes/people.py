"""Who is named in an article, and where."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.extraction.quotes.cues import FRAMING_FORMS, SAYING_FORMS
from index.extraction.quotes.given_names import GIVEN_NAMES, Gender
from index.extraction.quotes.names import person_in, runs
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.places import is_place
from index.extraction.quotes.titles import FEMALE_TITLES, HEAD, HEADS, HONORIFICS, MALE_TITLES
from index.extraction.quotes.wordlists import listed
from index.types import Span

_BEFORE = re.compile(r"([\w-]+)\.?,?[ \u00a0]\Z")
_TRUSTED_AFTER = re.compile(
    rf"(?:,? (?:who|himself|herself)\b|,? (?:\w+ly |has |had |also )?(?:{FRAMING_FORMS})\b(?! by)|"
    rf", (?:a|an|the|its|his|her)? ?(?:[\w’'-]+ ){{0,3}}?(?i:{HEADS})|"
    r", \d\d,| \([^()\n]{2,60}\) [a-z]| \([RD]-)"
)
_TRUSTED_BEFORE = re.compile(rf"[,”\"’] (?:{SAYING_FORMS}) \Z")
_OF_SOMEBODY = re.compile(r"[A-Z][\w’'-]+,? (?:of|at|from) (?:the )?\Z")
_AGED = re.compile(r", (?:aged )?\d{1,2},")
_TOLD_OF = re.compile(
    r" (?:died|was born|grew up|[a-z]+(?:ed|s|t) (?:his|her)|"
    r"[^.!?“”\"\n]{3,60}\b(?:himself|herself))\b"
)
_LONGEST_NAME = 3
_LOOK_BEHIND = 24
_ADDRESSES = listed("""Mr Mrs Ms Mx Dr Prof Professor Sen Senator Rep Gov Judge Justice Lord Lady
    Baroness Baron Viscount Dame Sir Inspector Sergeant Superintendent Captain Colonel""")
"""Titles before a last name of somebody who is named nowhere in full."""


@dataclass(slots=True)
class Person:
    """Somebody an article names in full."""

    name: str
    gender: Gender | None
    mentions: list[Span] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The last name."""
        words = self.name.split()
        if words[-1].rstrip(".") in ("Jr", "Sr") and len(words) > 1:
            return words[-2].rstrip(",")
        return words[-1]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A name in the text, and whose it is."""

    span: Span
    person: Person


class People:
    """The people of one article, by every mention of their names."""

    def __init__(self, text: str, organisations: Organisations) -> None:
        self._text = text
        self._organisations = organisations
        self._by_name: dict[str, Person] = {}
        listed = list(runs(text))
        self._lasts = {run.of(text).split()[-1] for run in listed if " " in run.of(text)}
        self._alone = Counter(run.of(text) for run in listed)
        self.mentions = tuple(self._read(listed))
        self._starts = [mention.span.start for mention in self.mentions]
        for mention in self.mentions:
            mention.person.mentions.append(mention.span)
        self._learn_genders()

    def everybody(self) -> tuple[Person, ...]:
        """Return all people of the article, each once."""
        return tuple({id(person): person for person in self._by_name.values()}.values())

    def with_initials(self, initials: str) -> Person | None:
        """Return the first who has these, as in the lines of an interview."""
        for person in self.everybody():
            if "".join(word[0] for word in re.split(r"[\s-]", person.name)) == initials:
                return person
            words = person.name.split()
            if f"{words[0][0]}{words[-1][0]}" == initials:
                return person
        return None

    def within(self, span: Span) -> tuple[PersonMention, ...]:
        """Return the mentions that lie in ``span``, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def before(self, position: int) -> Iterator[PersonMention]:
        """Yield the mentions that begin before ``position``, the nearest first."""
        for place in range(bisect_left(self._starts, position) - 1, -1, -1):
            yield self.mentions[place]

    def covering(self, position: int) -> PersonMention | None:
        """Return the mention that the character at ``position`` belongs to."""
        place = bisect_left(self._starts, position + 1) - 1
        if place < 0 or self.mentions[place].span.end <= position:
            return None
        return self.mentions[place]

    def _read(self, listed: list[Span]) -> Iterator[PersonMention]:
        full = {run: found for run in listed if (found := self._full_name(run)) is not None}
        for span in full.values():
            name = _tidy(span.of(self._text))
            self._by_name.setdefault(name, Person(name, _gender(name)))
        self._merge_short_forms()
        lasts = self._unique_parts()
        for run in listed:
            if run in full:
                person = self._by_name[_tidy(full[run].of(self._text))]
                yield PersonMention(full[run], person)
            else:
                yield from self._short(run, lasts)

    def _full_name(self, run: Span) -> Span | None:
        known = self._organisations.at(run.start)
        if known is not None and known.span.end >= run.end:
            return run if self._organisations.is_person(known) else None
        name = run.of(self._text)
        if _AGED.match(self._text, run.end) and " " not in name and name not in self._lasts:
            return run
        found = person_in(self._text, run, trusted=self._is_trusted(run))
        if found is None:
            return None
        inner = self._organisations.within(found)
        if any(m.certain and not self._organisations.is_person(m) for m in inner):
            return None
        return found

    def _is_trusted(self, run: Span) -> bool:
        before = self._text[max(0, run.start - _LOOK_BEHIND) : run.start]
        if _OF_SOMEBODY.search(before):
            # “Renata Quispe, of Quispe Farrow, who …” names one person.
            return False
        if _TRUSTED_AFTER.match(self._text, run.end) or _TRUSTED_BEFORE.search(before):
            return True
        word = _BEFORE.search(before)
        if word is not None and (
            word[1].lower() in HONORIFICS or HEAD.fullmatch(word[1]) is not None
        ):
            return True
        return self._is_called_by_last_name(run) or self._is_told_of(run)

    def _is_told_of(self, run: Span) -> bool:
        """Tell whether the words behind speak of one: “Sushila Rao-Bennett closed her bakery”."""
        words = run.of(self._text).split()
        if not 2 <= len(words) <= _LONGEST_NAME or is_place(run.of(self._text)):
            return False
        ahead = self._text[max(0, run.start - 5) : run.start].lower()
        return not ahead.endswith("the ") and _TOLD_OF.match(self._text, run.end) is not None

    def _is_called_by_last_name(self, run: Span) -> bool:
        """Tell whether the last word of a run stands alone elsewhere, and the first never does.

        People are called by the last of their names, companies by the first.
        """
        words = run.of(self._text).split()
        if self._text[max(0, run.start - 4) : run.start].lower() == "the ":
            return False
        return (
            len(words) in (2, 3)
            and self._alone[words[-1]] > 0
            and not self._alone[words[0]]
            and not self._organisations.within(run)
        )

    def _merge_short_forms(self) -> None:
        """Let “Robert J. Smith” and “Robert Smith” be one person."""
        for name in sorted(self._by_name, key=len):
            words = name.split()
            for longer in self._by_name.values():
                others = longer.name.split()
                same_ends = (others[0], others[-1]) == (words[0], words[-1])
                is_end = others[-len(words) :] == words
                if len(others) > len(words) > 1 and (same_ends or is_end):
                    self._by_name[name] = longer
                    break

    def _unique_parts(self) -> dict[str, Person]:
        """Return the parts of names and whom they mean; a last name, the first who has it."""
        parts: dict[str, Person] = {}
        for person in self._by_name.values():
            parts.setdefault(person.last, person)
            words = person.name.split()
            for count in range(2, len(words)):
                parts.setdefault(" ".join(words[-count:]), person)
        distinct = {id(person): person for person in self._by_name.values()}.values()
        firsts = [person.name.split()[0] for person in distinct]
        for person in self._by_name.values():
            first = person.name.split()[0]
            if firsts.count(first) == 1:
                parts.setdefault(first, person)
        return parts

    def _short(self, run: Span, parts: dict[str, Person]) -> Iterator[PersonMention]:
        """Yield who is meant by a run that is no full name, such as a last name alone."""
        words = run.of(self._text)
        span = run
        person = self._titled(run) or parts.get(words)
        if person is None:
            last = words.split()[-1]
            person = parts.get(last)
            span = Span(run.end - len(last), run.end)
        if person is not None and not self._is_other(span):
            yield PersonMention(span, person)
        elif person is None and self._is_addressed(run):
            name = _tidy(words)
            yield PersonMention(run, self._by_name.setdefault(name, Person(name, None)))

    def _titled(self, run: Span) -> Person | None:
        """Return whom “Ms. Delahunt” means where several are called Delahunt."""
        word = _BEFORE.search(self._text[max(0, run.start - _LOOK_BEHIND) : run.start])
        title = word[1].lower() if word else ""
        gender = (
            Gender.FEMALE
            if title in FEMALE_TITLES
            else Gender.MALE
            if title in MALE_TITLES
            else None
        )
        if gender is None:
            return None
        name = run.of(self._text)
        bearers = [each for each in self.everybody() if each.last == name]
        fitting = [each for each in bearers if each.gender in (None, gender)]
        return fitting[0] if len(bearers) > 1 and fitting else None

    def _is_other(self, span: Span) -> bool:
        known = self._organisations.at(span.start)
        return known is not None and len(known.span) > len(span)

    def _is_addressed(self, run: Span) -> bool:
        before = _BEFORE.search(self._text[max(0, run.start - _LOOK_BEHIND) : run.start])
        if before is None or self._organisations.at(run.start) is not None:
            return False
        return before[1] in _ADDRESSES

    def _learn_genders(self) -> None:
        for mention in self.mentions:
            start = mention.span.start
            word = _BEFORE.search(self._text[max(0, start - _LOOK_BEHIND) : start])
            title = word[1].lower() if word else ""
            if title in FEMALE_TITLES:
                mention.person.gender = Gender.FEMALE
            elif title in MALE_TITLES:
                mention.person.gender = Gender.MALE


def _tidy(written: str) -> str:
    return " ".join(written.split())


def _gender(name: str) -> Gender | None:
    first = name.split()[0].lower()
    # Of the names that end so and are in no list, most are women's.
    return GIVEN_NAMES.get(first, Gender.FEMALE if first.endswith("a") else None)
