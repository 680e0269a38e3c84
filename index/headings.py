"""The title before the words: what models read of a passage or a sentence.

A sentence alone often does not name its subject.
"""

from index.types import Article, Span


def headed(article: Article, span: Span) -> str:
    """Return the words of a span with the article's title before them."""
    return f"{article.title}. {span.of(article.text)}"


def heading_length(article: Article) -> int:
    """Return how many characters :func:`headed` puts before the words of a span."""
    return len(article.title) + len(". ")
