"""The people are made up."""

import pytest

from index.extraction.quotes.given_names import Gender
from index.extraction.quotes.names import sure_names
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from tests.index.extraction.quotes.reading import VOCABULARY


def people(text: str) -> People:
    return People(text, Organisations(text, VOCABULARY, sure_names(text)))


def mentions(text: str) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.person.name) for each in people(text).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orla Brandt left. Brandt came back.",
         [("Orla Brandt", "Orla Brandt"), ("Brandt", "Orla Brandt")]),
        ("Tunello CEO Piers Okafor left.", [("Piers Okafor", "Piers Okafor")]),
        ("Composer Zyx Qwent, 41, left. Qwent sang.",
         [("Zyx Qwent", "Zyx Qwent"), ("Qwent", "Zyx Qwent")]),
        ("“Yes,” said Zyx Qwent.", [("Zyx Qwent", "Zyx Qwent")]),
        ("Meanwhile Orla Brandt left.", [("Orla Brandt", "Orla Brandt")]),
        ("Maria van der Meer left.", [("Maria van der Meer", "Maria van der Meer")]),
        ("Robert J. Smith left. Robert Smith sang.",
         [("Robert J. Smith", "Robert J. Smith"), ("Robert Smith", "Robert J. Smith")]),
        ("Northlight Music Group signed Tunello.", []),
        ("Duskline Records signed in New York.", []),
    ],
)  # fmt: skip
def test_the_people_of_a_text_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Orla Brandt left.", Gender.FEMALE),
        ("Piers Okafor left.", Gender.MALE),
        ("Alex Okafor left.", None),
        ("Alex Okafor left. Ms Okafor came back.", Gender.FEMALE),
    ],
)
def test_a_name_or_a_title_tells_which_pronoun_fits(text: str, gender: Gender | None) -> None:
    assert people(text).mentions[0].person.gender == gender


def test_a_company_is_known_by_its_first_word_and_a_person_by_the_last() -> None:
    text = "Zyx Qwent sold Halvard Sound, a label. Qwent left Halvard in May."
    assert mentions(text) == [("Zyx Qwent", "Zyx Qwent"), ("Qwent", "Zyx Qwent")]
    organisations = Organisations(text, VOCABULARY, sure_names(text))
    assert [mention.party for mention in organisations.mentions] == ["Halvard Sound"] * 2
