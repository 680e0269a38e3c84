"""Which row of an index stands for what in which article."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.snapshot import Entry, Layout, Snapshot
from index.types import Span
from tests.index.search.entries import entries_of, entry

# Sentences of each passage of each article.
SHAPES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), max_size=5)


def sentences(entries: list[Entry]) -> list[tuple[int, Span]]:
    return [(each.revision, span) for each in entries for span in each.passage.sentences]


@given(shape=SHAPES)
def test_every_row_is_the_sentence_or_passage_it_was_made_of(shape: list[list[int]]) -> None:
    entries = entries_of(shape)
    layout = Layout.of(entries)

    for row, each in enumerate(entries):
        assert layout.revision(row) == each.revision
        inner = layout.sentence_rows(row)
        assert tuple(layout.sentence(i) for i in inner) == each.passage.sentences
        assert {int(layout.sentences[i, 0]) for i in inner} == {row}


@given(shape=SHAPES)
def test_a_neighbour_is_the_sentence_next_in_the_same_article(shape: list[list[int]]) -> None:
    entries = entries_of(shape)
    layout, known = Layout.of(entries), sentences(entries)

    for row, (revision, _) in enumerate(known):
        for step in (-1, 1):
            beside = known[row + step] if 0 <= row + step < len(known) else None
            same = beside is not None and beside[0] == revision
            assert layout.neighbour(row, step) == (beside[1] if beside and same else None)


def test_a_neighbour_may_stand_in_another_passage_but_not_in_another_article() -> None:
    layout = Layout.of(entries_of([[2, 1], [1]]))

    assert layout.neighbour(1, 1) == layout.sentence(2)
    assert layout.neighbour(2, -1) == layout.sentence(1)
    assert layout.neighbour(2, 1) is None
    assert layout.neighbour(3, -1) is None
    assert layout.neighbour(0, -1) is None
    assert layout.neighbour(3, 1) is None


@pytest.mark.parametrize("shape", [[], [[1]], [[2, 3], [1, 1, 1], [4]]])
def test_a_snapshot_is_read_as_it_was_saved(tmp_path: Path, shape: list[list[int]]) -> None:
    built = Snapshot.build(entries_of(shape))
    built.save(tmp_path)

    read = Snapshot.load(tmp_path)

    assert np.array_equal(read.layout.passages, built.layout.passages)
    assert np.array_equal(read.layout.sentences, built.layout.sentences)
    for name in ("dense_passages", "dense_sentences", "lexical_passages", "lexical_sentences"):
        assert getattr(read, name).size == getattr(built, name).size
    assert read.dense_passages.size == read.lexical_passages.size == len(built.layout.passages)
    assert read.dense_sentences.size == read.lexical_sentences.size == len(built.layout.sentences)


def test_a_passage_is_found_by_its_articles_heading() -> None:
    snapshot = Snapshot.build(
        [entry(1, ["Plain words."], heading="Billboard 2025"), entry(2, ["Plain words."])]
    )

    assert (snapshot.lexical_passages.scores(["billboard"]) > 0).tolist() == [True, False]
    assert not snapshot.lexical_sentences.scores(["billboard"]).any()
