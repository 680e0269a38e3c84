"""Everything in an article that somebody may be of."""

from hypothesis import given
from hypothesis import strategies as st

from index.extraction.quotes.contenders import contenders, is_sound
from index.extraction.quotes.scene import Scene
from tests.index.extraction.quotes.reading import VOCABULARY


def names(text: str) -> set[str]:
    scene = Scene(text, VOCABULARY)
    return {each.name for each in contenders(scene.text, scene.organisations, scene.people)}


def test_a_name_that_joins_words_is_one_and_two_names_are_two() -> None:
    assert "Friends of Harrow Libraries" in names("They thanked the Friends of Harrow Libraries.")
    assert {"Quiverly", "Osterly"} <= names("They like Quiverly and Osterly.")
    assert not is_sound("Osterly at Quiverly")
    assert is_sound("Bakers' and Allied Workers' Union")


def test_a_short_name_is_its_long_one() -> None:
    found = names("Harbourlight Records is moving. We like Harbourlight.")
    assert "Harbourlight Records" in found
    assert "Harbourlight" not in found


def test_a_longer_name_is_another_than_the_known_one_in_it() -> None:
    assert "Almond Records Africa" in names("She is head of sales at Almond Records Africa.")


def test_a_person_with_a_given_name_is_none() -> None:
    assert "Ines Vasquez" not in names("“Not yet,” said Ines Vasquez of Osterly.")


def test_an_institution_named_in_small_letters_counts() -> None:
    assert "health ministry" in names("A spokesman for the health ministry said: “Not yet.”")


@given(st.text(alphabet="Aa '’.,-ofthend&\n“”(1", max_size=60))
def test_every_mention_stands_in_the_text(text: str) -> None:
    scene = Scene(text, VOCABULARY)
    for each in contenders(scene.text, scene.organisations, scene.people):
        assert each.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in each.mentions)
