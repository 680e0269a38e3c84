"""Quotes in the order in which their sentences are found."""

from dataclasses import replace

import pytest

from index.quotes import FoundQuote, Quote, QuoteKind
from index.search.quoted import FAVOUR, closest, favour
from index.search.ranking import Ranked
from index.search.snapshot import Snapshot
from index.types import Article, Kind, Span
from tests.index.search.entries import library
from tests.index.search.ranks import scored

SENTENCES = ["“One,” said Ada.", "Two is told.", "“Three,” said Ben.", "“Four,” said Cy."]
LIBRARY = library(SENTENCES)
TEXT = " ".join(SENTENCES)
ARTICLE = Article("1", "1.md", "", Kind.ARTICLE, TEXT, revision=1)


def said(words: str, article: Article = ARTICLE) -> FoundQuote:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return FoundQuote(article, Quote(QuoteKind.DIRECT, span, span))


ONE, TWO, THREE, FOUR = said("One,"), said("Two"), said("Three,"), said("Four,")
ACROSS = said("told. “Three,")


def found(*scores: float, snapshot: Snapshot = LIBRARY) -> Ranked:
    return scored(snapshot, list(scores))


class TestClosest:
    def test_the_best_sentence_has_the_closest_quote(self) -> None:
        quotes = (ONE, THREE, FOUR)

        assert closest(quotes, LIBRARY, found(1, 9, 3, 2)) == (THREE, FOUR, ONE)

    def test_those_far_behind_are_left_out(self) -> None:
        assert closest((ONE, THREE, FOUR), LIBRARY, found(1, 0, 9, 5)) == (THREE, FOUR)
        assert closest((ONE, THREE, FOUR), LIBRARY, found(1, 0, 9, 4.9)) == (THREE,)

    def test_what_nobody_asked_for_keeps_nothing_out(self) -> None:
        """The best sentence may be no quote at all; quotes are compared with quotes."""
        assert closest((ONE, THREE), LIBRARY, found(1, 99, 2, 0)) == (THREE, ONE)

    def test_equals_keep_their_order(self) -> None:
        assert closest((FOUR, ONE, THREE), LIBRARY, found(1, 1, 1, 1)) == (FOUR, ONE, THREE)

    def test_a_quote_over_several_sentences_is_as_close_as_the_best_of_them(self) -> None:
        assert closest((ONE, ACROSS), LIBRARY, found(3, 5, 1, 0)) == (ACROSS, ONE)

    def test_quotes_of_articles_that_were_not_found_are_left_out(self) -> None:
        elsewhere = said("One,", replace(ARTICLE, revision=2))
        unread = said("One,", replace(ARTICLE, revision=None))

        assert closest((elsewhere, unread, THREE), LIBRARY, found(1, 1, 1, 1)) == (THREE,)
        assert closest((), LIBRARY, found(1, 1, 1, 1)) == ()


class TestFavour:
    def best(self, ranked: Ranked) -> str:
        return SENTENCES[int(ranked.order[0])]

    def test_a_sentence_that_is_pointed_to_comes_ahead_of_one_like_it(self) -> None:
        ranked = found(3, 3.5, 3, 3)

        assert self.best(ranked) == SENTENCES[1]
        assert self.best(favour(ranked, LIBRARY, [(1, THREE.quote.span)])) == SENTENCES[2]

    def test_a_much_better_sentence_stays_ahead(self) -> None:
        ranked = found(3, 3 + 2 * FAVOUR, 3, 3)

        assert self.best(favour(ranked, LIBRARY, [(1, THREE.quote.span)])) == SENTENCES[1]

    @pytest.mark.parametrize("places", [[], [(2, ONE.quote.span)], [(None, ONE.quote.span)]])
    def test_places_elsewhere_change_nothing(self, places: list[tuple[int | None, Span]]) -> None:
        ranked = found(1, 2, 3, 4)

        assert favour(ranked, LIBRARY, places).scores.tolist() == ranked.scores.tolist()
