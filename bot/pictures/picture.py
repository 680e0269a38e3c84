"""A picture with its words."""

from dataclasses import dataclass

ALT_LIMIT = 1000
"""Characters of a description; Discord takes 1,024."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file and what is to be seen on it, in words."""

    png: bytes
    alt: str


def shortened(alt: str) -> str:
    """Cut a description at a word, so that it is not too long."""
    if len(alt) <= ALT_LIMIT:
        return alt
    return f"{alt[: ALT_LIMIT - 2].rsplit(' ', 1)[0].rstrip(' ,;')} …"
