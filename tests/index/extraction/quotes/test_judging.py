import pytest

from index.extraction.quotes.judging import is_named, is_title, is_woven_in, stands_alone
from index.extraction.quotes.marks import Marked, marked
from index.lines import blocks


def only(text: str) -> Marked:
    (quote,) = marked(text, blocks(text))
    return quote


@pytest.mark.parametrize("written", ["Blue Is the Morning", "Keeper", "Songs of 1999"])
def test_a_title_has_capitals_on_all_that_matters(written: str) -> None:
    assert is_title(written)


@pytest.mark.parametrize("written", ["Blue is my morning", "keeper", "We Sign nothing", "…"])
def test_a_sentence_is_no_title(written: str) -> None:
    assert not is_title(written)


@pytest.mark.parametrize(
    "text",
    [
        "the so-called “walled garden”",
        "a hearing titled “the end of songs”",
        "The word “training” appears twice.",
        "a tray marked “Low priority”",
        "the song “Blue Morning”",
    ],
)
def test_words_before_a_quote_tell_that_it_is_a_name(text: str) -> None:
    assert is_named(text, only(text))


@pytest.mark.parametrize("text", ["He called it “unfair”", "a plan “full of holes”"])
def test_other_words_do_not(text: str) -> None:
    assert not is_named(text, only(text))


def test_a_quote_stands_alone_or_is_woven_in() -> None:
    alone, woven = "He said: “We wait.”", "He said it was “a long wait.”"
    assert stands_alone(only(alone), alone)
    assert not is_woven_in(alone, only(alone))
    assert is_woven_in(woven, only(woven))
    assert not stands_alone(only(woven), woven)
