"""Companies and people are made up."""

import pytest

from index.extraction.quotes.names import sure_names
from index.extraction.quotes.organisations import Organisations
from index.types import Span
from tests.index.extraction.quotes.reading import VOCABULARY


def organisations(text: str) -> Organisations:
    return Organisations(text, VOCABULARY, sure_names(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NMG signed Tunello.", ["Northlight Music Group", "Tunello"]),
        ("Halvard Records signed. Halvard left.", ["Halvard Records", "Halvard Records"]),
        ("The start-up Driftwave hums.", ["Driftwave"]),
        ("Driftwave's CEO left.", ["Driftwave"]),
        ("Driftwave, which makes hums, left.", ["Driftwave"]),
        ("Driftwave raised $2m.", ["Driftwave"]),
        ("The Association of Session Players left.", ["Association of Session Players"]),
        ("Orla Brandt of the Slope Institute left.", ["Slope Institute"]),
        ("Orla Brandt left Ohio on Monday.", []),
        ("an almond tree", []),
    ],
)
def test_the_organisations_of_a_text_are_found(text: str, found: list[str]) -> None:
    assert [mention.party for mention in organisations(text).mentions] == found


def test_an_abbreviation_stands_for_what_it_was_set_behind() -> None:
    text = "The Guild of Hummers and Organists (GHO) met. A GHO member left."
    start = text.rindex("GHO")
    named = organisations(text).named(Span(start, start + 3))
    assert named.canonical == "Guild of Hummers and Organists"


def test_names_of_people_can_be_left_out() -> None:
    text = "Driftwave's CEO left."
    found = organisations(text)
    found.leave_out([Span(0, len("Driftwave"))])
    assert found.mentions == ()


def test_a_mention_is_found_by_its_places() -> None:
    text = "So NMG left."
    found = organisations(text)
    first, last = found.at(3), found.ending_at(6)
    assert first == last is not None
    assert found.at(2) is None
    assert found.ending_at(5) is None
    assert found.within(Span(0, 6)) == [first]
    assert found.within(Span(0, 5)) == []
