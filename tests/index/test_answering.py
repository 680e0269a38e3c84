"""From ranked hits to what is shown of them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering import (
    MORE,
    NEAREST,
    SHOWN,
    Question,
    answer,
    cite_sentence,
    no_answer,
    surroundings,
)
from index.passages import divide
from index.search.finding import Verdict
from index.search.hits import Hit
from index.types import Answer, Article, Citation, Kind, NoAnswer, PublishedDate, Reason, Span
from index.vocabulary import Vocabulary
from tests.index.nasty import TEXTS

QUESTION = Question("Who signed?", 7, "Who signed with Suno?")
YES, NO = Verdict(0.9, answers=True), Verdict(0.1, answers=False)
NOBODY = Vocabulary.empty()
LONG = "x" * 401 + "."
AROUND = 4
"""Sentences that a hit knows on either side."""


def article(revision: int, text: str) -> Article:
    return Article(
        f"id{revision}", f"{revision}.txt", "Title", Kind.ARTICLE, text, revision=revision
    )


def laid_out(sentences: Sequence[str]) -> tuple[str, list[Span]]:
    """Return a text of these sentences and where each of them stands."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    return text, spans


def hit_in(spans: Sequence[Span], first: int, last: int, revision: int = 1) -> Hit:
    """Return the hit on one sentence or, if ``last`` is another one, on two."""
    return Hit(
        revision=revision,
        sentences=tuple(spans[place] for place in sorted({first, last})),
        before=tuple(spans[max(first - AROUND, 0) : first]),
        after=tuple(spans[last + 1 : last + 1 + AROUND]),
        score=1.0,
    )


def cited(sentences: Sequence[str], first: int, last: int | None = None) -> Citation:
    """Answer from an article of these sentences, of which these are the best."""
    text, spans = laid_out(sentences)
    found = hit_in(spans, first, first if last is None else last)
    reply = answer(QUESTION, YES, [found], {1: article(1, text)}, NOBODY)
    assert isinstance(reply, Answer)
    (citation,) = reply.citations
    return citation


def answered(texts: Sequence[str], scores: Sequence[float] | None = None) -> Answer:
    """Answer from articles of one sentence each, the best first."""
    hits = [
        replace(hit_in([Span(0, len(text))], 0, 0, number), score=score)
        for number, (text, score) in enumerate(
            zip(texts, scores or [1.0] * len(texts), strict=True)
        )
    ]
    articles = {number: article(number, text) for number, text in enumerate(texts)}
    reply = answer(QUESTION, YES, hits, articles, NOBODY)
    assert isinstance(reply, Answer)
    return reply


