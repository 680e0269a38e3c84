"""A question as it was typed, made fit to search with."""

import unicodedata

_LONGEST = 4_000
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def tidy(question: str) -> str:
    """Return the question without characters nobody sees, in NFC and with single spaces."""
    visible = "".join(
        char for char in question if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    return " ".join(unicodedata.normalize("NFC", visible).split())[:_LONGEST].rstrip()


def asks_something(question: str) -> bool:
    """Tell whether there is a letter or a digit in it."""
    return any(char.isalnum() for char in question)
