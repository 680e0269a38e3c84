"""People and what they say are made up."""

import pytest
from hypothesis import given

from index.extraction.quotes.marks import marked
from index.extraction.quotes.masking import Masked, masked
from index.lines import blocks
from tests.index.nasty import TEXTS


def sentences(text: str) -> list[Masked]:
    quotes = list(marked(text, blocks(text)))
    return [
        sentence
        for number, block in enumerate(blocks(text))
        for sentence in masked(
            text, block, [(n, quote) for n, quote in enumerate(quotes) if number in quote.blocks]
        )
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“We sign nothing at all blind,” Orla said.", ["“Yes,” Orla said."]),
        ("“No,” Orla said.", ["“Yes,” Orla said."]),
        ("Orla called it “a fair deal” once.", ["Orla called it a fair deal once."]),
        ("Orla said the deal “will not hold until the autumn”.", ["Orla said the deal “Yes”."]),
        ("Orla states,”We sign nothing at all.”", ["Orla states, “Yes.”"]),
        ("LEEDS (CPA) — Orla left. Piers stayed.", ["Orla left.", "Piers stayed."]),
        ("“We wait. We do.” Orla left.", ["“Yes.”", "Orla left."]),
    ],
)
def test_a_long_quote_is_cut_short(text: str, written: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == written


def test_a_place_in_the_masked_text_leads_back() -> None:
    text = "“We sign nothing at all blind,” Orla Brandt said."
    (sentence,) = sentences(text)
    start = sentence.text.index("Orla Brandt")
    assert sentence.original(start, start + len("Orla Brandt")).of(text) == "Orla Brandt"
    assert sentence.original(0, 4).of(text) == "“We sign nothing at all blind,”"
    assert sentence.quote_at(2) == 0
    assert sentence.quote_at(start) is None
    assert sentence.span.of(text) == text


@given(TEXTS)
def test_every_place_leads_back_into_the_text(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.span.end <= len(text)
        for place in range(len(sentence.text)):
            original = sentence.original(place, place + 1)
            assert original.end <= len(text)
            if sentence.quote_at(place) is None:
                assert len(original) == 1
