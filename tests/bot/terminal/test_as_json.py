import json
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given

from bot.records import Json
from bot.terminal.as_json import reply_json
from index.types import Answer, Kind, NoAnswer, PublishedDate, Reason, Span
from tests.bot.cards.values import (
    ARTICLE,
    BRIEF,
    answer,
    answers,
    citation,
    no_answer,
    no_answers,
    patient,
)

KEYS = [
    "question",
    "understood",
    "answered",
    "confidence",
    "sources_differ",
    "listing",
    "citations",
    "reason",
    "nearest",
    "timings_ms",
]


def decoded(reply: Answer | NoAnswer) -> dict[str, Json]:
    """Return what a program gets that reads the JSON."""
    value: dict[str, Json] = json.loads(json.dumps(reply_json(reply), allow_nan=False))
    return value


def objects(value: Json) -> list[Mapping[str, Json]]:
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, Mapping)]


def covered(part: Mapping[str, Json], text: str) -> str:
    start, end = part["start"], part["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return text[start:end]


@patient
@given(answers())
def test_the_words_of_an_answer_are_those_at_their_offsets(reply: Answer) -> None:
    value = decoded(reply)
    assert list(value) == KEYS
    assert (value["answered"], value["reason"], value["nearest"]) == (True, None, [])
    assert (value["understood"], value["sources_differ"]) == (
        reply.understood,
        reply.sources_differ,
    )
    citations = objects(value["citations"])
    assert len(citations) == len(reply.citations)
    for rank, (shown, cited) in enumerate(zip(citations, reply.citations, strict=True), start=1):
        assert list(shown) == ["rank", "article", "start", "end", "text", "highlights", "quote"]
        assert shown["rank"] == rank
        assert shown["text"] == covered(shown, cited.article.text) == cited.text
        highlights = objects(shown["highlights"])
        assert [each["start"] for each in highlights] == [each.start for each in cited.highlights]
        for highlight in highlights:
            assert list(highlight) == ["start", "end", "text"]
            assert highlight["text"] == covered(highlight, cited.article.text)


@patient
@given(no_answers())
def test_the_lack_of_an_answer_has_the_same_keys(reply: NoAnswer) -> None:
    value = decoded(reply)
    assert list(value) == KEYS
    assert (value["answered"], value["citations"]) == (False, [])
    assert (value["understood"], value["sources_differ"]) == (reply.understood, False)
    assert value["reason"] in {"no-source", "empty-question", "empty-library"}
    assert [each["title"] for each in objects(value["nearest"])] == [
        article.title for article in reply.nearest
    ]


def test_an_article_is_described_as_far_as_it_is_known() -> None:
    (shown,) = objects(decoded(no_answer(Reason.NO_SOURCE, ARTICLE))["nearest"])
    assert shown == {
        "id": "klay",
        "file": "klay.txt",
        "title": "KLAY signs the majors",
        "kind": "article",
        "publisher": "Music Week",
        "published": "2025-11-20",
        "url": "https://example.com/klay",
        "sources": [],
    }


def test_a_brief_names_its_sources_and_a_date_is_no_more_exact_than_known() -> None:
    undated = replace(BRIEF, published=None)
    first, second = objects(decoded(no_answer(Reason.NO_SOURCE, BRIEF, undated))["nearest"])
    assert (first["kind"], first["published"]) == (Kind.BRIEF.value, str(PublishedDate(2025, 10)))
    assert first["sources"] == list(BRIEF.sources)
    assert (first["publisher"], first["url"], second["published"]) == (None, None, None)


def test_offsets_count_characters_and_not_bytes() -> None:
    text = "“Déjà vu” 🎵 ended. KLAY signed."
    article = replace(ARTICLE, text=text)
    cited = replace(citation(), article=article, span=Span(19, 31), highlights=(Span(19, 23),))
    (shown,) = objects(decoded(answer(cited))["citations"])
    assert (shown["start"], shown["text"]) == (19, "KLAY signed.")
    assert objects(shown["highlights"]) == [{"start": 19, "end": 23, "text": "KLAY"}]


def test_timings_are_passed_on() -> None:
    reply = replace(answer(), timings_ms={"search": 1.5, "total": 2.0})
    assert decoded(reply)["timings_ms"] == {"search": 1.5, "total": 2.0}
