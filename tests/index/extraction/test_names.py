from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.names import Names, Side, accepted, harvest
from index.types import Article, Kind
from index.vocabulary import Vocabulary

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(PARTIES)


def article(text: str, title: str = "") -> Article:
    return Article("a", "a.md", title, Kind.ARTICLE, text)


def found(vocabulary: Vocabulary, *texts: str) -> frozenset[str]:
    return accepted(harvest(article(text), vocabulary) for text in texts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They chose the sample platform Lumenor for it.", "Lumenor"),
        ("A deal with Lumenor, an attribution firm, was signed.", "Lumenor"),
        ("Lumenor, which makes jingles, has moved.", "Lumenor"),
        ("The song generator Stavewright raised money.", "Stavewright"),
        ("The round was led by Oakhurst.", "Oakhurst"),
        ("Money came from Redshank Capital.", "Redshank Capital"),
        ("The singers Marit Solheim and Abel Quince sued it.", "Marit Solheim"),
        ("The singers Marit Solheim and Abel Quince sued it.", "Abel Quince"),
        ("UMG, Tidewater and BMG sued.", "Tidewater"),
    ],
)
def test_what_behaves_like_a_party_is_accepted(
    vocabulary: Vocabulary, text: str, name: str
) -> None:
    assert name in found(vocabulary, text)


@pytest.mark.parametrize(
    "text",
    [
        "The chief executive Ary Brandt, who runs it, said so.",
        "Orla Brandt, head of licensing, said so.",
        "In Hamburg, a court decided. Hamburg is a city.",
        "The deal with Universal Music was signed.",
        "Every Label signed, and every label knows it.",
        "On Monday and in March the government met.",
        "",
    ],
)
def test_people_places_and_words_are_not(vocabulary: Vocabulary, text: str) -> None:
    assert found(vocabulary, text) == frozenset()


def test_a_name_accepted_in_one_article_is_known_in_all(vocabulary: Vocabulary) -> None:
    first, second = "Somebody met Lumenor.", "They sued the start-up Lumenor."
    assert found(vocabulary, first) == frozenset()
    assert found(vocabulary, first, second) == {"Lumenor"}


def test_a_name_is_reported_with_its_sentence_and_cue(vocabulary: Vocabulary) -> None:
    text = "It rained. They have a deal with Lumenor."
    (name,) = harvest(article(text), vocabulary)
    assert (name.name, name.cue) == ("Lumenor", "deal with")
    assert name.span.of(text) == "Lumenor"
    assert name.sentence.of(text) == "They have a deal with Lumenor."


def test_all_spellings_of_a_name_are_one(vocabulary: Vocabulary) -> None:
    text = (
        "They sued the start-up Lumenor Labs. Lumenor Labs and Ada Quince met. Quince left Lumenor."
    )
    assert {name.name for name in harvest(article(text), vocabulary)} <= {
        "Lumenor Labs",
        "Ada Quince",
    }


def test_a_coined_name_in_the_title_is_accepted(vocabulary: Vocabulary) -> None:
    harvested = harvest(article("Lumenor opens.", title="Lumenor opens in Lisbon"), vocabulary)
    assert accepted([harvested]) == {"Lumenor"}


def test_accepted_names_are_found_beside_the_vocabulary(vocabulary: Vocabulary) -> None:
    names = Names(vocabulary, frozenset({"Lumenor Audio"}))
    text = "UMPG and Lumenor met the majors."
    mentions = [
        (m.span.of(text), [actor.canonical for actor in m.actors]) for m in names.mentions(text)
    ]
    assert mentions == [
        ("UMPG", ["Universal Music Group"]),
        ("Lumenor", ["Lumenor Audio"]),
        ("the majors", ["Universal Music Group", "Sony Music", "Warner Music Group"]),
    ]


def test_groups_of_labels_are_rolled_up_and_others_are_not(vocabulary: Vocabulary) -> None:
    names = Names(vocabulary)
    assert names.canonical("Warner Chappell") == "Warner Music Group"
    assert names.canonical("YouTube") == "YouTube"
    assert names.head("YouTube") == "Alphabet"
    assert names.canonical("Nobody Known") == "Nobody Known"


def test_sides_follow_the_kind_of_party(vocabulary: Vocabulary) -> None:
    names = Names(vocabulary)
    sides = [names.actor(name).side for name in ("GEMA", "Suno", "KKR", "Nobody")]
    assert sides == [Side.RIGHTS, Side.TECH, Side.INVESTOR, Side.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Believe in yourself.", 0),
        ("universal income", 0),
        ("It met Believe in Paris.", 1),
        ("Hook-shaped things", 0),
        ("Universal signed.", 1),
    ],
)
def test_a_name_that_is_a_word_too_must_be_written_like_a_name(
    vocabulary: Vocabulary, text: str, count: int
) -> None:
    assert len(Names(vocabulary).mentions(text)) == count


@given(st.text(max_size=200), st.text(max_size=30))
@settings(deadline=None)
def test_any_text_is_harvested_and_names_lie_in_their_sentence(text: str, title: str) -> None:
    for name in harvest(article(text, title), Vocabulary.empty()):
        assert name.span.of(text) == name.name
        assert name.sentence.covers(name.span)
