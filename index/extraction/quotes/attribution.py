"""Who said what stands between quotation marks."""

import re

from index.extraction.quotes.adjacency import Adjacency
from index.extraction.quotes.cues import lemma
from index.extraction.quotes.frames import ANSWERED, CONTINUED, NEIGHBOUR, SIGNED, Frame
from index.extraction.quotes.grammar import Parsed
from index.extraction.quotes.judging import is_woven_in, stands_alone
from index.extraction.quotes.names import runs
from index.extraction.quotes.scene import Line, Scene
from index.extraction.quotes.speakers import Sort, Speaker
from index.extraction.quotes.titles import HEAD
from index.extraction.quotes.wordlists import listed
from index.types import Span

_SIGNED = re.compile(r"[\s>*_]*(?:[—–―~-]+\s*)?[*_]*(?:by )?")
_DASH = re.compile(r"[\s*_]*[—–―]\s*|[\s*_]+-\s+")
_SIGNATURE_ENDS = re.compile(
    r"\s*(?:\([^()]*\)|[,|–—/-].*[^.!?]|(?:of|at|from) .*[^.!?])?\.?[*_]*\s*"
)
_BLANK = re.compile(r"[\s,.;:—–\"“”'’‘()*_>•-]*(?:(?:and|but|then|or)[\s,]*)?")
_MARKUP = 4
"""Characters such as “> **” that may stand before a pull quote."""
_FULL_NAME = 2
_FARTHEST = 8
"""Sentences before a quote that can tell who speaks."""
_LONGEST_SIGNATURE = 110
_TURNS = listed("ask reply respond retort answer interject")
"""Verbs of a conversation, in which the next speaker is another."""


