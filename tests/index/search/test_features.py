"""What speaks for a sentence, in small libraries where the right values are plain."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.asked import understand
from index.search.candidates import Candidates, Columns
from index.search.features import Held, features
from index.search.met import Met
from index.search.ranking import rank
from index.search.snapshot import Entry, Snapshot
from index.search.traits import WANTS
from index.types import Span
from tests.index.nasty import TEXTS
from tests.index.search.entries import KNOWN, article, entry, indexed, library, ranked
from tests.support.encoders import BagOfTokens, BagOfWords

SENTENCES = TEXTS | st.sampled_from(
    ["UMG sued Suno.", "It paid $3m in May 2024.", "Warner settled.", "Who knows?", ""]
)
ARTICLES = st.lists(
    st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=2), max_size=4
)
DATES = st.sampled_from([None, "2024", "2025-11", "2026-01-31"])


def entries_of(articles: list[list[list[str]]], title: str, date: str | None) -> list[Entry]:
    return [
        each
        for revision, passages in enumerate(articles, start=1)
        for each in article(revision, *passages, title=title, published=date)
    ]


def columns(snapshot: Snapshot, question: str) -> Columns:
    _, found = ranked(snapshot, question, weights={})
    return found.columns


def column(name: str, question: str, *articles: list[str], late: bool = False) -> list[float]:
    """Return a feature of every sentence, all of which are candidates in so small a library."""
    values: list[float] = columns(library(*articles, late=late), question)[name].tolist()
    return values


@given(articles=ARTICLES, title=SENTENCES, date=DATES, question=SENTENCES, late=st.booleans())
def test_features_of_anything_are_finite(
    articles: list[list[list[str]]], title: str, date: str | None, question: str, late: bool
) -> None:
    snapshot = indexed(entries_of(articles, title, date), late=late)

    _, found = ranked(snapshot, question, weights={})

    for values in found.columns.values():
        assert values.shape == (len(found.candidates),)
        assert np.isfinite(values).all()


@pytest.mark.parametrize("late", [True, False])
@given(articles=ARTICLES, question=SENTENCES)
def test_every_question_has_the_same_features(
    articles: list[list[list[str]]], question: str, late: bool
) -> None:
    usual = columns(library(["UMG sued Suno."], late=late), "Who sued Suno?")
    snapshot = indexed(entries_of(articles, "", None), late=late)

    assert columns(snapshot, question).keys() == usual.keys()


def test_only_late_interaction_adds_features() -> None:
    plain = columns(library(["UMG sued."]), "Who sued?").keys()
    late = columns(library(["UMG sued."], late=True), "Who sued?").keys()

    assert plain < late
    assert all(name.startswith(("late", "own")) for name in late - plain)
    assert {f"tells_{want.name}" for want in WANTS} < plain


@given(
    shape=st.lists(st.integers(0, 4), min_size=1, max_size=4),
    picked=st.frozensets(st.integers(0, 15)),
    step=st.sampled_from([-2, -1, 1, 2]),
)
def test_what_stands_beside_never_is_of_another_article(
    shape: list[int], picked: frozenset[int], step: int
) -> None:
    owners = np.repeat(np.arange(len(shape)), shape)
    rows = np.array([row for row in sorted(picked) if row < len(owners)], dtype=np.int64)
    found = Candidates(rows, rows, owners[rows], np.zeros(len(rows), dtype=np.float32))

    beside = found.beside(step)

    for place, other in enumerate(beside.tolist()):
        row = int(rows[place])
        there = row + step
        inside = 0 <= there < len(owners) and owners[there] == owners[row]
        expected = there if inside and there in rows else row
        assert int(rows[other]) == expected


def test_a_sentence_is_met_as_well_as_its_neighbour_but_not_across_articles() -> None:
    snapshot = library(["Warner rests.", "Nothing else."], ["Warner sued."], late=True)
    plain, before = (
        columns(snapshot, "Warner")[name] for name in ("late_rare", "late_before_rare")
    )

    assert before[1] == pytest.approx(plain[0])
    assert before[1] > plain[1]
    assert before[0] == plain[0]
    assert before[2] == plain[2]


def test_a_token_weighs_as_much_as_its_word_is_rare() -> None:
    rare = column("late_rarest", "Udio songs", ["Udio sings.", "Songs sing."], late=True)

    assert rare[0] == pytest.approx(1, abs=1e-3)
    assert rare[1] < 0.9


def test_tokens_are_added_up_in_several_ways() -> None:
    snapshot = library(["Rain.", "Snow."], ["Hail."])
    asked, found = ranked(snapshot, "Klay sings", weights={})
    best = np.array([[0.9, 0.1, 0.5], [0.3, 0.6, 0.2], [0.0, 0.5, 0.8]], dtype=np.float32)
    own = best * np.float32(0.5)
    met = Met((Span(0, 4), Span(5, 10), Span(10, 11)), best, own)

    columns = features(snapshot, asked, found.candidates, met)

    # Nobody holds either word, so both weigh the same; the question mark weighs nothing.
    expected = {
        "late": [0.4, 0.4, 0.5],
        "late_rare": [0.6, 0.35, 0.35],
        "late_least": [0.3, 0.1, 0.2],
        "late_rarest": [0.9, 0.1, 0.5],
        "late_sharp": [(0.9**4 + 0.3**4) / 2, (0.1**4 + 0.6**4) / 2, (0.5**4 + 0.2**4) / 2],
        "late_beyond": [0, 0, 0],
        "late_before": [0.4, (0.9 + 0.6 + 0.5) / 3, 0.5],
        "late_before_rare": [0.6, 0.75, 0.35],
        "late_after": [(0.9 + 0.6 + 0.5) / 3, 0.4, 0.5],
        "own": [0.2, 0.2, 0.25],
        "own_rare": [0.3, 0.175, 0.175],
        "own_least": [0.15, 0.05, 0.1],
        # Klay is a name.
        "own_focus": [0.15, 0.3, 0.1],
        "own_sharp": [(0.45**4 + 0.15**4) / 2, (0.05**4 + 0.3**4) / 2, (0.25**4 + 0.1**4) / 2],
    }
    for name, values in expected.items():
        assert columns[name].tolist() == pytest.approx(values, abs=1e-6)


def test_a_sentence_is_compared_with_the_rest_of_its_article() -> None:
    snapshot = library(["Warner.", "Rain."], ["Warner."], late=True)

    beyond = columns(snapshot, "Warner")["late_beyond"]

    assert beyond[0] == pytest.approx(-beyond[1])
    assert beyond[0] > 0
    assert beyond[2] == 0


def test_words_are_looked_up_in_the_sentence_its_passage_and_its_title() -> None:
    first = article(1, ["Rain.", "Warner."], ["Snow."])
    found = columns(indexed([*first, *article(2, ["Hail."], title="Warner")]), "Warner")

    assert (found["bm25"] > 0).tolist() == [False, True, False, False]
    # A title belongs to every passage of its article.
    assert (found["bm25_passage"] > 0).tolist() == [True, True, False, True]
    assert (found["bm25_title"] > 0).tolist() == [False, False, False, True]


def test_a_question_of_little_words_is_met_all_the_same() -> None:
    met = column("late_rare", "why?", ["Why?", "Because."], late=True)

    assert met[0] > met[1]


def test_the_share_of_the_words_is_weighed_by_rarity() -> None:
    shares = column("share", "Klay records songs", ["Klay records songs."], ["Songs."], ["Klay."])

    assert shares[0] == pytest.approx(1)
    assert 0 < shares[1] < 1


def test_a_title_and_an_article_add_what_a_sentence_leaves_out() -> None:
    snapshot = indexed([entry(1, ["It settled.", "Suno pays."], "Warner"), entry(2, ["Rain."])])
    found = columns(snapshot, "Warner Suno settled")

    assert found["share"][0] < found["share_headed"][0] < found["share_article"][0]
    assert found["share_article"][:2].tolist() == pytest.approx([1, 1])
    assert found["named"].tolist() == [0, 0.5, 0]
    assert found["named_headed"].tolist() == [0.5, 1, 0]
    assert found["named_article"].tolist() == [1, 1, 0]


def test_nobody_asked_about_is_named_by_nobody() -> None:
    assert column("named", "who sang", ["Warner sang."]) == [0]


@pytest.mark.parametrize(
    ("question", "kind", "told"),
    [
        ("when was it", "date", [1, 0]),
        ("how much was it", "money", [0, 1]),
        ("who was it", "date", [0, 0]),
    ],
)
def test_a_sentence_counts_for_telling_what_is_asked_and_for_nothing_else(
    question: str, kind: str, told: list[float]
) -> None:
    assert column(f"tells_{kind}", question, ["It was in May 2024."], ["It cost $3."]) == told


def test_topics_count_two_at_most() -> None:
    sentences = ["The court settled the ban on data.", "A court.", "Rain."]

    shares = column("topics", "is the training data lawsuit settled or banned", sentences)

    assert shares == [1, 0.5, 0]


@pytest.mark.parametrize(
    ("question", "year", "month"),
    [
        ("what happened in 2024", [1, -1], [0, 0]),
        ("what happened in june", [0, 0], [1, -1]),
        ("what happened", [0, 0], [0, 0]),
    ],
)
def test_a_time_that_was_asked_for_fits_or_does_not(
    question: str, year: list[float], month: list[float]
) -> None:
    sentences = ["It happened in June 2024.", "It happened in July 2025."]

    assert column("year", question, sentences) == year
    assert column("month", question, sentences) == month


def test_newer_articles_count_when_the_latest_is_asked_for() -> None:
    dates = ["2024", "2025-03", None, "2026-12"]
    snapshot = indexed(
        each
        for revision, date in enumerate(dates)
        for each in article(revision, ["Suno sings."], published=date)
    )

    recent = columns(snapshot, "the latest on Suno")["recent"].tolist()

    assert recent[0] == 0 < recent[1] < recent[3] == 1
    assert recent[2] == 0.5
    assert not columns(snapshot, "who is Suno")["recent"].any()


def test_articles_without_dates_are_all_as_recent() -> None:
    assert column("recent", "the latest", ["One."], ["Two."]) == [0, 0]


def test_a_sentence_stands_first_or_last_in_its_article() -> None:
    articles = (["One.", "Two.", "Three."], ["Alone."])

    assert column("first", "who", *articles) == [1, 0, 0, 1]
    assert column("last", "who", *articles) == [0, 0, 1, 0]


def test_length_and_leaning_are_the_sentences_own() -> None:
    sentences = ["Suno sings.", "It pays."]

    assert column("length", "who", sentences) == pytest.approx([math.log(11), math.log(8)])
    assert column("leans", "who", sentences) == [0, 1]


def test_what_is_held_is_shared_by_an_article_and_joined() -> None:
    one = Held(np.array([[True, False, False], [False, False, True]]))
    two = Held(np.array([[False, True, False], [False, False, False]]))

    assert (one | two).held.tolist() == [[True, True, False], [False, False, True]]
    articles = np.array([4, 4, 9], dtype=np.int64)
    assert one.of_article(articles).held.tolist() == [[True, True, False], [False, False, True]]
    assert one.share(np.array([1, 3], dtype=np.float32)).tolist() == [0.25, 0, 0.75]


def test_tokens_that_were_not_asked_for_add_nothing() -> None:
    snapshot = library(["UMG sued."], late=True)
    asked, found = ranked(snapshot, "Who sued?", weights={})

    without = features(snapshot, asked, found.candidates, None)
    nothing = np.empty((0, len(found.candidates)), dtype=np.float32)
    nowhere = Met((), nothing, nothing)

    assert features(snapshot, asked, found.candidates, nowhere).keys() == without.keys()
    assert found.columns.keys() > without.keys()


def test_tokens_are_of_no_use_to_a_library_without_them() -> None:
    snapshot = library(["UMG sued."])
    asked = understand("Who sued?", snapshot.facts, KNOWN)
    tokens = BagOfTokens().encode([asked.text])[0]

    found = rank(snapshot, asked, BagOfWords().encode_question(asked.text), tokens, {})

    assert found.met is None
