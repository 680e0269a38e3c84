"""A question as the search understands it."""

import re
from dataclasses import dataclass

from index.search import traits
from index.search.facts import Facts
from index.search.terms import content_terms, terms
from index.types import Span
from index.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*")
_QUESTION_WORDS = frozenset(
    ["what", "which", "who", "when", "where", "how", "why", "much", "many", "does", "did"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question that carries its subject."""

    span: Span
    term: str
    names: bool
    """Whether it is part of a party's name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says, in the words that the library uses."""

    text: str
    """The question with every party's name as the library writes it most often."""
    terms: tuple[str, ...]
    words: tuple[Word, ...]
    """Those that carry the subject; spans count in ``text``."""
    parties: tuple[int, ...]
    """Numbers of the named parties that the library knows."""
    strangers: int
    """How many of the named parties the library never names."""
    wanted: int
    topics: int
    years: int
    months: int
    latest: bool

    @property
    def content(self) -> tuple[str, ...]:
        """The terms that carry the subject, each once."""
        return tuple(dict.fromkeys(word.term for word in self.words))


def understand(question: str, facts: Facts, known: Vocabulary) -> Asked:
    """Read a question against the names of a library."""
    text = _as_sentence(_reworded(question, facts, known))
    mentions = known.mentions(text)
    grouped = (party for group in known.groups(text) for party in group.parties)
    named = dict.fromkeys([*(mention.party for mention in mentions), *grouped])
    numbers = {name: number for number, name in enumerate(facts.names)}
    return Asked(
        text=text,
        terms=tuple(terms(text)),
        words=tuple(_words(text, [mention.span for mention in mentions])),
        parties=tuple(numbers[name] for name in named if name in numbers),
        strangers=sum(name not in numbers for name in named),
        wanted=traits.wanted(text),
        topics=traits.topics(text),
        years=traits.years(text),
        months=traits.months_asked(text),
        latest=traits.wants_latest(text),
    )


def _reworded(question: str, facts: Facts, known: Vocabulary) -> str:
    """Put each party's most frequent spelling in the place of the one that was typed."""
    wording = dict(zip(facts.names, facts.wording, strict=True))
    parts: list[str] = []
    done = 0
    for mention in known.mentions(question):
        parts += [question[done : mention.span.start], wording.get(mention.party, "")]
        if not parts[-1]:
            parts[-1] = mention.span.of(question)
        done = mention.span.end
    return "".join([*parts, question[done:]])


def _as_sentence(question: str) -> str:
    """Write it as the models' training data were written."""
    end = "" if question.endswith("?") else "?"
    return f"{question[:1].upper()}{question[1:]}{end}"


def _words(text: str, names: list[Span]) -> list[Word]:
    carrying = set(content_terms(text)) - _QUESTION_WORDS
    spans = (Span(*match.span()) for match in _WORD.finditer(text))
    return [
        Word(span, term, names=any(name.covers(span) for name in names))
        for span in spans
        for term in terms(span.of(text))[:1]
        if term in carrying
    ]
