import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.candidates import candidates, names_in
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from tests.index.nasty import TEXTS

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"
LONG = 100_000
WITHIN_S = 20
"""Far more than it takes, and far less than the square of :data:`LONG` would."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(PARTIES)


def article(text: str, title: str = "") -> Article:
    return Article("a", "a.md", title, Kind.ARTICLE, text)


def names(text: str) -> list[str]:
    return [span.of(text) for span in names_in(text)]


def spellings(text: str, vocabulary: Vocabulary, title: str = "") -> dict[str, list[str]]:
    found = candidates(article(text, title), vocabulary)
    return {each.name: [mention.name for mention in each.mentions] for each in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("December Versecraft opens.", ["Versecraft"]),
        ("In December Versecraft opens.", ["Versecraft"]),
        ("Berlin's Loudling sings.", ["Loudling"]),
        ("Berlin’s Loudling sings.", ["Loudling"]),
        ("Series B of Tessitura Labs closed.", ["Tessitura Labs"]),
        ("Series B closed.", []),
        ("Judge Ada Quince read it.", ["Ada Quince"]),
        ("However, Tonarium agreed.", ["Tonarium"]),
        ("Their Tonarium’s boss left.", ["Tonarium"]),
        ("Two labels of Rosewater and Company.", ["Rosewater", "Company"]),
        ("Ash & Elm Music met Bank of Brume.", ["Ash & Elm Music", "Bank of Brume"]),
        ("She heard of eMuse and harmonIQ.", ["eMuse", "harmonIQ"]),
        ("In Paris and on Monday the Court met.", []),
        ("nobody is named here", []),
    ],
)
def test_what_leads_up_to_a_name_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "ending", ["B.V.", "Inc", "Inc.", "Ltd.", "LLC", "GmbH", "AB", "ApS", "plc", "S.A."]
)
def test_a_legal_ending_is_no_part_of_a_name(ending: str) -> None:
    assert names(f"It met Tonarium {ending} in Rome.") == ["Tonarium"]
    assert names(f"It met Tonarium, {ending}, in Rome.")[0] == "Tonarium"


def test_a_known_party_is_no_candidate(vocabulary: Vocabulary) -> None:
    text = "UMG met Tonarium. Following Universal, the majors met Tonarium, too."
    assert spellings(text, vocabulary) == {"Tonarium": ["Tonarium", "Tonarium"]}


def test_a_longer_name_that_begins_like_a_known_one_is_a_candidate(vocabulary: Vocabulary) -> None:
    assert spellings("It met Universal Quavermill.", vocabulary) == {
        "Universal Quavermill": ["Universal Quavermill"]
    }


def test_two_spellings_of_a_name_are_one_candidate(vocabulary: Vocabulary) -> None:
    text = "Corinne Bly runs Harmonique Labs. Bly founded Harmonique in 2020."
    assert spellings(text, vocabulary) == {
        "Corinne Bly": ["Corinne Bly", "Bly"],
        "Harmonique Labs": ["Harmonique Labs", "Harmonique"],
    }


@pytest.mark.parametrize(("short", "count"), [("Ox", 2), ("Oxa", 1)])
def test_two_letters_are_short_for_nothing(vocabulary: Vocabulary, short: str, count: int) -> None:
    assert len(spellings(f"It met {short} Brume. Then {short} left.", vocabulary)) == count


def test_what_could_be_short_for_two_names_is_short_for_neither(vocabulary: Vocabulary) -> None:
    text = "Corinne Bly met Otto Bly. Then Bly left."
    assert spellings(text, vocabulary)["Bly"] == ["Bly"]


def test_the_end_of_a_company_s_name_is_not_short_for_it(vocabulary: Vocabulary) -> None:
    text = "Harmonique Records met Records."
    assert "Harmonique" not in spellings(text, vocabulary)
    assert spellings(text, vocabulary)["Harmonique Records"] == ["Harmonique Records"]


def test_the_title_adds_mentions_and_no_names(vocabulary: Vocabulary) -> None:
    found = candidates(article("Tonarium opens.", "Tonarium Beats Versecraft"), vocabulary)
    assert [each.name for each in found] == ["Tonarium"]
    found = candidates(article("Tonarium opens.", "Tonarium opens"), vocabulary)
    assert [mention.place is None for mention in found[0].mentions] == [True, False]


def test_a_mention_says_whether_a_party_stands_beside_it(vocabulary: Vocabulary) -> None:
    (found,) = candidates(article("Tonarium met UMG. Tonarium slept."), vocabulary)
    assert [mention.beside_party for mention in found.mentions] == [True, False]


def test_names_come_in_the_order_of_their_first_mention(vocabulary: Vocabulary) -> None:
    text = "Zephyrine met Tonarium, and Tonarium met Zephyrine and Brightmoor."
    assert list(spellings(text, vocabulary)) == ["Zephyrine", "Tonarium", "Brightmoor"]


PIECES = st.sampled_from(
    ["Tonarium", "Corinne", "Bly", "Labs", "Inc.", "B.V.", "of", "for", "and", "&", "Series B",
     "December", "Berlin's", "Universal", "UMG", "the majors", ".", ",", "\n\n", "’s", "'",
     "iZo", "A", "AB", "\ue000", "\uf8ff", "É", "Été"]
)  # fmt: skip
ODD = st.lists(PIECES, max_size=30).map(" ".join) | TEXTS


@given(ODD, ODD)
@settings(deadline=None)
def test_every_mention_is_the_written_name_and_lies_in_its_sentence(
    vocabulary: Vocabulary, text: str, title: str
) -> None:
    found = candidates(article(text, title), vocabulary)
    assert len({each.name for each in found}) == len(found)
    for each in found:
        assert each.name in text
        assert any(mention.sentence is not None for mention in each.mentions)
        for mention in each.mentions:
            assert mention.span.of(mention.text) == mention.name
            if mention.sentence is None:
                assert mention.text == title
                assert mention.place is None
            else:
                assert mention.sentence.of(text) == mention.text
                assert mention.place is not None
                assert mention.sentence.covers(mention.place)
                assert mention.place.of(text) == mention.name


@given(ODD)
@settings(deadline=None)
def test_names_never_overlap_and_are_clean_at_both_ends(text: str) -> None:
    spans = list(names_in(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for span in spans:
        assert len(span) > 1
        assert span.of(text) == span.of(text).strip().rstrip(".,")


WORDS = st.sampled_from(["Bly", "Corinne", "Otto", "Jo", "Records", "Tonarium"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=8))
def test_every_name_belongs_to_itself_or_to_the_only_longer_one(written: list[str]) -> None:
    text = "".join(f"the {name}, " for name in written)
    for each in candidates(article(text), Vocabulary.empty()):
        for mention in each.mentions:
            if mention.name != each.name:
                assert each.name.startswith(f"{mention.name} ") or (
                    each.name.endswith(f" {mention.name}")
                )


@pytest.mark.parametrize(
    "piece",
    ["x", "X", "Ab", "A b ", "A.", "A'", "A-a", " ", "“", "\ue000", "Tonarium met Corinne Bly. "],
)
def test_a_long_line_of_anything_is_read(vocabulary: Vocabulary, piece: str) -> None:
    started = time.perf_counter()
    candidates(article(piece * (LONG // len(piece))), vocabulary)
    assert time.perf_counter() - started < WITHIN_S


def test_thousands_of_names_are_told_apart_in_good_time() -> None:
    text = ", ".join(f"Ton{number}a Brume{number}x" for number in range(LONG // 18))
    started = time.perf_counter()
    assert len(candidates(article(text), Vocabulary.empty())) > LONG // 36
    assert time.perf_counter() - started < WITHIN_S