class TestChoice:
    def test_the_best_are_shown_and_the_rest_kept_back(self) -> None:
        texts = [f"Singer {number} signed." for number in range(30)]

        reply = answered(texts)

        shown = [citation.article.text for citation in (*reply.citations, *reply.more)]
        assert shown == texts[: SHOWN + MORE]
        assert len(reply.citations) == SHOWN

    def test_an_answer_says_what_was_asked_and_how_sure_it_is(self) -> None:
        reply = answered(["Ann signed."])

        assert (reply.question, reply.generation) == ("Who signed?", 7)
        assert reply.understood == "Who signed with Suno?"
        assert reply.confidence == 0.9

    @pytest.mark.parametrize(
        ("dates", "first"),
        [(("2025", "2026"), 1), (("2026", "2025"), 0), (("2026", "2026"), 0)],
    )
    def test_of_two_sources_that_differ_the_newer_comes_first(
        self, vocabulary: Vocabulary, dates: tuple[str, str], first: int
    ) -> None:
        texts = ("Suno paid Warner $250 million.", "Suno paid Warner $300 million.")
        articles = {
            number: replace(article(number, text), published=PublishedDate.parse(date))
            for number, (text, date) in enumerate(zip(texts, dates, strict=True))
        }
        hits = [hit_in([Span(0, len(text))], 0, 0, number) for number, text in enumerate(texts)]
        asked = Question("how much did suno pay warner?", 7)

        reply = answer(asked, YES, hits, articles, vocabulary)
        other = answer(Question("did suno pay warner?", 7), YES, hits[:1], articles, vocabulary)

        assert isinstance(reply, Answer)
        assert isinstance(other, Answer)
        assert (reply.sources_differ, other.sources_differ) == (True, False)
        assert reply.citations[0].article.revision == first

    @pytest.mark.parametrize(
        ("scores", "shown"),
        [
            ([9.0, 5.0, 5.0], 3),
            ([9.0, 4.9, 4.9], 1),
            ([9.0, 5.1, 4.9], 2),
            ([-9.0, -12.9, -13.1], 2),
        ],
    )
    def test_what_is_far_behind_the_best_is_shown_only_on_request(
        self, scores: list[float], shown: int
    ) -> None:
        reply = answered(["Ann signed.", "Ben signed.", "Cid signed."], scores)

        assert (len(reply.citations), len(reply.more)) == (shown, 3 - shown)

    def test_articles_with_the_same_sentence_are_one_citation(self) -> None:
        reply = answered(["Ann signed.", "Ben signed.", "ANN signed!", "“Ann signed”"])

        first, second = reply.citations
        assert [each.revision for each in first.also] == [2, 3]
        assert (first.article.revision, second.article.revision, second.also) == (0, 1, ())

    def test_the_same_sentence_beside_another_one_is_not_the_same(self) -> None:
        text, spans = laid_out(["Ann signed.", "Ben wept."])
        hits = [hit_in(spans, 0, 1), hit_in(spans, 0, 0, revision=2)]

        reply = answer(QUESTION, YES, hits, {1: article(1, text), 2: article(2, text)}, NOBODY)

        assert isinstance(reply, Answer)
        assert [each.article.revision for each in reply.citations] == [1, 2]

    def test_an_unlikely_answer_is_none_but_the_nearest_are_named(self) -> None:
        hits = [hit_in([Span(0, 3)], 0, 0, number) for number in range(9)]

        articles = {number: article(number, "Ann") for number in range(9)}
        reply = answer(QUESTION, NO, hits, articles, NOBODY)

        assert isinstance(reply, NoAnswer)
        assert (reply.reason, reply.confidence) == (Reason.NO_SOURCE, 0.1)
        assert [each.revision for each in reply.nearest] == list(range(NEAREST))
        assert (reply.question, reply.generation) == ("Who signed?", 7)
        assert reply.understood == "Who signed with Suno?"

    def test_where_nothing_was_found_nothing_is_near(self) -> None:
        reply = answer(QUESTION, NO, [], {}, NOBODY)

        assert reply == no_answer(QUESTION, Reason.NO_SOURCE, confidence=0.1)


