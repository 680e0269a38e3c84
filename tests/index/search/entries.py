"""Entries of an index, made of plain sentences."""

from collections.abc import Sequence

from index.search.snapshot import Entry
from index.types import Passage, Span
from tests.support.encoders import BagOfWords

_ENCODER = BagOfWords()


def entry(revision: int, sentences: Sequence[str], heading: str = "", lead: str = "") -> Entry:
    """Make an entry of one passage; ``lead`` is what the article says before it."""
    spans: list[Span] = []
    text = lead
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    passage = Passage(Span(spans[0].start, spans[-1].end), tuple(spans))
    return Entry(
        revision=revision,
        heading=heading,
        text=text,
        passage=passage,
        vector=_ENCODER.encode([passage.span.of(text)])[0],
        sentence_vectors=_ENCODER.encode(sentences),
    )


def entries_of(shape: Sequence[Sequence[int]]) -> list[Entry]:
    """Make articles of passages with so many sentences each; every sentence is another one."""
    entries: list[Entry] = []
    for revision, counts in enumerate(shape, start=1):
        lead = ""
        for ordinal, count in enumerate(counts):
            words = [f"Song {revision} {ordinal} {number}." for number in range(count)]
            entries.append(entry(revision, words, lead=lead))
            lead = entries[-1].text
    return entries
