"""What stands between somebody and an organisation in one sentence."""

import re
from collections.abc import Iterator

from index.extraction.quotes.contenders import Contender
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.speaking import Subject, Whereabouts
from index.extraction.quotes.titles import FORMER, HEAD, HEADS
from index.extraction.quotes.wordlists import listed
from index.types import Span

_TOKEN = re.compile(r"[\w’'&-]+|[.,;:()—–“”\"]")
_LINKS = listed(
    "of at from for with in to by on and against as than joined founded heads leads runs chairs "
    "represents owns edits named left over under ’s 's ( ) , and or"
)
_PAST = re.compile(
    r"\b(?:used to|worked|until|spent|left|veteran|came|hired from|poached|before|was|had|ran|led|"
    r"previously|joined|sold|at the time|who argued|years)\b"
)
_NOW = re.compile(r"\b(?:now|currently|since|has been named|joins|will|appointed|named|is)\b")
_HEADED = re.compile(
    rf"{HEADS}(?: (?:of|for|and) [\w& -]{{2,40}}?)? (?P<link>of|at|for|with|in|to) "
    r"(?:the )?(?:[a-z-]+ ){0,3}(?:of )?\Z",
    re.IGNORECASE,
)
_HEADED_COMMA = re.compile(rf"{HEADS}(?: of [\w& -]{{2,40}})?, \Z", re.IGNORECASE)
_HEADS_ROLE = re.compile(rf"(?:[’']s?)?,? (?:[\w&-]+ ){{0,3}}?{HEADS}", re.IGNORECASE)
_FORMER_BEFORE = re.compile(
    rf"(?:ex-|(?:{FORMER.pattern})(?: [a-z]+)?(?: (?:of|at|with|from|for))? (?:the )?|"
    r"(?:from|left|quit|for) (?:the )?(?:[a-z-]+ ){0,2})\Z",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"(?:\bex-|\b(?:{FORMER.pattern})(?: [a-z]+){{0,3}}(?: (?:of|at|with|from|for))? (?:the )?|"
    r"\b(?:came|hired|poached|recruited|joined|arrived|moved|left|quit|resigned from|spent|"
    r"used to|once|previously|until)\b[^.;]{0,50}?"
    r"\b(?:from|at|for|with|left|quit) (?:the )?(?:[a-z]+ ){0,3})\Z",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|ran|led|headed|worked|served|were)\b[^.;]*\Z")
_UNTIL = re.compile(r"[^.,;]{0,20}? (?:until|till|before)\b")
_APART = re.compile(
    r"\b(?:(?:is|are) suing|sued|sues|will join|is to join|is leaving|dealt with)\b[^.;]{0,20}\Z"
)
_STAYS = re.compile(r"\b(?:now|currently|still)\b|, (?:is|runs|heads|leads|chairs)\b")
_OVER_AT = re.compile(r"(?:For|At|Over at|Back at) (?:the )?\Z")
_DISTANCES = ((2, "close"), (6, "near"), (15, "far"))
"""So many words at most; what is farther is “away”."""
_FEW = 2
_LONGEST = 220
_AHEAD = 80


class Bonds:
    """Reads the bonds of one article."""

    def __init__(
        self, scene: Scene, whereabouts: Whereabouts, contenders: tuple[Contender, ...]
    ) -> None:
        self._scene = scene
        self._whereabouts = whereabouts
        self._real = sorted(span for each in contenders if each.is_real for span in each.mentions)
        self._contexts: dict[Span, list[str]] = {}

    def was_former(self, subject: Subject, contender: Contender) -> bool:
        """Tell whether it is one that somebody has left: “Holm, once of Warner”."""
        sentence = self._whereabouts.sentence
        return any(
            self._is_left(own, span)
            for own, _ in self._whereabouts.places(subject)
            for span in contender.mentions
            if own.end <= span.start <= own.end + _LONGEST
            and sentence(span.start) == sentence(own.start)
        )

    def _is_left(self, own: Span, span: Span) -> bool:
        text = self._scene.text
        if text.startswith("-", span.end):  # “a Warner-signed singer”
            return True
        left = _LEFT.search(text, own.end, span.start)
        if left is not None and _STAYS.search(left[0]) is None:
            return True
        if _APART.search(text, own.end, span.start) is not None:
            return True
        was = _WAS.search(text, own.end, span.start)
        return was is not None and _UNTIL.match(text, span.end) is not None

    def of(self, subject: Subject, contender: Contender) -> Iterator[str]:
        """Yield the signs that the sentences which name both give."""
        sentence = self._whereabouts.sentence
        for own, by_pronoun in self._whereabouts.places(subject):
            for span in contender.mentions:
                if span.overlaps(own):
                    if own.covers(span) and subject.sort == "noun":
                        yield "within"
                elif sentence(span.start) == sentence(own.start):
                    yield from self._in_sentence(own, span, by_pronoun=by_pronoun)

    def _in_sentence(self, own: Span, span: Span, *, by_pronoun: bool) -> Iterator[str]:
        scene = self._scene
        if scene.is_quoted(span.start):
            return
        behind = span.start >= own.end
        between = Span(own.end, span.start) if behind else Span(span.end, own.start)
        side = "behind" if behind else "ahead"
        if by_pronoun:
            yield "by pronoun"
        if len(between) <= _LONGEST and not scene.people.within(between):
            yield from self._between(between, side)
            yield from (f"{side} {each}" for each in self._context(span))
        if not behind and _OVER_AT.search(scene.text, max(0, span.start - 14), span.start):
            yield "over at"

    def _context(self, span: Span) -> list[str]:
        if span not in self._contexts:
            self._contexts[span] = list(self._around(span))
        return self._contexts[span]

    def _around(self, span: Span) -> Iterator[str]:
        """Read what stands right beside a name."""
        text = self._scene.text
        ahead = text[max(0, span.start - _AHEAD) : span.start]
        headed = _HEADED.search(ahead)
        if headed is not None:
            yield "headed"
            yield f"headed {headed['link'].lower()}"
        elif _HEADED_COMMA.search(ahead):
            yield "headed by comma"
        if _HEADS_ROLE.match(text, span.end):
            yield "heads a role"
        if _FORMER_BEFORE.search(ahead):
            yield "former before"
        if ahead.endswith("("):
            yield "in brackets"

    def _between(self, between: Span, side: str) -> Iterator[str]:
        written = between.of(self._scene.text)
        words = [word.lower() for word in _TOKEN.findall(written)]
        near = next((name for most, name in _DISTANCES if len(words) <= most), "away")
        role = "role" if HEAD.search(written) is not None else "no role"
        link = next((word for word in reversed(words) if word in _LINKS), "none")
        yield f"{side} {near}"
        yield f"{side} {near} {role}"
        yield f"{side} link {link}"
        if near in ("close", "near"):
            yield f"{side} {near} link {link} {role}"
        if len(words) > _FEW and self._scene.is_quoted((between.start + between.end) // 2):
            yield f"{side} words between"
        if any(between.covers(span) for span in self._real):
            yield f"{side} another between"
        for what, pattern in (("former", FORMER), ("past", _PAST), ("now", _NOW)):
            if pattern.search(written):
                yield f"{side} {what} between"
