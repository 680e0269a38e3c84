import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_tokens

from bot.cards.escaping import escape, label, unescape
from tests.bot.cards.reading import live_markup
from tests.bot.cards.values import FRAGMENTS, any_text, nasty_text, patient

PROSE = (
    "On 20 November 2025, UMG (the world's largest) said: “We've signed” — at 10:30 p.m. & 50% off!"
    " Contact press@umg.example or @umg; see #3, ~5 songs/second | Music Ally; R&B, AC/DC; 3 > 2."
)


@patient
@given(any_text)
def test_unescaping_restores_any_text(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape(text, mid_line=True)) == text


@patient
@given(any_text)
def test_escaping_adds_backslashes_and_nothing_else(text: str) -> None:
    assert escape(text).replace("\\", "") == text.replace("\\", "")


@patient
@given(any_text)
def test_a_backslash_stands_only_where_discord_hides_it(text: str) -> None:
    escaped = re.findall(r"\\(.)", escape(text), re.DOTALL)
    assert all(re.fullmatch(r"[!-/:-@\[-`{-~]", character) for character in escaped)


@patient
@given(nasty_text)
def test_no_markup_survives(text: str) -> None:
    assert live_markup(escape(text)) is None


@pytest.mark.parametrize("fragment", [each for each in FRAGMENTS if len(each) > 1])
def test_the_check_for_live_markup_sees_plain_fragments(fragment: str) -> None:
    harmless = {"a", "word", "Ünï", "😀", "e\u0301", "日本語", "===", "\\*", "\\\\"}
    harmless |= {"|-|", "discordapp.com/invite/x", "&amp;", "&#42;", "\n\n"}
    harmless |= {"x" * 60, "some words of prose, "}
    assert (live_markup(f"{fragment}x") is None) == (fragment in harmless)


def test_prose_stays_as_it_is() -> None:
    assert escape(PROSE) == PROSE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone", r"\@everyone"),
        ("<@&1>", r"\<@&1>"),
        ("# Heading", r"\# Heading"),
        ("one\n- two", "one\n\\- two"),
        ("-# small", r"\-# small"),
        ("2025. Then", r"2025\. Then"),
        ("see https://a.example", r"see https\://a.example"),
        ("a:smile:", r"a\:smile:"),
        ("[sic]", r"\[sic]"),
        ("a\\", "a\\\\"),
    ],
)
def test_markup_is_escaped_where_it_begins(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_text_behind_other_text_begins_no_list() -> None:
    assert escape("- and 1. too", mid_line=True) == "- and 1. too"
    assert escape("- and\n1. too", mid_line=True) == "- and\n1\\. too"


@patient
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
@example("a|b\n:-:")
@example("*a*\n===")
def test_the_preview_shows_the_text_itself(text: str) -> None:
    # Unlike Discord, the preview reads an indented line as code, and an escaped "-# " as subtext.
    text = re.sub(r"(?m)^ +| {2,}|-+#+", "", text)
    nodes = list(_nodes(markdown_tokens(escape(text), "text_display", context=_KNOWN)))
    assert {str(node["type"]) for node in nodes} <= {"paragraph", "inline", "text", "break"}
    shown = "".join(str(node.get("content", "")) for node in nodes)
    assert shown.split() == text.replace("\n", "").split() or _solid(shown) == _solid(text)


_KNOWN = {
    "users": {"1": "u"},
    "roles": {"1": "r"},
    "channels": {"1": "c"},
    "commands": {"1": "cmd"},
    "everyone": True,
    "emojis": {"1": {"name": "e", "animated": False}},
}


def _nodes(tokens: object) -> Iterator[Mapping[str, object]]:
    assert isinstance(tokens, list)
    for token in tokens:
        yield token
        yield from _nodes(token.get("children", []))


def _solid(text: str) -> str:
    return "".join(text.split())


@patient
@given(any_text, st.integers(1, 50))
def test_a_label_is_one_short_inert_line(text: str, limit: int) -> None:
    written = label(text, limit)
    assert len(unescape(written)) <= limit
    assert "\n" not in written
    assert live_markup(f"x{written}") is None


def test_a_label_drops_what_cannot_be_seen() -> None:
    assert label("a\u200bb\u202ec\x07d\ne\u0301", 20) == "abcd e\u0301"


def test_a_label_keeps_marks_from_piling_up() -> None:
    assert label("a" + "\u0301" * 50, 20) == "a" + "\u0301" * 3


def test_a_long_label_shows_that_it_was_cut() -> None:
    assert label("one two three", 8) == "one two…"
