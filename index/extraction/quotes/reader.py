"""Reads the quotes of an article."""

import re

from index.extraction.quotes.attribution import Attributor
from index.extraction.quotes.employer_weights import Options
from index.extraction.quotes.frames import Frame
from index.extraction.quotes.judging import is_utterance, kind_of
from index.extraction.quotes.resolve import Resolver
from index.extraction.quotes.scene import Scene
from index.extraction.quotes.statements import Statement, statements
from index.quotes import Quote, QuoteKind
from index.types import Article, Span
from index.vocabulary import Vocabulary

VERSION = 4
"""Grows whenever the same article may give other quotes than before."""


_IT_READS = re.compile(r"it (?:read|reads|runs|states|goes)")
"""A document, even where an organisation has been named last."""


class QuoteReader:
    """Finds who said what in articles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, article: Article) -> tuple[Quote, ...]:
        """Return the quotes of ``article``, in order of the text."""
        return tuple(quote for quote, _ in self.weighed(article))

    def weighed(self, article: Article) -> tuple[tuple[Quote, Options], ...]:
        """Return the quotes, each with the organisations that its speaker might have been of."""
        scene = Scene(article.text, self._vocabulary, article.title)
        resolver = Resolver(scene)
        found = []
        for place, frame in _told(scene):
            if isinstance(place, Statement):
                found.append(_reported(resolver, place))
            else:
                found.append(_quote(scene, resolver, place, frame))
        return tuple(sorted(found, key=lambda each: each[0].span))


def _told(scene: Scene) -> list[tuple[int | Statement, Frame | None]]:
    """Return the numbers of the quotes and the statements, in order of their speakers."""
    frames = Attributor(scene).frames()
    kept: list[tuple[int | Statement, Frame | None]] = [
        (number, frame)
        for number, frame in frames.items()
        if is_utterance(scene.text, scene.quotes[number], frame)
    ]
    kept += [
        (each, each.frame) for each in statements(scene) if not scene.is_quoted(each.span.start)
    ]
    return sorted(kept, key=lambda each: _position(scene, *each))


def _position(scene: Scene, place: int | Statement, frame: Frame | None) -> int:
    own = place.span.start if isinstance(place, Statement) else scene.quotes[place].span.start
    return max(own, frame.speaker.span.start) if frame is not None else own


def _reported(resolver: Resolver, statement: Statement) -> tuple[Quote, Options]:
    frame = statement.frame
    speaker = resolver.resolve(frame.speaker)
    quote = Quote(
        kind=QuoteKind.STATEMENT,
        span=statement.span,
        context=statement.line.masked.span,
        speaker=speaker.named,
        role=speaker.role,
        organisation=speaker.organisation,
        cue=frame.cue,
        confidence=frame.confidence,
    )
    return quote, speaker.options


def _quote(
    scene: Scene, resolver: Resolver, number: int, frame: Frame | None
) -> tuple[Quote, Options]:
    marked = scene.quotes[number]
    kind = kind_of(scene.text, marked)
    if frame is None:
        return Quote(kind, marked.span, _context(scene, number, frame)), ()
    speaker = resolver.resolve(frame.speaker)
    if frame.cue is not None and _IT_READS.fullmatch(_frame_words(scene, frame)):
        speaker = resolver.unnamed(frame.speaker)
    quote = Quote(
        kind=kind,
        span=marked.span,
        context=_context(scene, number, frame),
        speaker=speaker.named,
        role=speaker.role,
        organisation=speaker.organisation,
        cue=frame.cue,
        confidence=frame.confidence,
    )
    return quote, speaker.options


def _frame_words(scene: Scene, frame: Frame) -> str:
    cue = frame.cue or frame.speaker.span
    return f"{frame.speaker.span.of(scene.text)} {cue.of(scene.text)}".lower()


def _context(scene: Scene, number: int, frame: Frame | None) -> Span:
    marked = scene.quotes[number]
    start, end = marked.outer.start, marked.outer.end
    line = scene.line_of(number)
    if line is not None:
        start, end = min(start, line.masked.span.start), max(end, line.masked.span.end)
    if frame is None:
        # Where nothing says who spoke, what stands around it is all there is to judge by.
        first, last = marked.blocks[0], marked.blocks[-1]
        return Span(scene.blocks[max(0, first - 1)].start, scene.blocks[last].end)
    span = frame.speaker.span
    return Span(min(start, span.start), max(end, span.end))
