"""People, companies and what they say are made up."""

import pytest

from index.quotes import QuoteKind
from tests.index.extraction.quotes.reading import statement, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orla Brandt said that the deal was fair.", "the deal was fair"),
        ("Orla Brandt said the deal was fair.", "the deal was fair"),
        ("The deal was fair, Orla Brandt said.", "The deal was fair"),
        ("Orla Brandt stressed the importance of fair pay.", "the importance of fair pay"),
        (
            "Orla Brandt has said, through a lawyer, that the choir gave its consent.",
            "the choir gave its consent",
        ),
        (
            "According to Orla Brandt, the choir had given its consent.",
            "the choir had given its consent",
        ),
        (
            "Orla Brandt disclosed that two apps had been paused, but refused to name them.",
            "two apps had been paused",
        ),
        (
            "Orla Brandt said the small print is where labels lose: “Nobody reads it at all.”",
            "the small print is where labels lose",
        ),
    ],
)
def test_what_is_reported_is_a_statement_of_the_speaker(text: str, words: str) -> None:
    found = statement(text)
    assert (found.words, found.speaker) == (words, "Orla Brandt")


def test_the_cue_is_the_verb() -> None:
    assert statement("Tunello confirmed that it would pay.").cue == "confirmed"


@pytest.mark.parametrize(
    "text",
    [
        "Orla Brandt did not say that the deal was fair.",
        "Orla Brandt would say the deal was fair.",
        "Did Orla Brandt say the deal was fair?",
        "Orla Brandt ran to the station.",
        "A survey found that most people hum.",
        "The ruling said that the model stores songs.",
        "The fact that songs were copied is known.",
        "“Orla Brandt said that the deal was fair and that it would last.”",
    ],
)
def test_what_nobody_is_reported_to_have_said_is_no_statement(text: str) -> None:
    assert [each for each in told(text) if each.kind is QuoteKind.STATEMENT] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orla Brandt bragged that her app can hum.", "her app can hum"),
        ("Tunello guaranteed that no song will leave its servers.",
         "no song will leave its servers"),
        ("She reminded writers that a hum is a work.", "a hum is a work"),
        ("Tunello announced that hums would return in May, under the title “A Big Hum”.",
         "hums would return in May"),
        ("Tunello disclosed that ten estates have signed; Brandt won't name them.",
         "ten estates have signed"),
    ],
)  # fmt: skip
def test_what_is_reported_ends_before_a_title_and_before_another_clause(
    text: str, words: str
) -> None:
    assert statement(f"Orla Brandt runs Tunello. {text}").words == words


@pytest.mark.parametrize(
    "text",
    [
        "Tunello told investors to expect rain and in the next breath told them to ignore it.",
        "Tunello told its users to wait.",
    ],
)
def test_what_somebody_is_told_to_do_is_no_report(text: str) -> None:
    assert [each for each in told(text) if "told" in each.words] == []
