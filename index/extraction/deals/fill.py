"""Who is meant where a sentence names only one of two parties."""

from collections.abc import Iterator

from index.deals import DealKind
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.pairing import fit
from index.extraction.names import Actor, Side

LONG = 3_000
"""Characters of a text from which on only what stands close by counts."""


def supplied(
    known: tuple[Actor, ...],
    kind: DealKind,
    discourse: Discourse,
    title: tuple[Actor, ...],
    length: int,
) -> Iterator[tuple[Actor, float]]:
    """Yield whom the rest of the article suggests as the other party, with how sure that is.

    Nobody is suggested where several are as likely.
    """
    for candidates, confidence in (
        (_of_cases(known, kind, discourse), 0.65),
        (_of_pair(known, discourse), 0.6),
        (_defendants(kind, discourse), 0.58),
        (title, 0.62),
        (_focus(discourse, length), 0.55),
    ):
        fitting = {
            actor.canonical: actor
            for actor in candidates
            if all(fit(actor, each, kind, explicit=False) for each in known)
        }
        if fitting and (len(fitting) == 1 or _are_together(tuple(fitting.values()))):
            for actor in fitting.values():
                yield actor, confidence
            return


def _are_together(actors: tuple[Actor, ...]) -> bool:
    return (
        len(actors) <= 5
        and len({actor.side for actor in actors}) == 1
        and actors[0].side is Side.RIGHTS
    )


def _of_cases(known: tuple[Actor, ...], kind: DealKind, discourse: Discourse) -> tuple[Actor, ...]:
    if kind not in {DealKind.LAWSUIT, DealKind.SETTLEMENT, DealKind.RULING}:
        return ()
    names = {actor.canonical for actor in known}
    return tuple(
        dict.fromkeys(
            other
            for case in discourse.cases
            for one, other in (case, case[::-1])
            if one.canonical in names and other.canonical not in names
        )
    )


def _defendants(kind: DealKind, discourse: Discourse) -> tuple[Actor, ...]:
    """Return the one whom all cases so far are against: another suit is against it, too."""
    accused = tuple(dict.fromkeys(defendant for _, defendant in discourse.cases))
    return accused if kind is DealKind.LAWSUIT and len(accused) == 1 else ()


def _of_pair(known: tuple[Actor, ...], discourse: Discourse) -> tuple[Actor, ...]:
    if discourse.pair is None:
        return ()
    names = {actor.canonical for actor in known}
    if not any(actor.canonical in names for actor in discourse.pair):
        return ()
    return tuple(actor for actor in discourse.pair if actor.canonical not in names)


def _focus(discourse: Discourse, length: int) -> tuple[Actor, ...]:
    if length > LONG:
        return ()
    return tuple(
        actor for side in (Side.RIGHTS, Side.TECH) if (actor := discourse.focus(side)) is not None
    )
