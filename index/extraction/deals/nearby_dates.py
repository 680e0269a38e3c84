"""Dates in the sentences around one that tells of a deal."""

import re
from collections.abc import Iterator

from index.deals import DateSource, DealKind
from index.extraction.deals.announcements import is_recent, told_on
from index.extraction.deals.chronicles import Candidate, Chronicle, fineness
from index.extraction.deals.dates import Dated
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.occasions import Occasion, fits, home, is_asked, occasions
from index.extraction.deals.own_dates import BESIDE_DAYS, EARLIER, FAR, own_dates
from index.extraction.deals.units import Unit

_HEADING = re.compile(r"[A-Z][a-z]+(?: \d{4})?\s?[:.–—]")
_DEFINITE = re.compile(
    r"(?:The|This|That|These|Its?|Their|They|Both|Terms|Papers|Paperwork|He|She|His|Her|Under the|"
    r"According to the|In (?:the|a|an|its|his|her) )\b"
)
_THE_CASE = re.compile(
    r"\b(?:the|its|their|his|her) (?:\w+ )?(?:case|suit|lawsuit|action|complaint|proceedings|claim|"
    r"quarrel|dispute)\b",
    re.IGNORECASE,
)
_STEPS = 3
"""Sentences within which a text still speaks of the same."""
TOP = 4
"""Sentences at the top that are about the news."""
_OF_COURTS = frozenset({DealKind.LAWSUIT, DealKind.RULING})
_TAKEN_UP = {
    DealKind.LAWSUIT: re.compile(
        r"\b(?:suit|lawsuit|complaint|claim|writ|summons|action|proceedings|papers|case|filing|"
        r"pleading|petition|sued|filed|served|lodged)\b", re.IGNORECASE),
    DealKind.RULING: re.compile(
        r"\b(?:ruling|order|judg(?:e)?ment|decision|opinion|verdict|injunction|judges?|court|"
        r"panel|jury|ruled|bench|held|tribunal)\b", re.IGNORECASE),
    DealKind.SETTLEMENT: re.compile(
        r"\b(?:settlement|deal|agreement|terms|outcome|notice|stipulation|peace|dismissal|both|"
        r"two|parties|sides|truce|they)\b", re.IGNORECASE),
}  # fmt: skip
_OF_DEALS = re.compile(
    r"\b(?:deals?|agreements?|contracts?|pacts?|accords?|alliance|arrangement|partnership|terms|"
    r"licen[cs]e|collaboration|renewal|extension|amendment|round|fundrais\w+|funding|financing|investment|stake|"
    r"transaction|acquisition|purchase|sale|takeover|paperwork|papers|both|they|it|news|"
    r"announcement|announced|signed|statement|parties|sides|companies|two|tie-up|venture|scheme|"
    r"signatures?|documents?|integration|rollout|service|pilot|project|offer|result|settlement)\b",
    re.IGNORECASE,
)


def following(chronicle: Chronicle, draft: Draft, *, news: bool) -> Iterator[Candidate]:
    """Yield dates in sentences that go on about the draft, or lead up to it."""
    for unit in chronicle.told:
        steps = unit.number - draft.unit.number
        if not -1 <= steps <= _STEPS or steps == 0 or unit.span is None:
            continue
        others = [d for d in chronicle.drafts_in(unit) if not chronicle.is_joint(d, draft)]
        for each in chronicle.dates.get(unit.number, ()):
            part = home(unit.text, each.span)
            if any(part.start <= d.start < part.end for d in others):
                continue
            if _goes_on(chronicle, draft, unit, each, steps, news=news):
                worth = fineness(each) - abs(steps)
                yield Candidate(told_on(unit, each, DateSource.ANNOUNCEMENT), worth)
        if any(not d.history for d in others) and steps > 0:
            return


def _goes_on(
    chronicle: Chronicle, draft: Draft, unit: Unit, date: Dated, steps: int, *, news: bool
) -> bool:
    """Tell whether a date ``steps`` sentences on is still one of what the draft tells."""
    if not _takes_up(draft, unit, date):
        return False
    new, same = chronicle.is_new(date), unit.paragraph == draft.unit.paragraph
    if steps < 0:
        return news and new and (same or unit.number == 1)
    case = draft.kind is DealKind.LAWSUIT
    follows = same and _DEFINITE.match(unit.text) is not None
    if not news:
        return follows and (steps == 1 or case)
    close = steps == 1 and is_recent(date.date, chronicle.article.published, BESIDE_DAYS)
    if same and (new or close):
        return True
    if chronicle.leads(draft) or draft.unit.number <= TOP:
        return (new or (follows and case)) and not draft.history
    return follows and (steps == 1 or case)


def _takes_up(draft: Draft, unit: Unit, date: Dated) -> bool:
    """Tell whether what a sentence dates may be the same, and no older thing."""
    text = unit.text
    if is_asked(text, date.span):
        return False
    part = home(text, date.span)
    said = _TAKEN_UP.get(draft.kind, _OF_DEALS).search(text, 0, part.end)
    older = EARLIER.search(text, part.start, part.end)
    return fits(occasions(text, date.span), draft.kind) and said is not None and older is None


def headed(chronicle: Chronicle, draft: Draft) -> Iterator[Candidate]:
    """Yield the month under which a chronicle puts the draft."""
    for unit in reversed(chronicle.told):
        if unit.number > draft.unit.number or unit.paragraph != draft.unit.paragraph:
            continue
        for each in chronicle.dates.get(unit.number, ())[:1]:
            if _HEADING.match(unit.text) and each.span.start == 0:
                yield Candidate(told_on(unit, each, DateSource.ANNOUNCEMENT), 0.0)
                return


def elsewhere(chronicle: Chronicle, draft: Draft) -> Iterator[Candidate]:
    """Yield the dates of filings or rulings that sentences elsewhere tell of."""
    if draft.kind not in _OF_COURTS:
        return
    names = {name for side in (draft.agent, draft.counter) for name in _short(side)}
    for unit in chronicle.told:
        drafts = [d for d in chronicle.drafts_in(unit) if d.kind is draft.kind]
        if unit.span is None or (drafts and not any(d.pair == draft.pair for d in drafts)):
            continue
        for date in chronicle.dates.get(unit.number, ()):
            words = unit.text[: home(unit.text, date.span).end]
            meant = any(name in words for name in names) or _THE_CASE.search(words)
            if meant and _is_of_court(draft.kind, occasions(unit.text, date.span)):
                worth = fineness(date) - abs(unit.number - draft.unit.number) / FAR
                yield Candidate(told_on(unit, date, DateSource.ANNOUNCEMENT), worth)


def _is_of_court(kind: DealKind, events: frozenset[Occasion]) -> bool:
    """Tell whether a case was surely filed, or decided, on a day."""
    spoken = kind is DealKind.RULING and events == {Occasion.WORD}
    return Occasion.ANY not in events and fits(events, kind) and not spoken


def of_the_same_two(chronicle: Chronicle, draft: Draft) -> Iterator[Candidate]:
    """Yield the dates of what a sentence beside it tells of the same two."""
    for other in chronicle.every:
        steps = abs(other.unit.number - draft.unit.number)
        same = other.pair == draft.pair and other.kind is not draft.kind
        if same and steps <= 1 and other.kind not in _OF_COURTS and draft.kind not in _OF_COURTS:
            yield from own_dates(chronicle, other)


def _short(side: Side) -> Iterator[str]:
    """Yield the names by which a party may be called elsewhere."""
    for name in (side.actor.entity, side.actor.canonical):
        yield name
        yield name.split()[0 if side.actor.kind else -1]
