import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.fusion import Hit, search
from index.search.snapshot import Entry, Snapshot
from index.search.terms import content_terms, terms
from index.types import Span
from tests.index.search.entries import entries_of, entry
from tests.support.encoders import BagOfWords

ENCODER = BagOfWords()
WORDS = st.sampled_from(["Warner", "Suno", "settled", "Udio", "a", "lawsuit", "…", "song", "1"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4)
LIBRARIES = st.lists(SENTENCES, max_size=8).map(
    lambda passages: [entry(number, words) for number, words in enumerate(passages, start=1)]
)


def hits(entries: list[Entry], question: str, limit: int = 40) -> list[Hit]:
    return search(Snapshot.build(entries), question, ENCODER.encode([question])[0], limit)


@given(entries=LIBRARIES, question=st.lists(WORDS, min_size=1).map(" ".join))
def test_every_passage_comes_at_most_once_and_the_best_first(
    entries: list[Entry], question: str
) -> None:
    found = hits(entries, question)

    # Each article here has one passage.
    assert sorted(hit.revision for hit in found) == [each.revision for each in entries]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


@given(entries=LIBRARIES, question=st.lists(WORDS, min_size=1).map(" ".join))
def test_a_hit_tells_the_truth_about_its_sentence(entries: list[Entry], question: str) -> None:
    by_revision = {each.revision: each for each in entries}
    vector = ENCODER.encode([question])[0]

    for hit in hits(entries, question):
        source = by_revision[hit.revision]
        at = source.passage.sentences.index(hit.sentence)
        around = (None, *source.passage.sentences, None)
        assert (hit.before, hit.after) == (around[at], around[at + 2])
        assert hit.similarity == pytest.approx(float(vector @ source.sentence_vectors[at]))
        held = set(content_terms(question)) & set(terms(source.passage.span.of(source.text)))
        assert (hit.coverage > 0) == bool(held)
        assert 0 <= hit.coverage <= 1


@given(entries=LIBRARIES, question=st.lists(WORDS, min_size=1).map(" ".join), limit=st.integers(0))
def test_the_limit_takes_nothing_but_the_end(
    entries: list[Entry], question: str, limit: int
) -> None:
    everything = [hit.revision for hit in hits(entries, question)]

    assert [hit.revision for hit in hits(entries, question, limit)] == everything[:limit]


def test_equal_passages_keep_the_order_of_the_library() -> None:
    texts = ["Warner settled.", "It rained."]
    entries = [entry(number, [texts[number % 2]]) for number in range(80)]

    found = [hit.revision for hit in hits(entries, "Who settled?", 80)]

    assert found == [*range(0, 80, 2), *range(1, 80, 2)]


def test_the_sentence_that_fits_best_is_chosen() -> None:
    (hit,) = hits([entry(1, ["It rained.", "Warner settled with Suno.", "So what."])], "Suno?")

    assert hit.sentence == Span(11, 36)


def test_a_passage_that_nobody_would_propose_by_meaning_is_found_by_its_words() -> None:
    others = entries_of([[2]] * 300)
    entries = [*others, entry(999, ["Xylophone " + "Song 1 0 0. " * 30])]

    assert hits(entries, "Song 1 0 0 xylophone")[0].revision == 999


def test_there_is_nothing_in_an_empty_library() -> None:
    assert hits([], "Who settled?") == []
