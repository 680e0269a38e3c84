"""Plain text: as it stands, with lines broken in mid-sentence joined again."""

import itertools
import re
from dataclasses import replace

from index.reading.decode import decode
from index.reading.draft import Draft

_WRAP_WIDTHS = range(55, 101)
_FEWEST_JOINTS = 3
_SHARE_OF_FULL_LINES = 0.75
_ITEM = re.compile(r"\s*(?:[-*•‣–—·]|\d{1,3}[.)])\s")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ".”", '."', "?”", "!”")


def read(data: bytes) -> Draft:
    """Read a ``.txt`` file."""
    draft = Draft.of(decode(data))
    return replace(draft, text=unwrap(draft.text))


def unwrap(text: str) -> str:
    """Join the lines of a text that was broken to a fixed width; leave any other as it is."""
    lines = text.split("\n")
    width = max((len(line) for line in lines if " " in line.strip()), default=0)
    if width not in _WRAP_WIDTHS or not _is_wrapped(lines, width):
        return text
    pieces = [lines[0]]
    for above, line in itertools.pairwise(lines):
        if _is_joint(above, line) and _is_full(above, line, width):
            pieces += _seam(above, line), line.lstrip()
        else:
            pieces += "\n", line
    return "".join(pieces)


def _is_wrapped(lines: list[str], width: int) -> bool:
    joints = [pair for pair in itertools.pairwise(lines) if _is_joint(*pair)]
    full = [above for above, below in joints if _is_full(above, below, width)]
    in_mid_sentence = [line for line in full if not line.endswith(_SENTENCE_ENDS)]
    return (
        len(joints) >= _FEWEST_JOINTS
        and len(full) >= _SHARE_OF_FULL_LINES * len(joints)
        and len(in_mid_sentence) >= len(full) / 2
    )


def _is_joint(above: str, below: str) -> bool:
    return bool(above and below) and not _ITEM.match(below)


def _is_full(above: str, below: str, width: int) -> bool:
    """Tell whether the first word of the line below had no room on the line above."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) > width


def _seam(above: str, below: str) -> str:
    """Return what stood between two lines before they were broken apart."""
    is_compound = above[-1:] == "-" and above[-2:-1].isalpha() and below.lstrip()[:1].islower()
    return "" if is_compound else " "
