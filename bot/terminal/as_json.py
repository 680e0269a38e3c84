"""Replies as plain values for programs. Offsets count characters of the stored article text."""

from collections.abc import Mapping
from typing import TypeAlias

from index.types import Answer, Article, Citation, NoAnswer, Span

Json: TypeAlias = str | int | float | bool | list["Json"] | Mapping[str, "Json"] | None


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
        "citations": [_citation(rank, each) for rank, each in enumerate(citations, start=1)],
        "reason": reply.reason.value if isinstance(reply, NoAnswer) else None,
        "nearest": [_article(each) for each in reply.nearest]
        if isinstance(reply, NoAnswer)
        else [],
        "timings_ms": dict(reply.timings_ms),
    }


def _citation(rank: int, citation: Citation) -> dict[str, Json]:
    text = citation.article.text
    return {
        "rank": rank,
        "article": _article(citation.article),
        **_span(citation.span, text),
        "highlights": [_span(span, text) for span in citation.highlights],
    }


def _span(span: Span, text: str) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _article(article: Article) -> dict[str, Json]:
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
