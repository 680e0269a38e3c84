"""What a card says, read back from the components it would send."""

import re
from collections.abc import Iterator

import discord

from bot.cards import Card
from bot.cards.escaping import unescape
from bot.cards.excerpt import CUT
from tests.support.openapi import Json

_ESCAPE = re.compile(r"\\.", re.DOTALL)
_LIVE = re.compile(
    r"""
      <[@#/:ait] | @(?:everyone|here) | \w+:// | [*_`] | ~~ | \|\| | \[ | discord\.gg/
    | :[^\s:·]+:
    | ^\s*(?:[#>+-]|[0-9]+[.)]\s)
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def payload(card: Card) -> list[Json]:
    """The components as they are sent."""
    return [item.to_component_dict() for item in card.children]


def texts(card: Card) -> list[str]:
    return [
        item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)
    ]


def said(card: Card) -> str:
    """Everything that the card says, as Markdown."""
    return "\n".join(texts(card))


def quotes(card: Card) -> list[str]:
    return [text for text in texts(card) if text.startswith("> ")]


def buttons(card: Card) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    return [item for item in card.walk_children() if isinstance(item, discord.ui.Button)]


def custom_ids(card: Card) -> list[str]:
    return [button.custom_id or "" for button in buttons(card)]


def live_markup(markdown: str) -> str | None:
    """Return the first thing that Discord would not show as it stands, or None."""
    match = _LIVE.search(_ESCAPE.sub("·", markdown))
    return match[0] if match else None


def unquoted(quote: str) -> str:
    """Take away the sign of a quotation from each line."""
    lines = quote.split("\n")
    assert all(line.startswith("> ") for line in lines)
    return "\n".join(line[2:] for line in lines)


def without_bold(markdown: str) -> str:
    return "".join(
        part for part in re.split(r"(\\.)|\*\*", markdown, flags=re.DOTALL) if part is not None
    )


def uncut(markdown: str) -> str:
    """Take away the marks of words left out; a text's own brackets are escaped."""
    return markdown.removeprefix(f"{CUT} ").removesuffix(f" {CUT}")


def pieces(quote: str) -> tuple[bool, list[str], bool]:
    """Undo everything a card does to an excerpt.

    Returns whether words before were left out, the words of the article between which others were
    left out, and whether words after were left out.
    """
    markdown = unquoted(quote)
    words = [unescape(without_bold(piece)) for piece in uncut(markdown).split(f" {CUT} ")]
    return markdown.startswith(f"{CUT} "), words, markdown.endswith(f" {CUT}")


def verbatim(quote: str) -> tuple[bool, str, bool]:
    """Undo everything a card does to an excerpt in which no words between others are left out."""
    before, (words,), after = pieces(quote)
    return before, words, after


def bold_parts(quote: str) -> Iterator[str]:
    """Yield the words in bold."""
    for match in re.finditer(r"(?:\\.)|\*\*((?:\\.|[^\\*])+)\*\*", quote):
        if match[1]:
            yield unescape(match[1])
