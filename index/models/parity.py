"""How like its model an exported one is, on texts of the kinds it will meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from index.models.encoder import Float32

MEAN_COSINE = 0.985
LEAST_COSINE = 0.95
"""At these, questions find what they found before.

The default model's int8 twin has .991 and .971 on the texts below, where only signs and nonsense
are under .98, and .994 and .984 on 2,453 real questions; over the model's own vectors its first
hits are as often right as the model's (within 0.7 points, the size of chance).
"""

_WHO = (
    "Universal Music",
    "the smallest of the three major labels",
    "a singer from Nashville whose voice was copied",
    "Spotify",
)
_WHAT = (
    "sued Suno in Boston",
    "has licensed its whole catalogue, it said on Tuesday, for the training of a music generator",
    "“will never let that happen”",
    "pays $15 million and 3.5 % of what it earns until 2027",
    "opt in?",
)
_QUESTIONS = (
    "who settled with udio",
    "when did the eu's ai act come into force?",
    "how much is stability worth rn",
    "what does GEMA want",
    "¿quién demandó a Anthropic?",
    "wer verklagt openai wegen liedtexten",
    "ist das legal",
    "どのレーベルが契約しましたか",
)
_ODD = (
    "",
    " ",
    "a",
    "?!",
    "42",
    "🎵🎤",
    "  Warner \n\n and\tSony  ",
    "ELVIS Act",
    "Beyoncé, Björk, Sigur Rós",
    "http://example.org/2025/10/29/deal?id=7#top",
    "A recording is licensed once. " * 80,
    "Supercalifragilisticexpialidocious" * 12,
)

TEXTS: tuple[str, ...] = (
    *_QUESTIONS,
    *(f"{who} {what}" for who in _WHO for what in _WHAT),
    *(f"{who}. {one}; {two}." for who in _WHO for one, two in pairwise(_WHAT)),
    "The verdict. " + ". ".join(f"{who} {what}" for who in _WHO for what in _WHAT),
    *_ODD,
)
PROBES = TEXTS[:4]
"""Enough to see that an exported model works on this machine as it did where it was made."""


class Encoding(Protocol):
    """What has vectors to compare."""

    def encode(self, texts: Sequence[str]) -> Float32:
        """Return ``float32[len(texts), dimension]`` with rows of length 1."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines between a model's vectors and its twin's: 1 if they point the same way."""

    mean: float
    least: float


UNLIKE = Likeness(-1.0, -1.0)


def likeness(encoder: Encoding, texts: Sequence[str], own: Float32) -> Likeness:
    """Compare with ``own``, the model's vectors; each text on its own, as questions are encoded.

    Raises:
        ValueError: the vectors have another dimension.
    """
    vectors = np.concatenate([encoder.encode([text]) for text in texts])
    if vectors.shape != own.shape:
        raise ValueError(f"vectors of shape {vectors.shape} instead of {own.shape}")
    cosines = np.nan_to_num(np.einsum("nd,nd->n", vectors, own), nan=-1.0)
    return Likeness(float(cosines.mean()), float(cosines.min()))
