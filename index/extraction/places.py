"""Where the words stand that an article uses to tell of a deal."""

from index.deals import Telling
from index.sentences import sentences
from index.types import Article, Span


def sentence_at(article: Article, telling: Telling, span: Span) -> Span:
    """Return the sentence that ``span`` stands in."""
    if telling.sentence.covers(span):
        return telling.sentence
    around = (s for s in sentences(article.text) if s.overlaps(span))
    return next(around, span)
