r"""Text as Discord's Markdown that shows exactly that text.

Discord shows a backslash before any character but a letter, a digit or a space as that character
alone. Escaping therefore adds backslashes and nothing else, and taking them away restores the text.
Ordinary prose stays as it is, because a notification shows the text with its backslashes.
"""

import re
import unicodedata

_INLINE = re.compile(
    r"""
      [\\*_`<\[]                        # emphasis, code, mentions, tags, emoji, masked links
    | ~(?=~) | (?<=~)~                  # struck out
    | \|(?=\|) | (?<=\|)\|              # spoilers
    | @(?=everyone|here)
    | :(?=//)                           # addresses
    | :(?=[^\s:]+:)                     # emoji by name
    | (?<=discord)\.(?=gg/|com/)        # invitations, which need no scheme
    | (?<=discordapp)\.(?=com/)
    | &(?=\#?\w+;)                      # character references; Discord's own programs ignore them
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCK = r"(\s*)([#>+=|-]|:(?=-))|(\s*[0-9]+)([.)])(?=\s|\Z)"
_AFTER_BREAK = r"(?<=[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
_LATER_LINES = re.compile(rf"{_AFTER_BREAK}(?:{_BLOCK})")
_EVERY_LINE = re.compile(rf"(?:\A|{_AFTER_BREAK})(?:{_BLOCK})")
_LETTER = re.compile(r"\\?.", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

_ELLIPSIS = "…"
_MARKS_ON_ONE_LETTER = 3


def escape(text: str, *, mid_line: bool = False) -> str:
    """Write ``text`` so that Discord shows it character for character.

    Text that is put behind other text on a line (``mid_line``) cannot begin a heading or a list.
    """
    inert = _INLINE.sub(r"\\\g<0>", text)
    return (_LATER_LINES if mid_line else _EVERY_LINE).sub(r"\1\3\\\2\4", inert)


def escape_letters(text: str) -> list[str]:
    """Write each character of ``text`` by itself, as ``escape`` writes it among the others.

    Bold marks can then be set anywhere, even within what would be a mention.
    """
    return _LETTER.findall(escape(text))


def unescape(markdown: str) -> str:
    """Undo ``escape``."""
    return _ESCAPED.sub(r"\1", markdown)


def label(text: str, limit: int) -> str:
    """Write words about a text (a title, a question) on one line, escaped.

    What cannot be seen is dropped: control and zero-width characters, and the marks that turn the
    direction of writing or pile up on one letter. Longer text is cut at ``limit`` characters.
    """
    words = " ".join(_visible(text).split())
    if len(words) > limit:
        words = words[: limit - 1].rstrip() + _ELLIPSIS
    return escape(words, mid_line=True)


def _visible(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if character.isspace():
            kept.append(" ")
        elif category not in {"Cc", "Cf", "Cs"} and marks <= _MARKS_ON_ONE_LETTER:
            kept.append(character)
    return "".join(kept)
