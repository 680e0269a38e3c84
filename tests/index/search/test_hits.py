import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.hits import Hit, close_pair, hits
from index.search.snapshot import Snapshot
from tests.index.search.entries import article, entries_of, indexed
from tests.index.search.ranks import scored

SHAPES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), min_size=1, max_size=4)
SENTENCES = [f"Song {number}." for number in range(10)]
ENTRIES = article(7, SENTENCES)
ONE = indexed(ENTRIES)


def number_of(snapshot: Snapshot, hit: Hit) -> list[int]:
    """Return the sentence rows of a hit."""
    spans = {
        (snapshot.layout.revision(row), snapshot.layout.sentence(row)): row
        for row in range(len(snapshot.layout.sentences))
    }
    return [spans[hit.revision, span] for span in hit.sentences]


@given(shape=SHAPES, data=st.data())
def test_each_article_comes_once_and_the_best_first(
    shape: list[list[int]], data: st.DataObject
) -> None:
    snapshot = indexed(entries_of(shape))
    size = len(snapshot.layout.sentences)
    points = st.integers(-9, 9).map(float)
    scores = data.draw(st.lists(points, min_size=size, max_size=size))
    limit = data.draw(st.integers(0, 5))

    found = hits(snapshot, scored(snapshot, scores), limit)

    best: dict[int, float] = {}
    for row, score in enumerate(scores):
        revision = snapshot.layout.revision(row)
        best[revision] = max(best.get(revision, score), score)
    assert [hit.score for hit in found] == sorted(best.values(), reverse=True)[:limit]
    assert all(best[hit.revision] == hit.score for hit in found)
    assert len({hit.revision for hit in found}) == len(found)


@given(shape=SHAPES, data=st.data())
def test_what_stands_around_is_of_the_same_article_and_in_order(
    shape: list[list[int]], data: st.DataObject
) -> None:
    snapshot = indexed(entries_of(shape))
    layout = snapshot.layout
    size = len(layout.sentences)
    scores = data.draw(st.lists(st.integers(-3, 3).map(float), min_size=size, max_size=size))

    for hit in hits(snapshot, scored(snapshot, scores), 9):
        own = [layout.sentence(n) for n in range(size) if layout.revision(n) == hit.revision]
        first, last = own.index(hit.sentences[0]), own.index(hit.sentences[-1])
        assert list(hit.sentences) == sorted(hit.sentences)
        assert list(hit.before) == own[max(first - 4, 0) : first]
        assert list(hit.after) == own[last + 1 : last + 5]


@pytest.mark.parametrize(
    ("scores", "rows"),
    [
        ([9, 1, 1], [0]),
        ([9, 7.5, 1], [0, 1]),
        ([7.5, 1, 1, 9], [0, 3]),
        ([9, 7, 1], [0]),
        ([9, 1, 1, 1, 8.5], [0]),
        # Only the next best is looked at: a third close one nearby is not taken in its place.
        ([9, 8, 1, 1, 8.5], [0]),
        ([9, 8.5, 8.4], [0, 1]),
        ([9], [0]),
    ],
)
def test_a_second_sentence_is_taken_in_a_close_call_within_reach(
    scores: list[float], rows: list[int]
) -> None:
    found = scored(ONE, scores)

    (hit,) = hits(ONE, found, 9)

    assert number_of(ONE, hit) == rows
    assert sorted(close_pair(found)) == rows


def test_a_close_pair_is_of_the_best_article_and_begins_with_the_best() -> None:
    snapshot = indexed(entries_of([[2], [2]]))

    assert close_pair(scored(snapshot, [8.0, 1.0, 8.5, 9.0])) == (3, 2)
    assert close_pair(scored(snapshot, [1.0, 8.9, 9.0, 1.0])) == (2,)


def test_there_are_no_hits_where_nothing_was_found() -> None:
    assert hits(ONE, scored(ONE, []), 9) == []
