"""Sentences that name parties, without reading an article for them."""

from index.deals import DealKind, DealStatus
from index.extraction.deals.contexts import Pair, Sentence, pairs_in
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.likelihoods import likelihoods
from index.extraction.deals.pair_signs import Weighed
from index.extraction.deals.references import Reference
from index.extraction.deals.units import Unit
from index.extraction.names import Actor
from index.extraction.names import Side as Camp
from index.types import Span


def actor(name: str) -> Actor:
    return Actor(name, name, Camp.UNKNOWN, "")


def sentences(*texts: str, title: str = "", parties: str = "ABCDE") -> tuple[Sentence, ...]:
    """Return the title and sentences; every one of ``parties``, a letter each, is one."""
    numbered = [(0, title)] * bool(title) + list(enumerate(texts, start=1))
    return tuple((_unit(number, text), _named(text, parties)) for number, text in numbered)


def _unit(number: int, text: str) -> Unit:
    span = Span(number * 1_000, number * 1_000 + len(text)) if number else None
    return Unit(text, span, number, min(1, number))


def _named(text: str, parties: str) -> tuple[Reference, ...]:
    return tuple(
        Reference(Span(place, place + 1), (actor(letter),))
        for place, letter in enumerate(text)
        if letter in parties
    )


def pairs(*texts: str, title: str = "") -> list[Pair]:
    return list(pairs_in(sentences(*texts, title=title)))


def draft(
    one: str,
    other: str,
    status: DealStatus = DealStatus.SIGNED,
    *,
    confidence: float = 0.85,
    cut_off: bool = False,
) -> Draft:
    """Return what a frame finds in a sentence that says nothing else."""
    unit = _unit(1, "Something.")
    sides = [Side(actor(name), None, unit) for name in (one, other)]
    return Draft(
        DealKind.LICENCE, status, sides[0], sides[1], unit, 0, 9, (0, 9), confidence,
        cut_off=cut_off,
    )  # fmt: skip


def weighed(pair: Pair, *drafts: Draft) -> Weighed:
    return Weighed(pair, tuple(likelihoods(each.text) for each in pair.contexts), drafts)
