"""People and companies are made up."""

import pytest

from index.extraction.quotes.affiliations import Affiliations
from index.extraction.quotes.names import sure_names
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.people import People
from tests.index.extraction.quotes.reading import VOCABULARY


def beside(text: str) -> list[tuple[str | None, str | None, bool]]:
    organisations = Organisations(text, VOCABULARY, sure_names(text))
    people = People(text, organisations)
    affiliations = Affiliations(text, organisations, people)
    name = people.mentions[0].span
    return [
        (
            each.role.of(text) if each.role else None,
            each.organisation.canonical if each.organisation else None,
            each.is_former,
        )
        for each in affiliations.beside(name)
    ]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Orla Brandt, CEO of Tunello, left.", "CEO", "Tunello"),
        ("Orla Brandt, the CEO of Tunello, left.", "CEO", "Tunello"),
        ("Orla Brandt (NMG EVP & Chief Digital Officer) left.", "EVP & Chief Digital Officer",
         "Northlight Music Group"),
        ("Orla Brandt (NMG President of Global Business) left.", "President of Global Business",
         "Northlight Music Group"),
        ("Orla Brandt, SVP, Business Development at Tunello, left.",
         "SVP, Business Development", "Tunello"),
        ("Orla Brandt, president, Almond Records", "president", "Almond Records"),
        ("Orla Brandt, a biologist at the Slope Institute, left.", "biologist",
         "Slope Institute"),
        ("Orla Brandt, Tunello", None, "Tunello"),
        ("Tunello CEO Orla Brandt left.", "CEO", "Tunello"),
        ("Tunello's CEO, Orla Brandt, left.", "CEO", "Tunello"),
        ("Tunello's head of policy, Orla Brandt, left.", "head of policy", "Tunello"),
        ("Tunello, whose partner Orla Brandt left, is here.", "partner", "Tunello"),
        ("The chief executive of Tunello, Orla Brandt, left.", "chief executive", "Tunello"),
        ("Orla Brandt of the Slope Institute left.", None, "Slope Institute"),
        ("Orla Brandt, who runs Tunello, left.", None, "Tunello"),
        ("Orla Brandt founded Tunello in May.", None, "Tunello"),
        ("For AUTORA, Orla Brandt spoke.", None, "AUTORA"),
        ("Tunello's Orla Brandt spoke.", None, "Tunello"),
        ("Composer Orla Brandt left.", "Composer", None),
    ],
)  # fmt: skip
def test_a_role_and_its_organisation_are_read(
    text: str, role: str | None, organisation: str | None
) -> None:
    assert (role, organisation, False) in beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Brandt, a former Tunello executive, left.",
        "Former Tunello executive Orla Brandt left.",
        "Orla Brandt, formerly head of Tunello, left.",
        "Ex-Tunello engineer Orla Brandt left.",
    ],
)
def test_a_former_employer_is_none(text: str) -> None:
    found = beside(text)
    assert found
    assert all(organisation is None and is_former for _, organisation, is_former in found)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Brandt, former scientist Piers Okafor and others left.",
        "Orla Brandt of Ohio left.",
        "Orla Brandt left Tunello.",
        "Asked by a writer, Orla Brandt smiled.",
    ],
)
def test_what_is_said_of_others_is_not_taken(text: str) -> None:
    assert beside(text) == []
