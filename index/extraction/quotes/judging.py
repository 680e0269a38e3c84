"""Whether words between quotation marks are an utterance at all, and of which kind."""

import re

from index.extraction.quotes.frames import LOOSE, NEIGHBOUR, Frame
from index.extraction.quotes.marks import Marked
from index.extraction.quotes.wordlists import listed
from index.quotes import QuoteKind

DIRECT_WORDS = 5
"""From so many words on, what a named speaker says between marks counts as direct."""
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_NAMING = re.compile(
    r"(?:\b(?:so-called|titled|entitled|headlined|dubbed|nicknamed|captioned|christened|known as|"
    r"named|the (?:word|words|term|phrase|expression|name|title|question|label|concept|notion|"
    r"nickname|slogan|tag|acronym|hashtag) ?(?:of|for)?|also called|aka|a\.k\.a\.|short for|"
    r"stands for|under the (?:title|name|heading|banner)|marked|stamped|headed)"
    r"(?: is| was)?(?: called)?),? ?\Z",
    re.IGNORECASE,
)
"""What comes next is what something is called."""
_NAMED_THING = re.compile(
    r"\b(?:songs?|singles?|tracks?|albums?|films?|movies?|books?|novels?|plays?|musicals?|shows?|"
    r"series|episodes?|poems?|ballads?|anthems?|hits?|EPs?|covers? of|videos?|paintings?|magazine|"
    r"memoir|essay|documentary|podcast|game|tool|feature|project|campaign|program|programme|"
    r"exhibition|lyrics?|tune|number|piece|chapter|section|paper|study|report|headline|article|"
    r"story|petition|mode|button|tier|plan|version of|recording of|performance of|rendition of|"
    r"singing|sang|sings|performing|performed|recorded|released|covering|played|danced to)"
    r"(?: is| was)?(?: called)?,? ?\Z",
    re.IGNORECASE,
)
"""What comes next is a title, if it is written as one."""
_LONG = 8
"""So many words are a sentence, even without a full stop."""
_CLAUSE_ENDS = (",", ".", "?", "!", "…", "—")
_SMALL = listed("a an and as at but by for from in into nor of on or the to with vs is")


def words(text: str) -> list[str]:
    """Return the words of ``text``."""
    return _WORD.findall(text)


def is_title(written: str) -> bool:
    """Tell whether all words that matter are capitalised, as in a title."""
    found = [word for word in words(written) if word.lower() not in _SMALL]
    capitals = [word for word in found if word[0].isupper() or word[0].isdigit()]
    return bool(found) and len(capitals) == len(found)


def is_named(text: str, quote: Marked) -> bool:
    """Tell whether the words before ``quote`` say that it is the name of something."""
    lead = text[max(0, quote.outer.start - 40) : quote.outer.start]
    if _NAMING.search(lead):
        return True
    return _NAMED_THING.search(lead) is not None and is_title(quote.span.of(text))


def stands_alone(quote: Marked, text: str) -> bool:
    """Tell whether the marks hold a sentence, or a part set off as one."""
    written = quote.span.of(text)
    is_long = len(words(written)) >= _LONG
    return written[:1].isupper() and (is_long or written.endswith(_CLAUSE_ENDS))


def is_utterance(text: str, quote: Marked, frame: Frame | None) -> bool:
    """Tell whether somebody said what stands between the marks."""
    written = quote.span.of(text)
    count = len(words(written))
    if count == 0:
        return False
    set_off = written.rstrip("”’\"'»").endswith(_CLAUSE_ENDS)
    title = is_title(written)
    that = text[max(0, quote.outer.start - len("that ")) : quote.outer.start] == "that "
    woven_in = is_woven_in(text, quote, anyhow=True) and not that
    if title and woven_in and not written.endswith((",", "!", "?")):
        return False
    if frame is not None and frame.is_close and (set_off or count >= DIRECT_WORDS):
        return not (is_named(text, quote) and title)
    if is_named(text, quote):
        return count >= 8 and not title and frame is not None
    if that and frame is not None:
        return True
    if title and not (set_off and frame is not None and frame.confidence >= NEIGHBOUR):
        return False
    if frame is None:
        return count >= DIRECT_WORDS and stands_alone(quote, text)
    is_loose = frame.confidence <= LOOSE and not set_off
    return not (is_loose and count < DIRECT_WORDS)


def kind_of(text: str, quote: Marked) -> QuoteKind:
    """Return whether the words are a clause of the speaker's or part of one of the writer's."""
    written = quote.span.of(text)
    count = len(words(written))
    if count >= DIRECT_WORDS:
        return QuoteKind.DIRECT
    whole = stands_alone(quote, text) and not is_woven_in(text, quote)
    return QuoteKind.DIRECT if whole else QuoteKind.PARTIAL


def is_woven_in(text: str, quote: Marked, *, anyhow: bool = False) -> bool:
    """Tell whether the words of the writer run on into the quote.

    A capital at its beginning says that they do not, unless ``anyhow``.
    """
    lead = text[max(0, quote.outer.start - 2) : quote.outer.start].strip()
    small = anyhow or quote.span.of(text)[:1].islower()
    return bool(lead) and lead[-1].isalpha() and small
