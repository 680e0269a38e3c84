"""Turns: two pages of one host are asked for some time apart."""

from collections import OrderedDict
from collections.abc import Callable

from index.fetching.errors import FetchError
from index.fetching.limits import FetchLimits


class Pace:
    """Gives out turns, for each host one after the other."""

    def __init__(self, limits: FetchLimits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._free: OrderedDict[str, float] = OrderedDict()
        """When the next turn of a host begins, the host asked last at the end."""

    def take_turn(self, host: str, interval_s: float | None = None) -> float:
        """Take the next turn and return the seconds until it begins.

        ``interval_s`` is what the host itself asks for, granted within limits.

        Raises:
            FetchError: the turn is too far off, and was not taken.
        """
        now = self._clock()
        begins = max(now, self._free.get(host, now))
        if begins - now > self._limits.max_wait_s:
            raise _busy(host)
        self._make_room(host, now)
        asked = min(interval_s or 0.0, self._limits.max_interval_s)
        self._free[host] = begins + max(self._limits.interval_s, asked)
        self._free.move_to_end(host)
        return begins - now

    def _make_room(self, host: str, now: float) -> None:
        if host in self._free or len(self._free) < self._limits.max_hosts:
            return
        for other in [name for name, free in self._free.items() if free <= now]:
            del self._free[other]
        if len(self._free) >= self._limits.max_hosts:
            raise _busy(host)


def _busy(host: str) -> FetchError:
    return FetchError(
        f"Too many pages of {host} are waited for already. Try again in a minute.",
        is_transient=True,
    )
