"""When a deal happened, of all that an article says about it."""

import re
from collections.abc import Sequence

from index.deals import DateSource, ToldDate
from index.extraction.deals.announcements import announcement, publication, told_on
from index.extraction.deals.asides import is_aside
from index.extraction.deals.chronicles import Candidate, Chronicle
from index.extraction.deals.dates import Dated
from index.extraction.deals.drafts import Draft
from index.extraction.deals.nearby_dates import TOP, elsewhere, following, headed, of_the_same_two
from index.extraction.deals.occasions import contradicts, is_asked, occasions
from index.extraction.deals.own_dates import own_dates
from index.extraction.deals.units import Unit


def told_date(chronicle: Chronicle, ranked: Sequence[Draft]) -> ToldDate | None:
    """Return when the deal of the drafts ``ranked``, best first, happened.

    None for what is told as history, without a date.
    """
    first = [draft for draft in ranked if draft.status is ranked[0].status]
    date = _of_sentences(chronicle, first, ranked) or _of_sentences(chronicle, ranked, ranked)
    if date is not None:
        return date
    aside = is_aside(ranked, chronicle.every, chronicle.article.title)
    near = _nearby(chronicle, first, news=not aside)
    if near is not None or aside:
        return near
    best = min(ranked, key=lambda draft: draft.unit.number == 0)
    story = list(chronicle.story(best))
    own = [unit for unit in story if unit.paragraph == best.unit.paragraph]
    return (
        _around(chronicle, best, own)
        or _announced(chronicle, ranked)
        or _around(chronicle, best, [unit for unit in story if unit.number <= TOP])
        or publication(chronicle.article.published)
    )


def _of_sentences(
    chronicle: Chronicle, drafts: Sequence[Draft], ranked: Sequence[Draft]
) -> ToldDate | None:
    """Return the best date in the sentences of ``drafts``; of news, none of what went before."""
    own = [found for draft in drafts for found in own_dates(chronicle, draft)]
    now = [found for found in own if not found.earlier]
    if not now and not any(map(chronicle.leads, ranked)):
        now = own
    return _best(now)


def _best(found: Sequence[Candidate]) -> ToldDate | None:
    return max(found, key=lambda candidate: candidate.worth).date if found else None


def _nearby(chronicle: Chronicle, drafts: Sequence[Draft], *, news: bool) -> ToldDate | None:
    """Return the best date of the sentences around ``drafts``, the nearest kind of place first."""
    return (
        _best([c for draft in drafts for c in following(chronicle, draft, news=news)])
        or _best([c for draft in drafts for c in headed(chronicle, draft)])
        or _best(list(elsewhere(chronicle, drafts[0])))
        or _best([c for draft in drafts for c in of_the_same_two(chronicle, draft)])
    )


def _announced(chronicle: Chronicle, ranked: Sequence[Draft]) -> ToldDate | None:
    """Return when the news was announced, in the deal's own paragraph if there are several."""
    best = min(ranked, key=lambda draft: draft.unit.number == 0)
    published = chronicle.article.published
    dates = {
        unit.number: [
            d for d in chronicle.dates.get(unit.number, ()) if chronicle.is_common(best, unit, d)
        ]
        for unit in chronicle.story(best)
    }
    told = [unit for unit in chronicle.told if unit.number in dates]
    return announcement(told, dates, published)


_OTHER_STORY = re.compile(r"(?:Also|Separately|Meanwhile|Elsewhere|Besides|In other news)\b")


_BEFORE_THAT = re.compile(r"\bhad (?:already|earlier|previously)\b")


def _around(chronicle: Chronicle, best: Draft, story: Sequence[Unit]) -> ToldDate | None:
    """Return the first day of news in ``story``, whatever is said of it."""
    for unit in story:
        if unit.span is None:
            continue
        found = (d for d in chronicle.dates.get(unit.number, ()) if d.date.day)
        for each in found:
            if chronicle.is_new(each) and _may_be_news(chronicle, best, unit, each):
                return told_on(unit, each, DateSource.ANNOUNCEMENT)
    return None


def _may_be_news(chronicle: Chronicle, draft: Draft, unit: Unit, date: Dated) -> bool:
    looks_elsewhere = _OTHER_STORY.match(unit.text) or _BEFORE_THAT.search(unit.text)
    if looks_elsewhere or is_asked(unit.text, date.span):
        return False
    events = occasions(unit.text, date.span)
    return not contradicts(events, draft.kind) and chronicle.is_common(draft, unit, date)
