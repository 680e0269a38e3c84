"""The stretches of an article that can tell of a deal: its title and its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.sentences import sentences
from index.types import Article, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A title or a sentence."""

    text: str
    span: Span | None
    """Where it stands in the article's text; None for the title."""
    number: int
    """0 for the title, then the sentences from 1."""
    paragraph: int
    """The paragraph that a sentence belongs to, from 1; 0 for the title."""

    def locate(self, start: int, end: int) -> Span | None:
        """Return a stretch of the unit as a span of the article; None in the title."""
        return None if self.span is None else Span(self.span.start + start, self.span.start + end)


_BREAK = re.compile(r"\n[^\S\n]*\n")


def units(article: Article) -> Iterator[Unit]:
    """Yield the title, if there is one, and the sentences of ``article``."""
    if article.title.strip():
        yield Unit(article.title, None, 0, 0)
    paragraph, end = 1, 0
    for number, span in enumerate(sentences(article.text), start=1):
        paragraph += len(_BREAK.findall(article.text, end, span.start))
        end = span.end
        yield Unit(span.of(article.text), span, number, paragraph)