class TestExcerpt:
    def test_a_sentence_is_shown_with_its_neighbours(self) -> None:
        citation = cited(["Zed left. " + "y" * 340 + ".", "Ben signed.", "Cid wept."], 1)

        assert citation.text.startswith("Zed left.")
        assert citation.text.endswith("Ben signed. Cid wept.")
        assert [span.of(citation.article.text) for span in citation.highlights] == ["Ben signed."]

    def test_a_short_excerpt_takes_a_second_sentence_on_either_side(self) -> None:
        sentences = [f"Singer {number} signed." for number in range(7)]

        citation = cited(sentences, 3)

        assert citation.text == " ".join(sentences[1:6])

    def test_an_excerpt_that_is_long_enough_stays_as_it_is(self) -> None:
        sentences = [*["Ann sang."] * 2, "x" * 320 + ".", *["Cid wept."] * 2]

        assert cited(sentences, 2).text == " ".join(sentences[1:4])

    @pytest.mark.parametrize(("length", "is_shown"), [(400, True), (401, False)])
    def test_a_long_neighbour_is_left_out_with_what_lies_beyond(
        self, length: int, is_shown: bool
    ) -> None:
        sentences = ["Ann sang.", "x" * length, "Ben signed.", "y" * length, "Cid wept."]

        text = cited(sentences, 2).text

        assert text == (" ".join(sentences[1:4]) if is_shown else "Ben signed.")

    def test_two_close_sentences_are_both_marked_with_what_stands_between(self) -> None:
        citation = cited(["Ann signed.", "Ben did not.", "Cid signed."], 0, 2)

        assert citation.text == "Ann signed. Ben did not. Cid signed."
        marked = [span.of(citation.article.text) for span in citation.highlights]
        assert marked == ["Ann signed.", "Cid signed."]

    @pytest.mark.parametrize("pronoun", ["It", "They", "“She", "The company"])
    def test_what_a_pronoun_at_the_start_stands_for_is_taken_in(self, pronoun: str) -> None:
        plain = [f"Label {number} signed." for number in range(3)]
        leaning = [*plain, f"{pronoun} paid.", "Nobody knew.", "Ann signed.", "Ben wept."]

        assert cited(leaning, 5).text == " ".join(leaning[2:])
        assert cited([*plain, "Sony paid.", *leaning[4:]], 5).text.startswith("Sony paid.")

    def test_no_more_than_two_sentences_are_taken_in_for_pronouns(self) -> None:
        leaning = ["Ann left.", "It paid.", "It sang.", "It wept.", "It lied.", "Ben signed. "]

        assert cited([*leaning, "x" * 320], 5).text.startswith("It sang.")

    def test_a_long_sentence_is_not_taken_in_for_a_pronoun(self) -> None:
        assert cited([LONG, "It paid.", "Ben signed."], 2).text == "It paid. Ben signed."

    @given(text=TEXTS.filter(divide), data=st.data())
    def test_what_answers_is_inside_and_only_whole_sentences_are_shown(
        self, text: str, data: st.DataObject
    ) -> None:
        spans = [span for passage in divide(text) for span in passage.sentences]
        first = data.draw(st.integers(0, len(spans) - 1))
        last = data.draw(st.integers(first, min(first + 3, len(spans) - 1)))
        found = hit_in(spans, first, last)

        reply = answer(QUESTION, YES, [found], {1: article(1, text)}, NOBODY)

        assert isinstance(reply, Answer)
        (citation,) = reply.citations
        assert citation.highlights == found.sentences
        assert 1 <= len(citation.highlights) <= 2
        assert all(citation.span.covers(highlight) for highlight in citation.highlights)
        assert citation.span.start in {span.start for span in spans[max(first - 4, 0) : first + 1]}
        assert citation.span.end in {span.end for span in spans[last : last + 3]}


class TestSurroundings:
    @given(text=TEXTS.filter(divide), data=st.data())
    def test_they_hold_the_excerpt_and_whole_passages(self, text: str, data: st.DataObject) -> None:
        passages = divide(text)
        sentence = data.draw(st.sampled_from([s for each in passages for s in each.sentences]))
        citation = Citation(article(1, text), sentence, (sentence,))

        around = surroundings(citation)

        assert around.covers(citation.span)
        assert around.start in {passage.span.start for passage in passages}
        assert around.end in {passage.span.end for passage in passages}
        inside = [passage for passage in passages if around.covers(passage.span)]
        assert 1 <= len(inside) <= 3

    def test_those_of_what_is_no_longer_divided_are_the_excerpt_itself(self) -> None:
        citation = Citation(article(1, "  \n "), Span(0, 2), ())

        assert surroundings(citation) == Span(0, 2)


class TestCiteSentence:
    def test_it_is_in_bold_with_a_sentence_on_either_side(self) -> None:
        sentences = [f"Song {number} is sung." for number in range(9)]
        text, spans = laid_out(sentences)

        citation = cite_sentence(article(1, text), spans[4])

        assert citation.highlights == (spans[4],)
        assert citation.text.startswith("Song 2 is")
        assert citation.text.endswith("Song 6 is sung.")

    @pytest.mark.parametrize("place", [0, 2])
    def test_the_first_and_the_last_have_one_neighbour(self, place: int) -> None:
        text, spans = laid_out(["One is first.", "Two is next.", "Three is last."])

        citation = cite_sentence(article(1, text), spans[place])

        assert citation.highlights == (spans[place],)
        assert citation.span.covers(spans[1])

    @given(st.data())
    def test_any_part_of_any_text_may_be_cited(self, data: st.DataObject) -> None:
        text = data.draw(TEXTS)
        start = data.draw(st.integers(0, len(text)))
        sentence = Span(start, data.draw(st.integers(start, len(text))))

        citation = cite_sentence(article(1, text), sentence)

        assert citation.span.covers(sentence)
        assert citation.text == text[citation.span.start : citation.span.end]
