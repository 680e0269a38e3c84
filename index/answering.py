"""From ranked hits to an answer: what to show, what to mark, and when to say nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.differing import differ, newest_first
from index.passages import divide
from index.search.finding import Verdict
from index.search.hits import Hit
from index.search.traits import leans_on_others
from index.sentences import sentences
from index.types import Answer, Article, Citation, NoAnswer, Reason, Span
from index.vocabulary import Vocabulary

SHOWN = 3
MORE = 9
NEAREST = 3

_WEAK = 4.0
"""A further citation is shown at once if its score is at most this far below the best one's.

Chosen, not fitted: an odds ratio of about fifty.
"""
_AROUND_WORDS = "\"'“”‘’„«»‹›()[].,;:!?…–—-*•"

_NEIGHBOUR_LIMIT = 400
"""A longer neighbour is left out of an excerpt; it would bury the sentence that answers."""
_ENOUGH = 320
"""Characters from which an excerpt is left as it is."""
_AROUND = 4
"""Sentences looked at on either side of one that answers."""
_LEAN_LIMIT = 2
"""Sentences that an excerpt may take in because it would begin with a word like "it"."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answer is looked for."""

    text: str
    generation: int
    understood: str | None = None
    """The whole question that a follow-up was taken for."""


def answer(
    question: Question,
    verdict: Verdict,
    hits: Sequence[Hit],
    articles: Mapping[int, Article],
    vocabulary: Vocabulary,
) -> Answer | NoAnswer:
    """Choose what to show of ``hits``, one an article, which come best first.

    ``articles`` holds the article of every hit, by revision. Of two shown articles that give
    different answers the newer comes first.
    """
    if not verdict.answers:
        nearest = tuple(articles[hit.revision] for hit in hits[:NEAREST])
        return no_answer(question, Reason.NO_SOURCE, nearest, verdict.confidence)
    groups = _groups(hits, articles)
    shown = sum(hit.score >= hits[0].score - _WEAK for hit, *_ in groups[1:SHOWN]) + 1
    citations = tuple(_cite(group, articles) for group in groups[: shown + MORE])
    first = citations[:shown]
    differing = differ(question.understood or question.text, first, vocabulary)
    return Answer(
        question=question.text,
        confidence=verdict.confidence,
        citations=newest_first(first, differing) if differing else first,
        more=citations[shown:],
        sources_differ=differing is not None,
        generation=question.generation,
        understood=question.understood,
    )


def no_answer(
    question: Question,
    reason: Reason,
    nearest: tuple[Article, ...] = (),
    confidence: float = 0.0,
) -> NoAnswer:
    """Say that there is no answer, and why."""
    return NoAnswer(
        question=question.text,
        confidence=confidence,
        reason=reason,
        nearest=nearest,
        generation=question.generation,
        understood=question.understood,
    )


def cite_sentence(article: Article, sentence: Span) -> Citation:
    """Return an excerpt around a sentence that answers, which is in bold."""
    found = list(sentences(article.text))
    before = [span for span in found if span.end <= sentence.start][-_AROUND:]
    after = [span for span in found if span.start >= sentence.end][:_AROUND]
    hit = Hit(article.revision or 0, (sentence,), tuple(before), tuple(after), 0.0)
    return Citation(article, _excerpt(hit, article.text), (sentence,))


def surroundings(citation: Citation) -> Span:
    """Return the passages that an excerpt stands in, with one more on either side."""
    passages = [passage.span for passage in divide(citation.article.text)]
    inside = [n for n, span in enumerate(passages) if span.overlaps(citation.span)]
    if not inside:
        return citation.span
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(passages) - 1)
    return Span(passages[first].start, passages[last].end)


def _groups(hits: Sequence[Hit], articles: Mapping[int, Article]) -> list[list[Hit]]:
    """Put hits whose sentences are the same together, in the order of the best of each group."""
    groups: dict[tuple[str, ...], list[Hit]] = {}
    for hit in hits:
        text = articles[hit.revision].text
        words = " ".join(sentence.of(text) for sentence in hit.sentences)
        groups.setdefault(_wording(words), []).append(hit)
    return list(groups.values())


def _wording(sentence: str) -> tuple[str, ...]:
    """Return a sentence's words without case and punctuation.

    Only equal words are taken for an equal statement. Of 146 pairs of sentences of the starter
    library that were judged by hand, 14 said the same; no threshold on the cosine of their vectors
    picked pairs of which more than one in four did, no mixture with shared words and figures pairs
    of which more than two in three did.
    """
    words = (word.strip(_AROUND_WORDS) for word in sentence.casefold().replace("’", "'").split())
    return tuple(word for word in words if word) or (sentence,)


def _cite(group: Sequence[Hit], articles: Mapping[int, Article]) -> Citation:
    best = group[0]
    article = articles[best.revision]
    return Citation(
        article=article,
        span=_excerpt(best, article.text),
        highlights=best.sentences,
        also=tuple(articles[hit.revision] for hit in group[1:]),
    )


def _excerpt(hit: Hit, text: str) -> Span:
    """Return the sentences that answer with as many around them as make them read well.

    One on either side, more where that is little, and what a pronoun at the start stands for.
    """
    before, after = list(reversed(hit.before)), list(hit.after)
    start, end = hit.sentences[0].start, hit.sentences[-1].end
    for is_extra in (False, True):
        if is_extra and end - start >= _ENOUGH:
            break
        if before and _is_short(before[0]):
            start = before.pop(0).start
        if after and _is_short(after[0]):
            end = after.pop(0).end
    for _ in range(_LEAN_LIMIT):
        if before and _is_short(before[0]) and leans_on_others(text[start:end]):
            start = before.pop(0).start
    return Span(start, end)


def _is_short(span: Span) -> bool:
    return len(span) <= _NEIGHBOUR_LIMIT
