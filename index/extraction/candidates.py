"""The names in an article that no vocabulary knows, each with all of its spellings."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.everyday import everyday_words
from index.extraction.name_cues import SUFFIX
from index.extraction.not_names import FUNCTION_WORDS, NOT_NAMES
from index.sentences import sentences
from index.types import Article, Span
from index.vocabulary import Vocabulary
from index.words import words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where a title or a sentence writes it."""

    name: str
    """As it is written there."""
    text: str
    """The title or the sentence."""
    span: Span
    """In characters of ``text``."""
    sentence: Span | None
    """Where the sentence stands in the article's text; None for the title."""
    beside_party: bool = False
    """Whether the title or sentence names somebody whom the vocabulary knows."""

    @property
    def place(self) -> Span | None:
        """Where the name stands in the article's text; None in the title."""
        if self.sentence is None:
            return None
        return Span(self.sentence.start + self.span.start, self.sentence.start + self.span.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something with a name."""

    name: str
    """The fullest spelling."""
    mentions: tuple[Mention, ...]


def candidates(article: Article, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Return the names in ``article`` that are not known, in order of their first mention.

    “Harmonique” and “Harmonique Labs”, or “Bly” and “Corinne Bly”, are one candidate. A name that
    only the title gives is none: whatever stands in it begins with a capital.
    """
    found = list(_mentions(article, vocabulary))
    written = {each.name for each in found if each.sentence is not None}
    longer = _longer(written)
    grouped: dict[str, list[Mention]] = {}
    for each in found:
        if each.name in written:
            grouped.setdefault(_fullest(each.name, longer), []).append(each)
    return tuple(Candidate(name, tuple(mentions)) for name, mentions in grouped.items())


def _mentions(article: Article, vocabulary: Vocabulary) -> Iterator[Mention]:
    for text, sentence in _stretches(article):
        mentioned = vocabulary.mentions(text)
        known = [m.span for m in mentioned if m.certain]
        known += [group.span for group in vocabulary.groups(text)]
        ambiguous = [m.span for m in mentioned if not m.certain]
        for span in names_in(text):
            if any(span.overlaps(each) for each in known):
                continue
            if not any(_is_another(text, span, each) for each in ambiguous):
                yield Mention(span.of(text), text, span, sentence, bool(known))


def _is_another(text: str, span: Span, known: Span) -> bool:
    """Tell whether a name is a known one, at most with everyday words: “Following Universal”."""
    if not span.overlaps(known):
        return False
    rest = f"{text[span.start : known.start]} {text[known.end : span.end]}".split()
    return all(word.lower() in everyday_words() for word in rest)


def _stretches(article: Article) -> Iterator[tuple[str, Span | None]]:
    if article.title.strip():
        yield article.title, None
    for sentence in sentences(article.text):
        yield sentence.of(article.text), sentence


def _fullest(name: str, longer: Mapping[str, set[str]]) -> str:
    """Return the one longer name that ``name`` is short for; itself if it is not just one."""
    found = longer.get(name, set())
    return next(iter(found)) if len(found) == 1 else name


def _longer(names: Iterable[str]) -> dict[str, set[str]]:
    """Return, for all that is short for any of ``names``, which.

    The beginning of a company's name is short for it, the end of a person's.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split()
        if len(parts[0]) > 2:
            for count in range(1, len(parts)):
                found[" ".join(parts[:count])].add(name)
        if len(parts) in {2, 3} and parts[0] != parts[-1] and SUFFIX.search(name) is None:
            found[parts[-1]].add(name)
    return found


_NAME_WORD = r"(?:[A-Z][\w’'+]*(?:[.-][A-Za-z][\w]*)*|[a-z]{1,8}[A-Z]\w*|[A-Z]{2,}[\w.]*)"
_NAME = re.compile(
    rf"(?<![\w’'-]){_NAME_WORD}(?:(?: (?:& |of |for |and (?=[A-Z]\w+ (?:Music|Records|Partners)))?)"
    rf"{_NAME_WORD}){{0,5}}"
)
_LEGAL = re.compile(
    r",? (?:B\.V|S\.A|N\.V|Inc|Ltd|LLC|GmbH|AB|AS|ApS|SA|SAS|BV|NV|Corp|Limited|plc|PLC)\Z"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LEADING = re.compile(
    r"(?:(?:[A-Z][\w-]+ )?[A-Z][\w-]+['’]s |(?:Series|Group|Judge|Part|Class) [A-Z\d]\b ?(?:of )?)"
)
_ROLE = re.compile(
    r"(?:Singers?|Songwriters?|Singer-songwriter|Rappers?|Composers?|Producers?|Pianists?|"
    r"Drummers?|Guitarists?|Violinists?|Cellists?|Bassists?|Organists?|Artists?|Musicians?|"
    r"Authors?|Novelists?|Conductors?|Voice actors?|Actors?|Narrators?|Bands?|Duo|Trio|Quartet|"
    r"Investors?|Labels?|Publishers?|Distributors?|Start-?ups?|Platforms?|Streamers?|Rivals?|"
    r"Founders?|Lawyers?|Plaintiffs?|Defendants?|Analysts?|Broadcasters?|Societ(?:y|ies)|"
    r"Agency|Chatbot|Generator|App|Firm|Company|Retailer|Gamemaker|Toymaker|Chipmaker) (?=[A-Z])"
)
"""What can stand before a name, with a capital where it opens a sentence."""
_MONTHS = frozenset(calendar.month_name) - {"", "May"}
_JOINED = re.compile(r" (?:of|for) ")
_BODY = re.compile(
    r"\b(?:Academy|Agency|Alliance|Arts?|Association|Authority|Bank|Board|Bureau|Cent(?:er|re)|"
    r"Chamber|Church|City|Co(?:llege|mmission|mpany|nfederation|ngress|nservatoire|nservatory|"
    r"uncil|urt)|Department|District|Duke|Earl|Federation|Foundation|Fund|Guild|House|Institute|"
    r"King|Kingdom|League|Library|Ministry|Museum|Office|Opera|Orchestra|Order|Organi[sz]ation|"
    r"Partners|Prince|Queen|Republic|Royal|School|Society|Syndicate|Trust|Union|University)\Z"
)
"""What can be “of” something by name; anybody else is only from there: “Jonah Beck of Portland”."""
_COMPOUND = re.compile(r"-(?:based|led|backed|born|owned|trained|signed|bred|made)\Z")


def names_in(text: str) -> Iterator[Span]:
    """Yield what is written like a name: words with capitals, without what leads up to them."""
    for match in _NAME.finditer(text):
        start, end = match.span()
        end -= len(match[0]) - len(_LEGAL.sub("", _POSSESSIVE.sub("", match[0]).rstrip(".")))
        start = _beginning(text, start, end)
        joint = _JOINED.search(text, start, end)
        if joint is not None and not _BODY.search(text[start : joint.start()]):
            end = joint.start()
        if end - start > 1 and _is_a_name(text[start:end]):
            yield Span(start, end)


def _is_a_name(text: str) -> bool:
    return text.lower() not in NOT_NAMES and _COMPOUND.search(text) is None


def _beginning(text: str, start: int, end: int) -> int:
    """Return where a name begins: a sentence or a title begins with a capital whatever the word."""
    while True:
        rest = text[start:end]
        first = _first_word(rest)
        lead = _LEADING.match(rest) or _ROLE.match(rest)
        joint = _JOINED.search(rest)
        if first and (first.lower() in FUNCTION_WORDS or first in _MONTHS):
            start += len(first)
        elif lead is not None:
            start += lead.end()
        elif joint is not None and _is_nobody(rest[: joint.start()]):
            start += joint.end()
        else:
            return start
        start += len(text[start:end]) - len(text[start:end].lstrip())


def _is_nobody(text: str) -> bool:
    return all(part.lower().rstrip(".") in NOT_NAMES for part in text.split())


def _first_word(text: str) -> str:
    found = words(text)
    return text[: found[0].end] if found else ""
