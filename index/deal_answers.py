"""Answers that deals give: how many, which, the latest, and whether two made one at all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.answering import MORE, SHOWN, cite_sentence
from index.deal_list import Announcement, announcements, is_within, listed
from index.deal_questions import DealQuestion, Mode
from index.deals import Deal, Party
from index.ledger import Ledger
from index.sentences import sentences
from index.typed_names import PartyMatcher
from index.types import Answer, Article, Citation, Span
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger has on a question about deals."""

    deals: tuple[Deal, ...]
    """Those that it asks for, newest first."""
    strangers: bool
    """Whether the two parties it names have nothing at all with each other."""


def find(asked: DealQuestion, ledger: Ledger, vocabulary: Vocabulary) -> Found:
    """Look up what a question asks for."""
    between = [deal for deal in ledger.every_deal if _is_between(deal, asked, vocabulary)]
    wanted = [
        deal
        for deal in between
        if deal.is_made
        and deal.kind in asked.kinds
        and is_within(deal.date, asked.since, asked.until)
    ]
    found = tuple(wanted[:1] if asked.mode is Mode.LATEST else wanted)
    return Found(found, strangers=asked.mode is Mode.CHECK and not between)


def with_listing(
    reply: Answer, asked: DealQuestion, deals: Sequence[Deal], ledger: Ledger
) -> Answer:
    """Say which deals answer, and let the citations be the sentences that tell of them.

    A search finds some of these by itself; for an announcement of which it found none, the one
    that tells most of it is cited.
    """
    together = announcements(deals)
    if asked.mode is Mode.LATEST:
        latest = deals[0].announcement
        together = announcements(d for d in ledger.every_deal if d.announcement == latest)
    citations = tuple(_proofs(together, (*reply.citations, *reply.more)))
    told = [deal for each in together for deal in each.deals]
    return replace(
        reply,
        citations=citations[:SHOWN],
        more=citations[SHOWN : SHOWN + MORE],
        sources_differ=False,
        listing=replace(listed(told, ledger.as_of), since=asked.since, until=asked.until),
    )


def places(deals: Iterable[Deal]) -> Iterator[tuple[int | None, Span]]:
    """Yield the revision and the sentence of all that tells of the deals."""
    for deal in deals:
        for each in deal.evidence:
            if each.field == "kind":
                yield each.article.revision, each.sentence


def _proofs(together: Iterable[Announcement], found: Sequence[Citation]) -> Iterator[Citation]:
    """Yield those of ``found`` that tell of the deals, then a citation for what is left."""
    proofs = {each.id: set(places(each.deals)) for each in together}
    telling = [each for each in found if any(_tells(each, proof) for proof in proofs.values())]
    yield from telling
    seen: set[tuple[int | None, Span]] = set()
    for each in together:
        if not any(_tells(citation, proofs[each.id]) for citation in telling):
            article, sentence = _telling_sentence(each.deals)
            if (article.revision, sentence) not in seen:
                seen.add((article.revision, sentence))
                yield cite_sentence(article, sentence)


def _tells(citation: Citation, proof: set[tuple[int | None, Span]]) -> bool:
    return any(
        revision == citation.article.revision
        and any(highlight.overlaps(sentence) for highlight in citation.highlights)
        for revision, sentence in proof
    )


def _telling_sentence(deals: Sequence[Deal]) -> tuple[Article, Span]:
    """Return the sentence that tells of most of the deals, and the first of these.

    Where a title alone tells of them, that is the first sentence of its article.
    """
    told = [
        (each.article, each.sentence)
        for deal in deals
        for each in deal.evidence
        if each.field == "kind"
    ]
    counts = Counter((article.id, sentence) for article, sentence in told)
    article, sentence = max(
        told, key=lambda place: (len(place[1]) > 0, counts[place[0].id, place[1]])
    )
    return article, sentence if len(sentence) else next(sentences(article.text), sentence)


def _is_between(deal: Deal, asked: DealQuestion, vocabulary: Vocabulary) -> bool:
    return any(
        _are_they((one, other), asked, vocabulary)
        for one, other in (deal.parties, deal.parties[::-1])
    )


def _are_they(parties: tuple[Party, Party], asked: DealQuestion, vocabulary: Vocabulary) -> bool:
    for name, party in zip(asked.parties, parties, strict=False):
        if not PartyMatcher(name, vocabulary).matches(party.canonical, party.entity):
            return False
    if asked.role is not None and parties[0].role is not asked.role:
        return False
    return not asked.others or _type_of(parties[1], vocabulary) in asked.others


def _type_of(party: Party, vocabulary: Vocabulary) -> str | None:
    owners = vocabulary.owners(party.entity) or vocabulary.owners(party.canonical)
    return vocabulary.party(owners[0]).kind if owners else None
