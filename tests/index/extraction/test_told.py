"""How an article tells of a deal: what it belongs to, and whether it is news or history."""

import pytest

from index.deals import DateSource, DealKind, DealStatus
from index.extraction.told import Family, Told
from tests.index.made import article, report, telling

ANNOUNCEMENT, PUBLICATION = DateSource.ANNOUNCEMENT, DateSource.PUBLICATION


@pytest.mark.parametrize(
    ("kind", "status", "family"),
    [
        (DealKind.LICENCE, DealStatus.SIGNED, Family.AGREEMENT),
        (DealKind.PARTNERSHIP, DealStatus.ENDED, Family.AGREEMENT),
        (DealKind.INVESTMENT, DealStatus.TALKS, Family.TALKS),
        (DealKind.SETTLEMENT, DealStatus.DENIED, Family.TALKS),
        (DealKind.RULING, DealStatus.DENIED, Family.RULING),
        (DealKind.LAWSUIT, DealStatus.ENDED, Family.LAWSUIT),
    ],
)
def test_talks_and_denials_are_a_family_of_their_own(
    kind: DealKind, status: DealStatus, family: Family
) -> None:
    assert Told(*report("a", kind=kind, status=status)).family is family


@pytest.mark.parametrize(
    ("kind", "ended"),
    [(DealKind.LICENCE, True), (DealKind.PARTNERSHIP, True), (DealKind.LAWSUIT, False)],
)
def test_a_lawsuit_that_was_dropped_is_no_deal_that_ended(kind: DealKind, ended: bool) -> None:
    assert Told(*report("a", kind=kind, status=DealStatus.ENDED)).has_ended is ended
    assert not Told(*report("a", kind=kind)).has_ended


@pytest.mark.parametrize(
    ("words", "kind", "after"),
    [
        ("Universal filed a dismissal notice against Udio.", DealKind.SETTLEMENT, True),
        ("Universal settled with Udio.", DealKind.SETTLEMENT, False),
        ("Universal filed a dismissal notice against Udio.", DealKind.LAWSUIT, False),
    ],
)
def test_papers_at_court_come_after_a_settlement(words: str, kind: DealKind, after: bool) -> None:
    assert Told(*report("a", kind=kind, text=words)).comes_after is after


@pytest.mark.parametrize("source", DateSource)
def test_it_says_the_date_where_its_own_words_do(source: DateSource) -> None:
    told = Told(*report("a", source=source))

    assert told.says_date is (source is DateSource.CLAUSE)
    assert told.explicit is (source is not PUBLICATION)


class TestNews:
    @pytest.mark.parametrize(
        ("words", "source", "news"),
        [
            ("Universal licensed Udio.", DateSource.CLAUSE, True),
            ("Universal licensed Udio.", ANNOUNCEMENT, True),
            ("Universal licensed Udio.", PUBLICATION, False),
            ("Universal renewed its licence with Udio.", PUBLICATION, True),
            ("Universal already had a licence for Udio.", DateSource.CLAUSE, True),
            ("Universal already had a licence for Udio.", ANNOUNCEMENT, False),
            ("Universal licensed Udio two years ago.", ANNOUNCEMENT, False),
            ("Universal licensed Udio earlier today.", ANNOUNCEMENT, True),
            ("Udio's existing licence of Universal goes on.", ANNOUNCEMENT, False),
            ("Udio's existing shareholders licensed it.", ANNOUNCEMENT, True),
            ("Universal licensed Udio earlier and regrets it.", ANNOUNCEMENT, False),
        ],
    )
    def test_it_is_what_is_dated_or_announced_and_does_not_look_back(
        self, words: str, source: DateSource, news: bool
    ) -> None:
        assert Told(*report("a", text=words, source=source)).is_news is news

    def test_what_has_no_date_is_none(self) -> None:
        assert not Told(*report("a", None)).is_news

    @pytest.mark.parametrize(
        ("title", "news"),
        [("Universal licenses Udio", True), ("Universal is growing", False), ("", False)],
    )
    def test_far_down_it_is_none_unless_the_title_names_both(self, title: str, news: bool) -> None:
        words = "Universal licensed Udio."
        source = article("a", f"{'Suno is in the news. ' * 20}{words}", title=title)
        told = telling(source, sentence=words, when="2025-10-29", source=ANNOUNCEMENT)

        assert Told(source, told).is_news is news


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("Universal filed a second lawsuit against Udio.", True),
        ("Universal is suing Udio again.", True),
        ("Universal sued Udio.", False),
        ("Universal filed a new complaint to widen its case against Udio.", False),
    ],
)
def test_a_further_lawsuit_is_told_by_its_words(words: str, opens: bool) -> None:
    assert Told(*report("a", kind=DealKind.LAWSUIT, text=words)).opens_case is opens
