import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.links import fragment_link, safe_url
from index.types import Span
from tests.bot.cards.values import any_text, nasty_text, patient

PAGE = "https://example.com/a"


def link(words: str, url: str = PAGE) -> str | None:
    return fragment_link(url, words, Span(0, len(words)))


def test_a_short_highlight_is_named_whole() -> None:
    assert link("Music is human.") == f"{PAGE}#:~:text=Music%20is%20human."


def test_the_directives_own_punctuation_is_encoded() -> None:
    assert link("AI-made, R&B") == f"{PAGE}#:~:text=AI%2Dmade%2C%20R%26B"


def test_what_would_end_a_masked_link_is_encoded() -> None:
    assert link('“a” (b) "c"') == f"{PAGE}#:~:text=%E2%80%9Ca%E2%80%9D%20%28b%29%20%22c%22"


def test_a_long_highlight_is_named_by_its_first_and_last_words() -> None:
    words = " ".join(f"w{n}" for n in range(40))
    assert link(words) == f"{PAGE}#:~:text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39"


def test_a_highlight_over_several_lines_is_not_sought_within_one() -> None:
    assert link("one two\n\nthree") == f"{PAGE}#:~:text=one%20two,three"


def test_an_anchor_is_kept_and_an_older_directive_replaced() -> None:
    assert link("x", f"{PAGE}#part") == f"{PAGE}#part:~:text=x"
    assert link("x", f"{PAGE}#part:~:text=old") == f"{PAGE}#part:~:text=x"
    assert link("x", f"{PAGE}#:~:text=old") == f"{PAGE}#:~:text=x"


def test_without_room_for_the_words_the_page_itself_is_linked() -> None:
    assert link("日" * 99) == PAGE
    assert link(" \n ") == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a",
        "javascript:alert(1)",
        "ftp://example.com/a",
        "https://",
        "https://localhost/a",
        "https://[::1]/a",
        "https://[broken/a",
        "https://example.com:port/a",
        "https://user:word@example.com/a",
        "https://exa)mple.com/a",
        "https://" + "a" * 70 + ".example/a",
        "https://example.com/" + "a" * 500,
    ],
)
def test_an_address_that_cannot_be_trusted_or_sent_gives_no_link(url: str) -> None:
    assert safe_url(url) is None
    assert link("x", url) is None


@patient
@given(nasty_text | any_text.map("https://example.com/{}".format), any_text)
def test_a_link_never_breaks_out_of_its_brackets(url: str, words: str) -> None:
    made = link(words, url)
    assert made is None or (len(made) <= 512 and re.fullmatch(r"[!#-&+-;=?-Z_a-z~]+", made))


@patient
@given(st.text(alphabet="abc -,&.\n", max_size=80))
def test_an_encoded_term_holds_none_of_the_directives_punctuation(words: str) -> None:
    made = link(words) or ""
    assert made.partition("text=")[2].count(",") <= 1
    assert not set(made.partition("text=")[2]) & set("-& \n")


def test_foreign_letters_in_an_address_are_encoded() -> None:
    assert safe_url("https://bücher.example/ä b?q=(x)") == (
        "https://xn--bcher-kva.example/%C3%A4%20b?q=%28x%29"
    )
