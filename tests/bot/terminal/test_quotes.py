import re
from dataclasses import replace

import pytest

from bot.terminal.quotes import print_quotes
from index.quotes import FoundQuote, Named, Quote, QuoteKind
from index.types import Span
from tests.bot.cards.values import with_text
from tests.bot.made_quotes import FOUND, TEXT, place
from tests.bot.terminal.printing import printed


def shown(*found: FoundQuote, styled: bool = False, width: int = 100) -> str:
    return printed(lambda console: print_quotes(console, found), styled=styled, width=width)


def with_quote(quote: Quote) -> FoundQuote:
    return replace(FOUND, quote=quote)


def test_a_quote_shows_who_said_it_in_which_sentence_and_where() -> None:
    lines = [line.rstrip() for line in shown(FOUND).splitlines()]
    assert lines == [
        "[1] Ann Lee, chief, KLAY Vision",
        f"    {TEXT[:38]}",
        "    KLAY signs the majors · Music Week · 20 November 2025 · https://example.com/klay",
        "",
        "1 quote",
    ]


def test_the_words_said_are_marked_and_no_others() -> None:
    marked = re.findall(r"\x1b\[1;33m(.*?)\x1b\[0m", shown(FOUND, styled=True))
    assert marked == ["We pay,"]


def test_a_statement_is_never_shown_as_somebody_s_own_words() -> None:
    statement = replace(FOUND.quote, kind=QuoteKind.STATEMENT, span=place("She smiled"))
    text = shown(with_quote(statement), styled=True)
    assert "Reported, not their words:" in text
    assert "She smiled" in text
    assert "\x1b[1;33m" not in text


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        (None, "[1] Unclear who"),
        (Named(place("She"), None), "[1] She, chief, KLAY Vision"),
        (Named(place("She"), "Ann Lee"), "[1] Ann Lee, chief, KLAY Vision"),
        (Named(place("KLAY"), "KLAY Vision"), "[1] KLAY Vision, chief"),
    ],
)
def test_a_speaker_is_called_by_the_full_name_if_there_is_one(
    speaker: Named | None, who: str
) -> None:
    assert shown(with_quote(replace(FOUND.quote, speaker=speaker))).splitlines()[0].rstrip() == who


def test_words_outside_the_sentences_that_say_who_spoke_are_shown_with_them() -> None:
    apart = replace(FOUND.quote, span=place("She smiled"))
    assert " ".join(shown(with_quote(apart)).split()).count(TEXT[:-1]) == 1


def test_no_quotes_are_said_to_be_none() -> None:
    assert shown() == "There are no such quotes.\n"


def test_several_quotes_are_numbered_and_counted() -> None:
    text = shown(FOUND, FOUND)
    assert "[2] Ann Lee" in text
    assert text.endswith("2 quotes\n")


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\u202e", "\r"])
def test_what_could_command_the_terminal_is_replaced(char: str) -> None:
    text = f"{char}words{char} [bold]said[/bold]"
    quote = Quote(
        QuoteKind.DIRECT,
        Span(0, 7),
        Span(0, len(text)),
        speaker=Named(Span(0, 7), text),
        organisation=Named(Span(0, 7), f"{text} Inc"),
    )
    article = replace(with_text(text), title=text, publisher=text, url=text)
    seen = shown(FoundQuote(article, quote), width=400)
    assert char not in seen
    assert seen.count("�words� [bold]said[/bold]") == 6
