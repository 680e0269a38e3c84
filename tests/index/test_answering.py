"""From ranked hits to what is shown of them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering import MORE, NEAREST, SHOWN, Question, answer, surroundings
from index.passages import divide
from index.search.fusion import Hit
from index.types import Answer, Article, Citation, Kind, NoAnswer, Reason, Span
from tests.index.nasty import TEXTS

QUESTION = Question("Who signed?", 7)
SURE, UNSURE = (1.0, 1.0), (0.0, 0.0)


def article(revision: int, text: str) -> Article:
    return Article(
        f"id{revision}", f"{revision}.txt", "Title", Kind.ARTICLE, text, revision=revision
    )


def hit(
    revision: int,
    sentence: Span,
    *,
    before: Span | None = None,
    after: Span | None = None,
    features: tuple[float, float] = SURE,
    score: float = 1.0,
) -> Hit:
    similarity, coverage = features
    return Hit(revision, sentence, before, after, score, similarity, coverage)


def reply_to(texts: Sequence[str], features: tuple[float, float] = SURE) -> Answer | NoAnswer:
    """Answer from articles of one sentence each, the best first."""
    hits = [hit(n, Span(0, len(text)), features=features) for n, text in enumerate(texts)]
    return answer(QUESTION, hits, {n: article(n, text) for n, text in enumerate(texts)})


def answer_from(texts: Sequence[str]) -> Answer:
    reply = reply_to(texts)
    assert isinstance(reply, Answer)
    return reply


def test_the_best_are_shown_and_the_rest_kept_back() -> None:
    texts = [f"Singer {number} signed." for number in range(30)]

    reply = answer_from(texts)

    shown = [citation.article.text for citation in (*reply.citations, *reply.more)]
    assert shown == texts[: SHOWN + MORE]
    assert len(reply.citations) == SHOWN
    assert (reply.question, reply.generation) == ("Who signed?", 7)


def test_articles_with_the_same_sentence_are_one_citation() -> None:
    reply = answer_from(["Ann signed.", "Ben signed.", "ANN signed!", "“Ann signed”"])

    first, second = reply.citations
    assert [each.revision for each in first.also] == [2, 3]
    assert (first.article.revision, second.article.revision, second.also) == (0, 1, ())


def test_an_article_is_cited_once() -> None:
    text = "Ann signed. Ben signed."
    hits = [hit(1, Span(0, 11)), hit(1, Span(12, 23))]

    reply = answer(QUESTION, hits, {1: article(1, text)})

    assert isinstance(reply, Answer)
    (citation,) = reply.citations
    assert citation.highlights == (Span(0, 11),)
    assert reply.more == ()


def test_a_sentence_is_shown_with_its_neighbours() -> None:
    text = "Ann sang. Ben signed. Cid wept."
    middle = hit(1, Span(10, 21), before=Span(0, 9), after=Span(22, 31))

    reply = answer(QUESTION, [middle], {1: article(1, text)})

    assert isinstance(reply, Answer)
    assert reply.citations[0].text == text
    assert reply.citations[0].highlights == (Span(10, 21),)


@pytest.mark.parametrize(("length", "is_shown"), [(400, True), (401, False)])
def test_a_long_neighbour_is_left_out(length: int, is_shown: bool) -> None:
    text = "x" * length + " Ben signed. " + "y" * length
    sentence = Span(length + 1, length + 12)
    around = hit(1, sentence, before=Span(0, length), after=Span(length + 13, len(text)))

    reply = answer(QUESTION, [around], {1: article(1, text)})

    assert isinstance(reply, Answer)
    assert reply.citations[0].text == (text if is_shown else "Ben signed.")


def test_an_unlikely_answer_is_none_but_the_nearest_are_named() -> None:
    reply = reply_to([f"Singer {number} signed." for number in range(9)], UNSURE)

    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NO_SOURCE
    assert [each.revision for each in reply.nearest] == list(range(NEAREST))
    assert (reply.question, reply.generation) == ("Who signed?", 7)


def test_no_hits_are_no_answer() -> None:
    reply = answer(QUESTION, [], {})

    assert isinstance(reply, NoAnswer)
    assert (reply.confidence, reply.nearest) == (0.0, ())


@given(
    low=st.floats(-1, 1),
    high=st.floats(-1, 1),
    coverage=st.floats(0, 1),
)
def test_confidence_is_a_probability_that_grows_with_the_likeness(
    low: float, high: float, coverage: float
) -> None:
    less, more = (
        reply_to(["Ann signed."], (similarity, coverage)).confidence
        for similarity in sorted((low, high))
    )

    assert 0 <= less <= more <= 1


@given(text=TEXTS.filter(divide), data=st.data())
def test_surroundings_hold_the_excerpt_and_whole_passages(text: str, data: st.DataObject) -> None:
    passages = divide(text)
    sentence = data.draw(st.sampled_from([s for each in passages for s in each.sentences]))
    citation = Citation(article(1, text), sentence, (sentence,))

    around = surroundings(citation)

    assert around.covers(citation.span)
    assert around.start in {passage.span.start for passage in passages}
    assert around.end in {passage.span.end for passage in passages}
    inside = [passage for passage in passages if around.covers(passage.span)]
    assert 1 <= len(inside) <= 3


def test_surroundings_of_what_is_no_longer_divided_are_the_excerpt_itself() -> None:
    citation = Citation(article(1, "  \n "), Span(0, 2), ())

    assert surroundings(citation) == Span(0, 2)
