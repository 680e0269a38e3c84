"""Replies as plain values for programs. Offsets count characters of the stored article text."""

from bot.records import Json, quote_record
from index.deal_list import Listing
from index.types import Answer, Article, Citation, NoAnswer, Span


def reply_json(reply: Answer | NoAnswer) -> dict[str, Json]:
    """Return one object for an answer or for the lack of one."""
    answered = isinstance(reply, Answer)
    citations = reply.citations if isinstance(reply, Answer) else ()
    return {
        "question": reply.question,
        "understood": reply.understood,
        "answered": answered,
        "confidence": round(reply.confidence, 4),
        "sources_differ": isinstance(reply, Answer) and reply.sources_differ,
        "listing": _listing(reply.listing) if isinstance(reply, Answer) else None,
        "citations": [_citation(rank, each) for rank, each in enumerate(citations, start=1)],
        "reason": reply.reason.value if isinstance(reply, NoAnswer) else None,
        "nearest": [article_json(each) for each in reply.nearest]
        if isinstance(reply, NoAnswer)
        else [],
        "timings_ms": dict(reply.timings_ms),
    }


def _citation(rank: int, citation: Citation) -> dict[str, Json]:
    text = citation.article.text
    return {
        "rank": rank,
        "article": article_json(citation.article),
        **_span(citation.span, text),
        "highlights": [_span(span, text) for span in citation.highlights],
        "quote": quote_record(citation.article, citation.quote) if citation.quote else None,
    }


def _listing(listing: Listing | None) -> dict[str, Json] | None:
    if listing is None:
        return None
    return {
        "deals": listing.deals,
        "as_of": str(listing.as_of) if listing.as_of else None,
        "since": str(listing.since) if listing.since else None,
        "until": str(listing.until) if listing.until else None,
        "rows": [
            {
                "id": row.id,
                "date": str(row.date) if row.date else None,
                "givers": list(row.givers),
                "takers": list(row.takers),
                "kind": row.kind,
                "statuses": list(row.statuses),
            }
            for row in listing.rows
        ],
    }


def _span(span: Span, text: str) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def article_json(article: Article) -> dict[str, Json]:
    """Return what is known of an article beside its text."""
    return {
        "id": article.id,
        "file": article.file,
        "title": article.title,
        "kind": article.kind.value,
        "publisher": article.publisher,
        "published": str(article.published) if article.published else None,
        "url": article.url,
        "sources": list(article.sources),
    }
