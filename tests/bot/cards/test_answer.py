from dataclasses import replace

import pytest

from bot.cards import answer_card, context_card, more_card, shared_card
from bot.cards.citations import EXACT, EXACT_WITH_BRIEFS
from index.types import Answer, Article, Citation, PublishedDate, Span
from tests.bot.cards.reading import bold_parts, buttons, custom_ids, quotes, said, texts
from tests.bot.cards.values import ARTICLE, BRIEF, answer, citation, with_text


def test_an_answer_shows_question_excerpt_and_source() -> None:
    shown = said(answer_card(answer(citation(bold="Critics worry."))))
    assert shown.startswith("### Who signed?\n> KLAY signed all three majors.")
    assert "**Critics worry.**\n**KLAY signs the majors**\n-# Music Week" in shown


def test_a_question_cannot_break_the_card() -> None:
    hostile = Answer("@everyone\n# ```x\u202e\u200b" + "y" * 4000, 1, (citation(),), (), 1, id=1)
    heading = said(answer_card(hostile)).split("\n")[0]
    assert heading.startswith("### \\@everyone # \\`\\`\\`xyy")
    assert len(heading) < 250
    assert heading.endswith("…")


def test_a_question_that_cannot_be_seen_still_has_a_heading() -> None:
    invisible = Answer("\u200b\u202e", 1, (citation(),), (), 1, id=1)
    assert said(answer_card(invisible)).startswith("### Your question\n")


def test_a_follow_up_shows_what_it_was_taken_for() -> None:
    taken_for = replace(answer(more=(citation(),)), understood="did *sony* settle\nwith udio?")
    for card in (answer_card(taken_for), shared_card(taken_for), more_card(taken_for, 0)):
        top = texts(card)[0].split("\n")
        assert top[:2] == ["### Who signed?", r"-# Understood as: did \*sony\* settle with udio?"]


def test_what_a_follow_up_was_taken_for_cannot_fill_the_card() -> None:
    endless = replace(answer(), understood="did sony settle? " * 1000)
    assert len(texts(answer_card(endless))[0]) < 300


def test_a_question_that_stands_on_its_own_was_taken_for_nothing_else() -> None:
    for nothing in (None, "", "\u200b"):
        assert "Understood" not in said(answer_card(replace(answer(), understood=nothing)))


def test_sources_that_differ_are_announced_above_the_excerpts_and_dated() -> None:
    older = replace(ARTICLE, published=PublishedDate(2024))
    newer = replace(ARTICLE, published=PublishedDate(2025, 5))
    undated = replace(ARTICLE, published=None)
    differing = replace(
        answer(citation(newer), citation(older), citation(undated)), sources_differ=True
    )
    for card in (answer_card(differing), shared_card(differing)):
        top, *below = texts(card)
        assert top.endswith("\n⚠ The sources differ; the newer comes first.")
        dates = [text.split(" · ")[1] for text in below if "Music Week" in text]
        assert dates == ["May 2025", "2024", "undated"]


def test_sources_that_agree_are_not_said_to_differ() -> None:
    assert "differ" not in said(answer_card(answer()))


def test_the_buttons_of_a_private_answer_carry_its_number() -> None:
    card = answer_card(answer(more=(citation(BRIEF),)), shareable=True)
    assert custom_ids(card) == [
        "ln:context:7:0",
        "ln:more:7:0",
        "ln:share:7",
        "ln:follow-up:7",
        "ln:vote:7:up",
        "ln:vote:7:down",
    ]


def test_share_and_more_are_offered_only_when_they_do_something() -> None:
    assert custom_ids(answer_card(answer()))[1:] == [
        "ln:follow-up:7",
        "ln:vote:7:up",
        "ln:vote:7:down",
    ]


def test_a_shared_answer_cannot_be_shared_again() -> None:
    card = shared_card(answer())
    assert "ln:share:7" not in custom_ids(card)
    assert "Shared from a private answer." in said(card)


def test_an_answer_that_is_not_remembered_has_no_buttons() -> None:
    assert buttons(answer_card(answer(row=None, more=(citation(),)), shareable=True)) == []


def test_citations_beyond_three_are_further_sources() -> None:
    many = answer(*[citation()] * 5, more=(citation(BRIEF),))
    assert len(quotes(answer_card(many))) == 3
    further = more_card(many, 0)
    assert len(quotes(further)) == 3
    assert custom_ids(further) == ["ln:context:7:3", "ln:context:7:4", "ln:context:7:5"]


def test_further_sources_come_in_pages() -> None:
    many = answer(more=(citation(),) * 7)
    first, last = more_card(many, 0), more_card(many, 2)
    assert "Further sources 1–3 of 7" in said(first)
    assert custom_ids(first)[-1] == "ln:more:7:1"
    assert "Further sources 7–7 of 7" in said(last)
    assert custom_ids(last) == ["ln:context:7:7"]


def test_a_page_beyond_the_last_says_so() -> None:
    assert said(more_card(answer(), 0)) == "There are no further sources for this answer."


def test_context_shows_the_wider_passage_with_the_key_words_in_bold() -> None:
    cited = citation(bold="The deals were announced in November.")
    card = context_card(cited, Span(0, len(ARTICLE.text)))
    assert quotes(card) == [
        "> KLAY signed all three majors. **The deals were announced in November.** Critics worry."
    ]
    assert "**KLAY signs the majors**" in said(card)
    assert buttons(card) == []


@pytest.mark.parametrize("length", [100, 5_000])
def test_both_key_sentences_are_in_bold_on_every_card(length: int) -> None:
    filler = "words " * (length // 6)
    article = with_text(f"{filler}First *key*. {filler}Second key. {filler}")
    keys = ("First *key*.", "Second key.")
    places = [Span(at, at + len(key)) for key in keys for at in [article.text.index(key)]]
    everything = Span(0, len(article.text))
    cited = Citation(article, everything, tuple(places))
    given = answer(cited, cited, cited, more=(cited, cited))
    for card in (answer_card(given), more_card(given, 0), context_card(cited, everything)):
        for quote in quotes(card):
            assert tuple(bold_parts(quote)) == keys


@pytest.mark.parametrize(("article", "promise"), [(ARTICLE, EXACT), (BRIEF, EXACT_WITH_BRIEFS)])
def test_a_card_says_what_its_words_are(article: Article, promise: str) -> None:
    for card in (
        answer_card(answer(citation(article))),
        context_card(citation(article), Span(0, 9)),
    ):
        assert promise in said(card)


def test_long_excerpts_share_the_room_that_short_ones_leave() -> None:
    long = citation(with_text("word " * 5000))
    card = answer_card(answer(citation(), long, long))
    short_quote, *long_quotes = quotes(card)
    assert "[…]" not in short_quote
    assert all(len(quote) > 1200 for quote in long_quotes)
