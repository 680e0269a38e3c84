"""The dates in the sentence that tells of a deal."""

import re
from collections.abc import Iterator

from index.deals import DateSource, DealKind
from index.extraction.deals.announcements import is_recent, told_on
from index.extraction.deals.chronicles import Candidate, Chronicle, fineness
from index.extraction.deals.dates import Dated
from index.extraction.deals.drafts import Draft
from index.extraction.deals.occasions import (
    Occasion,
    contradicts,
    fits,
    home,
    occasions,
    place_of,
    segment,
)
from index.extraction.deals.units import Unit
from index.types import Span

_FILES = re.compile(
    r"(?:sue[sd]?\b|suing|accus|went after|drag|haul|(?:fil|lodg|brought|launch|tak|took|issu)\w*)",
    re.IGNORECASE,
)
# What went before: “their first contract, from 2022”.
EARLIER = re.compile(
    r"\b(?:first|original(?:ly)?|previous(?:ly)?|initial(?:ly)?|earlier|(?<!-)old|former|"
    r"they began)\b(?! (?:of its kind|this|that|time|in|on))",
    re.IGNORECASE,
)
_EARLIER_OR_HAD = re.compile(rf"{EARLIER.pattern}|\bhad\s(?!to\b|no\b|an?\b|the\b)", re.IGNORECASE)
BESIDE_DAYS = 150
"""Days within which a date beside the news may still be that of the news."""
_BESIDE = re.compile(r"(?:\s\(|,\s(?:\w+(?:ed|ght|uck)\s)?)(?:since |in |from |on )?")
"""What stands between a party and the date that is its own."""
_PRIOR = re.compile(r",?\s(?:having|after|before|until|although|though|because|whereas)\s")
"""Words that open a clause of what was before or beside."""
FAR = 400.0
"""Characters, or sentences, that count as much as one point of worth."""
_OWNED = 4.0
"""Worth of a date that stands with a party; more than any other can have."""


def own_dates(chronicle: Chronicle, draft: Draft) -> Iterator[Candidate]:
    """Yield the dates in the sentence of a draft that may be its own."""
    unit = draft.unit
    for date in chronicle.dates.get(unit.number, ()):
        owners = _owners(chronicle, unit, date)
        if not owners.isdisjoint(draft.pair):
            worth = _OWNED + fineness(date)
            yield Candidate(told_on(unit, date, DateSource.CLAUSE), worth)
        elif not owners:
            yield from _claimed(chronicle, draft, date)


def _claimed(chronicle: Chronicle, draft: Draft, date: Dated) -> Iterator[Candidate]:
    """Yield a date of the draft's sentence, if its clause tells of the same and of nobody else."""
    text = draft.unit.text
    events, part = occasions(text, date.span), home(text, date.span)
    at = place(draft)
    own = segment(text, at)
    here = own.start == part.start or part.start <= at < part.end or _is_named(draft, part)
    inside = draft.clause[0] <= date.span.start < draft.clause[1]
    if contradicts(events, draft.kind) and not (here and _is_filing(draft)):
        return
    if not here:
        # “On Tuesday A, which makes B, signed”: what opens a sentence dates all of it.
        opening = part.start == 0 and not draft.history
        opening &= not events or text.startswith(":", part.end)
        certain = fits(events, draft.kind) and Occasion.ANY not in events
        if not (opening or (certain and _is_of_the_news(chronicle, draft, date))):
            return
        if not (inside or _is_free(chronicle, draft, date)) or _PRIOR.match(text, part.start):
            return
    worth = 2.0 * here + inside + fits(events, draft.kind) - 0.5 * (Occasion.ANY in events)
    worth += fineness(date) - abs(date.span.start - at) / FAR
    before = EARLIER if chronicle.is_new(date) else _EARLIER_OR_HAD
    earlier = before.search(text, part.start, part.end) is not None
    yield Candidate(told_on(draft.unit, date, DateSource.CLAUSE), worth, earlier)


def _is_named(draft: Draft, part: Span) -> bool:
    """Tell whether a clause names a party, where the whole sentence tells of the deal."""
    if draft.end - draft.start < _LONG:
        return False
    sides = (side for side in (draft.agent, draft.counter) if side.unit is draft.unit)
    spans = (side.reference.span for side in sides if side.reference is not None)
    return any(part.start <= span.start < part.end for span in spans)


def place(draft: Draft) -> int:
    """Return where a draft's sentence tells of it; some triggers are whole sentences."""
    if draft.end - draft.start < _LONG:
        return draft.start
    return place_of(draft.unit.text, Span(draft.start, draft.end), draft.kind)


_LONG = 40
"""Characters of a trigger that is more than a verb and its noun."""


def _is_of_the_news(chronicle: Chronicle, draft: Draft, date: Dated) -> bool:
    """Tell whether a date of another clause is not too old, where the draft is news."""
    recent = is_recent(date.date, chronicle.article.published, BESIDE_DAYS)
    return recent or not chronicle.leads(draft)


def _owners(chronicle: Chronicle, unit: Unit, date: Dated) -> set[str]:
    """Return the parties that a date follows in brackets: “Universal (October 2025)”."""
    found: set[str] = set()
    for draft in chronicle.drafts_in(unit):
        for side in (draft.agent, draft.counter):
            if side.reference is None or side.unit.number != unit.number:
                continue
            end = side.reference.span.end
            if end <= date.span.start and _BESIDE.fullmatch(unit.text, end, date.span.start):
                found |= {actor.canonical for actor in side.reference.actors}
    return found


def _is_filing(draft: Draft) -> bool:
    text = draft.unit.text
    return draft.kind is DealKind.LAWSUIT and bool(
        _FILES.search(text[max(0, draft.start - 20) : draft.end + 20])
    )


def _is_free(chronicle: Chronicle, draft: Draft, date: Dated) -> bool:
    """Tell whether a date outside the draft's clause stands in nobody else's."""
    for other in chronicle.every:
        if other.unit.number != draft.unit.number or other.pair == draft.pair:
            continue
        if other.start == draft.start:
            continue
        part = segment(other.unit.text, place(other))
        if part.start <= date.span.start < part.end:
            return False
    return True
