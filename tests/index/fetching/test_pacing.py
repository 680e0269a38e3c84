import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fetching import FetchError, FetchLimits
from index.fetching.pacing import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(st.lists(st.tuples(st.floats(0, 5), st.sampled_from("ab"))))
def test_turns_of_one_host_are_never_closer_than_the_interval(
    asked: list[tuple[float, str]],
) -> None:
    clock = Clock()
    pace = Pace(FetchLimits(interval_s=2.0, max_wait_s=1e9), clock)
    turns: dict[str, list[float]] = {"a": [], "b": []}
    for pause, host in asked:
        clock.now += pause
        turns[host].append(clock.now + pace.take_turn(host))

    for begins in turns.values():
        assert all(b - a >= 2.0 - 1e-6 for a, b in itertools.pairwise(begins))


def test_the_first_turn_begins_at_once_and_after_a_pause_the_next_does_too() -> None:
    clock = Clock()
    pace = Pace(FetchLimits(interval_s=2.0), clock)

    assert pace.take_turn("a") == 0
    clock.now += 3
    assert pace.take_turn("a") == 0
    assert pace.take_turn("a") == 2
    assert pace.take_turn("b") == 0


def test_a_host_is_granted_the_pause_it_asks_for_up_to_a_limit() -> None:
    pace = Pace(FetchLimits(interval_s=1.0, max_interval_s=20.0), Clock())

    assert [pace.take_turn("a", asked) for asked in (5.0, 1e9, 0.1, None)] == [0, 5, 25, 26]


def test_whoever_would_wait_too_long_is_told_to_come_back_and_takes_no_turn() -> None:
    clock = Clock()
    pace = Pace(FetchLimits(interval_s=10.0, max_wait_s=15.0), clock)
    assert [pace.take_turn("a") for _ in range(2)] == [0, 10]

    with pytest.raises(FetchError, match="Too many pages of a") as caught:
        pace.take_turn("a")

    assert caught.value.is_transient
    clock.now += 10
    assert pace.take_turn("a") == 10


def test_only_so_many_hosts_are_remembered() -> None:
    clock = Clock()
    pace = Pace(FetchLimits(interval_s=10.0, max_hosts=2), clock)
    pace.take_turn("a")
    pace.take_turn("b")

    with pytest.raises(FetchError):
        pace.take_turn("c")
    assert pace.take_turn("a") == 10

    clock.now += 10
    assert pace.take_turn("c") == 0
