"""Replies as they are kept: references into revisions, so that every word stays verifiable."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from index.deal_list import Listing
from index.quotes import Quote
from index.storage.replies import StoredReply
from index.types import Answer, Article, Citation, NoAnswer, Span

_QUOTE = TypeAdapter(Quote | None)
_LISTING = TypeAdapter(Listing | None)


def pack(reply: Answer | NoAnswer) -> StoredReply:
    """Return what is to be kept of a reply."""
    content: dict[str, Any]
    if isinstance(reply, Answer):
        content = {
            "understood": reply.understood,
            "sources_differ": reply.sources_differ,
            "citations": [_packed(citation) for citation in reply.citations],
            "more": [_packed(citation) for citation in reply.more],
            "listing": _LISTING.dump_python(reply.listing, mode="json"),
        }
    else:
        content = {
            "reason": reply.reason.value,
            "nearest": [article.revision for article in reply.nearest],
        }
    return StoredReply(
        reply.question, reply.generation, isinstance(reply, Answer), reply.confidence, content
    )


def revisions(stored: StoredReply) -> set[int]:
    """Return the revisions that a kept answer quotes or names."""
    cited = [*stored.content.get("citations", ()), *stored.content.get("more", ())]
    return {each["revision"] for each in cited} | {
        revision for each in cited for revision in each["also"]
    }


def unpack(answer_id: int, stored: StoredReply, articles: Mapping[int, Article]) -> Answer:
    """Return a kept answer as it was shown. ``articles`` holds its revisions."""
    return Answer(
        question=stored.question,
        confidence=stored.confidence,
        citations=_unpacked(stored.content["citations"], articles),
        more=_unpacked(stored.content["more"], articles),
        generation=stored.generation,
        id=answer_id,
        understood=stored.content.get("understood"),
        sources_differ=stored.content.get("sources_differ", False),
        listing=_LISTING.validate_python(stored.content.get("listing")),
    )


def _packed(citation: Citation) -> dict[str, Any]:
    return {
        "revision": citation.article.revision,
        "span": [citation.span.start, citation.span.end],
        "highlights": [[span.start, span.end] for span in citation.highlights],
        "also": [article.revision for article in citation.also],
        "quote": _QUOTE.dump_python(citation.quote, mode="json"),
    }


def _unpacked(
    packed: Iterable[Mapping[str, Any]], articles: Mapping[int, Article]
) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            article=articles[each["revision"]],
            span=Span(*each["span"]),
            highlights=tuple(Span(*span) for span in each["highlights"]),
            also=tuple(articles[revision] for revision in each["also"]),
            quote=_QUOTE.validate_python(each.get("quote")),
        )
        for each in packed
    )
