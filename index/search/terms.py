"""Words as the lexical index knows them."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import Stemmer
from bm25s.stopwords import STOPWORDS_EN_PLUS

TERMS_VERSION = 1
"""Part of an index's fingerprint: raise it when the same text would give other terms."""

# A word keeps inner points, ampersands and apostrophes: will.i.am, A&M, 2.45, don't.
_WORD = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_APOSTROPHES = str.maketrans("", "", "'’")


def terms(text: str) -> list[str]:
    """Return the stemmed, unaccented, lower-case words of ``text`` in order."""
    return [_term(word) for word in _WORD.findall(_plain(text))]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).translate(_APOSTROPHES)
    stem: Callable[[str], str] = _english().stemWord
    return stem(bare)


@lru_cache(maxsize=1)
def _english() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def content_terms(text: str) -> list[str]:
    """Return the terms of ``text`` that carry its subject: all but articles, pronouns and such.

    A text of nothing else keeps all its terms.
    """
    every = terms(text)
    return [term for term in every if term not in _function_terms()] or every


@lru_cache(maxsize=1)
def _function_terms() -> frozenset[str]:
    return frozenset(_term(word) for word in STOPWORDS_EN_PLUS)
