"""An excerpt as a quotation: its words untouched, those that answer in bold."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from bot.cards.escaping import escape_letters
from bot.cards.limits import size
from index.types import Citation, Span

CUT = "[…]"
"""Stands where words are left out. The text's own brackets are escaped, so it is never theirs."""

Fits: TypeAlias = Callable[[Span], bool]

_LINE = re.compile(r"[^\n]+")


def quote(citation: Citation, limit: int | None = None) -> str:
    """Write the excerpt as a quotation of at most ``limit`` characters.

    Words are left out far from the highlights first, and of a highlight itself only when it alone
    is too long.
    """

    def fits(window: Span) -> bool:
        # The first test spares writing out what is too long even before anything is escaped.
        return limit is None or (
            len(window) <= limit and size(_rendered(citation, window)) <= limit
        )

    if fits(citation.span):
        return _rendered(citation, citation.span)
    return _rendered(citation, _largest_window(citation, fits))


def _rendered(citation: Citation, window: Span) -> str:
    article = citation.article
    before = window.start > citation.span.start
    opens_mid_sentence = window.start == 0 and article.starts_mid_sentence
    parts = [_emphasised(article.text, window, citation.highlights)]
    if before or opens_mid_sentence:
        parts.insert(0, f"{CUT} ")
    if window.end < citation.span.end:
        parts.append(f" {CUT}")
    return "\n".join(f"> {line}" for line in "".join(parts).split("\n"))


def _emphasised(text: str, window: Span, highlights: Iterable[Span]) -> str:
    letters = escape_letters(window.of(text))
    for bold in _bold_spans(text, window, highlights):
        letters[bold.start - window.start] = f"**{letters[bold.start - window.start]}"
        letters[bold.end - 1 - window.start] += "**"
    return "".join(letters)


def _bold_spans(text: str, window: Span, highlights: Iterable[Span]) -> Iterator[Span]:
    """Cut highlights so that bold neither leaves a line nor begins or ends with white space."""
    for highlight in _joined(text, highlights):
        start, end = max(highlight.start, window.start), min(highlight.end, window.end)
        for line in _LINE.finditer(text, start, max(start, end)):
            words = line[0].strip()
            if words:
                begin = line.start() + line[0].index(words)
                yield Span(begin, begin + len(words))


def _joined(text: str, highlights: Iterable[Span]) -> list[Span]:
    """Join highlights with nothing but white space between: bold marks must not touch."""
    joined: list[Span] = []
    for highlight in sorted(highlights):
        if joined and not text[joined[-1].end : highlight.start].strip():
            last = joined.pop()
            highlight = Span(last.start, max(last.end, highlight.end))
        joined.append(highlight)
    return joined


def _largest_window(citation: Citation, fits: Fits) -> Span:
    highlights = [highlight for highlight in citation.highlights if len(highlight)]
    if not highlights:
        return _beginning(citation, citation.span, fits)
    every = Span(highlights[0].start, max(highlight.end for highlight in highlights))
    for core in (every, highlights[0]):
        if fits(core):
            return _widened(citation, core, fits)
    return _beginning(citation, highlights[0], fits)


def _widened(citation: Citation, core: Span, fits: Fits) -> Span:
    """Add as many whole words on both sides of ``core`` as fit."""
    text, span = citation.article.text, citation.span

    def window(reach: int) -> Span:
        start, end = max(span.start, core.start - reach), min(span.end, core.end + reach)
        return Span(
            start if start == span.start else _word_start(text, start, core.start),
            end if end == span.end else _word_end(text, core.end, end),
        )

    return _last_that_fits(window, len(span), fits)


def _beginning(citation: Citation, whole: Span, fits: Fits) -> Span:
    """Take as many words from the beginning of ``whole`` as fit; letters, if there is one word."""
    text = citation.article.text

    def window(length: int) -> Span:
        end = whole.start + length
        return Span(whole.start, _word_end(text, whole.start, end) if by_words else end)

    by_words = True
    longest = _last_that_fits(window, len(whole), fits)
    if not len(longest):
        by_words = False
        longest = _last_that_fits(window, len(whole), fits)
    return longest


def _last_that_fits(window: Callable[[int], Span], most: int, fits: Fits) -> Span:
    refused = bisect_left(range(most + 1), True, key=lambda reach: not fits(window(reach)))
    return window(max(0, refused - 1))


def _word_start(text: str, at: int, latest: int) -> int:
    """Go forward from ``at`` to where a word begins, not beyond ``latest``."""
    rest = text[at:latest]
    if rest and not rest[0].isspace() and not text[at - 1].isspace():
        words = rest.split(maxsplit=1)
        rest = words[1] if len(words) > 1 else ""
    return latest - len(rest.lstrip())


def _word_end(text: str, earliest: int, at: int) -> int:
    """Go back from ``at`` to where a word ends, not beyond ``earliest``."""
    rest = text[earliest:at]
    if rest and not rest[-1].isspace() and not text[at : at + 1].isspace():
        words = rest.rsplit(maxsplit=1)
        rest = words[0] if len(words) > 1 else ""
    return earliest + len(rest.rstrip())
