"""Generations of a few words, made without a model."""

from index.search.snapshot import Entry, Snapshot
from index.storage.generations import Generation, GenerationFolder
from index.storage.manifest import Recipe
from index.types import Passage, Span
from tests.support.encoders import BagOfWords

RECIPE = Recipe("library", "model", "method")


def snapshot(*texts: str) -> Snapshot:
    """Index texts of one passage each, whose two sentences a bar separates."""
    encode = BagOfWords().encode
    entries = []
    for revision, text in enumerate(texts):
        bar = text.index("|")
        sentences = (Span(0, bar), Span(bar + 1, len(text)))
        passage = Passage(Span(0, len(text)), sentences)
        inner = encode([sentence.of(text) for sentence in sentences])
        entries.append(Entry(revision, "", text, passage, encode([text])[0], inner))
    return Snapshot.build(entries)


def write(folder: GenerationFolder, number: int, recipe: Recipe = RECIPE, *more: str) -> Generation:
    """Write a generation of two articles, and more if more texts are given."""
    texts = ("One song|is sung", "Two songs|are not", *more)
    return folder.write(number, snapshot(*texts), recipe, articles=len(texts), briefs=0)
