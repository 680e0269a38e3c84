"""Words of articles as a terminal may show them."""

import unicodedata

_HARMLESS = "\n\u200c\u200d"
"""Line feed and the two joiners."""


def visible(text: str) -> str:
    """Replace what could command the terminal or reverse the line, one for one."""
    return "".join(char if _is_harmless(char) else "�" for char in text)


def _is_harmless(char: str) -> bool:
    # isprintable() is too strict with typographic spaces and with what joins letters and emoji.
    return char.isprintable() or char in _HARMLESS or unicodedata.category(char) == "Zs"
