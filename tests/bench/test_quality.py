import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.contestants.wire import Found, Reply
from bench.quality import Evidence, Question, evidence_shown, judge, rank

TEXT = "One came first. The answer is ten characters. One more came last."
SENTENCE = "The answer is ten characters."
START = TEXT.index(SENTENCE)


def ranking(*ids: str) -> tuple[Found, ...]:
    return tuple(Found(each, 0, 5) for each in ids)


def test_a_document_is_ranked_at_its_best_place_among_documents() -> None:
    assert rank(ranking("a", "a", "a", "b"), frozenset({"b"})) == 2


def test_a_document_that_is_not_found_has_no_rank() -> None:
    assert rank(ranking("a"), frozenset({"b"})) is None


def test_figures_count_every_question() -> None:
    right = Question("?", frozenset({"r"}))
    replies = [
        Reply(ranking("r", "x")),
        Reply(ranking("x", "y", "r")),
        Reply(ranking("x", "y", "z", "a", "b", "r")),
        Reply(()),
    ]

    quality = judge([right] * 4, replies, {})

    assert (quality.right_first, quality.right_in_three) == (0.25, 0.5)
    assert (quality.recall_1, quality.recall_5) == (0.25, 0.5)
    assert quality.mrr_10 == pytest.approx((1 + 1 / 3 + 1 / 6) / 4)
    assert quality.evidence_shown is None


def test_what_stands_beyond_the_tenth_place_counts_for_nothing() -> None:
    reply = Reply(ranking(*"abcdefghij", "r"))

    assert judge([Question("?", frozenset({"r"}))], [reply], {}).mrr_10 == 0


def test_what_is_ranked_but_not_shown_is_not_seen() -> None:
    question = Question("?", frozenset({"r"}), (Evidence("r", SENTENCE),))
    reply = Reply((Found("r", 0, len(TEXT)),), shown=0)

    quality = judge([question], [reply], {"r": TEXT})

    assert (quality.right_first, quality.evidence_shown, quality.recall_1) == (0, 0, 1)


def test_nobody_is_seen_to_show_more_than_three() -> None:
    reply = Reply(ranking("a", "b", "c", "r"), shown=4)

    assert judge([Question("?", frozenset({"r"}))], [reply], {}).right_in_three == 0


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_evidence_is_shown_if_four_fifths_of_it_are(start: int, end: int) -> None:
    shown = Found("r", min(start, end), max(start, end))
    seen = len(set(range(shown.start, shown.end)) & set(range(START, START + len(SENTENCE))))

    told = evidence_shown([Evidence("r", SENTENCE)], [shown], {"r": TEXT})

    assert told is (seen >= 0.8 * len(SENTENCE))


def test_the_same_words_in_another_document_are_no_evidence() -> None:
    shown = [Found("other", 0, len(TEXT))]

    assert not evidence_shown([Evidence("r", SENTENCE)], shown, {"r": TEXT, "other": TEXT})


def test_evidence_counts_wherever_it_stands_again() -> None:
    twice = f"{SENTENCE} {SENTENCE}"
    shown = [Found("r", len(SENTENCE) + 1, len(twice))]

    assert evidence_shown([Evidence("r", SENTENCE)], shown, {"r": twice})


@pytest.mark.parametrize("sentence", ["", "Not a word of it."])
def test_evidence_that_the_document_lacks_is_never_shown(sentence: str) -> None:
    shown = [Found("r", 0, len(TEXT))]

    assert not evidence_shown([Evidence("r", sentence)], shown, {"r": TEXT})
