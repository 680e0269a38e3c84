"""When a deal happened, of all that an article says about it."""

import re
from collections.abc import Sequence

from index.deals import DealKind, ToldDate
from index.extraction.deals.dates import clause_date, publication
from index.extraction.deals.drafts import OPEN, Draft
from index.types import Article

_TOP = 2
_FILES = re.compile(r"(?:sue[sd]?\b|(?:fil|lodg|brought|launch|tak|took)\w*)", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:still|also|already|meanwhile|besides|same time|alone|competitor|another|other|"
    r"separate\w*)\b",
    re.IGNORECASE,
)


def _is_aside(draft: Draft, drafts: Sequence[Draft], title: str) -> bool:
    """Tell whether a case is only mentioned: below the top, not as filed, and beside other news."""
    if draft.kind is not DealKind.LAWSUIT or draft.status in OPEN or draft.unit.number <= _TOP:
        return False
    text = draft.unit.text
    if _FILES.search(text[draft.clause[0] : draft.end]):
        return False
    other = not _CASE.search(title) and any(
        d.kind not in _CASES and d.status not in OPEN for d in drafts
    )
    return other or _BESIDES.search(text) is not None


_CASE = re.compile(
    r"\b(?:su(?:e[sd]?|ing)|suit|lawsuit|court|judge|v|versus|complaint|case|trial)\b",
    re.IGNORECASE,
)
_CASES = frozenset({DealKind.LAWSUIT, DealKind.RULING})


def told_date(
    article: Article, ranked: Sequence[Draft], every: Sequence[Draft], announced: ToldDate | None
) -> ToldDate | None:
    """Return when the deal of the drafts ``ranked``, best first, happened.

    None for what is told as history, without a date. ``every`` are all drafts of the article,
    ``announced`` is its word on when its news was announced.
    """
    dates = [_of_clause(article, draft) for draft in ranked if draft.status is ranked[0].status]
    known = [date for date in dates if date is not None]
    if known:
        return max(known, key=lambda d: (d.date.day is not None, d.date.month is not None))
    if all(draft.history or _is_aside(draft, every, article.title) for draft in ranked):
        return None
    return announced or publication(article.published)


def _of_clause(article: Article, draft: Draft) -> ToldDate | None:
    lasting = draft.kind is DealKind.LAWSUIT
    return clause_date(draft.unit, draft.clause, draft.start, article.published, since=lasting)
