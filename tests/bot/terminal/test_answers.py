import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from rich.console import Console

from bot.terminal.answers import print_reply
from index.deal_list import listed
from index.deals import DealKind
from index.types import Answer, Citation, NoAnswer, PublishedDate, Reason, Span
from tests.bot.cards.values import (
    ARTICLE,
    BRIEF,
    answer,
    answers,
    citation,
    no_answer,
    no_answers,
    patient,
    with_text,
)
from tests.bot.made_deals import deal

_BOLD = re.compile(r"\x1b\[1;33m(.*?)\x1b\[0m", re.DOTALL)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def printed(reply: Answer | NoAnswer, *, width: int = 100, styled: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if styled else None,
        force_terminal=styled,
        _environ={},
    )
    print_reply(console, reply)
    return out.getvalue()


def marked(reply: Answer) -> list[str]:
    """Return what stands in bold yellow, line breaks of the terminal undone."""
    return [" ".join(part.split()) for part in _BOLD.findall(printed(reply, styled=True))]


def words(text: str) -> list[str]:
    return text.split()


def test_an_answer_shows_title_origin_date_and_link_above_the_excerpt() -> None:
    first, second = printed(answer()).splitlines()[:2]
    assert first == (
        "[1] KLAY signs the majors · Music Week · 20 November 2025 · https://example.com/klay"
    )
    assert second.strip() == ARTICLE.text


def test_a_brief_is_called_one_and_names_its_sources() -> None:
    line = printed(answer(citation(BRIEF)), width=200).splitlines()[0]
    assert "Brief, from: first.example, second.example" in line
    assert "October 2025" in line


def test_an_article_without_publisher_or_link_says_so() -> None:
    unknown = replace(ARTICLE, publisher=None, url=None)
    line = printed(answer(citation(unknown))).splitlines()[0]
    assert line.startswith("[1] KLAY signs the majors · publisher unknown · 20 November 2025")
    assert "http" not in line


def test_only_the_words_that_answer_are_marked() -> None:
    assert marked(answer(citation(bold="The deals were announced in November."))) == [
        "The deals were announced in November."
    ]
    assert marked(answer(citation(bold=""))) == []


def test_two_sentences_that_answer_are_both_marked() -> None:
    first, second = citation(bold="KLAY signed all three majors."), citation(bold="Critics worry.")
    both = replace(first, highlights=first.highlights + second.highlights)
    assert marked(answer(both)) == ["KLAY signed all three majors.", "Critics worry."]


@pytest.mark.parametrize("reply", [answer(), no_answer(Reason.NO_SOURCE)])
def test_a_follow_up_shows_what_it_was_taken_for(reply: Answer | NoAnswer) -> None:
    taken_for = replace(reply, understood="did [b]sony[/b] settle\x1b with udio?")
    first, blank, *_ = printed(taken_for).splitlines()
    assert first == "Understood as: did [b]sony[/b] settle� with udio?"
    assert blank.strip() == ""
    assert "Understood" not in printed(reply)


def test_sources_that_differ_are_announced_above_the_excerpts() -> None:
    lines = printed(replace(answer(), sources_differ=True)).splitlines()
    assert lines[0] == "The sources differ; the newer comes first."
    assert "20 November 2025" in lines[2]
    assert "differ" not in printed(answer())


def test_marks_sit_right_in_an_excerpt_from_the_middle_and_after_a_leading_cut() -> None:
    text = "signed. KLAY signed “all” three 🎵 majors. Critics worry."
    cut = replace(with_text(text), starts_mid_sentence=True)
    start = text.index("three")
    whole = Citation(cut, Span(0, len(text)), (Span(start, start + 5),))
    middle = Citation(cut, Span(8, len(text)), (Span(start, start + 5),))
    assert marked(answer(whole, middle)) == ["three", "three"]
    assert printed(answer(whole)).splitlines()[1].strip() == f"[…] {text}"
    assert "[…]" not in printed(answer(middle))


