import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.everyday import everyday_words
from index.spelling import LibraryWords, Names, correct
from index.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]
OTHERS = """
    metallica adele kanye boomy mubert soundraw aiva tidal qobuz beatport landr beyonce rihanna
    coldplay radiohead madonna eminem shakira rosalia dua lipa bjork zedd kesha halsey lorde hozier
    gorillaz skrillex avicii tiesto marshmello kygo davido stormzy skepta keane muse suede mgmt
    udacity udemy sumo sonos sonic kodak kodi gemma jemima klaus clay klein warmer wagner deeper
    boom universe marlin merlot patreon jisoo audible shutdown artistas artistes musikalisch
    kobolds spotlight stimulus sunny udo
"""


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the project's vocabulary and of the starter library."""
    files = (ROOT / "seeds").glob("*.md")
    texts = [file.read_text(encoding="utf-8").split("---", 2)[-1] for file in files]
    vocabulary = Vocabulary.read(ROOT / "config" / "parties.toml")
    return Names(vocabulary, LibraryWords.of(texts), everyday_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat did snuo pay", "wat did Suno pay"),
        ("universel and udoi", "Universal and Udio"),
        ("is sunoo worth it", "is Suno worth it"),
        ("spotfy remix", "Spotify remix"),
        ("did wraner settle", "did Warner settle"),
        ("what is klya?", "what is KLAY?"),
        ("elevenlbs deal", "ElevenLabs deal"),
        ("anthorpic lawsuit", "Anthropic lawsuit"),
        ("stabilty ai", "Stability ai"),
        ("(deezr)", "(Deezer)"),
        ("soundclod’s terms", "SoundCloud’s terms"),
        ("kobolt mfn clause", "Kobalt mfn clause"),
        ("geema v chatgtp", "GEMA v ChatGPT"),
        ("nivdia n bandcmap", "NVIDIA n Bandcamp"),
        ("snuos revenue, spotfys rules", "Sunos revenue, Spotifys rules"),
        ("holtzmuller quote", "Holzmüller quote"),
        ("billie ellish and robert kynkl", "billie Eilish and robert Kyncl"),
        ("velvet sundwon", "velvet Sundown"),
        ("srivastva on prompting", "Srivastava on prompting"),
        ("timberland ai artist", "Timbaland ai artist"),
        ("sound patorl founders", "SoundPatrol founders"),
        ("tune core owner", "TuneCore owner"),
        ("sonymusic and warnermusic", "Sony Music and Warner Music"),
    ],
)
def test_a_mistyped_name_is_put_right(names: Names, typed: str, meant: str) -> None:
    assert correct(typed, names) == meant


@pytest.mark.parametrize("name", OTHERS.split())
def test_another_real_name_or_word_is_left_alone(names: Names, name: str) -> None:
    for question in (f"what did {name} say", f"{name}s deal", name.title()):
        assert correct(question, names) == question


@pytest.mark.parametrize(
    "question",
    [
        "wo hat koda suno verklagt und wieviel geld bekommen die künstler von der lizenz?",
        "¿cuánto pagó universal a los artistas por la licencia de canciones?",
        "combien les maisons de disques ont touché pour la musique générée",
        'מי מנכ"ל deezer',
        "сколько людей пользовались suno",
        "is it sound, on spot, if you tube in the cap, cut and band. camp",
        "a sound on par with net ease",
    ],
)
def test_what_is_written_right_stays(names: Names, question: str) -> None:
    assert correct(question, names) == question


def test_no_question_that_people_asked_is_made_worse(names: Names) -> None:
    asked = json.loads((ROOT / "bench" / "questions-train.json").read_text(encoding="utf-8"))
    questions = [row["question"] for row in asked]
    assert [question for question in questions if correct(question, names) != question] == []


def test_a_tie_between_two_names_is_left_alone() -> None:
    library = LibraryWords.of(["Marlow and Marlon met."])
    names = Names(Vocabulary.empty(), library, ())
    assert correct("what did marloo say", names) == "what did marloo say"
    assert correct("what did marolw say", names) == "what did Marlow say"


def test_a_word_that_mostly_has_no_capital_is_no_name() -> None:
    texts = ["Licences matter.", "The licences, licences of Fenwick.", "Fenwick at fenwick.com"]
    library = LibraryWords.of(texts)
    assert library.every == {"licences", "matter", "the", "of", "fenwick", "at", "com"}
    assert library.proper == {"The", "Fenwick"}
    names = Names(Vocabulary.empty(), library, ())
    assert correct("licenecs by fenwcik", names) == "licenecs by Fenwick"


def test_without_a_library_nothing_is_corrected() -> None:
    nothing = Names(Vocabulary.empty(), LibraryWords.of([]), ())
    assert correct("wat did snuo pay", nothing) == "wat did snuo pay"


PIECES = [
    "snuo", "sound", "patorl", "patrol", "sonymusic", "universel", "spotfys", "band", "cmap",
    "tune", "core", "stabilty", "ai", "eleven", "lbs", "metallica", "s", "music",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=7))
def test_a_corrected_question_needs_no_further_correction(names: Names, pieces: list[str]) -> None:
    corrected = correct(" ".join(pieces), names)
    assert correct(corrected, names) == corrected


def test_everyday_words_are_whole_words_of_many_kinds() -> None:
    everyday = everyday_words()
    assert {"the", "warmer", "adele", "licensing", "settled"} <= everyday
    assert not any(word.startswith("##") or not word.isalpha() for word in everyday)
    assert {"suno", "udio", "spotify"}.isdisjoint(everyday)
