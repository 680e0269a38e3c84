from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.models import Float32
from index.search.ranking import Ranked
from index.search.settling import settle
from tests.index.search.entries import library, ranked
from tests.index.search.ranks import scored

SENTENCES = [f"Song {number}." for number in range(12)]
LIBRARY = library(SENTENCES)
DESCENDING = [20.0 - number for number in range(12)]


class Preferring:
    """A reranker that has a favourite, and remembers what it read."""

    def __init__(self, favourite: str) -> None:
        self._favourite = favourite
        self.read: list[tuple[str, list[str]]] = []

    def load(self) -> None:
        pass

    def scores(self, question: str, texts: Sequence[str]) -> Float32:
        self.read.append((question, list(texts)))
        return np.array([0.0 if text == self._favourite else -10.0 for text in texts], np.float32)


def settled(found: Ranked, reranker: Preferring, weight: float = 1.0) -> Ranked:
    return settle(found, "Which song?", SENTENCES.__getitem__, reranker, weight)


def test_the_sentence_that_the_reranker_prefers_wins() -> None:
    found = settled(scored(LIBRARY, DESCENDING), Preferring("Song 5."))

    assert found.order.tolist() == [5, 0, 1, 2, 3, 4, *range(6, 12)]


def test_only_the_best_six_are_read_and_in_their_order() -> None:
    reranker = Preferring("")
    scores = DESCENDING[::-1]

    settled(scored(LIBRARY, scores), reranker)

    assert reranker.read == [("Which song?", [f"Song {number}." for number in range(11, 5, -1)])]


def test_what_is_not_read_never_wins() -> None:
    found = settled(scored(LIBRARY, DESCENDING), Preferring("Song 9."))

    assert found.order.tolist() == list(range(12))


def test_a_clear_lead_may_outweigh_the_reranker() -> None:
    found = settled(scored(LIBRARY, [9.0, 1.0]), Preferring("Song 1."), weight=0.5)

    assert found.order.tolist() == [0, 1]


def test_it_is_told_how_well_the_best_and_the_first_answer() -> None:
    agreed = settled(scored(LIBRARY, DESCENDING), Preferring("Song 5.")).read
    overruled = settled(scored(LIBRARY, [9.0, 1.0]), Preferring("Song 1."), weight=0.5).read

    assert agreed is not None
    assert overruled is not None
    assert (agreed.best, agreed.first) == (0, 0)
    assert (overruled.best, overruled.first) == (0, -10)


def test_nothing_found_is_left_alone_and_not_read() -> None:
    reranker, nothing = Preferring(""), scored(LIBRARY, [])

    assert settled(nothing, reranker) is nothing
    assert reranker.read == []


def test_a_ranking_of_one_stays_as_it_is() -> None:
    found = settled(scored(LIBRARY, [1.0]), Preferring("Song 0."))

    assert found.order.tolist() == [0]


@given(
    scores=st.lists(st.integers(-20, 20).map(float), min_size=1, max_size=12),
    favourite=st.integers(0, 11),
    weight=st.floats(0, 3, width=16),
)
def test_the_others_keep_their_order_and_the_unread_stay_below(
    scores: list[float], favourite: int, weight: float
) -> None:
    before = scored(LIBRARY, scores)

    after = settled(before, Preferring(f"Song {favourite}."), weight)

    kept = [place for place in before.order.tolist() if place != favourite]
    assert [place for place in after.order.tolist() if place != favourite] == kept
    assert set(after.order[:6].tolist()) == set(before.order[:6].tolist())
    assert after.candidates is before.candidates


def test_rows_are_read_not_places() -> None:
    filler = [[f"Tune {number}."] for number in range(120)]
    snapshot = library(*filler, ["Warner settled."], ["Warner rested."])
    _, found = ranked(snapshot, "Warner settled")
    rows: list[int] = []

    def text_of(row: int) -> str:
        rows.append(row)
        return ""

    settle(found, "Warner settled", text_of, Preferring(""), 1.0)

    assert rows[:2] == [120, 121]
    assert found.order[0] != 120
