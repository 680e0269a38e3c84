from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.excerpt import CUT, quote
from bot.cards.limits import size
from index.types import Citation, Span
from tests.bot.cards.reading import (
    bold_parts,
    live_markup,
    pieces,
    uncut,
    unquoted,
    verbatim,
    without_bold,
)
from tests.bot.cards.values import ARTICLE, citation, excerpts, patient, with_text


def two_keys(first: str, second: str, *, filler: str) -> Citation:
    """Cite an article in which two highlights stand among filler."""
    text = f"{filler}{first} {filler}{second} {filler}"
    at = len(filler) + len(first) + 1 + len(filler)
    spans = (Span(len(filler), len(filler) + len(first)), Span(at, at + len(second)))
    return Citation(with_text(text), Span(0, len(text)), spans)


def alone(key: str) -> Citation:
    everything = Span(0, len(key))
    return Citation(with_text(key), everything, (everything,))


_ROOM = st.integers(30, 600)


@patient
@given(excerpts())
def test_the_whole_excerpt_is_verbatim(cited: Citation) -> None:
    assert verbatim(quote(cited)) == (False, cited.text, False)


@patient
@given(excerpts(), _ROOM)
def test_a_shortened_excerpt_is_verbatim_pieces_and_says_what_is_missing(
    cited: Citation, room: int
) -> None:
    before, words, after = pieces(quote(cited, room))
    at = 0
    for piece in words:
        at = cited.text.index(piece, at) + len(piece)
    if not before:
        assert cited.text.startswith(words[0])
    if not after:
        assert cited.text.endswith(words[-1])
    if not before and not after and len(words) == 1:
        assert words == [cited.text]


@patient
@given(excerpts(), _ROOM)
def test_an_excerpt_fits_its_room(cited: Citation, room: int) -> None:
    assert size(quote(cited, room)) <= room


@patient
@given(excerpts(), _ROOM)
def test_an_excerpt_holds_no_markup_but_bold(cited: Citation, room: int) -> None:
    for words in uncut(unquoted(quote(cited, room))).split(f" {CUT} "):
        assert live_markup(f"x{without_bold(words)}") is None


@patient
@given(excerpts())
def test_bold_words_are_those_of_the_highlights(cited: Citation) -> None:
    text = cited.article.text
    bold = "".join("".join(part.split()) for part in bold_parts(quote(cited)))
    covered = sorted({at for each in cited.highlights for at in range(each.start, each.end)})
    assert bold == "".join("".join(text[at] for at in covered).split())


@patient
@given(excerpts())
def test_bold_never_leaves_a_line_or_touches_white_space(cited: Citation) -> None:
    for part in bold_parts(quote(cited)):
        assert "\n" not in part
        assert part == part.strip()


def test_every_line_is_quoted_and_bold_for_itself() -> None:
    shown = quote(citation(with_text("One. Two\n\n- three. Four."), bold="Two\n\n- three."))
    assert shown == "> One. **Two**\n> \n> **\\- three.** Four."


def test_highlights_side_by_side_become_one() -> None:
    cited = Citation(with_text("One. Two. Three."), Span(0, 16), (Span(0, 4), Span(5, 9)))
    assert quote(cited) == "> **One. Two.** Three."


def test_an_article_that_starts_mid_sentence_says_so_at_its_start_alone() -> None:
    article = replace(ARTICLE, starts_mid_sentence=True)
    assert quote(citation(article)).startswith("> […] KLAY signed")
    later = Citation(article, Span(30, len(article.text)), ())
    assert quote(later).startswith("> The deals")


def test_words_far_from_the_highlight_go_first_and_no_word_is_halved() -> None:
    filler = "filler words stand here " * 50
    article = with_text(f"{filler}KEEP THIS. {filler}")
    shown = quote(citation(article, bold="KEEP THIS."), 100)
    assert shown.startswith("> […] ")
    assert shown.endswith(" […]")
    assert "**KEEP THIS.**" in shown
    assert set(verbatim(shown)[1].split()) == {"filler", "words", "stand", "here", "KEEP", "THIS."}
    assert size(shown) > 80


FAR_APART = two_keys("First key.", "Second key.", filler="filler " * 100)


def test_what_stands_between_two_highlights_goes_before_one_of_them_does() -> None:
    shown = quote(FAR_APART, 120)
    assert list(bold_parts(shown)) == ["First key.", "Second key."]
    before, (first, second), after = pieces(shown)
    assert before
    assert after
    assert set(first.split()) == {"filler", "First", "key."}
    assert set(second.split()) == {"filler", "Second", "key."}
    assert size(shown) > 90


def test_nothing_between_two_highlights_is_left_out_if_there_is_room() -> None:
    cited = two_keys("First key.", "Second key.", filler="some words of filler " * 3)
    before, (words,), after = pieces(quote(cited, 120))
    assert before
    assert after
    assert "First key. some words of filler" in words
    assert words.endswith("Second key.") or "Second key. some" in words


def test_of_three_highlights_neighbours_stay_together() -> None:
    text = "filler " * 50 + "One. Aha! Two. " + "filler " * 50 + "Three. " + "filler " * 50
    places = [(text.index(key), len(key)) for key in ("One.", "Two.", "Three.")]
    highlights = tuple(Span(at, at + length) for at, length in places)
    shown = quote(Citation(with_text(text), Span(0, len(text)), highlights), 120)
    assert "**One.** Aha! **Two.** filler" in shown
    assert "filler **Three.** filler" in shown
    assert len(pieces(shown)[1]) == 2


@pytest.mark.parametrize("room", [30, 40])
def test_the_first_highlight_is_kept_when_not_all_fit(room: int) -> None:
    assert list(bold_parts(quote(FAR_APART, room))) == ["First key."]


def test_a_highlight_that_fits_is_kept_when_the_one_before_is_too_long() -> None:
    cited = two_keys("word " * 100 + "end.", "Second key.", filler="filler " * 20)
    assert list(bold_parts(quote(cited, 80))) == ["Second key."]


_WORDS = st.text("ab *_[😀\n", min_size=1).map("x{}x".format)


@patient
@given(_WORDS, _WORDS, _WORDS, st.integers(0, 30), st.integers(0, 200))
def test_two_highlights_stay_in_bold_wherever_both_fit(
    first: str, second: str, filler: str, times: int, more_room: int
) -> None:
    cited = two_keys(first, second, filler=f"{filler} " * times)
    keys = [highlight.of(cited.article.text) for highlight in cited.highlights]
    both = f"{CUT} {CUT} {CUT} " + "".join(quote(alone(key)) for key in keys)
    shown = quote(cited, size(both) + more_room)
    bold = "".join("".join(bold_parts(shown)).split())
    assert bold == "".join("".join(keys).split())


@pytest.mark.parametrize(
    "sentence", ["word " * 20_000, "x" * 100_000, "*" * 100_000, "😀" * 50_000]
)
def test_a_sentence_of_100_kb_is_cut_at_its_end(sentence: str) -> None:
    article = with_text(f"Before. {sentence}. After.")
    shown = quote(citation(article, bold=sentence.strip()), 300)
    assert 250 < size(shown) <= 300
    assert shown.startswith(f"> […] **{'' if sentence[0] != '*' else chr(92)}{sentence[0]}")
    assert shown.endswith("** […]")


def test_an_article_cannot_feign_a_cut() -> None:
    assert quote(citation(with_text("He said […] so."))) == r"> He said \[…] so."
