import json
import math
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.candidates import candidates
from index.extraction.name_signs import (
    FILE,
    NameWeights,
    Surroundings,
    read_name_weights,
    signs,
)
from index.types import Article, Kind
from index.vocabulary import Vocabulary
from tests.index.nasty import TEXTS

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"
LONG = 100_000
WITHIN_S = 30
"""Far more than it takes, and far less than the square of :data:`LONG` would."""


def article(text: str, title: str = "") -> Article:
    return Article("a", "a.md", title, Kind.ARTICLE, text)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(PARTIES)


def seen(text: str, name: str, vocabulary: Vocabulary, title: str = "") -> frozenset[str]:
    whole = article(text, title)
    found = {each.name: each for each in candidates(whole, vocabulary)}
    return signs(found[name], Surroundings.of(whole))


def likelihood(text: str, name: str, vocabulary: Vocabulary) -> float:
    return read_name_weights().likelihood(seen(text, name, vocabulary))


@pytest.mark.parametrize(
    ("text", "name", "title", "sign"),
    [
        ("UMG met Tonarium.", "Tonarium", "", "beside a party"),
        ("Tonarium met.", "Tonarium", "", "opens a sentence"),
        ("It met Tonarium.", "Tonarium", "Tonarium meets", "in the title"),
        ("It met Tonarium Labs.", "Tonarium Labs", "Tonarium meets", "partly in the title"),
        ("It met Tonarium Labs.", "Tonarium Labs", "", "company ending"),
        ("It met Tonarium Labs.", "Tonarium Labs", "", "words 2"),
        ("It met TonAir.", "TonAir", "", "coined"),
        ("It met TNRM.", "TNRM", "", "capitals"),
        ("Corinne Bly, who sings, met it. Bly left.", "Corinne Bly", "", "shortened to its end"),
        ("It met Tonarium Labs. Tonarium left.", "Tonarium Labs", "", "shortened to its beginning"),
        ("Corinne Bly, who sings, met it.", "Corinne Bly", "", "person"),
        ("It lives in Tonarium.", "Tonarium", "", "place"),
        ("It sued Tonarium.", "Tonarium", "", "beside a trigger"),
        ("It sued Tonarium.", "Tonarium", "", "1 before sued"),
        ("A deal with Tonarium: why?", "Tonarium", "", "before deal with"),
        ("Tonarium? It is a tonarium.", "Tonarium", "", "also in lower case"),
        ("The singer Corinne Bly sued.", "Corinne Bly", "", "artist in a dispute"),
        ("It met Tonarium. Tonarium met. So did Tonarium.", "Tonarium", "", "at least 3 times"),
    ],
)
def test_what_can_be_seen_of_a_name_is_a_sign(
    vocabulary: Vocabulary, text: str, name: str, title: str, sign: str
) -> None:
    assert sign in seen(text, name, vocabulary, title)
    assert sign not in seen("He hummed at Brightmoor.", "Brightmoor", vocabulary)


def test_a_title_does_not_count_as_a_time(vocabulary: Vocabulary) -> None:
    found = seen("It met Tonarium.", "Tonarium", vocabulary, "Tonarium meets")
    assert "at least 2 times" not in found


def test_a_word_of_every_day_is_not_partly_in_the_title(vocabulary: Vocabulary) -> None:
    found = seen("It met Tonarium House.", "Tonarium House", vocabulary, "A house: the House")
    assert "partly in the title" not in found


def test_a_party_is_likelier_than_a_person_or_a_place(vocabulary: Vocabulary) -> None:
    party = likelihood("UMG sued the start-up Tonarium Labs.", "Tonarium Labs", vocabulary)
    person = likelihood("Corinne Bly, who runs it, said so.", "Corinne Bly", vocabulary)
    place = likelihood("He lives in Brightmoor, he said.", "Brightmoor", vocabulary)
    assert party > 0.5 > 0.2 > max(person, place)


def test_more_weight_makes_likelier_and_unknown_signs_do_not_count() -> None:
    weights = NameWeights(-1.0, {"for": 2.0, "against": -2.0})
    assert weights.likelihood(frozenset()) == pytest.approx(1 / (1 + math.e))
    assert weights.likelihood(frozenset({"for", "new"})) == pytest.approx(math.e / (1 + math.e))
    assert weights.likelihood(frozenset({"for", "against"})) == weights.likelihood(frozenset())


@given(st.floats(-1e6, 1e6), st.dictionaries(st.text(max_size=3), st.floats(-1e6, 1e6)))
def test_a_likelihood_is_a_probability_whatever_the_weights(
    intercept: float, weights: dict[str, float]
) -> None:
    assert 0 <= NameWeights(intercept, weights).likelihood(frozenset(weights)) <= 1


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_any_text_has_signs_that_are_the_same_each_time(
    vocabulary: Vocabulary, text: str, title: str
) -> None:
    whole = article(f"{text} Tonarium met {title}", title)
    around = Surroundings.of(whole)
    for each in candidates(whole, vocabulary):
        assert signs(each, around) == signs(each, Surroundings.of(whole))
        assert 0 <= read_name_weights().likelihood(signs(each, around)) <= 1


@pytest.mark.parametrize("piece", ["X", "Ab", "A b ", "Ab Cd, ", "CEO ", "\ue000", "Aa-", " "])
def test_a_long_line_of_anything_is_seen_in_good_time(piece: str) -> None:
    started = time.perf_counter()
    Surroundings.of(article(piece * (LONG // len(piece))))
    assert time.perf_counter() - started < WITHIN_S


def test_the_kept_weights_hold_numbers_for_signs_that_are_seen(vocabulary: Vocabulary) -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert set(kept) == {"intercept", "weights"}
    assert all(math.isfinite(weight) for weight in [kept["intercept"], *kept["weights"].values()])
    text = (
        "UMG sued the start-up Tonarium Labs. Tonarium signed. Tonarium Labs raised money, and "
        "Corinne Bly, who runs it, said it lives in Brightmoor."
    )
    plain = {
        sign
        for name in ("Tonarium Labs", "Corinne Bly", "Brightmoor")
        for sign in seen(text, name, vocabulary, "Tonarium meets UMG")
        if sign.split()[0] not in {"first", "last", "1", "2", "3", "4", "before", "after"}
    }
    assert len(plain & kept["weights"].keys()) > len(plain) / 2
