"""Which pairs of an article have a deal: what frames found, weighed with all other signs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.deals import DealKind, DealStatus
from index.extraction.deals.contexts import Nearness, Pair, Sentence, pairs_in
from index.extraction.deals.drafts import OPEN, Draft, Side
from index.extraction.deals.gates import is_hypothetical
from index.extraction.deals.likelihoods import KINDS, MADE, likelihoods
from index.extraction.deals.observing import Observed
from index.extraction.deals.pair_signs import Setting, Weighed, signs
from index.extraction.deals.trees import read_trees
from index.extraction.name_cues import TRIGGER
from index.extraction.names import Actor
from index.extraction.names import Side as Camp

LISTED = 0.55
"""From this estimate on, a pair has a deal; see docs/quotes-and-deals.md."""
LISTED_FRAMED = 0.1
"""The same where a frame says so: plainly, or in a text that is about one thing."""
_PLAIN = 0.8
"""Confidence in what a frame says plainly."""
_SHORT = 1_000
"""Characters of a text that is about one thing."""
_STATUS = {
    DealKind.LICENCE: DealStatus.SIGNED, DealKind.PARTNERSHIP: DealStatus.ANNOUNCED,
    DealKind.SETTLEMENT: DealStatus.SETTLED, DealKind.INVESTMENT: DealStatus.ANNOUNCED,
    DealKind.ACQUISITION: DealStatus.ANNOUNCED, DealKind.LAWSUIT: DealStatus.FILED,
    DealKind.RULING: DealStatus.RULED,
}  # fmt: skip


def decided(observed: Observed) -> list[Draft]:
    """Return the drafts of ``observed`` that count, and new ones where words alone say enough."""
    weighed = weigh(observed)
    trees = read_trees()
    estimates = [trees.probability(each) for each in signs(weighed, setting(observed))]
    listed = {
        each.pair.key
        for each, estimate in zip(weighed, estimates, strict=True)
        if is_listed(each, estimate, len(observed.article.text))
    }
    generic = {draft.pair for draft in observed.drafts if draft.generic}
    kinds = {
        each.pair.key: kind_of(each)
        for each in weighed
        if each.pair.key in generic and each.pair.contexts
    }
    kept = [
        _of_a_kind(draft, kinds.get(draft.pair))
        for draft in observed.drafts
        if draft.status in OPEN or draft.pair in listed
    ]
    for each, estimate in zip(weighed, estimates, strict=True):
        if each.pair.key in listed and not each.drafts and _can_be_worded(each.pair, observed):
            kept += _worded(each, estimate, observed)
    return kept


_SURELY_A_PARTY = 0.35
"""How likely an unknown name must be that of a party, where no frame speaks for it."""


def _can_be_worded(pair: Pair, observed: Observed) -> bool:
    """Tell whether words alone can say that a pair has a deal; not of those who only report."""
    return bool(pair.contexts) and not any(
        actor.reports
        or (not actor.kind and observed.likely_parties.get(actor.entity, 0.0) < _SURELY_A_PARTY)
        for actor in (pair.one, pair.other)
    )


def _of_a_kind(draft: Draft, kind: DealKind | None) -> Draft:
    """Return the draft; one of “a deal”, of the kind that the words around make likely."""
    if kind is None or not draft.generic or draft.cut_off or draft.status in OPEN:
        return draft
    status = draft.status if draft.status is DealStatus.ENDED else _STATUS[kind]
    return replace(draft, kind=kind, status=status, generic=False)


def is_listed(weighed: Weighed, estimate: float, length: int) -> bool:
    """Tell whether a pair has a deal, with ``estimate`` for the probability that it has one.

    ``length`` is that of the article in characters.
    """
    if any(draft.cut_off for draft in weighed.drafts):
        return True
    if not weighed.pair.contexts and length >= _SHORT:
        return False
    least = 0.0 if length < _SHORT else _PLAIN
    framed = any(d.confidence >= least and d.status not in OPEN for d in weighed.drafts)
    return estimate >= (LISTED_FRAMED if framed else LISTED)


def weigh(observed: Observed) -> list[Weighed]:
    """Return all pairs with what words and frames say of each."""
    by_pair: dict[frozenset[str], list[Draft]] = defaultdict(list)
    for draft in observed.drafts:
        by_pair[draft.pair].append(draft)
    pairs = list(pairs_in(observed.sentences))
    apart = by_pair.keys() - {pair.key for pair in pairs}
    pairs += [_apart(by_pair[key][0]) for key in sorted(apart, key=sorted)]
    return [
        Weighed(
            pair,
            tuple(likelihoods(context.text) for context in pair.contexts),
            tuple(by_pair[pair.key]),
        )
        for pair in pairs
    ]


def _apart(draft: Draft) -> Pair:
    """Return the pair of a draft whose parties no place names together."""
    one, other = sorted((draft.agent.actor, draft.counter.actor), key=lambda a: a.canonical)
    return Pair(one, other, ())


def setting(observed: Observed) -> Setting:
    """Return what the article is like that pairs stand in."""
    places: dict[str, list[int]] = defaultdict(list)
    for unit, references in observed.sentences:
        for actor in (a for reference in references for a in reference.actors):
            places[actor.canonical].append(unit.number)
    for draft in observed.drafts:
        for side in (draft.agent, draft.counter):
            places[side.actor.canonical].append(side.unit.number)
    return Setting(
        len(observed.article.text), observed.discourse.totals, places, observed.likely_parties
    )


def _worded(weighed: Weighed, estimate: float, observed: Observed) -> Iterator[Draft]:
    """Yield a draft of the kind that the words make most likely, if they tell of what happened."""
    kind = kind_of(weighed)
    context = weighed.pair.contexts[weighed.best]
    if context.nearness is Nearness.TITLE and not _is_plain(context.unit.text, estimate):
        return
    one, other = weighed.pair.one, weighed.pair.other
    if _acts(other, one, kind, flipped=context.flipped):
        one, other = other, one
    around = [s for s in observed.sentences if s[0] is context.unit]
    if context.nearness is Nearness.NEIGHBOURS:
        around += [s for s in observed.sentences if s[0].number == context.unit.number - 1]
    if any(is_hypothetical(unit.text) for unit, _ in around):
        return
    sides = [_side(actor, around) for actor in (one, other)]
    if any(side.reference is not None and side.reference.topic for side in sides):
        return
    length = len(context.unit.text)
    yield Draft(
        kind, _STATUS[kind], sides[0], sides[1], context.unit, 0, length, (0, length),
        round(min(estimate, _AT_MOST), 2), generic=kind is DealKind.PARTNERSHIP, weak=True,
    )  # fmt: skip


_TITLED = 0.8
"""What is asked of a title: below it, four of seven on articles held out were none."""


def _is_plain(title: str, estimate: float) -> bool:
    """Tell whether a title says enough: of words that nobody has seen, it is all too sure."""
    return estimate >= _TITLED and TRIGGER.search(title) is not None


_AT_MOST = 0.8
"""Confidence in a deal that no frame found."""


def kind_of(weighed: Weighed) -> DealKind:
    """Return the kind that the words of all contexts make most likely."""
    sums = [sum(each[place] for each in weighed.likely) for place in range(len(KINDS))][MADE]
    return DealKind(KINDS[max(range(len(sums)), key=sums.__getitem__)])


_TAKES = {
    DealKind.LICENCE: Camp.RIGHTS, DealKind.SETTLEMENT: Camp.RIGHTS, DealKind.LAWSUIT: Camp.RIGHTS,
    DealKind.RULING: Camp.RIGHTS, DealKind.INVESTMENT: Camp.INVESTOR,
}  # fmt: skip
"""Who gives the licence, sues or invests, of those whose side is known."""


def _acts(actor: Actor, rather_than: Actor, kind: DealKind, *, flipped: bool) -> bool:
    """Tell whether it is ``actor`` who acts; where sides do not tell, whoever is named first."""
    acting = _TAKES.get(kind)
    mine, theirs = actor.side is acting, rather_than.side is acting
    return mine if mine != theirs else flipped


def _side(actor: Actor, around: Sequence[Sentence]) -> Side:
    """Return a party with the words that stand for it in its context."""
    for unit, references in around:
        for reference in references:
            for named in reference.actors:
                if named.canonical == actor.canonical:
                    return Side(named, reference, unit)
    return Side(actor, None, around[0][0])
