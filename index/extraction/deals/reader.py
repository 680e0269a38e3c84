"""An article → what it tells of deals and lawsuits."""

from dataclasses import replace

from index.deals import Telling
from index.extraction.deals.deciding import decided
from index.extraction.deals.discourse import Discourse
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.observing import observe
from index.extraction.deals.tellings import tellings
from index.extraction.names import Names
from index.types import Article


def read_deals(article: Article, names: Names) -> tuple[Telling, ...]:
    """Return what ``article`` tells of deals, talks and lawsuits, one telling a pair and kind."""
    observed = observe(article, names)
    drafts = [_placed(draft, observed.discourse) for draft in decided(observed)]
    return tellings(article, observed.units, drafts)


def _placed(draft: Draft, discourse: Discourse) -> Draft:
    """Return the draft with the places where the text first names parties that were supplied."""
    return replace(
        draft,
        agent=_placed_side(draft.agent, discourse),
        counter=_placed_side(draft.counter, discourse),
    )


def _placed_side(side: Side, discourse: Discourse) -> Side:
    place = discourse.first.get(side.actor.canonical)
    if (side.reference is not None and side.unit.span is not None) or place is None:
        return side
    return Side(side.actor, *place)
