import json
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import (
    Card,
    Drawing,
    Status,
    answer_card,
    context_card,
    deal_card,
    deals_card,
    export_card,
    failure_card,
    help_card,
    more_card,
    no_answer_card,
    notice_card,
    picture_card,
    quote_card,
    quotes_card,
    shared_card,
    status_card,
)
from bot.cards.identifiers import Ground, PictureKind
from bot.cards.limits import check
from index.deal_list import Announcement
from index.filters import DealFilter, QuoteFilter
from index.types import Answer, Citation, NoAnswer, Reason, Span
from tests.bot.cards.reading import payload, pieces, quotes
from tests.bot.cards.told import DIRECT, LICENCE, PARTIAL, STATEMENT, UNCLEAR
from tests.bot.cards.values import (
    ARTICLE,
    BRIEF,
    UPTIME,
    answer,
    answers,
    any_text,
    citation,
    citations,
    no_answer,
    no_answers,
    patient,
)
from tests.support.openapi import Json, find_description, violations

STATUS = Status(1, 94, 600, 2_000, 3, "all-MiniLM-L6-v2", UPTIME, "0.1.0")
MAP = Drawing(PictureKind.MAP, Ground.DARK, "A map.")
_few = settings(patient, max_examples=50)


def assert_sound(card: Card) -> None:
    check(card)
    assert json.loads(json.dumps(payload(card)))
    assert card.is_finished()


@_few
@given(answers(), st.booleans(), st.integers(0, 45))
def test_no_answer_exceeds_a_limit(given_answer: Answer, shareable: bool, page: int) -> None:
    assert_sound(answer_card(given_answer, shareable=shareable))
    assert_sound(shared_card(given_answer))
    assert_sound(more_card(given_answer, page))


@_few
@given(answers())
def test_every_quotation_is_a_verbatim_piece_of_its_excerpt(given_answer: Answer) -> None:
    shown = quotes(answer_card(given_answer))
    assert len(shown) == min(3, len(given_answer.citations))
    for quote, cited in zip(shown, given_answer.citations, strict=False):
        assert all(words in cited.text for words in pieces(quote)[1])


@_few
@given(citations())
def test_no_context_exceeds_a_limit(cited: Citation) -> None:
    assert_sound(context_card(cited, Span(0, len(cited.article.text))))


@_few
@given(no_answers())
def test_no_lack_of_an_answer_exceeds_a_limit(given_answer: NoAnswer) -> None:
    assert_sound(no_answer_card(given_answer))


@_few
@given(any_text)
def test_no_notice_exceeds_a_limit(sentence: str) -> None:
    assert_sound(notice_card(sentence))
    assert_sound(failure_card(sentence))


@dataclass(frozen=True)
class Message:
    """The request that sends a card to a channel."""

    json: Json
    method: str = "POST"
    path: str = "/channels/1/messages"


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(answer_card(answer(), shareable=True), id="answer"),
        pytest.param(answer_card(answer(*[citation(BRIEF)] * 60)), id="many citations"),
        pytest.param(answer_card(answer(row=None)), id="forgotten answer"),
        pytest.param(
            answer_card(replace(answer(), understood="Who sued?", sources_differ=True)),
            id="follow-up",
        ),
        pytest.param(more_card(answer(more=(citation(BRIEF),) * 7), 1), id="more"),
        pytest.param(context_card(citation(), Span(0, 20)), id="context"),
        pytest.param(no_answer_card(no_answer(Reason.NO_SOURCE, ARTICLE, BRIEF)), id="no answer"),
        pytest.param(no_answer_card(no_answer(Reason.EMPTY_QUESTION)), id="empty question"),
        pytest.param(no_answer_card(no_answer(Reason.EMPTY_LIBRARY)), id="empty library"),
        pytest.param(
            quotes_card([DIRECT, PARTIAL, STATEMENT, UNCLEAR, DIRECT], QuoteFilter(), kept=7),
            id="quotes",
        ),
        pytest.param(quote_card([DIRECT, PARTIAL], QuoteFilter(), 0, kept=7), id="quote"),
        pytest.param(deals_card([LICENCE], DealFilter(), kept=7), id="deals"),
        pytest.param(deals_card([], DealFilter()), id="no deals"),
        pytest.param(deal_card(Announcement((LICENCE,))), id="deal"),
        pytest.param(export_card([LICENCE], DealFilter(), ["deals.csv"]), id="export"),
        pytest.param(picture_card([LICENCE], DealFilter(), MAP, 7), id="picture"),
        pytest.param(help_card(), id="help"),
        pytest.param(status_card(STATUS), id="status"),
        pytest.param(notice_card("Done."), id="notice"),
        pytest.param(failure_card("That did not work."), id="failure"),
    ],
)
def test_discords_own_description_accepts_every_card(card: Card) -> None:
    description = find_description()
    if description is None:
        pytest.skip("Discord's description of its API is not on this machine")
    message = Message({"flags": 1 << 15, "components": payload(card)})
    assert violations([message], description) == []
