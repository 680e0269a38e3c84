"""Whether the sources of an answer differ: two articles that answer one question in two ways.

A wrong "sources differ" costs more trust than a missing one, so two citations are compared only
where both speak of everything that the question names, and only values that mean the same.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.search import traits
from index.search.terms import content_terms, terms
from index.sought import Sought, sought, synonym
from index.standing import Course, courses
from index.types import Article, Citation, PublishedDate, Span
from index.values import contradict
from index.vocabulary import Party, Vocabulary
from index.words import words


def differ(
    question: str, citations: Sequence[Citation], vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the places of two citations that answer the question differently, the newer one first.

    Of several pairs it is the one with the newest citation; two of which neither is known to be
    newer keep their order. None if none differ.
    """
    asked = _Asked.of(question, vocabulary)
    if not asked.parties:
        return None
    told = [_Told.of(citation, vocabulary) for citation in citations]
    pairs = [
        (second, first) if _later(told[second].article, told[first].article) else (first, second)
        for first, second in combinations(range(len(told)), 2)
        if asked.answered_differently(told[first], told[second])
    ]
    return max(pairs, key=lambda pair: _order(told[pair[0]].article), default=None)


def newest_first(citations: Sequence[Citation], pair: tuple[int, int]) -> tuple[Citation, ...]:
    """Put the first of the pair directly before the second if it stands behind it."""
    newer, older = pair
    ordered = list(citations)
    if newer > older:
        ordered.insert(older, ordered.pop(newer))
    return tuple(ordered)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the bold words of a citation say."""

    article: Article
    text: str
    parties: frozenset[str]
    title_parties: frozenset[str]
    terms: frozenset[str]
    """Also those of the title and of the date, which say what the words are about."""

    @classmethod
    def of(cls, citation: Citation, vocabulary: Vocabulary) -> "_Told":
        article = citation.article
        text = "\n".join(span.of(article.text) for span in citation.highlights)
        date = article.published
        spoken = traits.spoken_date(date.year, date.month, date.day) if date else ""
        about = terms(_joined(f"{text}\n{article.title}\n{spoken}"))
        return cls(
            article=article,
            text=text,
            parties=_named(text, vocabulary),
            title_parties=_named(article.title, vocabulary),
            terms=frozenset(map(synonym, about)),
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What two citations must have in common to be compared, and what must differ."""

    parties: frozenset[str]
    words: tuple[str, ...]
    value: Sought | None
    courses: tuple[Course, ...]

    @classmethod
    def of(cls, question: str, vocabulary: Vocabulary) -> "_Asked":
        parties = _named(question, vocabulary)
        return cls(
            parties=parties,
            words=tuple(_words_beside_names(_joined(question), vocabulary)),
            value=sought(question, len(parties)),
            courses=courses(question),
        )

    def answered_differently(self, one: _Told, other: _Told) -> bool:
        if one.article.id == other.article.id or not (self._is_met(one) and self._is_met(other)):
            return False
        return self._values_differ(one, other) or self._stages_differ(one, other)

    def _is_met(self, told: _Told) -> bool:
        """Tell whether the words are about the asked parties and nobody else.

        Words that leave a name to the title are about all whom it names.
        """
        return self.parties in (told.parties, told.parties | told.title_parties)

    def _values_differ(self, one: _Told, other: _Told) -> bool:
        if self.value is None:
            return False
        subject = self._subject(self.value.says)
        if not (self.value.is_clear(subject) and _all_speak_of(subject, one, other)):
            return False
        return contradict(self.value.values(one.text), self.value.values(other.text))

    def _stages_differ(self, one: _Told, other: _Told) -> bool:
        earlier, later = (one, other) if _later(other.article, one.article) else (other, one)
        if len(self.parties) < 2 or not _later(later.article, earlier.article):
            return False
        return any(
            _all_speak_of(self._subject(course.says), one, other)
            and course.moved_on(earlier.text, later.text)
            for course in self.courses
        )

    def _subject(self, says: Callable[[str], bool]) -> list[str]:
        """Return the words that ``says`` does not account for."""
        return [word for word in self.words if not says(word)]


def _all_speak_of(subject: Sequence[str], *sides: _Told) -> bool:
    needed = frozenset(map(synonym, terms(" ".join(subject))))
    return all(needed <= told.terms for told in sides)


_ASKING = frozenset({
    "how", "much", "many", "what", "which", "who", "when", "where", "why", "long", "did", "does",
    "do", "is", "are", "was", "were", "has", "have", "had", "will", "can", "get", "gets", "got",
    "latest", "recent", "recently", "now", "current", "currently", "today", "newest", "last",
    "most", "still", "yet", "exactly", "actually", "ever", "already", "v", "vs", "versus", "n", "w",
})  # fmt: skip


def _words_beside_names(question: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words that carry the subject, but for the parties' names."""
    names = [mention.span for mention in vocabulary.mentions(question)]
    names += [group.span for group in vocabulary.groups(question)]
    carrying = frozenset(content_terms(question))
    for word in words(question):
        named = any(name.overlaps(Span(word.start, word.end)) for name in names)
        if not named and word.folded not in _ASKING and carrying.intersection(terms(word.folded)):
            yield word.folded


def _named(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the parties that a text is about, without those that report or pay for it."""
    grouped = (party for group in vocabulary.groups(text) for party in group.parties)
    every = (*(mention.party for mention in vocabulary.mentions(text)), *grouped)
    return frozenset(name for name in every if not _is_bystander(vocabulary.party(name)))


def _is_bystander(party: Party) -> bool:
    return party.reports or party.kind in {"investor", "media"}


_LETTERED = re.compile(r"\b(series|phase|round) ([a-h])\b", re.IGNORECASE)


def _joined(text: str) -> str:
    """Write "Series D" as one word, for a letter alone carries nothing."""
    return _LETTERED.sub(r"\1\2", text)


def _later(one: Article, other: Article) -> bool:
    """Tell whether ``one`` is known to be newer, by the parts that both dates give."""
    if one.published is None or other.published is None:
        return False
    for ours, theirs in zip(_order(one), _order(other), strict=True):
        if ours != theirs:
            return ours > theirs > 0
    return False


def _order(article: Article) -> tuple[int, int, int]:
    date = article.published or PublishedDate(0)
    return date.year, date.month or 0, date.day or 0
