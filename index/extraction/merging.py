"""From what articles tell to deals: one for each, however many articles tell of it."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from index.deals import (
    PROGRESS,
    Amount,
    DateSource,
    Deal,
    DealKind,
    Evidence,
    Party,
    Role,
    Telling,
    ToldDate,
    ToldParty,
)
from index.extraction.cases import (
    AWARE_OF_NEWS_DAYS,
    Case,
    alike,
    cases,
    days,
    days_between,
)
from index.extraction.linking import linked
from index.extraction.places import sentence_at
from index.extraction.told import Family, Told
from index.types import Article, PublishedDate, Span

_FIRST = {
    Role.LICENSOR: 0, Role.INVESTOR: 0, Role.BUYER: 0, Role.PLAINTIFF: 0,
    Role.SELLER: 1, Role.PARTNER: 1,
    Role.LICENSEE: 2, Role.COMPANY: 2, Role.TARGET: 2, Role.DEFENDANT: 2,
}  # fmt: skip
_SOURCES = (DateSource.CLAUSE, DateSource.ANNOUNCEMENT, DateSource.PUBLICATION)
_CONFLICT_DAYS = 31
"""Dates further apart are those of two events, such as the signing and the start."""
_NEWS_DAYS = 7
"""How long after an announcement articles tell of it as news."""
_ID_DIGITS = 10


def merge(tellings: Iterable[tuple[Article, Telling]]) -> tuple[Deal, ...]:
    """Return the deals that ``tellings`` tell of, talks and denials among them, in no order."""
    told = (Told(article, telling) for article, telling in tellings)
    found = cases(sorted(told, key=_order))
    numbered = _numbered(found)
    return linked((_deal(case, number), case.family) for case, number in numbered)


def _numbered(found: Iterable[Case]) -> Iterator[tuple[Case, str]]:
    """Give each case an id that lasts as long as its oldest article."""
    seen: Counter[str] = Counter()
    for case in sorted(found, key=lambda case: case.anchor or (date.max, date.max)):
        oldest = min(case.told, key=_age)
        words = "\0".join((case.family, *sorted(oldest.pair), oldest.article.id))
        seen[words] += 1
        digest = hashlib.sha256(f"{words}\0{seen[words]}".encode()).hexdigest()
        yield case, digest[:_ID_DIGITS]


def _order(each: Told) -> tuple[object, ...]:
    """Sort tellings so that the outcome does not depend on the order they come in."""
    telling = each.telling
    names = [f"{party.canonical}\0{party.role}" for party in telling.parties]
    place = telling.sentence, telling.trigger, telling.kind, telling.status
    return _age(each), place, names, repr(telling)


def _age(each: Told) -> tuple[date, str]:
    published = each.article.published
    return (days(published)[0] if published else date.max), each.article.id


def _deal(case: Case, number: str) -> Deal:
    told = sorted(
        case.told,
        key=lambda each: (
            not len(each.telling.sentence),
            each.telling.weak,
            -each.telling.confidence,
            _age(each),
        ),
    )
    best = told[0].telling
    parties = sorted(best.parties, key=lambda party: _FIRST[party.role])
    when = _date(told)
    amounts, amounts_differ = _amounts(told)
    conflicts = [("date", _dates_differ(told)), ("amount", amounts_differ)]
    return Deal(
        id=number,
        parties=(_party(parties[0]), _party(parties[1])),
        kind=_kind(told),
        status=max(
            told, key=lambda each: (PROGRESS[each.telling.status], _age(each))
        ).telling.status,
        scopes=tuple(dict.fromkeys(s.scope for each in told for s in each.telling.scopes)),
        amounts=amounts,
        date=when.date if when else None,
        date_source=when.source if when else None,
        evidence=_evidence_of(told),
        conflicts=tuple(field for field, differ in conflicts if differ),
        confidence=_confidence(told),
        weak=best.weak,
    )


def _confidence(told: Sequence[Told]) -> float:
    """Return how likely it is that not every article is misread; one counts once."""
    best: dict[str, float] = {}
    for each in told:
        best[each.article.id] = max(best.get(each.article.id, 0.0), each.telling.confidence)
    return 1 - math.prod(1 - confidence for confidence in best.values())


def _party(told: ToldParty) -> Party:
    return Party(told.name, told.canonical, told.entity, told.role)


def _kind(told: Sequence[Told]) -> DealKind:
    """Return the kind; what one article calls a licence is more than a partnership."""
    kinds = [each.telling.kind for each in told]
    return DealKind.LICENCE if DealKind.LICENCE in kinds else kinds[0]


def _date(told: Sequence[Told]) -> ToldDate | None:
    """Return the best date: of the best source the earliest, and what is more precise than it."""
    in_time = (_dates(some, told) for some in _dating(told))
    known = next(filter(None, in_time), None)
    if known is None:
        return None
    source = min((when.source for when in known), key=_SOURCES.index)
    best = [when for when in known if when.source is source]
    if source is DateSource.ANNOUNCEMENT:
        # What is older than news can be is likely to be the date of another announcement.
        best = [when for when in best if _is_fresh(when, told)] or best
    earliest = min(best, key=lambda when: days(when.date))
    finer = [when for when in known if _inside(days(when.date), days(earliest.date))]
    return max(
        finer,
        key=lambda when: (
            _precision(when.date),
            -_SOURCES.index(when.source),
            -days(when.date)[0].toordinal(),
        ),
    )


def _dates(dating: Sequence[Told], told: Sequence[Told]) -> list[ToldDate]:
    known = (each.telling.date for each in dating if each.telling.date)
    return [when for when in known if _is_told_in_time(when, told)]


def _is_told_in_time(when: ToldDate, told: Sequence[Told]) -> bool:
    """Tell whether it had happened by then when the first article told of it."""
    return days(when.date)[0].toordinal() <= _first_told(told) + AWARE_OF_NEWS_DAYS


def _is_fresh(when: ToldDate, told: Sequence[Told]) -> bool:
    """Tell whether it was still news when the first article told of it."""
    return days(when.date)[1].toordinal() >= _first_told(told) - _NEWS_DAYS


def _first_told(told: Sequence[Told]) -> int:
    """Return the ordinal of the day by which the first article had appeared."""
    published = [days(e.article.published)[1] for e in told if e.article.published]
    return min(published, default=date.max).toordinal()


def _dating(told: Sequence[Told]) -> tuple[Sequence[Told], ...]:
    """Return the tellings that may date it, the best first.

    Of a lawsuit those that tell of its filing, of other deals rather not those that tell of what
    came after it.
    """
    if told[0].family is not Family.LAWSUIT:
        return [each for each in told if not each.comes_after], told
    filed = [each for each in told if each.dates_filing]
    return [each for each in filed if each.says_date], filed


def _inside(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _precision(when: PublishedDate) -> int:
    return (when.month is not None) + (when.day is not None)


def _dates_differ(told: Sequence[Told]) -> bool:
    """Tell whether two articles date it differently in what they say of it."""
    best = _dating(told)[0]
    stretches = {
        days(each.telling.date.date) for each in best if each.telling.date and each.says_date
    }
    distances = [days_between(one, other) for one in stretches for other in stretches]
    return any(0 < distance <= _CONFLICT_DAYS for distance in distances)


def _amounts(told: Sequence[Told]) -> tuple[tuple[Amount, ...], bool]:
    """Return each amount once, and whether two that measure the same thing are not the same."""
    kept: list[Amount] = []
    differ = False
    for each in told:
        for amount in each.telling.amounts:
            same = [a for a in kept if (a.kind, a.currency) == (amount.kind, amount.currency)]
            if any(alike(a.value, amount.value) for a in same):
                continue
            differ = differ or bool(same)
            written = amount.span.of(each.article.text)
            kept.append(Amount(written, amount.value, amount.currency, amount.kind))
    return tuple(kept), differ


def _evidence_of(told: Sequence[Told]) -> tuple[Evidence, ...]:
    """Return all evidence once; what rests on a title alone only if there is nothing else."""
    found = tuple(dict.fromkeys(e for each in told for e in _evidence(each)))
    worded = tuple(each for each in found if len(each.span))
    return worded if any(each.field == "kind" for each in worded) else found


def _evidence(each: Told) -> Iterator[Evidence]:
    article, telling = each.article, each.telling
    found: list[tuple[str, Span]] = [
        (f"party:{party.role}:{party.canonical}", party.span)
        for party in telling.parties
        if party.span
    ]
    found += [("kind", telling.trigger), ("status", telling.trigger)]
    found += [(f"scope:{scope.scope}", scope.span) for scope in telling.scopes]
    found += [(f"amount:{amount.kind}", amount.span) for amount in telling.amounts]
    if (
        telling.date
        and telling.date.span
        and (each.family is not Family.LAWSUIT or each.dates_filing)
    ):
        found.append(("date", telling.date.span))
    for field, span in found:
        yield Evidence(field, article, span, sentence_at(article, telling, span))
