from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UserError
from index.types import Span
from index.vocabulary import Vocabulary
from index.words import words

FILE = """
ordinary = ["Time", "X"]

[[party]]
name = "Universal Music Group"
type = "label"
aliases = ["UMG", "Universal Music"]
ambiguous = ["Universal"]

[[party]]
name = "Universal Pictures"
type = "media"

[[party]]
name = "Koda"
type = "cmo"
aliases = ["KODA"]
ambiguous = ["Koda"]

[[party]]
name = "Bolloré"
type = "investor"

[[party]]
name = "Musicians’ Union"
type = "union"

[[party]]
name = "will.i.am"
type = "artist"

[[party]]
name = "SAG-AFTRA"
type = "union"

[[party]]
name = "Sony/ATV"
type = "publisher"
parent = "Universal Pictures"

[[party]]
name = "Straße"
type = "label"

[[party]]
name = "Time"
type = "media"
ambiguous = ["Time"]
source = true

[[party]]
name = "X"
type = "platform"
ambiguous = ["X"]

[[group]]
names = ["the majors", "Big Three"]
parties = ["Universal Music Group", "Koda"]
"""
NAMES = [
    "Universal Music Group", "UMG", "Universal", "Universal Pictures", "Koda", "KODA", "Bolloré",
    "Musicians’ Union", "will.i.am", "SAG-AFTRA", "Sony/ATV", "Straße", "Time", "X",
]  # fmt: skip


def read(folder: Path, text: str) -> Vocabulary:
    file = folder / "parties.toml"
    file.write_text(text, encoding="utf-8")
    return Vocabulary.read(file)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return read(tmp_path_factory.mktemp("vocabulary"), FILE)


