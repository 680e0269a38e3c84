"""Which row of an index stands for what in which article."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.snapshot import Entry, Layout, Snapshot
from index.types import Article, Span
from tests.index.search.entries import KNOWN, article, entries_of, entry, indexed, sentence_of

# Sentences of each passage of each article.
SHAPES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), max_size=5)


def articles(entries: list[Entry]) -> list[Article]:
    return list({each.article.revision: each.article for each in entries}.values())


def laid_out(entries: list[Entry]) -> Layout:
    return Layout.of(articles(entries), entries)


def sentences(entries: list[Entry]) -> list[tuple[int | None, Span]]:
    return [(each.article.revision, span) for each in entries for span in each.passage.sentences]


@given(shape=SHAPES)
def test_every_row_is_the_sentence_or_passage_it_was_made_of(shape: list[list[int]]) -> None:
    entries = entries_of(shape)
    layout, known = laid_out(entries), articles(entries)

    for row, each in enumerate(entries):
        inner = layout.sentence_rows(row)
        assert tuple(layout.sentence(i) for i in inner) == each.passage.sentences
        assert {int(layout.sentences[i, 0]) for i in inner} == {row}
        assert {layout.revision(i) for i in inner} == {each.article.revision}
        owners = layout.article_rows(np.array(inner, dtype=np.int64)).tolist()
        assert {known[owner].revision for owner in owners} == {each.article.revision}


@given(shape=SHAPES, step=st.integers(-5, 5))
def test_a_neighbour_is_a_sentence_so_many_on_in_the_same_article(
    shape: list[list[int]], step: int
) -> None:
    entries = entries_of(shape)
    layout, known = laid_out(entries), sentences(entries)

    for row, (revision, _) in enumerate(known):
        beside = known[row + step] if 0 <= row + step < len(known) else None
        same = beside is not None and beside[0] == revision
        assert layout.neighbour(row, step) == (beside[1] if beside and same else None)


def test_a_neighbour_may_stand_in_another_passage_but_not_in_another_article() -> None:
    layout = laid_out(entries_of([[2, 1], [1]]))

    assert layout.neighbour(1, 1) == layout.sentence(2)
    assert layout.neighbour(2, -1) == layout.sentence(1)
    assert layout.neighbour(2, 1) is None
    assert layout.neighbour(3, -1) is None
    assert layout.neighbour(0, -1) is None
    assert layout.neighbour(3, 1) is None


@pytest.mark.parametrize(
    ("published", "kept"),
    [(None, (0, 0)), ("2025", (2025, 0)), ("2025-11", (2025, 11)), ("2025-11-25", (2025, 11))],
)
def test_a_date_is_kept_as_far_as_it_is_known(published: str | None, kept: tuple[int, int]) -> None:
    layout = laid_out(article(7, ["One."], published=published))

    assert layout.articles.tolist() == [[7, *kept]]


def test_an_article_that_was_never_stored_is_refused() -> None:
    (only,) = article(1, ["One."])
    unstored = replace(only, article=replace(only.article, revision=None))

    with pytest.raises(ValueError, match=r"1\.md has not been stored"):
        indexed([unstored])


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("shape", [[], [[1]], [[2, 3], [1, 1, 1], [4]]])
def test_a_snapshot_is_read_as_it_was_saved(
    tmp_path: Path, shape: list[list[int]], late: bool
) -> None:
    built = indexed([*entries_of(shape), *article(99, ["Warner met Suno."])], late=late)
    built.save(tmp_path)

    read = Snapshot.load(tmp_path)

    for name in ("articles", "passages", "sentences"):
        assert np.array_equal(getattr(read.layout, name), getattr(built.layout, name))
    assert read.words == built.words
    assert read.facts.names == built.facts.names == ("Warner Music Group", "Suno")
    assert (read.late_sentences is not None) == late
    sizes = {
        "passages": (read.dense_passages, read.lexical_passages),
        "sentences": (read.dense_sentences, read.lexical_sentences, read.late_sentences),
        "articles": (read.lexical_titles,),
    }
    for name, indexes in sizes.items():
        rows = len(getattr(built.layout, name))
        assert {index.size for index in indexes if index is not None} == {rows}


def test_an_empty_snapshot_is_read_as_it_was_saved(tmp_path: Path) -> None:
    Snapshot.build([], KNOWN, 64).save(tmp_path)

    read = Snapshot.load(tmp_path)

    assert read.layout.sentences.shape == (0, 3)
    assert read.late_sentences is not None
    assert read.late_sentences.size == 0


def test_a_passage_is_found_by_its_articles_title_publisher_and_date() -> None:
    headed = article(
        1, ["Plain words."], title="The deal", publisher="Billboard", published="2025-05-03"
    )
    snapshot = indexed([*headed, *article(2, ["Plain words."])])

    for word in ("billboard", "deal", "may", "2025"):
        assert (snapshot.lexical_passages.scores([word]) > 0).tolist() == [True, False]
        assert (snapshot.lexical_titles.scores([word]) > 0).tolist() == [True, False]
        assert not snapshot.lexical_sentences.scores([word]).any()


def test_the_words_of_titles_are_words_of_the_library() -> None:
    snapshot = indexed([entry(1, ["Plain words."], title="Holzmüller sang")])

    assert {"holzmuller", "plain"} <= snapshot.words.every
    assert "Holzmüller" in snapshot.words.proper


def test_the_helpers_give_back_the_words_they_were_given() -> None:
    entries = article(1, ["One.", "Two."], ["Three."])

    snapshot = indexed(entries)

    assert [sentence_of(snapshot, entries, row) for row in range(3)] == ["One.", "Two.", "Three."]
