"""Who said it, and how sure that is."""

from dataclasses import dataclass

from index.extraction.quotes.speakers import Speaker
from index.types import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """A speaker and the word that says that they spoke."""

    speaker: Speaker
    cue: Span | None
    confidence: float
    is_close: bool = False
    """Whether it stands right beside the quote."""


CLOSE, PARSED, COLON, LOOSE = 0.97, 0.9, 0.85, 0.7
CONTINUED, NEIGHBOUR, ANSWERED = 0.92, 0.75, 0.65
SIGNED, REPORTED = 0.9, 0.85
"""Estimates of how often a speaker is right, by the way it is found. Of what stands in quotation
marks, ``reliability`` in the report of ``index.evaluation.quotes.measure`` tells how well they
hold. On bench/quotes-own.json, which the patterns were written against, these were right: 131 of
134 at 0.97, 52 of 53 at 0.92, 62 of 68 at 0.9, 10 of 11 at 0.85, 10 of 10 at 0.75, 1 of 1 at 0.7
and 7 of 7 at 0.65. Where that is few they are put lower, for unseen articles are harder.
"""
