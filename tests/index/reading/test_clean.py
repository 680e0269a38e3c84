import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.reading.clean import normalise, one_line

ODD = st.sampled_from(
    "\r\n\t \u00a0\u00ad\u200b\u200d\u200f\u2028\u2029\u0085\ufeff\u202e\u2066\u0301eE\u1100\u1161"
    "\U0001f3f4\U000e0067\U000e007f\x00\x1c\ud800\u2003"
)
TEXTS = st.text() | st.text(ODD)


@given(TEXTS)
@example("e\u200b\u0301")
@example("\U0001f3f4\u200b\U000e0067\U000e007f")
@example("a\n\u00a0\n\u200b\n\nb")
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TEXTS)
def test_the_result_has_one_form(text: str) -> None:
    clean = normalise(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert "\n\n\n" not in clean
    assert all(line == line.rstrip() for line in clean.split("\n"))
    assert clean.splitlines() == (clean.split("\n") if clean else [])
    assert not {unicodedata.category(char) for char in clean} & {"Cs", "Zl", "Zp"}


@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x2FF)))
def test_letters_digits_and_punctuation_are_only_composed(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("spelling", ["Bjo\u0308rn", "Bjo\u200b\u0308rn", "Bj\u00f6rn"])
def test_a_letter_and_its_accent_are_one_character(spelling: str) -> None:
    assert normalise(spelling) == "Bj\u00f6rn"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_line_end_becomes_the_same(end: str) -> None:
    assert normalise(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize(
    "hidden",
    ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u202e", "\u202a", "\u2066", "\u2069", "\x07", "\x9b",
     "\U000e0041", "\u3164"],
)  # fmt: skip
def test_characters_that_only_mislead_are_dropped(hidden: str) -> None:
    assert normalise(f"li{hidden}cence") == "licence"


@pytest.mark.parametrize(
    "kept", ["👩\u200d🎤", "می\u200cخواهم", "שלום\u200f!", "a\u200eb", "❤\ufe0f"]
)
def test_characters_that_words_need_are_kept(kept: str) -> None:
    assert normalise(kept) == kept


def test_an_emoji_flag_keeps_its_tags() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert normalise(f"{scotland} rocks\U000e0041") == f"{scotland} rocks"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_a_space_of_any_width_can_be_found_by_typing_one(space: str) -> None:
    assert normalise(f"$500{space}million") == "$500 million"


def test_a_line_of_words_has_single_spaces() -> None:
    assert one_line("  A\ttitle\r\n over\u00a0 two lines ") == "A title over two lines"
