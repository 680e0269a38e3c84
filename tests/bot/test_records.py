import json
from dataclasses import replace

import pytest
from hypothesis import given

from bot.records import (
    Json,
    deal_record,
    found_quote_record,
    organisation_name,
    quote_record,
    sources,
    telling_sentence,
)
from index.deals import Deal, Evidence
from index.quotes import Named, Quote, QuoteKind
from index.types import Span
from tests.bot.cards.values import ARTICLE, patient
from tests.bot.made_deals import deal, nasty_deals
from tests.bot.made_quotes import FOUND, QUOTE, TEXT, place


def decoded(record: dict[str, Json]) -> dict[str, object]:
    value = json.loads(json.dumps(record))
    assert isinstance(value, dict)
    return value


def test_a_quote_is_an_object_with_the_place_of_all_its_words() -> None:
    assert decoded(quote_record(FOUND.article, QUOTE)) == {
        "text": "We pay,",
        "kind": "direct",
        "start": 1,
        "end": 8,
        "speaker": {"name": "Ann Lee", "canonical": "Ann Lee", "start": 15, "end": 22},
        "role": "chief",
        "role_span": {"start": 24, "end": 29},
        "organisation": "KLAY Vision",
        "organisation_span": {"start": 33, "end": 37, "text": "KLAY"},
        "cue": "said",
        "confidence": 0.9877,
        "context": {"start": 0, "end": 38, "text": TEXT[:38]},
        "article": "klay.txt",
    }


def test_what_an_article_leaves_open_is_null() -> None:
    unclear = Quote(QuoteKind.PARTIAL, QUOTE.span, QUOTE.context)
    record = decoded(quote_record(FOUND.article, unclear))
    for key in ("speaker", "role", "role_span", "organisation", "organisation_span", "cue"):
        assert record[key] is None


def test_a_quote_of_the_library_says_more_of_its_article() -> None:
    record = decoded(found_quote_record(FOUND))
    assert (record["title"], record["published"], record["url"]) == (
        ARTICLE.title,
        "2025-11-20",
        ARTICLE.url,
    )
    undated = replace(FOUND, article=replace(FOUND.article, published=None))
    assert decoded(found_quote_record(undated))["published"] is None


def test_an_organisation_without_a_full_name_is_called_as_written() -> None:
    unknown = replace(QUOTE, organisation=Named(place("KLAY"), None))
    assert organisation_name(FOUND.article, unknown) == "KLAY"
    assert organisation_name(FOUND.article, replace(QUOTE, organisation=None)) is None


def test_a_deal_is_an_object_with_its_evidence() -> None:
    text = "Universal Music Group and Udio announced it on Wednesday."
    assert decoded(deal_record(deal())) == {
        "id": "Universal Music Group|Udio|licence|2025-10-29",
        "parties": [
            {
                "name": name,
                "canonical": name,
                "role": role,
                "entity": name,
            }
            for name, role in (("Universal Music Group", "licensor"), ("Udio", "licensee"))
        ],
        "kind": "licence",
        "status": "announced",
        "scope": ["recorded", "training"],
        "amount": (
            amount := {
                "written": "$500 million",
                "value": 5e8,
                "currency": "USD",
                "measures": "claim",
            }
        ),
        "amounts": [amount],
        "date": "2025-10-29",
        "date_precision": "day",
        "date_source": "clause",
        "conflicts": [],
        "weak": False,
        "confidence": 0.9,
        "announcement": "",
        "evidence": [
            {
                "field": "kind",
                "article": "deal.md",
                "title": "A deal is made",
                "start": 0,
                "end": len(text),
                "text": text,
                "sentence": {"start": 0, "end": len(text), "text": text},
            }
        ],
    }


@pytest.mark.parametrize(
    ("date", "precision"), [("2025", "year"), ("2025-10", "month"), ("2025-10-29", "day")]
)
def test_a_date_says_how_precise_it_is(date: str, precision: str) -> None:
    record = decoded(deal_record(deal(date=date)))
    assert (record["date"], record["date_precision"]) == (date, precision)


def test_a_deal_without_date_and_amount_says_so() -> None:
    record = decoded(deal_record(replace(deal(date=None), amounts=())))
    for key in ("date", "date_precision", "date_source", "amount"):
        assert record[key] is None
    assert record["amounts"] == []


@given(nasty_deals)
@patient
def test_every_word_of_evidence_stands_where_the_object_says(one: Deal) -> None:
    (evidence,) = json.loads(json.dumps(deal_record(one)))["evidence"]
    article = one.evidence[0].article
    for part in (evidence, evidence["sentence"]):
        assert part["text"] == article.text[part["start"] : part["end"]]


def test_the_sentence_that_tells_is_that_of_the_kind_if_it_has_one() -> None:
    one = deal()
    article = one.evidence[0].article
    date = Evidence("date", article, Span(0, 3), Span(0, 9))
    title = Evidence("kind", article, Span(0, 0), Span(0, 0))
    assert telling_sentence(replace(one, evidence=(date, *one.evidence))) is one.evidence[0]
    assert telling_sentence(replace(one, evidence=(title, date))) is date
    assert telling_sentence(replace(one, evidence=(title,))) is title


def test_a_source_counts_once() -> None:
    one = deal()
    assert sources(replace(one, evidence=one.evidence * 2)) == (one.evidence[0].article,)
