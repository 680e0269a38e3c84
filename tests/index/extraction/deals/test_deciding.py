import math
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.deals import DealKind, DealStatus
from index.extraction.deals.deciding import (
    LISTED,
    LISTED_FRAMED,
    decided,
    is_listed,
    kind_of,
    setting,
    weigh,
)
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.observing import Observed, observe
from index.extraction.deals.pair_signs import signs
from index.extraction.deals.trees import read_trees
from index.extraction.names import Names
from tests.index.extraction.deals.reading import article, read
from tests.index.extraction.deals.weighing import draft, pairs, weighed
from tests.index.nasty import TEXTS

LONG = 100_000
WITHIN_S = 60
SIGNED = (
    "UMG and Suno signed a licence. UMG licensed all its songs to Suno. "
    "The deal between UMG and Suno covers all recordings."
)


def observed(text: str, names: Names, title: str = "", *drafts: Draft) -> Observed:
    """Return an article of which frames found ``drafts`` and nothing else."""
    return replace(observe(article(text, title), names), drafts=drafts)


def as_talks(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    return tuple(replace(each, status=DealStatus.TALKS) for each in drafts)


def test_words_alone_can_tell_of_a_deal(names: Names) -> None:
    (found,) = decided(observed(SIGNED, names))
    assert found.pair == {"Universal Music Group", "Suno"}
    assert (found.kind, found.status) == (DealKind.LICENCE, DealStatus.SIGNED)
    assert found.weak
    assert found.confidence <= 0.8


def test_a_party_of_words_alone_is_where_it_is_named(names: Names) -> None:
    (found,) = decided(observed(SIGNED, names))
    for side, written in ((found.agent, "UMG"), (found.counter, "Suno")):
        assert side.reference is not None
        assert side.reference.span.of(side.unit.text) == written


def test_who_owns_the_rights_sues(names: Names) -> None:
    text = "Suno is being sued by UMG. Suno faces a lawsuit by UMG in Boston. UMG is suing Suno."
    (found,) = decided(observed(text, names))
    assert (found.kind, found.agent.actor.canonical) == (DealKind.LAWSUIT, "Universal Music Group")


@pytest.mark.parametrize(
    "text",
    [
        "Has UMG signed a licence with Suno? Has UMG licensed its songs to Suno?",
        "UMG threatens to sue Suno in a court in Boston. UMG may sue Suno.",
        "UMG wants to sign a licence with Suno. UMG could license all its songs to Suno.",
        "There are rumours that UMG signed a licence with Suno.",
    ],
)
def test_a_question_a_threat_or_a_wish_adds_nothing(names: Names, text: str) -> None:
    assert decided(observed(text, names)) == []


def test_a_pair_that_only_talks_is_never_turned_into_a_deal(names: Names) -> None:
    talks = as_talks(observe(article(SIGNED), names).drafts)
    assert talks
    assert decided(observed(SIGNED, names, "UMG and Suno sign a licence", *talks)) == list(talks)


def test_talks_stand_beside_what_is_listed(names: Names) -> None:
    assert read("UMG is in talks with Suno. GEMA sued Suno.", names) == {
        ("lawsuit", "GEMA", "Suno")
    }


def test_a_deal_of_nobody_knows_what_takes_its_kind_from_the_words(names: Names) -> None:
    whole = observe(article(SIGNED), names)
    loose = tuple(replace(d, kind=DealKind.PARTNERSHIP, generic=True) for d in whole.drafts)
    (kinds,) = {(d.kind, d.status) for d in decided(replace(whole, drafts=loose))}
    assert kinds == (DealKind.LICENCE, DealStatus.SIGNED)


def test_a_deal_that_ended_stays_ended(names: Names) -> None:
    whole = observe(article(SIGNED), names)
    ended = tuple(replace(d, status=DealStatus.ENDED, generic=True) for d in whole.drafts)
    assert {d.status for d in decided(replace(whole, drafts=ended))} == {DealStatus.ENDED}


def test_a_text_that_is_cut_off_keeps_its_deals(names: Names) -> None:
    text = "GEMA met in Munich. It rained all day, and nobody came. Suno has 60 employees."
    cut = replace(draft("GEMA", "Suno", confidence=0.1), cut_off=True, generic=True)
    assert decided(observed(text, names, "", cut)) == [cut]


def test_what_no_words_support_goes(names: Names) -> None:
    text = "GEMA met in Munich. " + "Rain fell all day, and nobody came. " * 40 + "Suno is new."
    told = observed(text, names, "", draft("GEMA", "Suno", confidence=0.6))
    assert decided(told) == []


@pytest.mark.parametrize(
    ("drafts", "length", "least"),
    [
        ((), 5_000, LISTED),
        ((draft("A", "B", confidence=0.8),), 5_000, LISTED_FRAMED),
        ((draft("A", "B", confidence=0.6),), 5_000, LISTED),
        ((draft("A", "B", confidence=0.6),), 500, LISTED_FRAMED),
        ((draft("A", "B", DealStatus.TALKS),), 500, LISTED),
        ((draft("A", "B", DealStatus.DENIED),), 500, LISTED),
        ((draft("A", "B", cut_off=True),), 5_000, 0.0),
    ],
)
def test_a_frame_lowers_the_line(drafts: tuple[Draft, ...], length: int, least: float) -> None:
    (pair,) = pairs("A met B.")
    each = weighed(pair, *drafts)
    assert is_listed(each, least, length)
    assert not least or not is_listed(each, math.nextafter(least, 0), length)


def test_the_kind_is_the_likeliest_of_all_places() -> None:
    (pair,) = pairs("A sued B.", "A filed a lawsuit against B in court.", "A met B.")
    assert kind_of(weighed(pair)) is DealKind.LAWSUIT


def test_a_draft_of_two_who_never_stand_together_is_weighed(names: Names) -> None:
    whole = observed("GEMA met.\n\nRain fell. Snow fell.\n\nSuno met.", names, "", draft("B", "A"))
    (each,) = weigh(whole)
    assert (each.pair.one.canonical, each.pair.other.canonical) == ("A", "B")
    assert each.pair.contexts == ()
    assert len(signs([each], setting(whole))) == 1


PIECES = st.sampled_from(
    ["UMG", "Suno", "GEMA", "Tonalite", "signed", "sued", "a licence with", "settled", ".", "?",
     "in talks", "may", "\ue000", "\uf000", "Alpha", "Beta", "and", "its songs", "\n\n",
     "the labels", "it"]
)  # fmt: skip
ODD = st.lists(PIECES, max_size=30).map(" ".join) | TEXTS


@given(ODD, ODD)
@settings(deadline=None)
def test_talks_stay_and_every_draft_lies_in_its_sentence(
    names: Names, text: str, title: str
) -> None:
    whole = observe(article(text, title), names)
    found = decided(whole)
    assert [d for d in whole.drafts if d.status in OPEN] == [d for d in found if d.status in OPEN]
    talking = {d.pair for d in whole.drafts} - {
        d.pair for d in whole.drafts if d.status not in OPEN
    }
    assert not talking & {d.pair for d in found if d.status not in OPEN}
    for each in found:
        assert 0 <= each.start <= each.end <= len(each.unit.text)
        assert 0 <= each.confidence <= 1
        assert len(each.pair) == 2


@given(ODD, ODD)
@settings(deadline=None)
def test_all_pairs_have_the_same_signs_and_they_are_numbers(
    names: Names, text: str, title: str
) -> None:
    whole = observe(article(text, title), names)
    every = weigh(whole)
    found = signs(every, setting(whole))
    assert len({each.pair.key for each in every}) == len(every) == len(found)
    for each in found:
        assert sorted(each) == list(read_trees().names)
        assert all(map(math.isfinite, each.values()))


@pytest.mark.parametrize(
    "piece",
    ["x", "X", "x ", " ", "\ue000", "UMG sued Suno ", "UMG and \ue000 signed with Suno, ", "“UMG”"],
)
def test_a_long_line_of_anything_is_decided(names: Names, piece: str) -> None:
    started = time.perf_counter()
    decided(observe(article(piece * (LONG // len(piece))), names))
    assert time.perf_counter() - started < WITHIN_S


def test_a_list_of_a_hundred_parties_is_weighed_in_good_time(names: Names) -> None:
    listed = ", ".join(party.name for party in names.vocabulary.parties[:100])
    started = time.perf_counter()
    whole = observe(article(listed), names)
    assert len(signs(weigh(whole), setting(whole))) > 1_000
    assert time.perf_counter() - started < WITHIN_S
