"""A proposal and two parties → a draft, if the words around it say that something happened."""

import re
from collections.abc import Iterator

from index.deals import DealStatus
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.gates import Verdict, is_history, judge
from index.extraction.deals.masking import Masked
from index.extraction.deals.pairing import Member
from index.extraction.deals.proposals import Proposal

LOOSE = 0.65
"""Confidence where the other party stands elsewhere in the sentence."""
FILLED = 0.55
"""Confidence where it stands elsewhere in the article."""


def drafted(
    masked: Masked,
    proposal: Proposal,
    one: Member,
    two: Member,
    confidence: float,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    """Yield what a proposal says of two parties of its own sentence."""
    unit = masked.unit
    yield from judged(
        masked,
        proposal,
        Side(one[0], one[1], unit),
        Side(two[0], two[1], unit),
        confidence,
        weak=weak,
    )


def judged(
    masked: Masked, proposal: Proposal, one: Side, two: Side, confidence: float, *, weak: bool
) -> Iterator[Draft]:
    """Yield what a proposal says of two parties, if the words around it make it news."""
    clause, text = proposal.clause, masked.text
    verdict = judge(text, clause.lead, proposal.start, proposal.end, proposal.kind)
    if proposal.talks and verdict is Verdict.HAPPENED:
        verdict = Verdict.TALKS
    if verdict is Verdict.NOTHING:
        return
    status = {
        Verdict.TALKS: DealStatus.TALKS, Verdict.DENIED: DealStatus.DENIED,
        Verdict.ENDED: DealStatus.ENDED,
    }.get(verdict, proposal.status)  # fmt: skip
    origin = masked.origin
    last = len(origin) - 1
    yield Draft(
        proposal.kind, status, one, two, masked.unit,
        origin[proposal.start], origin[proposal.end - 1] + 1,
        (origin[min(clause.start, last)], _window(masked, clause.end)),
        confidence, proposal.generic,
        is_history(text, clause.start, proposal.end), weak, proposal.gives, proposal.sold_by,
    )  # fmt: skip


_RUNS_ON = re.compile(
    r"[,\s]*(?:(?:which|that|and|was|were|is|has|been|it|the)\s){0,3}(?:announced|signed|filed|"
    r"struck|reached|"
    r"unveiled|concluded|dated|made public|lodged|closed|completed|agreed|effective|disclosed|"
    r"revealed)\b[^;\ue000-\uefff]{0,60}",
    re.IGNORECASE,
)


def _window(masked: Masked, end: int) -> int:
    """Return where, in the unit, the words end that can date a clause."""
    more = _RUNS_ON.match(masked.text, end)
    stop = more.end() if more else end
    return masked.origin[stop] if stop < len(masked.origin) else len(masked.unit.text)