def named(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.party) for m in vocabulary.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found", "party"),
    [
        ("did umg sign", "umg", "Universal Music Group"),
        ("universal’s answer", "universal", "Universal Music Group"),
        ("universals answer", "universal", "Universal Music Group"),
        ("UNIVERSALS'", "UNIVERSAL", "Universal Music Group"),
        ("universal music\ngroup", "universal music\ngroup", "Universal Music Group"),
        ("(Universal Pictures)", "Universal Pictures", "Universal Pictures"),
        ("bollore", "bollore", "Bolloré"),
        ("Bollore\u0301’s stake", "Bollore\u0301", "Bolloré"),
        ("the musicians' union", "musicians' union", "Musicians’ Union"),
        ("musicians union", "musicians union", "Musicians’ Union"),
        ("did will.i.am invest", "will.i.am", "will.i.am"),
        ("sag aftra", "sag aftra", "SAG-AFTRA"),
        ("sony / atv", "sony / atv", "Sony/ATV"),
        ("ﬁve İstanbul ﬀ at STRASSE", "STRASSE", "Straße"),
        ("_umg_", "umg", "Universal Music Group"),
        ("umg.com", "umg", "Universal Music Group"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(
    vocabulary: Vocabulary, text: str, found: str, party: str
) -> None:
    assert named(vocabulary, text) == [(found, party)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "umgx",
        "xumg",
        "will i am",
        "musicians. Union",
        "in time on x",
        "TIME",
        "Times",
        "bol lore",
    ],
)
def test_what_only_resembles_a_name_is_none(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.mentions(text) == ()


def test_a_paragraph_parts_a_name(vocabulary: Vocabulary) -> None:
    assert named(vocabulary, "Universal\n\nPictures") == [("Universal", "Universal Music Group")]


def test_names_come_in_the_order_of_the_text_and_the_longest_wins(vocabulary: Vocabulary) -> None:
    text = "Koda, Universal Music Group Universal Pictures and Universal"
    assert named(vocabulary, text) == [
        ("Koda", "Koda"),
        ("Universal Music Group", "Universal Music Group"),
        ("Universal Pictures", "Universal Pictures"),
        ("Universal", "Universal Music Group"),
    ]


@pytest.mark.parametrize(
    ("text", "certain"),
    [("UMG", True), ("universal", False), ("KODA", True), ("Koda", False), ("koda", False)],
)
def test_a_name_that_means_other_things_too_is_uncertain(
    vocabulary: Vocabulary, text: str, certain: bool
) -> None:
    assert [mention.certain for mention in vocabulary.mentions(text)] == [certain]


def test_an_everyday_word_counts_as_the_vocabulary_writes_it(vocabulary: Vocabulary) -> None:
    assert named(vocabulary, "per Time, on X") == [("Time", "Time"), ("X", "X")]


def test_a_collective_name_stands_for_its_parties(vocabulary: Vocabulary) -> None:
    text = "do the Majors, or the big three’s lawyers"
    assert [(group.span.of(text), group.parties) for group in vocabulary.groups(text)] == [
        ("the Majors", ("Universal Music Group", "Koda")),
        ("big three", ("Universal Music Group", "Koda")),
    ]


def test_a_party_keeps_what_the_file_says(vocabulary: Vocabulary) -> None:
    time = vocabulary.party("Time")
    assert (time.kind, time.parent, time.ambiguous, time.reports) == (
        "media",
        None,
        ("Time",),
        True,
    )
    assert vocabulary.party("Sony/ATV").parent == "Universal Pictures"


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=8)), max_size=8), st.data())
def test_mentions_lie_in_the_text_in_order_and_are_names(
    vocabulary: Vocabulary, pieces: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(["", " ", "’s ", "\n", "\u0301", "s ß ﬀ "])).join(pieces)
    known = {tuple(word.folded for word in words(name)) for name in NAMES}
    known.add(("universal", "music"))
    end = 0
    for mention in vocabulary.mentions(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert tuple(word.folded for word in words(mention.span.of(text))) in known


@given(st.sampled_from(NAMES), st.text(alphabet=" ,()!?\n", min_size=1, max_size=5))
def test_a_name_between_marks_is_always_found_whole(
    vocabulary: Vocabulary, name: str, around: str
) -> None:
    text = f"Ja{around}{name}{around}nein"
    span = Span(2 + len(around), 2 + len(around) + len(name))
    assert [mention.span for mention in vocabulary.mentions(text)] == [span]


def test_the_digest_follows_the_vocabulary(tmp_path: Path, vocabulary: Vocabulary) -> None:
    assert read(tmp_path, FILE).digest == vocabulary.digest
    assert read(tmp_path, FILE + "# nothing new\n").digest == vocabulary.digest
    assert read(tmp_path, FILE.replace('"UMG"', '"U.M.G."')).digest != vocabulary.digest
    assert read(tmp_path, FILE.replace('"Big Three"', '"Big 3"')).digest != vocabulary.digest


def test_an_empty_vocabulary_knows_nobody() -> None:
    empty = Vocabulary.empty()
    assert (empty.parties, empty.mentions("UMG"), empty.groups("the majors")) == ((), (), ())


def party(name: str, rest: str = "") -> str:
    return f'[[party]]\nname = "{name}"\ntype = "label"\n{rest}\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[party", "not TOML"),
        ('[[party]]\nname = "A"', "party.0.type"),
        ("party = 3", "wrong at party"),
        (party("A", "colour = 'red'"), "party.0.colour"),
        (party("A") + party("A"), "“A” is listed twice"),
        (party("A", "parent = 'B'"), "“B” is a parent but not a party"),
        (party("A", "aliases = ['Zed']") + party("B", "ambiguous = ['ZÉD']"), "both A and B"),
        (party("A") + party("B", "aliases = ['a']"), "both A and B"),
        (party("A", "aliases = ['…']"), "“…” cannot be found"),
        (party("A", "aliases = ['B ------------- C']"), "cannot be found"),
        ("[[group]]\nnames = ['us']\nparties = ['A']", "“A” is in a group but not a party"),
        ("ordinary = ['Time']", "“Time” is an ordinary word but no party’s name"),
    ],
)
def test_a_faulty_vocabulary_is_refused_with_the_place(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(UserError, match=r"parties\.toml") as refusal:
        read(tmp_path, text)
    assert said in str(refusal.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "parties.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="not TOML in UTF-8"):
        Vocabulary.read(file)


def test_a_missing_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        Vocabulary.read(tmp_path / "parties.toml")


class TestOwners:
    def test_a_party_comes_before_those_it_belongs_to(self, vocabulary: Vocabulary) -> None:
        assert vocabulary.owners("Sony/ATV") == ("Sony/ATV", "Universal Pictures")
        assert vocabulary.owners("Koda") == ("Koda",)

    @pytest.mark.parametrize("name", ["UMG", "koda", "", "Tonemill"])
    def test_what_is_no_full_name_belongs_to_nobody(
        self, vocabulary: Vocabulary, name: str
    ) -> None:
        assert vocabulary.owners(name) == ()

    def test_parties_that_own_each_other_are_told_once_each(self, tmp_path: Path) -> None:
        circle = read(
            tmp_path,
            """
            [[party]]
            name = "A"
            type = "label"
            parent = "B"
            [[party]]
            name = "B"
            type = "label"
            parent = "A"
            """,
        )

        assert circle.owners("A") == ("A", "B")


def test_what_a_party_is_also_called_are_all_its_other_names(vocabulary: Vocabulary) -> None:
    assert vocabulary.also_called("Universal Music Group") == (
        "UMG",
        "Universal Music",
        "Universal",
    )
    assert vocabulary.also_called("Bolloré") == vocabulary.also_called("Tonemill") == ()
