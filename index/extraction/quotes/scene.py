"""Everything that is known of one article before anybody is asked who spoke."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.quotes.affiliations import Affiliations
from index.extraction.quotes.cues import has_cue
from index.extraction.quotes.marks import Marked, marked
from index.extraction.quotes.masking import Masked, masked
from index.extraction.quotes.names import sure_names
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.parse import Tree, parse
from index.extraction.quotes.people import People
from index.extraction.quotes.speakers import Namer
from index.lines import blocks
from index.types import Span
from index.vocabulary import Vocabulary

LONGEST = 120_000
"""Characters of an article that are read; what comes later is not looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tree; None for one that is of no interest."""

    number: int
    block: int
    masked: Masked
    tree: Tree | None


class Scene:
    """One article, divided, with its marks, names and sentences."""

    def __init__(self, text: str, vocabulary: Vocabulary, title: str = "") -> None:
        self.text = text[:LONGEST]
        self.title = title
        self.blocks = list(blocks(self.text))
        self._block_starts = [block.start for block in self.blocks]
        self.quotes: list[Marked] = list(marked(self.text, self.blocks))
        self._opened = [quote.outer.start for quote in self.quotes]
        organisations = Organisations(self.text, vocabulary, sure_names(self.text), title)
        self.organisations = organisations
        self.people = People(self.text, organisations)
        organisations.leave_out(mention.span for mention in self.people.mentions)
        self.affiliations = Affiliations(self.text, organisations, self.people)
        self.namer = Namer(self.text, organisations, self.people)
        self.by_block: dict[int, list[int]] = {}
        for number, quote in enumerate(self.quotes):
            for block in quote.blocks:
                self.by_block.setdefault(block, []).append(number)
        self.lines = self._read_lines()
        self._of_block: dict[int, list[Line]] = {}
        for line in self.lines:
            self._of_block.setdefault(line.block, []).append(line)

    def lines_of(self, block: int) -> list[Line]:
        """Return the sentences of a paragraph, in order."""
        return self._of_block.get(block, [])

    def block_at(self, position: int) -> Span:
        """Return the last paragraph that begins before ``position`` or there."""
        return self.blocks[max(0, bisect_right(self._block_starts, position) - 1)]

    def lines_before(self, position: int) -> list[Line]:
        """Return the sentences that begin before ``position`` in its paragraph, in order."""
        place = bisect_right(self._block_starts, position) - 1
        return [line for line in self.lines_of(place) if line.masked.span.start < position]

    def line_of(self, number: int) -> Line | None:
        """Return the sentence that frames quote ``number``; the last one for a long quote."""
        for block in reversed(self.quotes[number].blocks):
            for line in self.lines_of(block):
                if number in line.masked.quotes:
                    return line
        return None

    def room(self, number: int) -> Span:
        """Return the paragraph around a quote, up to the quotes beside it."""
        quote = self.quotes[number]
        start = self.blocks[quote.blocks[0]].start
        end = self.blocks[quote.blocks[-1]].end
        if number:
            start = max(start, self.quotes[number - 1].outer.end)
        if number + 1 < len(self.quotes):
            end = min(end, self.quotes[number + 1].outer.start)
        return Span(start, max(start, end))

    def is_quoted(self, position: int) -> bool:
        """Tell whether the character at ``position`` stands in quotation marks."""
        place = bisect_right(self._opened, position) - 1
        return place >= 0 and position < self.quotes[place].outer.end

    def _read_lines(self) -> list[Line]:
        found = list(self._masked())
        wanted = [sentence for _, sentence, is_wanted in found if is_wanted]
        trees = iter(parse(wanted)) if wanted else iter(())
        return [
            Line(number, block, sentence, next(trees) if is_wanted else None)
            for number, (block, sentence, is_wanted) in enumerate(found)
        ]

    def _masked(self) -> Iterator[tuple[int, Masked, bool]]:
        for block, span in enumerate(self.blocks):
            numbers = self.by_block.get(block, [])
            if not numbers and not has_cue(span.of(self.text)):
                continue
            own = [(number, self.quotes[number]) for number in numbers]
            for sentence in masked(self.text, span, own):
                yield block, sentence, bool(numbers) or has_cue(sentence.text)
