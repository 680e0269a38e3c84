"""Generations of a few words, made without a model."""

from index.search.snapshot import Snapshot
from index.storage.generations import Generation, GenerationFolder
from index.storage.manifest import Recipe
from tests.index.search.entries import article, indexed

RECIPE = Recipe("library", "model", "method")


def snapshot(*texts: str) -> Snapshot:
    """Index texts of one passage each, whose two sentences a bar separates; the first is a title.

    It has every part that a snapshot can have.
    """
    sentences = [text.split("|") for text in texts]
    entries = [
        each
        for revision, some in enumerate(sentences)
        for each in article(revision, some, title=some[0])
    ]
    return indexed(entries, late=True)


def write(folder: GenerationFolder, number: int, recipe: Recipe = RECIPE, *more: str) -> Generation:
    """Write a generation of two articles, and more if more texts are given."""
    texts = ("One song|is sung", "Two songs|are not", *more)
    return folder.write(number, snapshot(*texts), recipe, articles=len(texts), briefs=0)
