from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deals import DealStatus
from index.extraction.deals.contexts import Context, Nearness, Pair
from index.extraction.deals.likelihoods import KINDS, MADE
from index.extraction.deals.pair_signs import Setting, Signs, Weighed, signs
from index.extraction.deals.units import Unit
from tests.index.extraction.deals.weighing import actor, draft

UNIT = Unit("A met B.", None, 1, 1)
MADE_COUNT = len(KINDS[MADE])


def weighed(names: str, *made: float, confidence: float = 0.0) -> Weighed:
    """Return a pair with the probability of a deal in each of its contexts."""
    one, other = names[0], names[1]
    contexts = tuple(
        Context(Nearness.SENTENCE, UNIT, "Alpha met Beta.", flipped=False) for _ in made
    )
    likely = tuple(tuple([each / MADE_COUNT] * MADE_COUNT + [(1 - each) / 2] * 2) for each in made)
    drafts = (draft(one, other, confidence=confidence),) if confidence else ()
    return Weighed(Pair(actor(one), actor(other), contexts), likely, drafts)


def seen(*every: Weighed) -> list[Signs]:
    names = {name for each in every for name in each.pair.key}
    return signs(every, Setting(100, Counter(names), {name: [1] for name in names}, {}))


def test_a_pair_is_compared_with_the_others_of_its_article() -> None:
    strong, middle, weak = seen(weighed("AB", 0.9), weighed("AC", 0.5), weighed("BD", 0.1))
    assert [each["rank"] for each in (strong, middle, weak)] == [0, 1, 2]
    assert strong["ahead least"] == pytest.approx(strong["made"] - middle["made"])
    assert strong["ahead most"] == pytest.approx(strong["made"] - weak["made"])
    assert middle["ahead least"] == pytest.approx(middle["made"] - strong["made"])


def test_a_frame_counts_as_elsewhere_for_all_but_its_own_pair() -> None:
    found = seen(weighed("AB", 0.5, confidence=0.8), weighed("AC", 0.5), weighed("BD", 0.5))
    assert [each["frame elsewhere"] for each in found] == [0.0, 0.8, 0.8]
    assert [each["frame"] for each in found] == [0.8, 0.0, 0.0]


def test_talks_are_no_frame_of_a_deal() -> None:
    talks = draft("A", "B", DealStatus.TALKS)
    pair = weighed("AB", 0.5)
    (found,) = seen(Weighed(pair.pair, pair.likely, (talks,)))
    assert (found["frame"], found["frames"], found["frame of talks"]) == (0, 0, 0.85)


def test_a_pair_without_a_context_has_all_signs() -> None:
    apart, near = seen(weighed("AB", confidence=0.6), weighed("CD", 0.5))
    assert apart.keys() == near.keys()
    assert (apart["contexts"], near["contexts"]) == (0, 1)
    assert apart["made"] < near["made"]


NAMES = st.sampled_from(["AB", "AC", "AD", "BC", "BD", "CD"])


@given(st.dictionaries(NAMES, st.floats(0, 1), min_size=1))
def test_signs_are_the_same_in_whatever_order_pairs_come(every: dict[str, float]) -> None:
    made = [weighed(names, each) for names, each in every.items()]
    assert seen(*made) == seen(*made[::-1])[::-1]


@given(st.dictionaries(NAMES, st.floats(0, 1), min_size=1))
def test_nobody_ranks_below_a_pair_that_is_less_likely(every: dict[str, float]) -> None:
    found = seen(*(weighed(names, each) for names, each in every.items()))
    for one in found:
        assert one["rank"] == sum(other["made"] > one["made"] for other in found)
