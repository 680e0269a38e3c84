"""Who is what in a deal."""

from index.deals import DealKind, Role, ToldParty
from index.extraction.deals.drafts import Draft, Side, is_stand_in
from index.extraction.names import Side as Camp


def told_parties(draft: Draft) -> tuple[ToldParty, ToldParty]:
    """Return the parties with their roles; the licensor, investor, buyer or plaintiff first."""
    one, two = draft.agent, draft.counter
    first, second = _roles(draft)
    if first in {Role.LICENSEE, Role.DEFENDANT, Role.COMPANY, Role.TARGET}:
        one, two, first, second = two, one, second, first
    return _party(one, first), _party(two, second)


def _roles(draft: Draft) -> tuple[Role, Role]:
    match draft.kind:
        case DealKind.LAWSUIT | DealKind.RULING:
            return Role.PLAINTIFF, Role.DEFENDANT
        case DealKind.INVESTMENT:
            return Role.INVESTOR, Role.COMPANY
        case DealKind.ACQUISITION:
            return Role.BUYER, Role.SELLER if draft.sold_by else Role.TARGET
        case DealKind.PARTNERSHIP:
            return Role.PARTNER, Role.PARTNER
        case _:
            return _licence_roles(draft)


def _licence_roles(draft: Draft) -> tuple[Role, Role]:
    rank = {Camp.RIGHTS: 0, Camp.MEDIA: 1, Camp.UNKNOWN: 2, Camp.INVESTOR: 3, Camp.TECH: 3}
    mine, theirs = rank[draft.agent.actor.side], rank[draft.counter.actor.side]
    first = mine < theirs if mine != theirs else draft.from_agent is not False
    return (Role.LICENSOR, Role.LICENSEE) if first else (Role.LICENSEE, Role.LICENSOR)


def _party(side: Side, role: Role) -> ToldParty:
    actor, reference = side.actor, side.reference
    if reference is None:
        span, name = None, actor.entity
    else:
        span = side.unit.locate(reference.span.start, reference.span.end)
        name = actor.entity if is_stand_in(side) else reference.span.of(side.unit.text)
    return ToldParty(span, name, actor.entity, actor.canonical, role)