def test_those_who_say_the_same_are_named() -> None:
    also = (BRIEF, replace(ARTICLE, title="[bold]Another[/bold]"))
    text = printed(answer(citation(also=also)))
    assert "Also reported by: UMG and Udio settle; [bold]Another[/bold]" in text


@pytest.mark.parametrize(
    "text",
    [
        "[bold]not bold[/bold] [red]not red[/]",
        "[link=https://evil.example]a link[/link]",
        "an unclosed [bold and a stray [/bold]",
        ":smile: \\[escaped] [1] [[double]]",
    ],
)
def test_what_looks_like_markup_is_shown_as_it_stands(text: str) -> None:
    strange = replace(with_text(text), title=text, publisher=text)
    assert printed(answer(citation(strange)), width=300).count(text) == 3


@pytest.mark.parametrize(
    "char", ["\x1b", "\x07", "\x08", "\r", "\t", "\x00", "\x9b", "\u202e", "\u2066", "\u200e"]
)
def test_what_could_command_the_terminal_is_replaced(char: str) -> None:
    text = f"before{char}]8;;https://evil.example{char}after"
    strange = replace(with_text(text), title=text, publisher=text, url=text)
    brief = replace(BRIEF, sources=(text,))
    for reply in (
        answer(citation(strange, also=(strange,)), citation(brief)),
        no_answer(Reason.NO_SOURCE, strange, brief),
    ):
        shown = printed(reply, width=400)
        assert char not in shown
        assert "before�]8;;https://evil.example�after" in shown


@pytest.mark.parametrize("text", ["10\u202f000\u00a0€", "خانه\u200cها", "👩\u200d🎤 sings"])
def test_typographic_spaces_and_joiners_stay(text: str) -> None:
    assert text in printed(answer(citation(with_text(text))))


@pytest.mark.parametrize("width", [1, 2, 8, 20])
def test_a_narrow_terminal_loses_no_word(width: int) -> None:
    lines = printed(answer(citation(bold="announced")), width=width).splitlines()
    assert all(len(line.rstrip()) <= max(width, 1) for line in lines)
    if width > 4:
        shown = "".join("".join(line.split()) for line in lines)
        assert ARTICLE.text.replace(" ", "") in shown


@patient
@given(answers() | no_answers())
def test_any_reply_can_be_printed_and_gives_no_command_to_the_terminal(
    reply: Answer | NoAnswer,
) -> None:
    plain = _STYLE.sub("", printed(reply, width=80, styled=True))
    assert not any(ord(char) < 32 and char != "\n" for char in plain)
    assert "\u202e" not in plain


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.NO_SOURCE, "I have no source for that."),
        (Reason.EMPTY_QUESTION, "Ask something about AI music deals"),
        (Reason.EMPTY_LIBRARY, "liner-notes reindex"),
    ],
)
def test_the_lack_of_an_answer_is_explained(reason: Reason, said: str) -> None:
    assert said in printed(no_answer(reason))


def test_where_there_is_none_of_a_time_it_says_how_far_the_articles_go() -> None:
    dated = replace(no_answer(Reason.NO_SOURCE), newest=PublishedDate(2026, 7, 3))
    assert "My newest article is from 3 July 2026." in printed(dated)


def test_the_deals_that_answer_are_listed_with_their_time() -> None:
    rows = [deal(), deal(taker="Suno", kind=DealKind.LAWSUIT, date="2025")]
    year = PublishedDate(2025)
    listing = replace(listed(rows, PublishedDate(2026, 7)), since=year, until=year)
    lines = printed(replace(answer(), listing=listing)).splitlines()
    assert lines[:3] == [
        "2 deals and lawsuits in 2025, as of July 2026",
        "  29 October 2025 · Universal Music Group → Udio · licence",
        "  2025 · Universal Music Group v Suno · lawsuit",
    ]


def test_without_a_source_the_nearest_articles_are_named() -> None:
    lines = printed(no_answer(Reason.NO_SOURCE, ARTICLE, BRIEF)).splitlines()
    assert lines[1].strip().startswith("nearest: KLAY signs the majors · Music Week")
    assert lines[2].strip().startswith("nearest: UMG and Udio settle · Brief, from: ")
