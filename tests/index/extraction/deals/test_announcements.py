from index.deals import DateSource
from index.extraction.deals.announcements import announcement, is_recent, publication
from index.extraction.deals.dates import timeline
from index.extraction.deals.units import Unit
from index.types import PublishedDate, Span

FRIDAY = PublishedDate(2026, 3, 20)


def units(*texts: str) -> list[Unit]:
    return [Unit(text, Span(0, len(text)), n, 1) for n, text in enumerate(texts, start=1)]


def test_the_first_recent_date_of_news_is_its_announcement() -> None:
    told = units("They met in 2019.", "It was announced on 18 March 2026.")
    found = announcement(told, timeline(told, FRIDAY), FRIDAY)
    assert found is not None
    assert (str(found.date), found.source) == ("2026-03-18", DateSource.ANNOUNCEMENT)
    assert found.span is not None
    assert found.span.of(told[1].text) == "18 March 2026"


def test_a_dateline_is_an_announcement_whatever_follows() -> None:
    told = units("Turin, March 17, 2026 - Brassica is pleased.")
    found = announcement(told, timeline(told, FRIDAY), FRIDAY)
    assert found is not None
    assert str(found.date) == "2026-03-17"


def test_without_any_date_there_is_none() -> None:
    told = units("It was announced.")
    assert announcement(told, timeline(told, FRIDAY), FRIDAY) is None
    assert publication(None) is None


def test_a_date_is_recent_for_two_months() -> None:
    assert is_recent(PublishedDate(2026, 2, 1), FRIDAY)
    assert not is_recent(PublishedDate(2025, 12, 1), FRIDAY)
    assert is_recent(PublishedDate(2026, 1), FRIDAY)
    assert not is_recent(PublishedDate(2026), FRIDAY)
