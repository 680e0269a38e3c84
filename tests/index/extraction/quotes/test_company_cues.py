"""What tells that a name is an organisation's. All names are made up."""

import pytest

from index.extraction.quotes.companies import learn
from index.extraction.quotes.names import sure_names


def learned(text: str, title: str = "") -> set[str]:
    """Return the full names of the organisations that are learnt from ``text``."""
    return {name for _, name in learn(text, [], sure_names(text), title=title)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm bought Vellum Audio in May.", "Vellum Audio"),
        ("He spoke to Lund & Moe about it.", "Lund & Moe"),
        ("It was read at the Tarn Farmers' Union in May.", "Tarn Farmers' Union"),
        ("The cloud company Nimbus failed.", "Nimbus"),
        ("The label, QUILL, licensed it.", "QUILL"),
        ("Osterly, the company, said so.", "Osterly"),
        ("Osterly, whose app hums, left.", "Osterly"),
        ("Osterly, which sells hums, left.", "Osterly"),
        ("On Monday Osterly acquired a mill.", "Osterly"),
        ("On Monday Osterly reported a 12% rise in profit.", "Osterly"),
        ("On Monday Osterly said its app was down.", "Osterly"),
        ("Its rise was noted by an Osterly spokesman.", "Osterly"),
        ("It was Osterly's chief executive.", "Osterly"),
        ("He is head of policy at Osterly.", "Osterly"),
        ("The Session Players' Guild (SPG) left. The SPG is back.", "Session Players' Guild"),
    ],
)
def test_an_unknown_organisation_is_known_by_its_company(text: str, name: str) -> None:
    assert name in learned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Judge Brandt signed it.",
        "Mr Brandt sued his neighbour.",
        "It rained in Osterby. Osterby sold its tram.",
        "On Monday the Danish chief executive left.",
        "Malachi Brandt signed a deal.",
        "She is Director of Legal Affairs.",
        "In June Christmas was far away.",
    ],
)
def test_people_places_and_departments_are_no_organisations(text: str) -> None:
    assert learned(text) == set()


def test_a_headline_tells_who_deals_with_whom() -> None:
    text = "The sale took a year. It had taken Osterly ten to be worth it. Lark paid."
    assert learned(text, "Osterly sued Lark") >= {"Osterly"}


def test_the_first_word_stands_for_the_name_in_full() -> None:
    assert learned("Evermore Voices, a start-up, sings. Evermore's CEO hums.") == {
        "Evermore Voices"
    }
