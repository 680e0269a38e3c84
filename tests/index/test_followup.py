from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.followup import LONGEST, complete
from index.vocabulary import Vocabulary

BEFORE = "did universal settle with udio?"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(Path(__file__).parents[2] / "config" / "parties.toml")


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("and sony?", "did sony settle with udio?"),
        ("Sony?", "did Sony settle with udio?"),
        ("what about sony", "did sony settle with udio?"),
        ("und sony?", "did sony settle with udio?"),
        ("et sony ?", "did sony settle with udio?"),
        ("¿y sony?", "did sony settle with udio?"),
        ("did sony?", "did sony settle with udio?"),
        ("did sony and warner?", "did sony and warner settle with udio?"),
        ("did sony too?", "did sony settle with udio?"),
        ("and warner and sony?", "did warner and sony settle with udio?"),
        ("and klay", "did universal settle with klay?"),
        ("and with suno?", "did universal settle with suno?"),
        ("and spotify?", "did universal settle with spotify?"),
        ("and merlin?", "did merlin settle with udio?"),
        ("what about sony in 2026?", "did sony settle with udio in 2026?"),
        ("when sony?", "did sony settle with udio when?"),
        ("and when did sony?", "did sony settle with udio? when did sony?"),
        ("and the other labels?", "did the other labels settle with udio?"),
        ("the big three?", "did the big three settle with udio?"),
        ("so sony?", "did sony settle with udio?"),
        ("the majors?", "did the majors settle with udio?"),
        ("and other ai companies?", "did universal settle with other ai companies?"),
    ],
)
def test_a_party_takes_the_place_of_the_one_of_its_kind(
    vocabulary: Vocabulary, question: str, whole: str
) -> None:
    assert complete(question, BEFORE, vocabulary) == whole


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        ("what was universals reaction", "sony's?", "what was sonys reaction"),
        ("did umg and sony sue suno", "and warner?", "did warner sue suno"),
        ("how much did suno raise", "and udio?", "how much did udio raise"),
        (
            "did universal settle? how much did universal pay?",
            "and warner?",
            "did warner settle? how much did warner pay?",
        ),
    ],
)
def test_only_the_name_changes(
    vocabulary: Vocabulary, previous: str, question: str, whole: str
) -> None:
    assert complete(question, previous, vocabulary) == whole


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        ("did warner settle with suno", "when?", "when did warner settle with suno"),
        ("Did Warner settle with Suno?", "and why", "why did Warner settle with Suno?"),
        ("when did warner settle with suno", "why?", "why did warner settle with suno"),
        ("how much did suno raise", "since when", "since when did suno raise"),
        ("hat warner sich mit suno geeinigt", "wann?", "wann hat warner sich mit suno geeinigt"),
        ("who led udios round", "when?", "who led udios round when?"),
    ],
)
def test_a_bare_question_word_asks_about_the_question_before(
    vocabulary: Vocabulary, previous: str, question: str, whole: str
) -> None:
    assert complete(question, previous, vocabulary) == whole


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        (BEFORE, "in 2026?", "did universal settle with udio in 2026?"),
        ("what happened in october 2025", "and in 2026?", "what happened in 2026"),
        ("what did suno do in 2024?", "june 2025", "what did suno do in june 2025?"),
        ("was it 2024 or 2025", "in 2026?", "was it 2024 or 2025 in 2026?"),
    ],
)
def test_a_date_takes_the_place_of_the_date(
    vocabulary: Vocabulary, previous: str, question: str, whole: str
) -> None:
    assert complete(question, previous, vocabulary) == whole


@pytest.mark.parametrize(
    "question",
    [
        "how much did they pay?", "who said that?", "tell me more", "is it exclusive",
        "who is the judge?", "and them?", "why did it take so long", "and?",
        "what did sony say about that",
    ],
)  # fmt: skip
def test_what_cannot_be_merged_comes_behind_the_question_before(
    vocabulary: Vocabulary, question: str
) -> None:
    assert complete(question, BEFORE, vocabulary) == f"{BEFORE} {question}"


@pytest.mark.parametrize(
    ("previous", "question"),
    [
        ("did suno sue udio", "and klay?"),
        ("did universal settle with udio", "what about udio"),
        ("did universal settle with udio", "and sony and klay?"),
        ("who won eurovision", "and sony?"),
    ],
)
def test_a_party_without_one_clear_place_comes_behind(
    vocabulary: Vocabulary, previous: str, question: str
) -> None:
    assert complete(question, previous, vocabulary) == f"{previous} {question}"


@pytest.mark.parametrize(
    "question",
    [
        "what did gema want from suno", "koda ceo", "where is songfox from", "vermillio does what",
        "and did sony settle with suno?", "how tall is mount everest", "sunos arr?",
        "so what did suno raise",
        "do the majors own suno", "how long did klay wait before it signed the majors",
        "which other labels sue suno",
    ],
)  # fmt: skip
def test_a_question_that_stands_on_its_own_is_unchanged(
    vocabulary: Vocabulary, question: str
) -> None:
    assert complete(question, BEFORE, vocabulary) == question


@pytest.mark.parametrize("nothing", ["", "  ", "?!"])
def test_without_words_there_is_nothing_to_complete(vocabulary: Vocabulary, nothing: str) -> None:
    assert complete("and sony?", nothing, vocabulary) == "and sony?"
    assert complete(nothing, BEFORE, vocabulary) == nothing


def test_a_long_conversation_keeps_the_newest_question_whole(vocabulary: Vocabulary) -> None:
    whole = complete("who said that?", "udio " * 2_000, vocabulary)
    assert len(whole) <= LONGEST
    assert whole.endswith("udio who said that?")


ASKED = st.lists(
    st.one_of(
        st.sampled_from(
            ["and", "sony", "Universal’s", "udio", "when", "in", "2026", "the majors", "did",
             "they", "what about", "other labels", "how much", "klay,", "oct 2025", "?", "y", "und"]
        ),
        st.text(max_size=6),
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(ASKED, ASKED)
def test_nothing_comes_from_nowhere(vocabulary: Vocabulary, question: str, previous: str) -> None:
    whole = complete(question, previous, vocabulary)
    assert {*whole.lower()} <= {*f"{question}{previous}".lower(), " "}
    assert len(whole) <= LONGEST


@given(st.text(max_size=60), st.integers(3_900, 4_100))
def test_the_length_is_bounded(vocabulary: Vocabulary, question: str, length: int) -> None:
    assert len(complete(question, "udio " + "x" * length, vocabulary)) <= LONGEST
    assert len(complete(question + "x" * length, "did udio sue?", vocabulary)) <= LONGEST
    assert (
        len(complete("and sony?", "did udio sue universal?" + "x" * length, vocabulary)) <= LONGEST
    )
