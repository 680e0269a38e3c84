"""Encoders that need no model: quick, and the same on every machine."""

import hashlib
import re
import time
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.models import Float32
from index.models.late import Tokens
from index.types import Span

_DIMENSION = 64


class BagOfWords:
    """Adds up one fixed random direction a word, so texts that share words are alike.

    ``encoded`` lists every text it was ever given; ``delay_s`` makes each call as slow as that.
    """

    def __init__(self, name: str = "bag of words", delay_s: float = 0.0) -> None:
        self._name = name
        self._delay_s = delay_s
        self.encoded: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self._name.encode()).hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Float32:
        time.sleep(self._delay_s)
        self.encoded.extend(texts)
        return np.stack([self._vector(text) for text in texts])

    def encode_question(self, question: str) -> Float32:
        return np.asarray(self.encode([question])[0], dtype=np.float32)

    def release(self) -> None:
        pass

    def _vector(self, text: str) -> Float32:
        # Every model has its own space; the first direction is there for texts without words.
        total = np.zeros(_DIMENSION, dtype=np.float32)
        for word in ("", *re.findall(r"\w+", text.lower())):
            total += _direction(self._name, word)
        return _unit(total)


class BagOfTokens:
    """Gives every word one fixed random direction, whatever stands beside it.

    Punctuation has directions, too. ``encoded`` lists every text it was ever given.
    """

    width = _DIMENSION

    def __init__(self, name: str = "bag of tokens") -> None:
        self._name = name
        self.encoded: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self._name.encode()).hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> list[Tokens]:
        self.encoded.extend(texts)
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> Tokens:
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        rows = [_unit(_direction(self._name, match[0].lower())) for match in found]
        vectors = np.array(rows, dtype=np.float32).reshape(-1, _DIMENSION)
        return Tokens(vectors, tuple(Span(*match.span()) for match in found))


@lru_cache(maxsize=4_096)
def _direction(name: str, word: str) -> Float32:
    seed = hashlib.sha256(f"{name}\n{word}".encode("utf-8", "surrogatepass")).digest()
    return np.random.default_rng(list(seed)).standard_normal(_DIMENSION, np.float32)


def _unit(vector: Float32) -> Float32:
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)