class Attributor:
    """Finds the frame of each quote of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._adjacency = Adjacency(scene.text, scene.namer, scene.people)
        self._parsed = Parsed(scene.namer)
        self._found: dict[int, Frame | None] = {}

    def frames(self) -> dict[int, Frame | None]:
        """Return the frame of each quote by its number; None where the text leaves it open."""
        scene = self._scene
        own = {number: self._own(number) for number in range(len(scene.quotes))}
        for number in range(len(scene.quotes)):
            self._found[number] = own[number] or self._continued(number, own)
        return self._found

    def _own(self, number: int) -> Frame | None:
        scene = self._scene
        quote = scene.quotes[number]
        found = self._signed(number) or self._adjacency.frame(quote, scene.room(number))
        if found is not None:
            return found
        line = scene.line_of(number)
        if line is None or line.tree is None:
            return None
        return (
            self._parsed.frame(line.tree, number, woven_in=is_woven_in(scene.text, quote))
            or self._colon(number, line)
            or self._adjacency.anywhere_ahead(quote, scene.room(number))
            or self._parsed.loose(line.tree, number)
        )

    def _signed(self, number: int) -> Frame | None:
        """Read a pull quote: a paragraph in marks and a line with a name."""
        scene = self._scene
        quote = scene.quotes[number]
        last = quote.blocks[-1]
        block = scene.blocks[last]
        rest = Span(quote.outer.end, max(quote.outer.end, block.end))
        dash = _DASH.match(scene.text, rest.start, rest.end)
        if dash is not None and rest.end - rest.start < _LONGEST_SIGNATURE:
            return self._signature(dash.end(), rest.end)
        first = scene.blocks[quote.blocks[0]]
        alone = quote.outer.start - first.start <= _MARKUP and not rest.of(scene.text).strip(
            " .,*_"
        )
        if not alone or last + 1 >= len(scene.blocks):
            return None
        following = scene.blocks[last + 1]
        if len(following) > _LONGEST_SIGNATURE or last + 1 in scene.by_block:
            return None
        sign = _SIGNED.match(scene.text, following.start, following.end)
        return self._signature(sign.end() if sign else following.start, following.end)

    def _signature(self, start: int, end: int) -> Frame | None:
        speaker = (
            self._scene.namer.at(start, end)
            or self._behind_role(start, end)
            or self._unknown_name(start, end)
        )
        if speaker is None or speaker.sort in (Sort.PRONOUN, Sort.COMPANY):
            return None
        rest = self._scene.text[speaker.span.end : end]
        is_line = _SIGNATURE_ENDS.fullmatch(rest) is not None
        if not is_line or re.search(r"\b(?:said|says|is|was|has|will|told)\b|[.?!] ", rest):
            return None
        return Frame(speaker, None, SIGNED, is_close=True)

    def _behind_role(self, start: int, end: int) -> Speaker | None:
        """Return the name in “producer Alma Reyes”."""
        people = self._scene.people.within(Span(start, end))
        between = self._scene.text[start : people[0].span.start] if people else ""
        if not people or not HEAD.search(between) or re.search(r"[,.;:]|\b[A-Z]", between):
            return None
        return Speaker(people[0].span, Sort.PERSON, people[0].person)

    def _unknown_name(self, start: int, end: int) -> Speaker | None:
        """Return the name that a signature begins with, whoever's it is."""
        run = next(runs(self._scene.text, start, end), None)
        if run is None or run.start != start or len(run.of(self._scene.text).split()) < _FULL_NAME:
            return None
        return Speaker(run, Sort.NAME)

    def _colon(self, number: int, line: Line) -> Frame | None:
        """Read “Smith was blunt: “No.””."""
        quote = self._scene.quotes[number]
        lead = self._scene.text[max(0, quote.outer.start - 3) : quote.outer.start].rstrip()
        if not lead.endswith(":") or line.tree is None:
            return None
        return self._parsed.colon(line.tree)

    def _continued(self, number: int, own: dict[int, Frame | None]) -> Frame | None:
        """Return the frame of a quote whose sentence says nothing of a speaker."""
        scene = self._scene
        line = scene.line_of(number)
        if line is None or not self._is_bare(line):
            same = self._same_sentence(number, own)
            alone = line is not None and stands_alone(scene.quotes[number], scene.text)
            return same or (self._previous_in_paragraph(number, line) if line and alone else None)
        return (
            self._previous_in_paragraph(number, line)
            or self._next_in_paragraph(number, line, own)
            or self._previous_paragraph(number)
        )

    def _is_bare(self, line: Line) -> bool:
        """Tell whether a sentence is nothing but quotes."""
        position = line.masked.span.start
        for number in line.masked.quotes:
            outer = self._scene.quotes[number].outer
            gap = self._scene.text[position : max(position, outer.start)]
            if _BLANK.fullmatch(gap) is None:
                return False
            position = max(position, outer.end)
        rest = self._scene.text[position : max(position, line.masked.span.end)]
        return _BLANK.fullmatch(rest) is not None

    def _same_sentence(self, number: int, own: dict[int, Frame | None]) -> Frame | None:
        line = self._scene.line_of(number)
        others = line.masked.quotes if line else ()
        for other in others:
            frame = self._found.get(other) or own.get(other)
            if other != number and frame is not None:
                return self._as(frame, CONTINUED)
        return None

    def _previous_in_paragraph(self, number: int, line: Line) -> Frame | None:
        lines = self._scene.lines_of(line.block)
        place = line.number - lines[0].number
        before = lines[max(0, place - _FARTHEST) : place]
        for each in reversed(before):
            for other in reversed(each.masked.quotes):
                frame = self._found.get(other)
                if frame is not None and other != number:
                    return self._as(frame, CONTINUED)
            speaker = self._parsed.told(each.tree) if each.tree else None
            if speaker is not None:
                return Frame(speaker, None, NEIGHBOUR)
        return None

    def _next_in_paragraph(
        self, number: int, line: Line, own: dict[int, Frame | None]
    ) -> Frame | None:
        after = [each for each in self._scene.lines_of(line.block) if each.number > line.number]
        for each in after[:2]:
            for other in each.masked.quotes:
                frame = own.get(other)
                if frame is not None and other != number:
                    return self._as(frame, NEIGHBOUR)
        return None

    def _previous_paragraph(self, number: int) -> Frame | None:
        block = self._scene.quotes[number].blocks[0]
        for before in range(block - 1, max(-1, block - 3), -1):
            lines = self._scene.lines_of(before)
            if not lines:
                continue
            last = lines[-1]
            for other in reversed(last.masked.quotes):
                frame = self._found.get(other)
                if frame is not None:
                    return self._answered(number, other, frame)
            speaker = self._parsed.told(last.tree) if last.tree else None
            return Frame(speaker, None, NEIGHBOUR) if speaker else None
        return None

    def _answered(self, number: int, other: int, frame: Frame) -> Frame:
        """Return who speaks after quote ``other``: the same, or whoever was asked."""
        scene = self._scene
        asked = scene.quotes[other].span.of(scene.text).endswith("?")
        verb = lemma(frame.cue.of(scene.text)) if frame.cue else ""
        if not (asked or verb in _TURNS or frame.confidence == ANSWERED):
            return self._as(frame, CONTINUED)
        mine = self._who(frame)
        for earlier in range(other - 1, max(-1, other - 6), -1):
            before = self._found.get(earlier)
            if before is not None and self._who(before) != mine:
                return self._as(before, ANSWERED)
        return self._as(frame, NEIGHBOUR)

    def _who(self, frame: Frame) -> str:
        person = frame.speaker.person
        return person.name if person else frame.speaker.span.of(self._scene.text).lower()

    def _as(self, frame: Frame, confidence: float) -> Frame:
        return Frame(frame.speaker, None, min(frame.confidence, confidence))
