import datetime
from dataclasses import replace

from bot.cards import Status, failure_card, help_card, no_answer_card, notice_card, status_card
from index.types import PublishedDate, Reason
from tests.bot.cards.reading import said
from tests.bot.cards.values import ARTICLE, BRIEF, UPTIME, no_answer

STATUS = Status(1, 94, 612, 2_048, 3, "all-MiniLM-L6-v2", UPTIME, "0.1.0")


def test_no_source_names_the_nearest_articles_and_notes_the_gap() -> None:
    shown = said(no_answer_card(no_answer(Reason.NO_SOURCE, ARTICLE, BRIEF)))
    assert "I have no source for that." in shown
    assert "- KLAY signs the majors · 20 November 2025 · [Open](https://example.com/klay)" in shown
    assert "- UMG and Udio settle · October 2025 · [first.example](https://www.first" in shown
    assert "noted the question as a gap in the library, but not who asked" in shown


def test_a_follow_up_without_a_source_shows_what_it_was_taken_for() -> None:
    taken_for = replace(no_answer(Reason.NO_SOURCE), understood="Who *sued*?")
    assert said(no_answer_card(taken_for)).startswith(
        "### Who signed?\n-# Understood as: Who \\*sued\\*?\n"
    )


def test_a_gap_that_could_not_be_kept_is_not_promised() -> None:
    unkept = replace(no_answer(Reason.NO_SOURCE), noted=False)
    assert "gap" not in said(no_answer_card(unkept))


def test_where_there_is_none_of_a_time_it_says_how_far_the_articles_go() -> None:
    dated = replace(no_answer(Reason.NO_SOURCE, ARTICLE), newest=PublishedDate(2026, 7))
    shown = said(no_answer_card(dated))
    assert "I have no source for that. My newest article is from July 2026." in shown


def test_without_anything_near_no_list_is_begun() -> None:
    shown = said(no_answer_card(no_answer(Reason.NO_SOURCE)))
    assert "nearest" not in shown.lower()


def test_a_hostile_title_is_inert_in_the_list() -> None:
    title = "@everyone [x](https://evil.example) " + "y" * 1000
    shown = said(no_answer_card(no_answer(Reason.NO_SOURCE, replace(ARTICLE, title=title))))
    assert r"- \@everyone \[x](https\://evil.example) yyy" in shown
    assert "y" * 120 not in shown


def test_an_empty_question_is_met_with_examples_and_is_no_gap() -> None:
    shown = said(no_answer_card(no_answer(Reason.EMPTY_QUESTION, ARTICLE)))
    assert shown.startswith("### Ask me something about AI music deals")
    assert shown.count("\n- ") == 3
    assert "gap" not in shown


def test_an_empty_library_says_how_to_fill_it() -> None:
    shown = said(no_answer_card(no_answer(Reason.EMPTY_LIBRARY)))
    assert "`liner-notes reindex`" in shown
    assert "gap" not in shown


def test_help_names_every_way_to_ask() -> None:
    shown = said(help_card())
    for way in (
        "/ask",
        "Mention me",
        "directly",
        "Reply",
        "Follow up",
        "Find sources",
        "/status",
        "/help",
        "Privacy",
    ):
        assert way in shown


def test_status_shows_the_figures() -> None:
    shown = said(status_card(STATUS))
    for figure in (
        "1 article and 94 briefs",
        "612 passages, 2,048 sentences",
        "Generation 3",
        "Model all-MiniLM-L6-v2",
        "Version 0.1.0 · up 3 days 4 h",
    ):
        assert figure in shown


def test_status_says_when_the_generation_was_built_in_the_readers_time() -> None:
    built = replace(STATUS, built_at=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC))
    assert "Generation 3, built <t:1735689600:R>" in said(status_card(built))


def test_a_short_uptime_is_told_in_smaller_units() -> None:
    hours = replace(STATUS, uptime=datetime.timedelta(hours=2, minutes=5, seconds=9))
    seconds = replace(STATUS, uptime=datetime.timedelta(seconds=9))
    assert "up 2 h 5 min" in said(status_card(hours))
    assert "up 0 min" in said(status_card(seconds))


def test_a_notice_is_shown_as_it_is() -> None:
    assert said(notice_card("Thanks, *noted*.")) == r"Thanks, \*noted\*."
    assert said(failure_card("That failed; mention `ab12`.")) == r"That failed; mention \`ab12\`."
