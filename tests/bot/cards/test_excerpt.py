from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.excerpt import quote
from bot.cards.limits import size
from index.types import Citation, Span
from tests.bot.cards.reading import bold_parts, live_markup, uncut, unquoted, verbatim, without_bold
from tests.bot.cards.values import ARTICLE, citation, excerpts, patient, with_text

_ROOM = st.integers(30, 600)


@patient
@given(excerpts())
def test_the_whole_excerpt_is_verbatim(cited: Citation) -> None:
    assert verbatim(quote(cited)) == (False, cited.text, False)


@patient
@given(excerpts(), _ROOM)
def test_a_shortened_excerpt_is_a_verbatim_piece_and_says_what_is_missing(
    cited: Citation, room: int
) -> None:
    before, words, after = verbatim(quote(cited, room))
    assert words in cited.text
    if not before and not after:
        assert words == cited.text
    elif not before:
        assert cited.text.startswith(words)
    elif not after:
        assert cited.text.endswith(words)


@patient
@given(excerpts(), _ROOM)
def test_an_excerpt_fits_its_room(cited: Citation, room: int) -> None:
    assert size(quote(cited, room)) <= room


@patient
@given(excerpts(), _ROOM)
def test_an_excerpt_holds_no_markup_but_bold(cited: Citation, room: int) -> None:
    words = without_bold(uncut(unquoted(quote(cited, room))))
    assert live_markup(f"x{words}") is None


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


def test_the_first_highlight_is_kept_when_not_all_fit() -> None:
    article = with_text("First key. " + "filler " * 100 + "Second key.")
    second = len(article.text) - len("Second key.")
    cited = Citation(
        article, Span(0, len(article.text)), (Span(0, 10), Span(second, len(article.text)))
    )
    assert list(bold_parts(quote(cited, 80))) == ["First key."]


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
