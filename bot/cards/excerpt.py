"""An excerpt as a quotation: its words untouched, those that answer in bold."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from bot.cards.escaping import escape_letters
from bot.cards.limits import size
from index.types import Citation, Span

CUT = "[…]"
"""Stands where words are left out. The text's own brackets are escaped, so it is never theirs."""

Windows: TypeAlias = tuple[Span, ...]
"""The parts of an excerpt that are shown, in order, with words left out between each two."""

Fits: TypeAlias = Callable[[Windows], bool]

_LINE = re.compile(r"[^\n]+")


def quote(citation: Citation, limit: int | None = None) -> str:
    """Write the excerpt as a quotation of at most ``limit`` characters.

    Words are left out far from the highlights first, between two highlights only when there is no
    room for all from the first to the last, and of a highlight only when none fits whole.
    """

    def fits(windows: Windows) -> bool:
        # The first test spares writing out what is too long even before anything is escaped.
        return limit is None or (
            sum(map(len, windows)) <= limit and size(_rendered(citation, windows)) <= limit
        )

    whole = (citation.span,)
    return _rendered(citation, whole if fits(whole) else _largest(citation, fits))


def _rendered(citation: Citation, windows: Windows) -> str:
    article, span = citation.article, citation.span
    shown = (_emphasised(article.text, window, citation.highlights) for window in windows)
    parts = [f" {CUT} ".join(shown)]
    opens_mid_sentence = windows[0].start == 0 and article.starts_mid_sentence
    if windows[0].start > span.start or opens_mid_sentence:
        parts.insert(0, CUT)
    if windows[-1].end < span.end:
        parts.append(CUT)
    return "\n".join(f"> {line}" for line in " ".join(parts).split("\n"))


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


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join spans with nothing but white space between: bold marks and windows must not touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            last = joined.pop()
            span = Span(last.start, max(last.end, span.end))
        joined.append(span)
    return joined


def _largest(citation: Citation, fits: Fits) -> Windows:
    highlights = _joined(citation.article.text, filter(len, citation.highlights))
    if not highlights:
        return _beginning(citation, citation.span, fits)
    for cores in _cores(highlights):
        if fits(cores):
            return _widened(citation, cores, fits)
    return _beginning(citation, highlights[0], fits)


def _cores(highlights: Sequence[Span]) -> Iterator[Windows]:
    """Offer what to keep: all from the first highlight to the last, or ever fewer highlights."""
    yield (Span(highlights[0].start, highlights[-1].end),)
    for kept in range(len(highlights), 1, -1):
        yield tuple(highlights[:kept])
    for highlight in highlights:
        yield (highlight,)


def _widened(citation: Citation, cores: Windows, fits: Fits) -> Windows:
    """Add as many whole words on both sides of each core as fit."""
    text, span = citation.article.text, citation.span

    def window(core: Span, reach: int) -> Span:
        start, end = max(span.start, core.start - reach), min(span.end, core.end + reach)
        return Span(
            start if start == span.start else _word_start(text, start, core.start),
            end if end == span.end else _word_end(text, core.end, end),
        )

    def windows(reach: int) -> Windows:
        return tuple(_joined(text, (window(core, reach) for core in cores)))

    return _last_that_fits(windows, len(span), fits)


def _beginning(citation: Citation, whole: Span, fits: Fits) -> Windows:
    """Take as many words from the beginning of ``whole`` as fit; letters, if there is one word."""
    text = citation.article.text

    def by_words(length: int) -> Windows:
        return (Span(whole.start, _word_end(text, whole.start, whole.start + length)),)

    def by_letters(length: int) -> Windows:
        return (Span(whole.start, whole.start + length),)

    longest = _last_that_fits(by_words, len(whole), fits)
    return longest if len(longest[0]) else _last_that_fits(by_letters, len(whole), fits)


def _last_that_fits(windows: Callable[[int], Windows], most: int, fits: Fits) -> Windows:
    refused = bisect_left(range(most + 1), True, key=lambda reach: not fits(windows(reach)))
    return windows(max(0, refused - 1))


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
