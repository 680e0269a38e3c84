"""Text as the library keeps it: one form of each character, nothing invisible that misleads."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")

# An emoji flag such as Scotland's is spelt with tag characters; elsewhere they hide text.
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x9f"  # controls other than tab and line ends
    "\u00ad"  # soft hyphen
    "\u200b\u2060-\u2064\ufeff"  # zero-width spaces, joiners of words, invisible operators
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u206a-\u206f\ufff9-\ufffc"  # deprecated formatting, annotations, object placeholders
    "\u3164\uffa0"  # fillers that look like an empty message
    "\ud800-\udfff"  # halves of a character, which no encoding can store
    "\U000e0000-\U000e007f"  # tags
)
_STRIPPED = re.compile(f"({_FLAG})|[{_INVISIBLE}]")
# Spaces of every width become the ordinary one: a reader cannot see which it was, and whoever
# types the words into a search box, or follows a link to them, types the ordinary one.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK_LINES = re.compile(r"\n{3,}")


def unify_line_ends(text: str) -> str:
    r"""Spell every line end, whatever the system it comes from, as ``\n``."""
    return _LINE_ENDS.sub("\n", text)


def normalise(text: str) -> str:
    r"""Return ``text`` in the one form the library keeps; doing it twice changes nothing more.

    Unicode NFC, ``\n`` line ends, ordinary spaces, no control or deceptive invisible characters
    (joiners and left-to-right and right-to-left marks stay: words need them), no space at the
    end of a line, at most one blank line in a row, nothing blank at either end.
    """
    visible = _STRIPPED.sub(r"\1", unify_line_ends(text))
    composed = unicodedata.normalize("NFC", _SPACES.sub(" ", visible))
    lines = (line.rstrip() for line in composed.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Return ``text`` normalised and on a single line, as titles and names are kept."""
    return " ".join(normalise(text).split())
