"""An encoder for late interaction that needs no model."""

import re
from collections.abc import Sequence

import numpy as np

from index.models.late import Tokens
from index.types import Span
from tests.support.encoders import BagOfWords


class WordTokens:
    """Gives every word a direction of its own, the same wherever it stands.

    ``encoded`` lists every text it was ever given.
    """

    name = "words"
    fingerprint = "words"
    width = 64

    def __init__(self) -> None:
        self._words = BagOfWords()
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[Tokens]:
        self.encoded.extend(texts)
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> Tokens:
        found = list(re.finditer(r"\w+", text))
        if not found:
            return Tokens(np.empty((0, self.width), dtype=np.float32), ())
        vectors = self._words.encode([match.group() for match in found])
        return Tokens(vectors, tuple(Span(*match.span()) for match in found))
