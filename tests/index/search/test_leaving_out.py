from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.asked import understand
from index.search.fusion import fuse
from index.search.ranking import rank
from index.search.snapshot import Entry, Snapshot
from index.search.terms import terms
from index.types import Article, Kind, Passage, Span
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords

ENCODER = BagOfWords()
POOL = 100
"""How many passages an index proposes."""
QUESTION = "Who settled with Suno?"


def entry(revision: int, sentences: Sequence[str]) -> Entry:
    spans: list[Span] = []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    text = " ".join(sentences)
    return Entry(
        Article(str(revision), f"{revision}.md", "", Kind.ARTICLE, text, revision=revision),
        Passage(Span(0, len(text)), tuple(spans)),
        ENCODER.encode([text])[0],
        ENCODER.encode(sentences),
    )


def snapshot(passages: Sequence[Sequence[str]]) -> Snapshot:
    entries = [entry(number, sentences) for number, sentences in enumerate(passages, start=1)]
    return Snapshot.build(entries, Vocabulary.empty(), None)


def found(library: Snapshot, without: frozenset[int] = frozenset()) -> list[int]:
    vector = ENCODER.encode_question(QUESTION)
    return [int(row) for row in fuse(library, tuple(terms(QUESTION)), vector, without).rows]


WORDS = st.sampled_from(["Warner", "Suno", "settled", "with", "a", "rained", "1"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=3)
LIBRARIES = st.lists(SENTENCES, max_size=8)


@given(passages=LIBRARIES, without=st.frozensets(st.integers(0, 7)))
def test_of_a_small_library_all_else_is_found(
    passages: list[list[str]], without: frozenset[int]
) -> None:
    out = without & frozenset(range(len(passages)))

    assert set(found(snapshot(passages), out)) == set(range(len(passages))) - out


@given(passages=LIBRARIES)
def test_leaving_nothing_out_changes_nothing(passages: list[list[str]]) -> None:
    library = snapshot(passages)

    assert found(library, frozenset()) == found(library)


@pytest.mark.parametrize("sentences", [1, 3])
def test_what_comes_next_moves_up(sentences: int) -> None:
    # The first are best by every measure and fill the pool of every index.
    best = [["Warner settled with Suno."] * sentences] * POOL
    rest = [["It rained."], ["Suno, too, was one of many that had heard of it."], ["It snowed."]]
    library = snapshot([*best, *rest])
    assert set(found(library)) == set(range(POOL))

    assert set(found(library, frozenset(range(POOL)))) == {POOL, POOL + 1, POOL + 2}


def test_a_long_passage_left_out_does_not_shrink_the_pool() -> None:
    # One passage alone fills the pool of sentences.
    library = snapshot([["Warner settled with Suno."] * 3 * POOL, *[["It rained."]] * 2 * POOL])

    assert len(found(library, frozenset({0}))) >= POOL


def test_leaving_out_what_was_not_found_changes_nothing() -> None:
    near = [[f"Warner {number} settled."] for number in range(2 * POOL)]
    library = snapshot([*near, *[["It rained."]] * POOL])
    far = frozenset(range(2 * POOL, 3 * POOL))
    assert not far & set(found(library))

    assert found(library, far) == found(library)


@given(passages=LIBRARIES, without=st.frozensets(st.integers(0, 7)))
def test_no_sentence_of_what_is_left_out_is_ranked(
    passages: list[list[str]], without: frozenset[int]
) -> None:
    library = snapshot(passages)
    out = without & frozenset(range(len(passages)))
    asked = understand(QUESTION, library.facts, Vocabulary.empty())

    vector = ENCODER.encode_question(asked.text)
    ranked = rank(library, asked, vector, None, {"fused": 1.0}, out)

    kept = set(range(len(passages))) - out
    assert set(ranked.candidates.passages.tolist()) == kept
    assert len(ranked.candidates) == sum(len(passages[row]) for row in kept)
    assert np.isfinite(ranked.scores).all()
