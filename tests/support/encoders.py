"""An encoder that needs no model: quick, and the same on every machine."""

import hashlib
import re
import time
from collections.abc import Sequence

import numpy as np

from index.models import Float32

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

    def _vector(self, text: str) -> Float32:
        # Every model has its own space; the first direction is there for texts without words.
        total = np.zeros(_DIMENSION, dtype=np.float32)
        for word in ("", *re.findall(r"\w+", text.lower())):
            seed = hashlib.sha256(f"{self._name}\n{word}".encode()).digest()
            total += np.random.default_rng(list(seed)).standard_normal(_DIMENSION, np.float32)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
