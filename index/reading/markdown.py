"""Markdown: front matter, then the words of the body without their markup."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.reading import front_matter
from index.reading.clean import one_line
from index.reading.decode import decode
from index.reading.draft import Draft

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_SPOKEN = frozenset({"text", "text_special", "code_inline"})


def read(data: bytes) -> Draft:
    """Read a ``.md`` file."""
    about, body = front_matter.split(decode(data))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    heading = _leading_heading(tokens)
    return Draft.of(plain_text(tokens[3:] if heading else tokens), about, heading)


def _leading_heading(tokens: Sequence[Token]) -> str | None:
    """Return the words of the heading a document opens with; one further down is a section's."""
    if len(tokens) < 3 or tokens[0].type != "heading_open":
        return None
    return one_line(_words(tokens[1])) or None


def plain_text(tokens: Sequence[Token]) -> str:
    """Return the words of a parsed document: paragraphs apart, one list item or row a line."""
    page = _Page()
    for token in tokens:
        page.take(token)
    return page.text()


class _Page:
    """Plain text in the making."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._bullet = ""
        self._open_lists = 0
        self._gap = "\n\n"
        self._row: list[str] | None = None

    def text(self) -> str:
        """Return what was taken so far."""
        return "".join(self._blocks)

    def take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._open_lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self._open_lists -= 1
                self._gap = "\n" if self._open_lists else "\n\n"
            case "list_item_open":
                self._bullet = f"{token.info}{token.markup} " if token.info else "- "
            case "list_item_close":
                self._bullet, self._gap = "", "\n"
            case "tr_open":
                self._row = []
            case "tr_close":
                self._end_row()
            case "table_close":
                self._gap = "\n\n"
            case "inline":
                self._take_words(_words(token))
            case "fence" | "code_block":
                self._add(token.content.rstrip("\n"))

    def _take_words(self, words: str) -> None:
        if self._row is None:
            self._add(words)
        else:
            self._row.append(words)

    def _end_row(self) -> None:
        self._add(" | ".join(self._row or ()))
        self._row, self._gap = None, "\n"

    def _add(self, block: str) -> None:
        if not block.strip():
            return
        nested = self._bullet and self._open_lists > 1
        self._blocks.append(("\n" if nested else self._gap) + self._bullet + block)
        self._bullet, self._gap = "", "\n\n"


def _words(inline: Token) -> str:
    """Return what a reader sees of a line: no images, no raw HTML, the words of links."""
    return "".join(
        token.content if token.type in _SPOKEN else _BREAKS.get(token.type, "")
        for token in inline.children or ()
    )
