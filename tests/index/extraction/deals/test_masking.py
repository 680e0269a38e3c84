import pytest

from index.extraction.deals.masking import FIRST_PARTY, FIRST_TOPIC, mask
from index.extraction.deals.references import Reference
from index.extraction.deals.units import Unit
from index.extraction.names import Actor, Side
from index.types import Span


def masked(text: str, *names: str, topics: tuple[str, ...] = ()) -> str:
    """Return the masked text with the parties as capital letters, those only spoken of as small."""
    unit = Unit(text, Span(0, len(text)), 1, 1)
    references = [
        Reference(
            Span(text.index(name), text.index(name) + len(name)),
            (Actor(name, name, Side.UNKNOWN, ""),),
            topic=name in topics,
        )
        for name in names
    ]
    found = mask(unit, references)
    assert len(found.origin) == len(found.text)
    for character, place in zip(found.text, found.origin, strict=True):
        assert character == text[place] or ord(character) >= FIRST_PARTY
    letters = {FIRST_PARTY + n: chr(ord("A") + n) for n in range(9)}
    letters |= {FIRST_TOPIC + n: chr(ord("a") + n) for n in range(9)}
    return found.text.translate(letters)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Udio, Suno and Hook agreed", ("Udio", "Suno", "Hook"), "A agreed"),
        ("Udio and its competitor Suno agreed", ("Udio", "Suno"), "A agreed"),
        ("the Udio–Suno deal", ("Udio", "Suno"), "the A deal"),
        ("Udio sued Suno", ("Udio", "Suno"), "A sued B"),
        ("Universal (UMG) sued", ("Universal",), "A sued"),
        ("Udio, a generator from New York, sued Suno", ("Udio", "Suno"), "A sued B"),
        (
            "Udio, a generator, and Suno, another one, agreed",
            ("Udio", "Suno"),
            "A agreed",
        ),
    ],
)
def test_parties_become_letters_and_what_describes_them_goes(
    text: str, names: tuple[str, ...], expected: str
) -> None:
    assert masked(text, *names) == expected


def test_who_is_only_spoken_of_is_marked() -> None:
    assert masked("ex-Spotify man joins Udio", "Spotify", "Udio", topics=("Spotify",)) == (
        "ex-a man joins A"
    )


def test_what_follows_a_party_with_a_verb_of_its_own_is_not_joined_to_it() -> None:
    assert masked("settled with Udio and Suno has sued", "Udio", "Suno") == (
        "settled with A and B has sued"
    )
