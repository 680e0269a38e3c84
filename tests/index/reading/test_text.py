import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.text import read, unwrap

SIGNED = (
    "Universal Music Group has signed a licensing agreement with a young company that builds a "
    "music model, and says that every artist was asked before a single recording was used."
)
PAID = (
    "The company will pay for each use, which is what the labels had demanded for two years in "
    "court and in public, although neither side has said how much money is at stake."
)
DOUBTED = (
    "Critics are not persuaded, because nobody outside the two companies has seen the contract "
    "under which the recordings will be handed over to the engineers next spring."
)
PARAGRAPHS = [SIGNED, PAID, DOUBTED]
PARAGRAPH = st.lists(st.integers(4, 12), min_size=60, max_size=90).map(
    lambda lengths: " ".join("abcdefghijkl"[:length] for length in lengths)
)


@given(st.lists(PARAGRAPH, min_size=1, max_size=4), st.integers(68, 90))
def test_wrapping_is_undone_whatever_the_width(paragraphs: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert unwrap(wrapped) == "\n\n".join(paragraphs)


@pytest.mark.parametrize("width", [60, 72, 80, 90])
def test_a_wrapped_article_gets_its_paragraphs_back(width: int) -> None:
    wrapped = "\r\n\r\n".join(
        textwrap.fill(paragraph, width).replace("\n", "  \r\n") for paragraph in PARAGRAPHS
    )
    assert read(wrapped.encode()).text == "\n\n".join(PARAGRAPHS)


def test_items_of_a_wrapped_list_stay_apart() -> None:
    items = [
        textwrap.fill(text, 70, initial_indent=mark, subsequent_indent="  ")
        for mark, text in zip(["- ", "* ", "3. "], PARAGRAPHS, strict=True)
    ]
    lines = unwrap("\n".join(items)).split("\n")
    assert lines == [f"{m} {text}" for m, text in zip(["-", "*", "3."], PARAGRAPHS, strict=True)]


def test_a_heading_over_a_wrapped_paragraph_stays_apart() -> None:
    wrapped = "The deal\n" + textwrap.fill(" ".join(PARAGRAPHS), 72)
    assert unwrap(wrapped) == "The deal\n" + " ".join(PARAGRAPHS)


def test_a_compound_broken_at_its_hyphen_gets_no_space() -> None:
    lines = [
        "The companies announced this week that they had agreed to a long-",
        "term licence covering every recording made in the last forty years",
        "and that the songwriters behind the recordings would be paid twice",
        "over, once for training the model and once for each song it makes.",
    ]
    assert "a long-term licence" in unwrap("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "The deal is signed.\nThe price is secret.\nThe critics are cross.\nThe end is near.",
        "Roses are red,\nviolets are blue,\nmodels are fed\non songs that are new.",
        "- Universal signed first\n- Sony signed second\n- Warner signed last of the three majors",
        "\n".join([f"{'word ' * 11}end."] * 5),
        "\n".join(["a line of one width that is as long as the longest here", "short line"] * 6),
        "",
    ],
    ids=["paragraph", "sentence", "verse", "bullets", "equal sentences", "mixed", "nothing"],
)
def test_lines_that_were_meant_are_left_as_they_are(text: str) -> None:
    assert unwrap(text) == text


def test_two_full_lines_alone_do_not_prove_that_a_text_was_wrapped() -> None:
    text = "\n".join(textwrap.fill(SIGNED, 70).split("\n")[:3])
    assert text.count("\n") == 2
    assert unwrap(text) == text


def test_furniture_is_cut_before_lines_are_joined() -> None:
    wrapped = textwrap.fill(" ".join(PARAGRAPHS), 72)
    draft = read(f"{wrapped}\nadmin\n0 comments".encode())
    assert draft.text == " ".join(PARAGRAPHS)
    assert [cut.text for cut in draft.cuts] == ["admin", "0 comments"]


def test_a_very_long_text_is_joined_in_no_time() -> None:
    words = "word and another " * 60_000
    assert unwrap(textwrap.fill(words, 80)) == words.strip()
