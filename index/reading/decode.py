"""Bytes to text: Unicode by its marks, then UTF-8, then what can be told beyond doubt."""

import codecs

from charset_normalizer import CharsetMatch, from_bytes

from index.reading.clean import unify_line_ends
from index.reading.draft import UnreadableError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Left free, the detector also proposes encodings nobody saves articles in (UTF-16 without its
# mark, code page 1125) and prefers them to the right one in short texts. Those of East Asia are
# left out because it mistakes one for another.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257")
_OTHER_SCRIPTS = ("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256")
# What a guess must be based on: enough bytes beyond ASCII in another script, few enough in Latin.
# Of some 4,000 excerpts in nine code pages, 941 were decoded wrongly when the best guess was simply
# taken, and none under the rules below; tests/index/reading/test_decode.py keeps watch over it.
_FEWEST_BEYOND_ASCII = 80
_LARGEST_LATIN_SHARE = 1 / 3
_NOT_TEXT = "it is not a text: it holds NUL bytes"
_UNKNOWN = "its character encoding cannot be told for certain; save it as UTF-8"


def decode(data: bytes, declared: str | None = None) -> str:
    r"""Return the text in ``data``, line ends as ``\n``.

    ``declared`` is the encoding a file names for itself, believed after UTF-8 has failed.

    Raises:
        UnreadableError: the bytes are no text, or more than one encoding would make sense of them.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    text = _strictly(data, marked) if marked else _unmarked(data, declared)
    if text is None:
        raise UnreadableError(_UNKNOWN)
    if "\0" in text:
        raise UnreadableError(_NOT_TEXT)
    return unify_line_ends(text)


def _unmarked(data: bytes, declared: str | None) -> str | None:
    if b"\0" in data:
        raise UnreadableError(_NOT_TEXT)
    text = _strictly(data, "utf-8")
    if text is None and declared:
        text = _strictly(data, declared)
    return _guess(data) if text is None else text


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> str | None:
    """Decode with the likeliest encoding; None if that is in doubt."""
    matches = list(from_bytes(data, cp_isolation=[*_LATIN, *_OTHER_SCRIPTS]))
    if not matches or not _is_enough(data, matches[0]):
        return None
    best, *others = matches
    # No score tells the Latin code pages apart: they must all give the same words.
    latin = [match for match in others if {best.encoding, match.encoding} <= set(_LATIN)]
    return str(best) if all(str(match) == str(best) for match in latin) else None


def _is_enough(data: bytes, best: CharsetMatch) -> bool:
    """Tell whether there is enough to go by for a guess in the script of ``best``."""
    beyond_ascii = sum(byte > 127 for byte in data)
    if best.encoding in _LATIN:
        return beyond_ascii <= _LARGEST_LATIN_SHARE * len(data)
    return beyond_ascii >= _FEWEST_BEYOND_ASCII
