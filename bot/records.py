"""Quotes and deals as plain values for programs.

Offsets count characters of the text of the article that stands beside them.
"""

from collections.abc import Mapping
from typing import TypeAlias

from index.deals import Amount, Deal, Evidence, Party
from index.name_queue import WaitingName
from index.quotes import FoundQuote, Named, Quote
from index.types import Article, PublishedDate, Span

Json: TypeAlias = str | int | float | bool | list["Json"] | Mapping[str, "Json"] | None


def deal_record(deal: Deal) -> dict[str, Json]:
    """Return one object for a deal; ``amount`` is the first of ``amounts``."""
    amounts: list[Json] = [_amount(amount) for amount in deal.amounts]
    return {
        "id": deal.id,
        "parties": [_party(party) for party in deal.parties],
        "kind": deal.kind.value,
        "status": deal.status.value,
        "scope": [scope.value for scope in deal.scopes],
        "amount": amounts[0] if amounts else None,
        "amounts": amounts,
        "date": str(deal.date) if deal.date else None,
        "date_precision": _precision(deal.date),
        "date_source": deal.date_source.value if deal.date_source else None,
        "conflicts": list(deal.conflicts),
        "weak": deal.weak,
        "confidence": round(deal.confidence, 4),
        "announcement": deal.announcement,
        "evidence": [_evidence(each) for each in deal.evidence],
    }


def quote_record(article: Article, quote: Quote) -> dict[str, Json]:
    """Return one object for a quote of an article."""
    text = article.text
    return {
        "text": quote.span.of(text),
        "kind": quote.kind.value,
        "start": quote.span.start,
        "end": quote.span.end,
        "speaker": _speaker(quote.speaker, text) if quote.speaker else None,
        "role": quote.role.of(text) if quote.role else None,
        "role_span": _place(quote.role) if quote.role else None,
        "organisation": organisation_name(article, quote),
        "organisation_span": _words(quote.organisation.span, text) if quote.organisation else None,
        "cue": quote.cue.of(text) if quote.cue else None,
        "confidence": round(quote.confidence, 4),
        "context": _words(quote.context, text),
        "article": article.file,
    }


def found_quote_record(found: FoundQuote) -> dict[str, Json]:
    """Return one object for a quote of the library, with what is known of its article."""
    article = found.article
    return {
        **quote_record(article, found.quote),
        "title": article.title,
        "published": str(article.published) if article.published else None,
        "url": article.url,
    }


def organisation_name(article: Article, quote: Quote) -> str | None:
    """Return the full name of the speaker's organisation, else what the article calls it."""
    named = quote.organisation
    return (named.canonical or named.span.of(article.text)) if named else None


def telling_sentence(deal: Deal) -> Evidence:
    """Return the evidence whose sentence tells best of the deal."""
    # What only a title tells of has no sentence of its own.
    told = [each for each in deal.evidence if len(each.sentence)] or deal.evidence
    return next((each for each in told if each.field == "kind"), told[0])


def sources(deal: Deal) -> tuple[Article, ...]:
    """Return the articles that tell of a deal, each once."""
    return tuple({each.article.id: each.article for each in deal.evidence}.values())


def _party(party: Party) -> dict[str, Json]:
    return {
        "name": party.name,
        "canonical": party.canonical,
        "role": party.role.value,
        "entity": party.entity,
    }


def _amount(amount: Amount) -> dict[str, Json]:
    return {
        "written": amount.written,
        "value": amount.value,
        "currency": amount.currency,
        "measures": amount.kind.value,
    }


def _precision(date: PublishedDate | None) -> str | None:
    if date is None:
        return None
    if date.month is None:
        return "year"
    return "month" if date.day is None else "day"


def _evidence(evidence: Evidence) -> dict[str, Json]:
    return {
        "field": evidence.field,
        "article": evidence.article.file,
        "title": evidence.article.title,
        **_words(evidence.span, evidence.article.text),
        "sentence": _words(evidence.sentence, evidence.article.text),
    }


def _speaker(speaker: Named, text: str) -> dict[str, Json]:
    return {"name": speaker.span.of(text), "canonical": speaker.canonical, **_place(speaker.span)}


def _words(span: Span, text: str) -> dict[str, Json]:
    return {**_place(span), "text": span.of(text)}


def _place(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}


def waiting_name_record(waiting: WaitingName) -> dict[str, Json]:
    """Return an unknown name with the sentence that shows best what it is."""
    return {
        "name": waiting.name,
        "articles": waiting.articles,
        "times": waiting.times,
        "accepted": waiting.accepted,
        "cue": waiting.cue,
        "article": waiting.article.file,
        "sentence": _words(waiting.sentence, waiting.article.text),
    }
