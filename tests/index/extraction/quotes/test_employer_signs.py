"""Which signs tell of whom somebody is."""

import pytest

from index.extraction.quotes.employer_weights import EmployerWeights, Options
from tests.index.extraction.quotes.reading import READER, article


def options(text: str) -> Options:
    """Return what the speaker of the first quote may be of."""
    return READER.weighed(article(text))[0][1]


def signs(text: str, name: str | None) -> frozenset[str]:
    found = {each.name if each else None: own for each, own in options(text)}
    return found[name]


def test_to_be_of_nothing_is_always_an_option() -> None:
    assert options("“Not yet,” said Ines Vasquez.")[0][0] is None


@pytest.mark.parametrize(
    "text",
    [
        "Ines Vasquez, once of Tunello, is at Osterly. “Not yet,” said Vasquez.",
        "Ines Vasquez (ex-Tunello) is at Osterly. “Not yet,” said Vasquez.",
        "Ines Vasquez came to Osterly from Tunello. “Not yet,” said Vasquez.",
    ],
)
def test_a_former_employer_is_no_option(text: str) -> None:
    assert "Tunello" not in {each.name for each, _ in options(text) if each}


def test_the_pronoun_of_the_next_sentence_stands_for_a_name() -> None:
    text = "“Not yet,” said Ines Vasquez. She is head of sales at Osterly."
    assert {"by pronoun", "behind headed at"} <= signs(text, "Osterly")


def test_the_owner_of_a_role_is_seen() -> None:
    text = "Osterly Guild is moving. “Not yet,” said the guild’s director, Ines Vasquez."
    assert "owner in name" in signs(text, "Osterly Guild")


def test_the_option_with_the_most_weight_is_chosen() -> None:
    found = options("“Not yet,” said Ines Vasquez, who chairs Osterly.")
    chosen = EmployerWeights({"nothing person": -9.0}).best(found)
    assert chosen is not None
    assert chosen.name == "Osterly"
    assert EmployerWeights({"nothing person": 9.0}).best(found) is None
