"""Sentences with their long quotes cut short, so that they parse as what they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.extraction.quotes.marks import Marked
from index.sentences import sentences
from index.types import Span

_STAND_IN = "Yes"
_DATELINE = re.compile(
    r"(?=[A-Z]{3})[A-Z][A-Z .,’'/-]{2,40}(?:and [A-Z]{3,20})?"
    r"(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?(?:,? [A-Z][a-z]+\.? \d+(?:, \d{4})?)?"
    r" ?(?:\([^()\n]{1,20}\) ?)?[—–-]{1,2} "
)
""""HARROW FALLS (Reuters) — " is no part of the sentence."""
_SHORT = 5
"""Quotes of fewer words are parsed as they are, if they are part of the sentence around them."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a masked text and where it comes from."""

    start: int
    end: int
    origin: Span
    quote: int | None


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose long quotes are replaced by “Yes”."""

    text: str
    pieces: tuple[_Piece, ...]
    span: Span
    """The sentence in the article."""
    quotes: tuple[int, ...]
    """Numbers of the quotes that begin in it."""

    def original(self, start: int, end: int) -> Span:
        """Return where the characters from ``start`` to ``end`` stand in the article."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        left = (
            first.origin.start if _is_replaced(first) else first.origin.start + start - first.start
        )
        right = last.origin.end if _is_replaced(last) else last.origin.start + end - last.start
        return Span(left, max(left, right))

    def quote_at(self, position: int) -> int | None:
        """Return the number of the quote that the character at ``position`` is part of."""
        return self._piece(position).quote

    def _piece(self, position: int) -> _Piece:
        for piece in self.pieces:
            if piece.start <= position < piece.end:
                return piece
        return self.pieces[-1]


def _is_replaced(piece: _Piece) -> bool:
    return piece.quote is not None and piece.end - piece.start != len(piece.origin)


def masked(text: str, block: Span, quotes: Sequence[tuple[int, Marked]]) -> Iterator[Masked]:
    """Yield the sentences of a paragraph, with ``quotes`` numbered as they are for the article."""
    dateline = _DATELINE.match(text, block.start, block.end)
    if dateline is not None:
        block = Span(dateline.end(), block.end)
    pieces = list(_pieces(text, block, quotes))
    written = "".join(words for _, words in pieces)
    placed = [piece for piece, _ in pieces]
    for sentence in sentences(written):
        own = [
            piece for piece in placed if piece.start < sentence.end and piece.end > sentence.start
        ]
        if own:
            yield _sentence(written, sentence, own)


def _sentence(written: str, sentence: Span, pieces: Sequence[_Piece]) -> Masked:
    moved = tuple(
        _Piece(p.start - sentence.start, p.end - sentence.start, p.origin, p.quote) for p in pieces
    )
    whole = Masked(sentence.of(written), moved, Span(0, 0), ())
    span = whole.original(0, len(sentence))
    quotes = tuple(dict.fromkeys(p.quote for p in moved if p.quote is not None))
    return Masked(whole.text, moved, span, quotes)


def _pieces(
    text: str, block: Span, quotes: Sequence[tuple[int, Marked]]
) -> Iterator[tuple[_Piece, str]]:
    position, length = block.start, 0
    for number, quote in quotes:
        outer = Span(max(block.start, quote.outer.start), min(block.end, quote.outer.end))
        if outer.start > position:
            words = _plain(text[position : outer.start])
            yield _Piece(length, length + len(words), Span(position, outer.start), None), words
            length += len(words)
        words = _stand_in(text, quote, outer)
        if outer.start > block.start and text[outer.start - 1] in ",;:":
            words = f" {words}"
        yield _Piece(length, length + len(words), outer, number), words
        length += len(words)
        position = max(position, outer.end)
    if position < block.end:
        words = _plain(text[position : block.end])
        yield _Piece(length, length + len(words), Span(position, block.end), None), words


def _plain(words: str) -> str:
    return words.replace("\n", " ").replace("\u00a0", " ").replace("’", "'")


def _stand_in(text: str, quote: Marked, outer: Span) -> str:
    words = quote.span.of(text)
    whole = len(outer) == len(quote.outer)
    if whole and len(words.split()) < _SHORT and words[-1] not in ",.!?…":
        return _plain(words)
    if outer.end < quote.outer.end:
        return f"“{_STAND_IN}.”"
    final = words.rstrip("”’\"'»")[-1:]
    last = final if final and final in ",.!?…" else ""
    return f"“{_STAND_IN}{last}”"
