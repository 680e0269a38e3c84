"""Articles, people and what they say are made up."""

import json
from pathlib import Path

import pytest

from index.errors import UserError
from index.evaluation.quotes import (
    GoldArticle,
    GoldQuote,
    GoldSpeaker,
    is_same_organisation,
    measure,
    read_gold,
)
from index.quotes import Named, Quote, QuoteKind
from index.types import Article, Span
from tests.index.extraction.quotes.reading import VOCABULARY

TEXT = "“We wait for the judge,” Orla Brandt of Tunello said. She said that it was late."
WORDS = "We wait for the judge,"
LATE = "it was late"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def gold(kind: QuoteKind, words: str, speaker: str, organisation: str | None) -> GoldQuote:
    span, mention = at(words), at(speaker)
    named = GoldSpeaker(name=speaker, start=mention.start, end=mention.end, canonical="Orla Brandt")
    return GoldQuote(
        kind=kind,
        start=span.start,
        end=span.end,
        text=words,
        speaker=named,
        organisation=organisation,
    )


GOLD = GoldArticle(
    id="a",
    text=TEXT,
    quotes=(
        gold(QuoteKind.DIRECT, WORDS, "Orla Brandt", "Tunello"),
        gold(QuoteKind.STATEMENT, LATE, "She", None),
    ),
)


def quote(
    words: str,
    speaker: str | None = "Orla Brandt",
    organisation: str | None = None,
    kind: QuoteKind = QuoteKind.DIRECT,
) -> Quote:
    return Quote(
        kind,
        at(words),
        Span(0, len(TEXT)),
        speaker=Named(at(speaker), speaker) if speaker else None,
        organisation=Named(at(organisation), organisation) if organisation else None,
    )


class Reading:
    """Finds what it is told to."""

    def __init__(self, *quotes: Quote) -> None:
        self._quotes = quotes

    def read(self, article: Article) -> tuple[Quote, ...]:
        assert article.text == TEXT
        return self._quotes


def test_what_is_read_rightly_counts_in_full_and_kinds_count_apart() -> None:
    right = Reading(
        quote(WORDS, organisation="Tunello"), quote(LATE, "She", kind=QuoteKind.STATEMENT)
    )
    report = measure(right, [GOLD])
    for score in (report.marked, report.statements):
        assert (score.labelled, score.found, score.matched) == (1, 1, 1)
        assert score.precision == score.recall == score.f1 == score.both_f1 == 1
    assert report.marked.organisation_accuracy == 1
    assert report.kinds_right == 1
    assert report.mistakes == ()
    assert report.articles_per_second > 0


def test_a_quote_matches_when_four_fifths_of_both_are_common() -> None:
    assert measure(Reading(quote("We wait for the judge")), [GOLD]).marked.matched == 1
    assert measure(Reading(quote("We wait for")), [GOLD]).marked.matched == 0
    longer = quote("We wait for the judge,” Orla Brandt of Tunello")
    assert measure(Reading(longer), [GOLD]).marked.matched == 0


def test_one_quote_found_twice_is_one_too_many() -> None:
    report = measure(Reading(quote(WORDS), quote(WORDS)), [GOLD])
    assert (report.marked.matched, report.marked.found) == (1, 2)
    assert report.marked.precision == 0.5


@pytest.mark.parametrize(
    ("speaker", "right"),
    [("Orla Brandt", 1), ("Brandt of Tunello", 1), ("She", 0), ("judge", 0), (None, 0)],
)
def test_a_speaker_is_right_by_its_place_or_its_last_name(speaker: str | None, right: int) -> None:
    assert measure(Reading(quote(WORDS, speaker)), [GOLD]).marked.speakers == right


def test_a_full_name_makes_up_for_another_mention() -> None:
    other = Quote(QuoteKind.DIRECT, at(WORDS), Span(0, 9), speaker=Named(at("She"), "Orla Brandt"))
    assert measure(Reading(other), [GOLD]).marked.speakers == 1


def test_mistakes_are_named() -> None:
    report = measure(Reading(quote(WORDS, "She"), quote("Orla Brandt of Tunello said")), [GOLD])
    assert [(mistake.what, mistake.words) for mistake in report.mistakes] == [
        ("speaker", WORDS),
        ("organisation", WORDS),
        ("invented", "Orla Brandt of Tunello said"),
        ("missed", LATE),
    ]
    assert report.marked.both_f1 == 0
    assert report.marked.f1 == pytest.approx(2 / 3)


def test_confidence_is_set_against_what_is_right() -> None:
    sure = Quote(QuoteKind.DIRECT, at(WORDS), Span(0, 9), Named(at("She"), None), confidence=0.9)
    report = measure(Reading(sure), [GOLD])
    assert report.reliability == {0.9: (1, 0)}
    assert report.as_json()["reliability"] == [{"confidence": 0.9, "matched": 1, "right": 0}]


def test_nothing_found_is_no_division_by_zero() -> None:
    report = measure(Reading(), [GOLD])
    assert report.marked.precision == report.marked.recall == report.marked.f1 == 0
    assert measure(Reading(), []).articles == 0


def test_a_report_is_plain_values() -> None:
    written = json.loads(json.dumps(measure(Reading(quote(WORDS)), [GOLD]).as_json()))
    assert written["marked"]["f1"] == 1
    assert written["marked"]["organisation_accuracy"] == 0
    assert set(written["kinds"]) == {"direct", "partial", "statement"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tunello", "Tunello", True),
        ("Tunello", "Tunello Inc.", True),
        ("the Tunello", "TUNELLO", True),
        ("Northlight", "Northlight Music Group", True),
        ("NMG", "the Northlight Music Group", True),
        ("Northlight Music Group", "Almond Music Group", False),
        ("Harbour Union", "Union", False),
        ("Tunello", None, False),
        (None, None, True),
    ],
)
def test_organisations_are_compared_by_their_words_and_the_vocabulary(
    one: str | None, other: str | None, same: bool
) -> None:
    assert is_same_organisation(one, other, VOCABULARY) is same


def test_without_a_vocabulary_only_the_words_count() -> None:
    assert not is_same_organisation("NMG", "Northlight Music Group")


def test_reports_count_only_where_the_style_has_them_labelled() -> None:
    news = GOLD.model_copy(update={"style": "news", "quotes": GOLD.quotes[:1]})
    trade = GOLD.model_copy(update={"style": "music trade"})
    reader = Reading(quote(WORDS), quote(LATE, "She", kind=QuoteKind.STATEMENT))
    report = measure(reader, [news, trade])
    assert (report.statements.labelled, report.statements.found) == (1, 1)
    assert report.marked.found == 2


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(f"[{GOLD.model_dump_json()}]", encoding="utf-8")
    assert read_gold(path) == [GOLD]


@pytest.mark.parametrize("content", ["[", "{}", '[{"id": "a"}]', '[{"id": 1, "text": "x"}]'])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError):
        read_gold(path)


def test_labels_that_are_not_in_the_text_are_refused(tmp_path: Path) -> None:
    moved = json.loads(GOLD.model_dump_json())
    moved["quotes"][0]["start"] += 1
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([moved]), encoding="utf-8")
    with pytest.raises(UserError, match="not at"):
        read_gold(path)
    with pytest.raises(UserError, match="cannot be read"):
        read_gold(tmp_path / "none.json")
