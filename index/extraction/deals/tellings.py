"""What single sentences say of two parties → one telling a pair and kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.deals import DealKind, Telling, ToldAmount
from index.extraction.deals.amounts import told_amounts
from index.extraction.deals.chronicles import Chronicle
from index.extraction.deals.drafts import OPEN, Draft
from index.extraction.deals.kinds import refined
from index.extraction.deals.roles import told_parties
from index.extraction.deals.scopes import scopes
from index.extraction.deals.told_dates import told_date
from index.extraction.deals.units import Unit
from index.types import Article, Span

_SCOPED = frozenset(DealKind) - {DealKind.INVESTMENT, DealKind.ACQUISITION}
_MOST = 0.97
_AGAIN = 0.02
"""What every further sentence that tells of a deal adds to the confidence in it."""

_Key = tuple[frozenset[str], DealKind, bool]


def tellings(
    article: Article, told: Sequence[Unit], drafts: Sequence[Draft]
) -> tuple[Telling, ...]:
    """Return the best telling of every pair and kind, in the order of the text."""
    every = tuple(refined(told, drafts))
    groups: dict[_Key, list[Draft]] = {}
    for draft in every:
        groups.setdefault((draft.pair, draft.kind, draft.status in OPEN), []).append(draft)
    whole = _Whole(told, every, Chronicle.of(article, told, every))
    kept = [group for key, group in groups.items() if not _is_superseded(key, groups)]
    found = [whole.telling(group) for group in kept]
    return tuple(sorted(found, key=lambda t: (t.sentence, t.trigger)))


def _is_superseded(key: _Key, groups: Mapping[_Key, Sequence[Draft]]) -> bool:
    """Tell whether a looser telling stands beside a firmer one of the same pair."""
    pair, kind, is_open = key
    firm = {k for k in DealKind if (pair, k, False) in groups}
    if is_open:
        return bool(firm - {DealKind.LAWSUIT})
    if kind is not DealKind.PARTNERSHIP:
        return False
    if all(draft.generic for draft in groups[key]):
        return bool(firm - {kind, DealKind.LAWSUIT, DealKind.RULING})
    return DealKind.LICENCE in firm


@dataclass(frozen=True, slots=True)
class _Whole:
    """All that an article says."""

    told: Sequence[Unit]
    every: Sequence[Draft]
    chronicle: Chronicle

    def telling(self, group: Sequence[Draft]) -> Telling:
        """Return the one telling that drafts of one pair and kind make."""
        ranked = sorted(group, key=lambda d: (-d.confidence, d.unit.number == 0, d.start))
        # The title may be the surest, but its words are none of the text's.
        best = min(ranked, key=lambda draft: draft.unit.number == 0)
        sentence, trigger = self._places(best)
        again = len({draft.unit.number for draft in group}) - 1
        return Telling(
            parties=told_parties(best),
            kind=best.kind,
            status=best.status,
            sentence=sentence,
            trigger=trigger,
            scopes=scopes(self._about(best, ranked)) if best.kind in _SCOPED else (),
            amounts=self._amounts(best, ranked),
            date=told_date(self.chronicle, ranked),
            confidence=round(min(_MOST, ranked[0].confidence + _AGAIN * again), 2),
            weak=all(draft.weak or draft.unit.span is None for draft in group),
        )

    def _about(self, best: Draft, ranked: Sequence[Draft]) -> dict[Unit, None]:
        """Return the sentences that may say what a deal is about, in order of worth."""
        number, paragraph = best.unit.number, best.unit.paragraph
        near = [u for u in self.told if u.number == number + 1 and u.paragraph == paragraph]
        beside = [
            side.unit
            for draft in ranked
            for side in (draft.agent, draft.counter)
            if draft.weak and abs(side.unit.number - draft.unit.number) == 1
        ]
        return dict.fromkeys([*(draft.unit for draft in ranked), *beside, *near])

    def _amounts(self, best: Draft, ranked: Sequence[Draft]) -> tuple[ToldAmount, ...]:
        """Return the amounts that the drafts give, and what the next sentence says is claimed."""
        found = _amounts(ranked)
        number, paragraph = best.unit.number, best.unit.paragraph
        if best.kind is DealKind.LAWSUIT and number > 0 and not found:
            near = [u for u in self.told if u.number == number + 1 and u.paragraph == paragraph]
            for unit in near:
                found += told_amounts(unit, best.kind, Span(0, len(unit.text)))
        return found

    def _places(self, draft: Draft) -> tuple[Span, Span]:
        """Return sentence and trigger.

        Of a deal that only the title tells, both are the first sentence that names a party.
        """
        trigger = draft.unit.locate(draft.start, draft.end)
        if draft.unit.span is not None and trigger is not None:
            return draft.unit.span, trigger
        sides = (draft.agent.unit.span, draft.counter.unit.span)
        named = [span for span in sides if span is not None]
        every = [unit.span for unit in self.told if unit.span is not None]
        sentence = min(named or every[:1], default=Span(0, 0))
        return sentence, sentence


def _amounts(ranked: Sequence[Draft]) -> tuple[ToldAmount, ...]:
    found: dict[Span, ToldAmount] = {}
    for draft in ranked:
        whole = Span(0, len(draft.unit.text))
        limits = whole if draft.kind is DealKind.INVESTMENT else Span(*draft.clause)
        for amount in told_amounts(draft.unit, draft.kind, limits):
            found.setdefault(amount.span, amount)
    return tuple(found.values())
