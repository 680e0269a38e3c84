"""Text → sentences, by the rules of the texts this project reads."""

import re
import unicodedata
from collections.abc import Iterator

from index.abbreviations import LOOK_BEHIND, is_abbreviation, is_exclaimed_name, is_opening_word
from index.lines import EMOJI, blocks
from index.types import Span

MAX_SENTENCE = 1_000
"""Characters; what is longer is cut at a clause or a space."""

_WIDE = "。！？｡"
_MARKS = f".!?…؟۔।॥։።။{_WIDE}"
_STOP = re.compile(
    rf"""[{_MARKS}]
         (?: [{_MARKS}"'“”’‘»«)\]}}」』）】》*_]
           | \[[^\[\]\n]{{1,30}}\]                    # [12], [citation needed]
           | [ \u00a0\u202f]?(?:»(?!\w)|[{EMOJI}]) )*+""",
    re.VERBOSE,
)
_NEXT_WORD = re.compile(
    r"""(?P<gap>\s*+)
        (?:«[ ]|[\"'“‘«„»(\[{「『（【《¿¡*_`$€£¥@\#•][\u00a0\u202f]?)*+
        (?P<word>[^\W_](?:[\w'’&-]|\.(?=\w)){0,40}+)""",
    re.VERBOSE,
)
_LOWER_CASE_NAME = re.compile(r"[a-z]{1,9}[A-Z]|[a-z]\w{1,20}\.\w")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w’'-]{0,30}\s){1,3}"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|replied|shouted|joked|wondered)\b"
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LAST_CLAUSE = re.compile(r".*[,;:–—.!?)]\s", re.DOTALL)
_LAST_SPACE = re.compile(r".*\s", re.DOTALL)
_NOT_SPACE = re.compile(r"\S")
_JOINER = "\u200d"
_LONGEST_CLUSTER = 16


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of ``text`` in order.

    They never overlap, neither begin nor end with white space, hold at most ``MAX_SENTENCE``
    characters each, and together hold every other character of the text.
    """
    for block in blocks(text):
        for sentence in _split(text, block):
            yield from _cut(text, sentence)


def _split(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    # Marks before the first word ("… and then", "¡!") end nothing.
    first = _LETTER_OR_DIGIT.search(text, block.start, block.end)
    for stop in _STOP.finditer(text, first.end() if first else block.end, block.end):
        following = _NEXT_WORD.match(text, stop.end(), block.end)
        before = text[max(start, stop.start() - LOOK_BEHIND) : stop.start()]
        if following is not None and _is_end(before, stop, following):
            yield Span(start, stop.end())
            start = following.end("gap")
    yield Span(start, block.end)


def _is_end(before: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    marks, word = stop[0], following["word"]
    if marks[0] in _WIDE:
        # 「…。」と言った: a quotation runs on into the sentence that frames it.
        return bool(following["gap"]) or marks[-1] in _MARKS
    if not following["gap"] or (word[0].islower() and not _LOWER_CASE_NAME.match(word)):
        return False
    after = following.string[following.end() : following.end() + 2]
    if marks[0] == "." and marks[1:2] not in tuple(_MARKS):
        return not is_abbreviation(before, word, after)
    if marks[-1] in _MARKS:
        return not is_exclaimed_name(before, word, after)
    return not _is_attributed(following, after)


def _is_attributed(following: re.Match[str], after: str) -> bool:
    """Tell whether “Why?” is followed by a frame such as ‘Orla Brandt asked’."""
    frame = _ATTRIBUTION.match(following.string, following.end("gap"))
    return frame is not None and not is_opening_word(following["word"], after)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > MAX_SENTENCE:
        end = _cutting_point(text, start)
        yield Span(start, start + len(text[start:end].rstrip()))
        start = next(_NOT_SPACE.finditer(text, end)).start()
    yield Span(start, sentence.end)


def _cutting_point(text: str, start: int) -> int:
    """Return where to cut: after a clause in the second half, else at a space, else hard."""
    limit = start + MAX_SENTENCE
    clause = _LAST_CLAUSE.match(text, start + MAX_SENTENCE // 2, limit)
    space = clause or _LAST_SPACE.match(text, start, limit)
    return space.end() if space else _cluster_border(text, limit)


def _cluster_border(text: str, limit: int) -> int:
    """Return the nearest place before ``limit`` that parts no letter from its marks."""
    for position in range(limit, limit - _LONGEST_CLUSTER, -1):
        joined = _JOINER in text[position - 1 : position + 1]
        if not joined and not unicodedata.category(text[position]).startswith("M"):
            return position
    return limit
