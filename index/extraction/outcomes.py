"""What became of lawsuits: which of them a ruling or a settlement is about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.deals import PROGRESS, Deal, DealKind, DealStatus, Evidence
from index.extraction.cases import days
from index.types import Span

_OUTCOMES = {DealKind.RULING: DealStatus.RULED, DealKind.SETTLEMENT: DealStatus.SETTLED}
_ALL = re.compile(
    r"\b(?:all|both|every|each|two|three|several)\s(?:(?:of|the|their|its|other|pending|"
    r"outstanding|legal|remaining|copyright)\s){0,4}(?:(?:law)?suits?|cases?|litigations?|disputes?|"
    r"claims?|actions?|proceedings|complaints?|differences)\b",
    re.IGNORECASE,
)
_INTERIM = re.compile(
    r"\b(?:motions?|leave to|discovery|document\w*|extension|schedul\w+|venue|transfer\w*|stay\w*|"
    r"amend\w*|enlarg\w*|expand\w*|widen\w*|wish\w*|interim|preliminary|temporar\w+|plausibl\w+|"
    r"class certification|slipp?\w*|postpon\w*|push(?:ed|es)? back|put off|adjourn\w*|delay\w*|"
    r"(?:refus|declin|den)\w+\s(?:\w+\s){0,3}?(?:dismiss|throw|toss|strike)|said no|"
    r"may (?:go on|proceed|continue)|can (?:go on|proceed|continue)|relevant|reasonable jury)\b",
    re.IGNORECASE,
)
"""What a court says on the way, while the lawsuit goes on."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = re.compile(
    r"(?:about|accus|action|after|again|agree|ahead|announc|before|between|brought|cases?|claim|"
    r"compan|complain|copyright|court|deals?|dispute|dropp?|ended|fight|filed|files|first|further|"
    r"group|judge|later|lawsuit|legal|licen[cs]|music|other|part(?:y|ies)|publish|records?|rul(?:ed|"
    r"ing)|second|separate|settl|songs?|start|sued|suing|their|there|third|under|where|which|while|"
    r"would|years?)\w*"
)


def with_outcomes(deals: Sequence[Deal]) -> list[Deal]:
    """Move the status of each lawsuit on to the ruling or the settlement that ended it.

    Of several lawsuits between the same two an outcome ends the one that it is about, or all if
    it says so.
    """
    current = {deal.id: deal for deal in deals}
    of_pair: defaultdict[frozenset[str], list[Deal]] = defaultdict(list)
    for deal in deals:
        if deal.kind is DealKind.LAWSUIT:
            of_pair[pair(deal)].append(deal)
    for outcome in deals:
        if _decides(outcome):
            for suit in _concerned(outcome, of_pair[pair(outcome)]):
                current[suit.id] = _moved(current[suit.id], outcome)
    return [current[deal.id] for deal in deals]


def pair(deal: Deal) -> frozenset[str]:
    """Return the canonical names of the two parties."""
    return frozenset(party.canonical for party in deal.parties)


def with_evidence(
    deal: Deal, *, before: Iterable[Evidence] = (), after: Iterable[Evidence] = ()
) -> Deal:
    """Return the deal with more evidence, each once."""
    return replace(deal, evidence=tuple(dict.fromkeys((*before, *deal.evidence, *after))))


def _decides(outcome: Deal) -> bool:
    if outcome.kind not in _OUTCOMES or not outcome.is_made:
        return False
    return outcome.kind is DealKind.SETTLEMENT or any(
        not _INTERIM.search(words) for words in _sentences(outcome).values()
    )


def _moved(suit: Deal, outcome: Deal) -> Deal:
    status = _OUTCOMES[outcome.kind]
    if PROGRESS[status] < PROGRESS[suit.status]:
        return suit
    told = (each for each in outcome.evidence if each.field == "status")
    return with_evidence(replace(suit, status=status), before=told)


def _concerned(outcome: Deal, suits: Sequence[Deal]) -> Sequence[Deal]:
    """Return which of the lawsuits between its two parties an outcome is about."""
    before = [suit for suit in suits if _follows(outcome, suit)]
    said = _sentences(outcome)
    if any(_ALL.search(words) for words in said.values()):
        return before
    told = {article for article, _ in said}

    def nearness(suit: Deal) -> tuple[int, int, int, int, str]:
        places = _sentences(suit).keys()
        return (
            len(said.keys() & places),
            len(_subjects(suit) & _subjects(outcome)),
            len(told & {article for article, _ in places}),
            days(suit.date)[0].toordinal() if suit.date else 0,
            suit.id,
        )

    return sorted(before, key=nearness)[-1:]


def _follows(later: Deal, earlier: Deal) -> bool:
    if later.date is None or earlier.date is None:
        return True
    return days(later.date)[1] >= days(earlier.date)[0]


def _sentences(deal: Deal) -> dict[tuple[str, Span], str]:
    """Return the sentences that tell of a deal, with where they stand."""
    return {
        (each.article.id, each.sentence): each.sentence.of(each.article.text)
        for each in deal.evidence
        if each.field == "kind"
    }


def _subjects(deal: Deal) -> set[str]:
    """Return the words that say what it is about: neither names nor those of any lawsuit."""
    names = {word for party in deal.parties for word in _words(f"{party.name} {party.canonical}")}
    told = {word for words in _sentences(deal).values() for word in _words(words)}
    return {word for word in told - names if not _COMMON.fullmatch(word)}


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
