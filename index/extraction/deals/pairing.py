"""Who can have made a deal with whom."""

from collections.abc import Iterator

from index.deals import DealKind
from index.extraction.deals.references import Cluster, Reference
from index.extraction.names import Actor, Side

Member = tuple[Actor, Reference]
_PAIR = 2
_AGREEMENTS = frozenset({DealKind.LICENCE, DealKind.PARTNERSHIP, DealKind.SETTLEMENT})


def pairs(
    one: Cluster, other: Cluster, kind: DealKind, *, explicit: bool
) -> Iterator[tuple[Member, Member]]:
    """Yield whom of ``one`` can be paired with whom of ``other``."""
    for mine in _parties(one):
        for theirs in _parties(other):
            if fit(mine[0], theirs[0], kind, explicit=explicit):
                yield mine, theirs


def inner_pairs(cluster: Cluster, kind: DealKind) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs inside a cluster such as “Universal and Udio”."""
    members = _parties(cluster)
    if (
        kind is DealKind.LAWSUIT
        and not cluster.hyphened
        and {Side.RIGHTS, Side.TECH} > {m[0].side for m in members}
    ):
        return
    if len(members) > _PAIR:
        members = [member for member in members if member[0].side is not Side.UNKNOWN]
    for number, mine in enumerate(members):
        for theirs in members[number + 1 :]:
            if fit(mine[0], theirs[0], kind, explicit=False):
                yield mine, theirs


def _parties(cluster: Cluster) -> list[Member]:
    return [(actor, ref) for actor, ref in cluster.members if not ref.topic]


def fit(one: Actor, other: Actor, kind: DealKind, *, explicit: bool) -> bool:
    """Tell whether the two can be the parties; ``explicit`` if the words leave no doubt."""
    if one.canonical == other.canonical:
        return False
    sides = {one.side, other.side}
    if kind is DealKind.INVESTMENT:
        return other.side is not Side.INVESTOR
    if explicit:
        return not (kind in _AGREEMENTS and sides == {Side.INVESTOR})
    if kind in _AGREEMENTS or kind in {DealKind.LAWSUIT, DealKind.RULING}:
        reporting = (one.reports or other.reports) and kind is not DealKind.LICENCE
        across = len(sides) > 1 and bool(sides & {Side.TECH, Side.UNKNOWN})
        return across and Side.INVESTOR not in sides and not reporting
    return len(sides) > 1 or kind is DealKind.ACQUISITION
