import tomllib
from pathlib import Path

import pytest

from index.vocabulary import Vocabulary

PARTIES = Path(__file__).parents[2] / "config" / "parties.toml"
MAJORS = ("Universal Music Group", "Sony Music", "Warner Music Group")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The project's own, which reading finds sound: no contradiction, every reference resolved."""
    return Vocabulary.read(PARTIES)


def test_names_are_unique_and_parents_are_parties(vocabulary: Vocabulary) -> None:
    names = [party.name for party in vocabulary.parties]
    parents = {party.parent for party in vocabulary.parties if party.parent is not None}
    assert len(names) == len(set(names)) > 300
    assert parents <= set(names)


def test_no_party_is_its_own_ancestor(vocabulary: Vocabulary) -> None:
    for party in vocabulary.parties:
        line = [party.name]
        while (parent := vocabulary.party(line[-1]).parent) is not None:
            assert parent not in line
            line.append(parent)


def test_every_name_leads_to_its_party(vocabulary: Vocabulary) -> None:
    for party in vocabulary.parties:
        for certain, names in ((True, party.aliases), (False, party.ambiguous)):
            for name in names:
                (mention,) = vocabulary.mentions(f"It is {name} that it names")
                assert (mention.party, mention.certain) == (party.name, certain), name


def test_no_alias_is_listed_twice(vocabulary: Vocabulary) -> None:
    for party in vocabulary.parties:
        names = [*party.aliases, *party.ambiguous]
        assert len(names) == len(set(names)), party.name


def test_every_collective_name_leads_to_its_parties(vocabulary: Vocabulary) -> None:
    for group in tomllib.loads(PARTIES.read_text(encoding="utf-8"))["group"]:
        for name in group["names"]:
            (mention,) = vocabulary.groups(f"what did {name} say")
            assert mention.parties == tuple(group["parties"]), name


@pytest.mark.parametrize(
    ("typed", "party"),
    [
        ("umg", "Universal Music Group"),
        ("wmg", "Warner Music Group"),
        ("sme", "Sony Music"),
        ("umpg", "Universal Music Publishing Group"),
        ("gema", "GEMA"),
        ("11labs", "ElevenLabs"),
        ("eleven labs", "ElevenLabs"),
        ("chatgpt", "OpenAI"),
        ("claude", "Anthropic"),
        ("deepmind", "Google DeepMind"),
        ("wsj", "The Wall Street Journal"),
        ("tik tok", "TikTok"),
        ("klay", "KLAY Vision"),
    ],
)
def test_what_people_type_is_understood(vocabulary: Vocabulary, typed: str, party: str) -> None:
    assert [mention.party for mention in vocabulary.mentions(f"did {typed} sign")] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "how many ppl at the time took aim at a common hook to win x",
        "a variety of songs on the verge of a new runway",
        "it helps musicians, and may help musicians more",
        "are there rolling stones songs in it",
        "the film came from the orchard with a stem and an impala",
    ],
)
def test_everyday_words_name_nobody(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.mentions(text) == ()


@pytest.mark.parametrize("typed", ["the majors", "The Big Three", "all three labels", "majors"])
def test_the_majors_are_universal_sony_and_warner(vocabulary: Vocabulary, typed: str) -> None:
    assert [group.parties for group in vocabulary.groups(f"did {typed} sue")] == [MAJORS]
