"""Addresses that can stand in a masked link."""

from urllib.parse import quote, urlunsplit

from bot.addresses import taken_apart
from bot.cards import limits
from index.types import Span

_KEPT = "/:?@!$&+,;=%~"
_DIRECTIVE = ":~:"
_WHOLE_UP_TO = 100
_WORDS_AT_EACH_END = 5


def safe_url(url: str) -> str | None:
    """Return a web address in characters that cannot break a masked link, or None.

    None stands for anything but http and https, for a host that is no plain name, for an address
    with a user name (which serves to deceive), and for one longer than Discord takes.
    """
    parts = taken_apart(url)
    if parts is None:
        return None
    safe = urlunsplit(
        (
            parts.scheme,
            parts.netloc,
            quote(parts.path, safe=_KEPT),
            quote(parts.query, safe=_KEPT),
            quote(parts.fragment, safe=_KEPT),
        )
    )
    return safe if len(safe) <= limits.URL else None


def fragment_link(url: str, article_text: str, highlight: Span) -> str | None:
    """Return an address that opens the page at the highlighted words.

    The form is that of the WICG's Scroll-To-Text-Fragment: a short highlight in whole, a long one
    as its first and last words. Without room for that, the plain address is returned; without a
    usable address, None.
    """
    plain = safe_url(url)
    directive = _text_directive(highlight.of(article_text))
    if plain is None or not directive:
        return plain
    page, _, anchor = plain.partition("#")
    link = f"{page}#{anchor.partition(_DIRECTIVE)[0]}{_DIRECTIVE}text={directive}"
    return link if len(link) <= limits.URL else plain


def masked(label: str, url: str) -> str:
    """Write a link shown as ``label``, which holds no emoji: they break links in Components V2."""
    return f"[{label}]({url})"


def _text_directive(words: str) -> str:
    """Write words as ``textStart`` or ``textStart,textEnd``.

    A part is looked for inside one block of the page, so neither goes over a line's end.
    """
    lines = [line.split() for line in words.splitlines() if line.strip()]
    if not lines:
        return ""
    whole = " ".join(lines[0])
    if len(lines) == 1 and len(whole) <= _WHOLE_UP_TO:
        return _encoded(whole)
    first, last = lines[0][:_WORDS_AT_EACH_END], lines[-1][-_WORDS_AT_EACH_END:]
    return f"{_encoded(' '.join(first))},{_encoded(' '.join(last))}"


def _encoded(term: str) -> str:
    # A dash, a comma and an ampersand are the directive's own punctuation; quote() leaves the dash.
    return quote(term, safe="").replace("-", "%2D")
