"""How a question is read against the names that a library uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import traits
from index.search.asked import Asked, understand
from index.search.facts import Facts
from index.search.terms import terms
from index.vocabulary import Vocabulary
from tests.index.nasty import TEXTS
from tests.index.search.entries import KNOWN, NOBODY, library

LIBRARY = library(
    ["UMG sued Suno.", "UMG won.", "Universal Music Group lost."],
    ["Warner settled with Udio."],
    ["Sony Music waits."],
).facts


def asked(question: str, facts: Facts = LIBRARY, known: Vocabulary = KNOWN) -> Asked:
    return understand(question, facts, known)


def parties(question: str) -> list[str]:
    return [LIBRARY.names[number] for number in asked(question).parties]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("did universal sue suno", "Did UMG sue Suno?"),
        ("what about Universal's suit?", "What about UMG's suit?"),
        ("WMG and uncharted labs", "Warner and Udio?"),
        ("SUNO", "Suno?"),
        ("what is klay", "What is klay?"),
        ("écoute?", "Écoute?"),
        ("ß", "SS?"),
        ("", "?"),
    ],
)
def test_a_question_is_put_in_the_librarys_words(question: str, text: str) -> None:
    assert asked(question).text == text


def test_parties_come_in_the_order_of_the_question_and_once() -> None:
    assert parties("did WMG copy UMG, and did Warner pay universal") == [
        "Warner Music Group",
        "Universal Music Group",
    ]


@pytest.mark.parametrize("question", ["which of the majors sued", "have Majors sued"])
def test_a_collective_name_stands_for_its_parties(question: str) -> None:
    assert parties(question) == ["Universal Music Group", "Warner Music Group", "Sony Music"]


def test_a_party_that_is_also_in_a_group_counts_once() -> None:
    found = asked("did warner settle before the majors")

    assert len(found.parties) == 3
    assert found.strangers == 0


@pytest.mark.parametrize(
    ("question", "strangers"),
    [("did klay sue suno", 1), ("klay, KLAY", 1), ("did suno sue", 0), ("who is nobody", 0)],
)
def test_parties_that_the_library_never_names_are_counted(question: str, strangers: int) -> None:
    assert asked(question).strangers == strangers


def test_members_of_a_group_that_the_library_never_names_are_strangers() -> None:
    found = asked("the majors", library(["Warner sang."]).facts)

    assert (len(found.parties), found.strangers) == (1, 2)


def test_the_words_are_those_that_carry_the_subject() -> None:
    found = asked("how much did universal pay for the settlement")

    assert [(word.span.of(found.text), word.term, word.names) for word in found.words] == [
        ("UMG", "umg", True),
        ("pay", "pay", False),
        ("settlement", "settlement", False),
    ]


@pytest.mark.parametrize(
    ("question", "content"),
    [("suno and Suno's songs", ("suno", "song")), ("", ()), ("what?", ()), ("🎵", ())],
)
def test_content_is_each_term_once(question: str, content: tuple[str, ...]) -> None:
    assert asked(question).content == content


def test_traits_are_those_of_the_question() -> None:
    found = asked("when did Suno settle in nov 2025, and what is new now?")

    assert found.wanted == traits.wanted(found.text) != 0
    assert found.topics == traits.topics(found.text) != 0
    assert found.years == traits.year_bit(2025)
    assert found.months == traits.month_bit(11)
    assert found.latest


def test_a_question_of_no_time_is_of_no_time() -> None:
    found = asked("may users download songs")

    assert (found.years, found.months, found.latest) == (0, 0, False)


@given(question=TEXTS)
def test_without_a_vocabulary_every_question_stays_as_it_is(question: str) -> None:
    found = asked(question, library(known=NOBODY).facts, NOBODY)

    assert found.text[1:].startswith(question[1:]) or len(question[:1].upper()) > 1
    assert (found.parties, found.strangers) == ((), 0)
    assert not any(word.names for word in found.words)


@given(
    question=st.lists(
        st.sampled_from(["umg", "universal", "uncharted labs", "the majors", "klay", "sued?"])
        | TEXTS
    ).map(" ".join)
)
def test_spans_of_words_count_in_the_text_whatever_is_asked(question: str) -> None:
    found = asked(question)

    assert found.text.endswith("?")
    assert found.terms == tuple(terms(found.text))
    assert len(set(found.parties)) == len(found.parties)
    ends = 0
    for word in found.words:
        assert ends <= word.span.start < word.span.end <= len(found.text)
        assert terms(word.span.of(found.text))[0] == word.term
        ends = word.span.end
