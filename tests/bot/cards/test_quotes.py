"""The cards of quotes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import no_quotes_card, quote_card, quotes_card
from bot.cards.limits import check
from bot.cards.speakers import words_shown
from index.filters import QuoteFilter
from index.ledger import ReadingState
from index.quotes import FoundQuote, Named, QuoteKind
from index.types import PublishedDate, Span
from tests.bot.cards.reading import (
    bold_parts,
    buttons,
    custom_ids,
    live_markup,
    pieces,
    said,
    texts,
)
from tests.bot.cards.told import (
    ADA,
    DIRECT,
    HARBOUR,
    PARTIAL,
    STATEMENT,
    UNCLEAR,
    found_quotes,
    quote_filters,
    quoted,
)
from tests.bot.cards.values import patient

_few = settings(patient, max_examples=50)
ALL = QuoteFilter()


def quotation(shown: str) -> str:
    """Return the quotation in what is said of one quote."""
    return "\n".join(line for line in shown.split("\n") if line.startswith("> "))


def block(found: FoundQuote) -> str:
    """Return what a card says of a quote, without its source."""
    return texts(quotes_card([found], ALL))[1]


@_few
@given(st.lists(found_quotes(), min_size=1, max_size=3), quote_filters, st.integers(0, 30))
def test_no_card_of_quotes_exceeds_a_limit(
    few: list[FoundQuote], wanted: QuoteFilter, page: int
) -> None:
    found = few * 7
    check(quotes_card(found, wanted, page=page, kept=2**63 - 1, reading=ReadingState(1, 2)))
    check(quote_card(found, wanted, 0, kept=2**63 - 1))
    check(no_quotes_card(wanted, ReadingState(0, 9)))


@_few
@given(found_quotes())
def test_every_word_of_a_quotation_is_the_articles(found: FoundQuote) -> None:
    for words in pieces(quotation(block(found)))[1]:
        assert words in found.article.text


@_few
@given(found_quotes())
def test_whatever_a_speaker_is_called_is_inert(found: FoundQuote) -> None:
    speaker, _, rest = block(found).split("\n")[0].removeprefix("**").partition("**")
    # The bold marks before it keep it from beginning the line.
    assert live_markup(f"x{speaker}{rest}") is None


def test_a_direct_quotation_stands_in_its_own_marks_under_its_speaker() -> None:
    assert block(DIRECT) == (
        "**Ada Okoye** · chief executive · Harbour Records\n> “We will be paid for every song,”"
    )


def test_a_few_words_are_bold_in_the_writers_sentence() -> None:
    shown = block(PARTIAL)
    assert "In bold a few of their words" in shown
    assert quotation(shown) == "> She called the deal “**a first step**” for the label."


def test_a_statement_is_labelled_as_reported_and_never_bold() -> None:
    shown = block(STATEMENT)
    assert shown.startswith("**Tonemill**\n-# Reported, not their words:\n")
    assert not list(bold_parts(quotation(shown)))


def test_a_statement_of_nobody_in_particular_is_not_called_theirs() -> None:
    nobody = replace(STATEMENT, quote=replace(STATEMENT.quote, speaker=None))
    assert "**Unclear who**" in block(nobody)
    assert "Reported, nobody’s own words" in block(nobody)


def test_without_a_speaker_there_is_a_sentence_to_judge_by() -> None:
    shown = block(UNCLEAR)
    assert shown.startswith("**Unclear who**\n")
    assert quotation(shown) == "> “**Nobody asked the singers.**”"


def test_somebody_without_a_name_is_called_as_the_article_does() -> None:
    she = Named(Span(HARBOUR.text.index("She"), HARBOUR.text.index("She") + 3), None)
    assert block(quoted("a first step", speaker=she)).startswith("**She**\n")


def test_an_organisation_that_speaks_for_itself_is_named_once() -> None:
    assert block(STATEMENT).count("Tonemill") == 2, "once as speaker, once in the sentence"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A “word” here", "“word”"),
        ('A "word" here', '"word"'),
        ("A «word» here", "«word»"),
        ("A ‘word’ here", "‘word’"),
        ("It’s word’s end", "word"),
        ("“word", "“word"),
        ("word", "word"),
    ],
)
def test_only_marks_of_the_article_are_shown(text: str, shown: str) -> None:
    article = replace(HARBOUR, text=text)
    found = quoted("word", article=article, context=text, speaker=ADA)
    assert words_shown(found).text == shown


def test_each_source_has_title_date_and_a_link_that_opens_at_the_words() -> None:
    source = texts(quotes_card([DIRECT], ALL))[2]
    assert source == (
        "**Harbour Records licenses its songs to Tonemill**\n-# The Score · 15 May 2025 · "
        "[Open at the sentence](https://news.example/harbour"
        "#:~:text=We%20will%20be%20paid%20for%20every%20song%2C)"
    )


def test_each_quote_has_a_button_for_its_context() -> None:
    card = quotes_card([DIRECT, PARTIAL], ALL)
    assert custom_ids(card) == [
        f"ln:quote:11:{found.quote.span.start}" for found in (DIRECT, PARTIAL)
    ]


def test_two_quotes_that_begin_at_the_same_place_have_one_button() -> None:
    assert len(buttons(quotes_card([DIRECT, DIRECT], ALL))) == 1


def test_an_article_that_is_not_stored_offers_no_context() -> None:
    loose = replace(DIRECT, article=replace(HARBOUR, revision=None))
    assert not buttons(quotes_card([loose], ALL))


class TestPages:
    FOUND = [DIRECT, PARTIAL, STATEMENT] * 6

    def test_they_hold_every_quote_once_in_order(self) -> None:
        shown = [
            text
            for page in range(5)
            for text in texts(quotes_card(self.FOUND, ALL, page=page))
            if "> " in text
        ]
        assert shown == [block(found) for found in self.FOUND]

    def test_the_top_counts_what_is_quoted_apart_from_what_is_reported(self) -> None:
        top = texts(quotes_card(self.FOUND, ALL, page=1))[0]
        assert top == (
            "### Quotes\n-# 12 quotes and 6 reported statements, newest first · Page 2 of 5"
        )

    @pytest.mark.parametrize(
        ("page", "ids", "dead"),
        [
            (0, ["ln:quotes:7:0", "ln:quotes:7:1"], [True, False]),
            (2, ["ln:quotes:7:1", "ln:quotes:7:3"], [False, False]),
            (4, ["ln:quotes:7:3", "ln:quotes:7:4"], [False, True]),
            (99, ["ln:quotes:7:3", "ln:quotes:7:4"], [False, True]),
        ],
    )
    def test_the_arrows_lead_to_the_pages_beside(
        self, page: int, ids: list[str], dead: list[bool]
    ) -> None:
        arrows = buttons(quotes_card(self.FOUND, ALL, page=page, kept=7))[-2:]
        assert [arrow.custom_id for arrow in arrows] == ids
        assert [arrow.disabled for arrow in arrows] == dead

    def test_one_page_has_no_arrows_and_is_not_numbered(self) -> None:
        card = quotes_card([DIRECT], ALL, kept=7)
        assert [button.label for button in buttons(card)] == ["Context"]
        assert texts(card)[0] == "### Quotes\n-# 1 quote, newest first"


class TestHeading:
    @pytest.mark.parametrize(
        ("wanted", "heading"),
        [
            (QuoteFilter(), "Quotes"),
            (QuoteFilter(speaker="Ada Okoye"), "Quotes by Ada Okoye"),
            (QuoteFilter(organisation="Tonemill"), "Quotes from Tonemill"),
            (
                QuoteFilter("Ada", "Harbour", "pay", QuoteKind.DIRECT, PublishedDate(2024)),
                "Direct quotes by Ada of Harbour about “pay”, since 2024",
            ),
            (
                QuoteFilter(kind=QuoteKind.STATEMENT, until=PublishedDate(2025, 6)),
                "Reported statements, until June 2025",
            ),
            (
                QuoteFilter(since=PublishedDate(2025), until=PublishedDate(2025)),
                "Quotes, 2025",
            ),
        ],
    )
    def test_it_says_the_filter_in_words(self, wanted: QuoteFilter, heading: str) -> None:
        assert texts(quotes_card([DIRECT], wanted))[0].split("\n")[0] == f"### {heading}"

    def test_quotes_about_something_come_closest_first(self) -> None:
        assert "closest first" in said(quotes_card([DIRECT], QuoteFilter(about="pay")))

    def test_what_was_typed_is_inert(self) -> None:
        card = quotes_card([DIRECT], QuoteFilter(speaker="**@everyone** <@1> [x](https://y.z)"))
        heading = texts(card)[0].split("\n")[0].removeprefix("### ")
        assert live_markup(heading) is None


class TestNothingFound:
    def test_it_says_what_could_be_loosened(self) -> None:
        card = no_quotes_card(QuoteFilter(speaker="Ada", about="pay", since=PublishedDate(2024)))
        assert "leave out one of **speaker**, **about** and **since**" in said(card)

    def test_a_single_option_can_be_widened(self) -> None:
        assert "choose **speaker** more widely" in said(no_quotes_card(QuoteFilter(speaker="X")))

    def test_an_empty_library_has_no_advice(self) -> None:
        assert said(no_quotes_card(ALL)) == "### Quotes\nI have found no quotes in my library yet."

    def test_an_empty_list_is_the_same_card(self) -> None:
        assert said(quotes_card([], ALL)) == said(no_quotes_card(ALL))


def test_while_articles_are_being_read_the_card_says_so() -> None:
    behind, done = ReadingState(40, 95), ReadingState(95, 95)
    assert "Still reading: 40 of 95 articles" in said(quotes_card([DIRECT], ALL, reading=behind))
    assert "Still reading: 40 of 95 articles" in said(no_quotes_card(ALL, behind))
    assert "Still reading" not in said(quotes_card([DIRECT], ALL, reading=done))


class TestOneQuote:
    def test_it_offers_another_one_that_is_not_this(self) -> None:
        card = quote_card([DIRECT, PARTIAL], ALL, 1, kept=7)
        assert custom_ids(card)[-1] == "ln:another:7:1"
        assert re.search("One of 2 quotes", said(card))
        assert "a first step" in said(card)

    def test_there_is_no_other_than_the_only_one(self) -> None:
        card = quote_card([DIRECT], ALL, 0, kept=7)
        assert [button.label for button in buttons(card)] == ["Context"]
