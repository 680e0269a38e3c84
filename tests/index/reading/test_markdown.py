import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.draft import UnreadableError
from index.reading.markdown import read


def words(markdown: str) -> str:
    return read(markdown.encode()).text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("One *two* **three** `four` ~~five~~ six.", "One two three four five six."),
        ("One\ntwo\nthree.", "One two three."),
        ("One  \ntwo", "One\ntwo"),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("The [deal](https://example.com 'title') is <https://example.com>.",
         "The deal is https://example.com."),
        ("See [the deal][1].\n\n[1]: https://example.com", "See the deal."),
        ("A ![photo](x.png) here.", "A  here."),
        ("Text <b>bold</b><script>x</script> end.", "Text boldx end."),
        ("<div>\n<p>raw</p>\n</div>\n\nBody.", "Body."),
        ("Body.\n\n## Terms\n\nMore.", "Body.\n\nTerms\n\nMore."),
        ("Body.\n\n---\n\nMore.", "Body.\n\nMore."),
        ("Who:\n\n- Sony\n- Warner\n\nAnd more.", "Who:\n\n- Sony\n- Warner\n\nAnd more."),
        ("Who:\n* Sony\n* Warner", "Who:\n\n- Sony\n- Warner"),
        ("- a\n\n- b\n\n- c", "- a\n- b\n- c"),
        ("- a\n  - b\n  - c\n- d", "- a\n- b\n- c\n- d"),
        ("- a\n\n  more of a\n- b", "- a\n\nmore of a\n- b"),
        ("- - a", "- a"),
        ("-\n- b", "- b"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("2024. A year to remember.", "2024. A year to remember."),
        ("> Quoted *words*.\n>\n> More.", "Quoted words.\n\nMore."),
        ("Code:\n\n```python\nx = [1]\n\n  y = *x\n```", "Code:\n\nx = [1]\n\n  y = *x"),
        ("| Label | Deal |\n|---|---|\n| UMG | yes |\n\nEnd.", "Label | Deal\nUMG | yes\n\nEnd."),
        (r"Five \* six \_ and &amp; &nbsp;&shy;&#8203;more", "Five * six _ and &  more"),
        ('"Quotes" -- and... (c) stay', '"Quotes" -- and... (c) stay'),
        ("see www.example.com", "see www.example.com"),
    ],
)  # fmt: skip
def test_only_the_words_of_the_markup_are_left(markdown: str, plain: str) -> None:
    assert words(markdown) == plain


SENTENCES = st.lists(
    st.text("abc XYZ,;’“”é", min_size=1).map(lambda text: " ".join(text.split())).filter(bool),
    min_size=1,
)


@given(SENTENCES)
def test_words_without_markup_come_out_unchanged(paragraphs: list[str]) -> None:
    assert words("\n\n".join(paragraphs)) == "\n\n".join(paragraphs)


def test_the_opening_heading_leaves_the_body() -> None:
    draft = read(b"\n# The *big* deal\n\nBody.\n\n## Terms\n\nMore.")
    assert draft.heading == "The big deal"
    assert draft.text == "Body.\n\nTerms\n\nMore."


def test_an_underlined_heading_is_a_heading() -> None:
    assert read(b"The deal\n========\n\nBody.").heading == "The deal"


def test_a_heading_further_down_is_no_title() -> None:
    draft = read(b"Body.\n\n# Terms\n\nMore.")
    assert draft.heading is None
    assert draft.text == "Body.\n\nTerms\n\nMore."


def test_a_heading_of_an_image_alone_is_no_title() -> None:
    assert read(b"# ![logo](x.png)\n\nBody.").heading is None


def test_front_matter_is_no_part_of_the_body() -> None:
    draft = read(b"\xef\xbb\xbf---\r\ntitle: The deal\r\n---\r\nBody.")
    assert draft.about == {"title": "The deal"}
    assert draft.text == "Body."


@pytest.mark.parametrize(
    "markdown",
    ["> " * 5_000 + "deep", "[" * 20_000, "*a " * 10_000, "- " * 20_000, "![a](" * 4_000,
     "`a" * 30_000, "<a " * 20_000, "[a]: b\n" * 3_000 + "[a]" * 3_000,
     "\n".join("  " * depth + "- x" for depth in range(300))],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_hostile_markup_does_no_harm(markdown: str) -> None:
    read(markdown.encode())


def test_a_long_list_is_read_in_no_time() -> None:
    assert words("- item\n" * 20_000).count("\n") == 19_999


@given(st.text(st.sampled_from("ab \n\t#*_-+>`~[]()!<&;1.|:\\'\"=")))
def test_any_markup_is_read_or_refused(markdown: str) -> None:
    try:
        text = words(markdown)
    except UnreadableError:
        return
    assert not re.search(r"\n{3}|[ \t]\n", text)
