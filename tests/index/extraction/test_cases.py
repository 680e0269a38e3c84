"""Which tellings are put together as one deal."""

import datetime
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deals import AmountKind, DateSource, DealKind, DealStatus
from index.extraction.cases import Case, cases, days, days_between
from index.extraction.told import Told
from index.types import PublishedDate
from tests.index.made import Report, article, place, report, telling

ANNOUNCEMENT, PUBLICATION = DateSource.ANNOUNCEMENT, DateSource.PUBLICATION
AGREEMENTS = {DealKind.LICENCE: 75, DealKind.PARTNERSHIP: 75, DealKind.SETTLEMENT: 75}
WINDOWS = AGREEMENTS | {DealKind.INVESTMENT: 60, DealKind.ACQUISITION: 120, DealKind.RULING: 30}

dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2027, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [
            PublishedDate(day.year),
            PublishedDate(day.year, day.month),
            PublishedDate(day.year, day.month, day.day),
        ]
    )
)


def together(*reports: Report) -> list[set[str]]:
    """Return the names of the articles of each case, in order."""
    found = cases(Told(*each) for each in reports)
    return sorted(({each.article.id for each in case.told} for case in found), key=sorted)


def dated_at(name: str, when: str, text: str) -> Report:
    """Return what an article tells of a lawsuit that it dates at its last words."""
    source = article(name, text, when)
    told = telling(source, kind=DealKind.LAWSUIT, when=when)
    assert told.date is not None
    return source, replace(told, date=replace(told.date, span=place(text, "that day")))


def later(date: str, by: int) -> str:
    return str(datetime.date.fromisoformat(date) + datetime.timedelta(days=by))


class TestDays:
    @pytest.mark.parametrize(
        ("when", "first", "last"),
        [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-02", "2025-02-01", "2025-02-28"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025-04-30", "2025-04-30", "2025-04-30"),
        ],
    )
    def test_a_date_stands_for_all_of_its_days(self, when: str, first: str, last: str) -> None:
        expected = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)

        assert days(PublishedDate.parse(when)) == expected

    @pytest.mark.parametrize("when", ["0001", "9999", "9999-12", "9999-12-31"])
    def test_the_first_and_the_last_year_are_years_like_any_other(self, when: str) -> None:
        first, last = days(PublishedDate.parse(when))

        assert first <= last
        assert together(report("a", when), report("b", None, published=when)) == [{"a", "b"}]

    @given(dates, dates)
    def test_there_are_no_days_between_dates_that_overlap(
        self, one: PublishedDate, other: PublishedDate
    ) -> None:
        (first, last), (begin, end) = days(one), days(other)
        between = days_between((first, last), (begin, end))

        assert between == days_between((begin, end), (first, last))
        assert (between == 0) == (first <= end and begin <= last)


class TestWindow:
    @pytest.mark.parametrize(("kind", "window"), WINDOWS.items())
    def test_reports_within_the_window_are_of_one_deal(self, kind: DealKind, window: int) -> None:
        first = report("a", "2025-03-01", kind=kind)
        inside = report("b", later("2025-03-01", window), kind=kind)
        outside = report("c", later("2025-03-01", window + 1), kind=kind)

        assert together(first, inside) == [{"a", "b"}]
        assert together(first, outside) == [{"a"}, {"c"}]

    def test_the_window_of_talks_is_narrower_than_that_of_deals(self) -> None:
        talks = [
            report(name, when, status=DealStatus.TALKS)
            for name, when in (("a", "2025-01-01"), ("b", "2025-03-02"), ("c", "2025-03-03"))
        ]

        assert together(*talks) == [{"a", "b"}, {"c"}]

    def test_a_chain_of_reports_does_not_stretch_the_window(self) -> None:
        chain = [report(str(n), later("2025-01-01", 70 * n)) for n in range(4)]

        assert together(*chain) == [{"0", "1"}, {"2", "3"}]

    def test_what_articles_date_counts_before_the_day_they_appeared(self) -> None:
        dated = report("dated", "2025-06-01")
        early = report("early", "2025-05-20", source=PUBLICATION)
        late = report("late", "2025-08-10", source=PUBLICATION)

        assert together(early, late, dated) == [{"dated", "early", "late"}]

    def test_a_report_is_of_the_nearer_of_two_deals(self) -> None:
        old, new = report("old", "2025-01-01"), report("new", "2025-05-01")

        assert together(old, new, report("x", "2025-03-10", source=PUBLICATION)) == [
            {"new", "x"},
            {"old"},
        ]

    def test_a_year_is_not_the_deal_that_all_deals_of_the_year_are_of(self) -> None:
        vague = report("vague", "2025")
        spring, autumn = report("spring", "2025-02-01"), report("autumn", "2025-11-20")

        assert len(together(vague, spring, autumn)) == 2

    def test_nor_are_those_of_which_only_the_day_of_the_news_is_known(self) -> None:
        vague = report("vague", "2025")
        spring = report("spring", "2025-02-01", source=PUBLICATION)
        words = "Universal and Udio sign a new deal."
        autumn = report("autumn", "2025-11-20", source=PUBLICATION, text=words)

        assert len(together(vague, spring, autumn)) == 2


class TestLookingBack:
    """An article may tell of a deal of long ago and give no date but its own."""

    deal = report("deal", "2025-01-20")

    def test_it_tells_of_the_latest_deal_before_it(self) -> None:
        first = report("first", "2024-01-20")
        later = report("later", "2026-05-01", source=PUBLICATION)

        assert together(first, self.deal, later) == [{"deal", "later"}, {"first"}]

    def test_the_first_news_of_a_month_is_earlier_than_a_day_months_later(self) -> None:
        first = report("first", "2025-02", source=PUBLICATION)
        later = report("later", "2025-10-17", source=PUBLICATION)

        assert together(first, later) == [{"first", "later"}]

    @pytest.mark.parametrize(
        "words",
        [
            "Universal and Udio have signed a new agreement.",
            "Universal has renewed its licence with Udio.",
            "Universal and Udio extended their deal.",
            "Universal and Udio struck a second deal.",
        ],
    )
    def test_unless_it_says_that_it_is_another(self, words: str) -> None:
        other = report("other", "2026-05-01", source=PUBLICATION, text=words)

        assert together(self.deal, other) == [{"deal"}, {"other"}]

    def test_what_it_dates_itself_is_of_that_date(self) -> None:
        assert together(self.deal, report("other", "2026-05-01")) == [{"deal"}, {"other"}]

    def test_it_cannot_tell_of_what_comes_after_it(self) -> None:
        before = report("before", "2024-01-01", source=PUBLICATION)

        assert together(self.deal, before) == [{"before"}, {"deal"}]

    @pytest.mark.parametrize(
        "words",
        [
            "Udio, which has since concluded licences with Universal, has until May to answer.",
            "Udio already has contracts with Universal.",
            "The button vanished last autumn when Udio settled with Universal.",
            "Deals of Universal with Udio, which date from January, are being rolled out.",
        ],
    )
    def test_what_it_tells_as_history_is_not_of_the_day_of_its_own_news(self, words: str) -> None:
        other = report("other", "2026-05-01", source=ANNOUNCEMENT, text=words)

        assert together(self.deal, other) == [{"deal", "other"}]

    def test_nor_is_what_stands_far_down_in_an_article_about_others(self) -> None:
        words = "Udio has a deal with Universal."
        text = f"{'Suno is in the news. ' * 20}{words}"
        for title, expected in (
            ("Suno is in the news", [{"deal", "other"}]),
            ("Universal and Udio are in the news", [{"deal"}, {"other"}]),
        ):
            news = article("other", text, "2026-05-01", title=title)
            other = telling(news, sentence=words, when="2026-05-01", source=ANNOUNCEMENT)
            assert together(self.deal, (news, other)) == expected

    def test_what_it_announces_is_another(self) -> None:
        other = report("other", "2026-05-01", source=ANNOUNCEMENT)

        assert together(self.deal, other) == [{"deal"}, {"other"}]

    @pytest.mark.parametrize("kind", [DealKind.INVESTMENT, DealKind.ACQUISITION])
    def test_a_round_is_known_by_its_amount(self, kind: DealKind) -> None:
        def paid(name: str, when: str, words: str, value: float) -> Report:
            source = article(name, f"Universal put {words} into Udio.", when)
            amounts = [(words, value, AmountKind.INVESTMENT)]
            date_source = DateSource.CLAUSE if name == "first" else PUBLICATION
            return source, telling(
                source, kind=kind, when=when, source=date_source, amounts=amounts
            )

        first = paid("first", "2025-01-20", "$250 million", 250e6)

        assert together(first, paid("same", "2026-05-01", "$250m", 250e6)) == [{"first", "same"}]
        other = paid("other", "2026-05-01", "$400m", 400e6)
        assert together(first, other) == [{"first"}, {"other"}]

    @pytest.mark.parametrize("kind", [DealKind.INVESTMENT, DealKind.ACQUISITION])
    def test_every_round_of_money_is_another(self, kind: DealKind) -> None:
        reports = [
            report("a", "2025-01-20", kind=kind),
            report("b", "2026-05-01", kind=kind, source=PUBLICATION),
        ]

        assert together(*reports) == [{"a"}, {"b"}]


class TestEnded:
    end = report("end", "2026-04-10", status=DealStatus.ENDED)

    def test_what_ended_is_the_latest_deal_made_before_however_long_ago(self) -> None:
        first, second = report("a", "2023-01-01"), report("b", "2025-03-04")

        assert together(self.end, first, second) == [{"a"}, {"b", "end"}]

    def test_a_deal_after_the_end_is_another(self) -> None:
        assert together(self.end, report("new", "2026-05-02")) == [{"end"}, {"new"}]

    def test_two_articles_may_tell_of_one_end(self) -> None:
        again = report("again", "2026-04-12", source=PUBLICATION, status=DealStatus.ENDED)

        assert together(again, self.end) == [{"again", "end"}]


class TestApart:
    def test_other_parties_make_another_deal(self) -> None:
        assert together(report("a"), report("b", taker="Suno"), report("c", giver="Sony")) == [
            {"a"},
            {"b"},
            {"c"},
        ]

    def test_a_publisher_is_its_group_and_the_order_of_parties_does_not_matter(self) -> None:
        assert together(report("a"), report("b", giver="Udio", taker="UMPG")) == [{"a", "b"}]

    @pytest.mark.parametrize("kind", [k for k in DealKind if k is not DealKind.PARTNERSHIP])
    def test_kinds_are_told_apart(self, kind: DealKind) -> None:
        other = DealKind.LAWSUIT if kind is not DealKind.LAWSUIT else DealKind.RULING

        assert together(report("a", kind=kind), report("b", kind=other)) == [{"a"}, {"b"}]

    def test_a_partnership_may_be_the_licence_that_another_article_tells_of(self) -> None:
        licence = report("a", kind=DealKind.LICENCE)

        assert together(licence, report("b", kind=DealKind.PARTNERSHIP)) == [{"a", "b"}]

    @pytest.mark.parametrize("status", [DealStatus.TALKS, DealStatus.DENIED])
    def test_talks_and_denials_are_no_part_of_a_deal(self, status: DealStatus) -> None:
        assert together(report("a"), report("b", status=status)) == [{"a"}, {"b"}]

    def test_a_motion_that_was_denied_is_a_ruling(self) -> None:
        granted = report("a", kind=DealKind.RULING)
        denied = report("b", kind=DealKind.RULING, status=DealStatus.DENIED)

        assert together(granted, denied) == [{"a", "b"}]


class TestUndated:
    def test_it_joins_the_latest_deal_that_its_article_can_know(self) -> None:
        old, new = report("old", "2024-01-10"), report("new", "2025-06-01")

        for published, case in (("2025-01-01", "old"), ("2025-07-01", "new")):
            told = report("told", None, published=published)
            assert {"told", case} in together(told, old, new)

    def test_an_article_may_be_dated_three_days_before_what_it_tells(self) -> None:
        old, new = report("old", "2024-01-10"), report("new", "2025-06-04")

        assert {"new", "told"} in together(old, new, report("told", None, published="2025-06-01"))
        assert {"old", "told"} in together(old, new, report("told", None, published="2025-05-31"))

    def test_an_article_without_a_date_knows_the_latest_deal(self) -> None:
        undated = report("told", None)
        assert undated[0].published is None

        assert {"new", "told"} in together(
            undated, report("old", "2024-01-10"), report("new", "2025-06-01")
        )

    def test_news_of_a_deal_may_come_weeks_after_an_article_that_tells_of_it(self) -> None:
        news = report("news", "2025-06-20", source=PUBLICATION)
        weeks, months = (
            report(name, None, published=when)
            for name, when in (("weeks", "2025-06-01"), ("months", "2025-04-01"))
        )

        assert together(news, weeks) == [{"news", "weeks"}]
        assert together(news, months) == [{"months"}, {"news"}]
        dated = report("dated", "2025-06-20")
        assert together(dated, weeks) == [{"dated"}, {"weeks"}]

    def test_a_lawsuit_that_is_only_known_to_go_on_may_be_older_than_all_news(self) -> None:
        words = "The case of Universal against Udio went on."
        suit = DealKind.LAWSUIT
        passing = report("x", "2025-10-29", kind=suit, source=ANNOUNCEMENT, text=words)
        early = report("early", None, kind=suit, published="2024-11-03")

        assert together(passing, early) == [{"early", "x"}]

    def test_those_that_no_deal_can_be_known_to_are_of_one_deal_of_their_own(self) -> None:
        early = [report(name, None, published="2020-01-01") for name in ("a", "b")]

        assert together(*early, report("new", "2025-06-01")) == [{"a", "b"}, {"new"}]


class TestLawsuits:
    def suit(
        self,
        name: str,
        when: str,
        text: str = "Universal sued Udio.",
        source: DateSource = DateSource.CLAUSE,
        status: DealStatus = DealStatus.FILED,
    ) -> Report:
        return report(name, when, kind=DealKind.LAWSUIT, text=text, source=source, status=status)

    @pytest.mark.parametrize(
        "words",
        [
            "Universal filed a second lawsuit against Udio.",
            "Universal brought another case against Udio.",
            "In a new copyright suit Universal took on Udio.",
            "Universal sued Udio, again over its songs, again in Boston.",
            "Universal is suing Udio again.",
            "Universal filed two further complaints against Udio.",
        ],
    )
    def test_a_second_one_between_the_same_two_is_another(self, words: str) -> None:
        first = self.suit("a", "2024-06-24")

        assert together(first, self.suit("b", "2025-06-24", words)) == [{"a"}, {"b"}]
        published = self.suit("b", "2025-06-24", words, PUBLICATION)
        assert together(first, published) == [{"a"}, {"b"}]

    @pytest.mark.parametrize(
        "words",
        [
            "Universal filed an amended complaint against Udio.",
            "Universal widened its lawsuit against Udio with a new complaint.",
            "Universal amended its new complaint against Udio.",
            "The suit of Universal against Udio went on.",
        ],
    )
    def test_one_that_grows_is_the_same(self, words: str) -> None:
        grown = self.suit("b", "2025-09-22", words)

        assert together(self.suit("a", "2024-06-24"), grown) == [{"a", "b"}]

    def test_a_second_one_is_not_filed_within_four_months(self) -> None:
        first = self.suit("a", "2024-01-01")
        words = "Universal filed another lawsuit against Udio."

        assert together(first, self.suit("b", "2024-04-30", words)) == [{"a", "b"}]
        assert together(first, self.suit("b", "2024-05-01", words)) == [{"a"}, {"b"}]

    def test_two_dates_of_filing_are_those_of_two(self) -> None:
        words = "Universal sued Udio on that day."
        first = dated_at("a", "2023-10-18", words)
        second = dated_at("b", "2026-01-28", words)

        assert together(first, second) == [{"a"}, {"b"}]
        assert together(first, dated_at("c", "2024-01-02", words)) == [{"a", "c"}]
        assert together(first, dated_at("d", "2026", words)) == [{"a", "d"}]

    def test_a_lawsuit_told_in_passing_is_the_latest_before_it(self) -> None:
        words = "The case of Universal against Udio went on."
        first = self.suit("a", "2023-10-18")
        second = self.suit("b", "2024-06-24", "Universal filed a second lawsuit against Udio.")
        passing = self.suit("x", "2024-03-01", words, ANNOUNCEMENT)

        assert together(first, second, passing) == [{"a", "x"}, {"b"}]

    def test_years_later_it_is_still_the_same(self) -> None:
        ended = self.suit("b", "2027-01-10", source=PUBLICATION, status=DealStatus.ENDED)

        assert together(self.suit("a", "2023-10-18"), ended) == [{"a", "b"}]

    def test_later_news_is_of_the_latest_one_before_it(self) -> None:
        words = "Universal filed a second lawsuit against Udio."
        first, second = self.suit("a", "2023-10-18"), self.suit("b", "2026-01-28", words)
        before = self.suit("x", "2025-01-01", source=PUBLICATION, status=DealStatus.ENDED)
        after = self.suit("y", "2026-03-01", source=PUBLICATION, status=DealStatus.ENDED)

        assert together(after, second, before, first) == [{"a", "x"}, {"b", "y"}]

    def test_the_latest_one_is_told_by_its_date_and_not_by_who_dates_it(self) -> None:
        words = "Universal filed another lawsuit against Udio."
        latest = self.suit("b", "2024-06-24", words)
        old = self.suit("a", "2022-01-01", source=PUBLICATION)
        ended = self.suit("x", "2025-01-01", source=PUBLICATION, status=DealStatus.ENDED)

        assert together(latest, old, ended) == [{"a"}, {"b", "x"}]

    @pytest.mark.parametrize(
        ("first", "source"),
        [
            ("2023-10-18", DateSource.CLAUSE),
            ("2023-10", DateSource.CLAUSE),
            ("2023", DateSource.CLAUSE),
            ("2023-10-18", PUBLICATION),
        ],
    )
    def test_the_first_one_stays_the_first_however_well_it_is_dated(
        self, first: str, source: DateSource
    ) -> None:
        words = "Universal filed a second lawsuit against Udio."
        second = self.suit("b", "2026-01-28", words)

        assert together(self.suit("a", first, source=source), second) == [{"a"}, {"b"}]

    def test_a_report_of_the_first_filing_is_of_the_first_one_however_late(self) -> None:
        words = "Universal filed a second lawsuit against Udio."
        first, second = self.suit("a", "2023-10-18"), self.suit("b", "2026-01-28", words)

        assert together(first, second, self.suit("x", "2023-10")) == [{"a", "x"}, {"b"}]


class TestAnyReports:
    reports = st.lists(
        st.builds(
            lambda name, when, kind, taker, status, source: report(
                name,
                str(when) if when else None,
                kind=kind,
                taker=taker,
                status=status,
                source=source,
                published="2025-05-05",
            ),
            st.sampled_from("abcdef"),
            st.none() | dates,
            st.sampled_from(DealKind),
            st.sampled_from(["Udio", "Suno"]),
            st.sampled_from(DealStatus),
            st.sampled_from(DateSource),
        ),
        max_size=10,
    )

    @given(reports)
    def test_each_is_in_exactly_one_case_with_its_like(self, reports: list[Report]) -> None:
        told = [Told(*each) for each in reports]
        found = cases(told)

        assert sorted(id(each) for case in found for each in case.told) == sorted(map(id, told))
        for case in found:
            assert case.told
            assert {each.family for each in case.told} == {case.family}
            assert len({each.pair for each in case.told}) == 1

    @given(reports, st.randoms())
    def test_their_order_does_not_matter(self, reports: list[Report], random: Random) -> None:
        shuffled = random.sample(reports, len(reports))

        assert in_any_order(reports) == in_any_order(shuffled)

    @given(reports)
    def test_a_case_is_anchored_where_one_of_its_reports_is(self, reports: list[Report]) -> None:
        for case in cases(Told(*each) for each in reports):
            dated = [days(each.telling.date.date) for each in case.told if each.telling.date]
            assert case.anchor in dated if dated else case.anchor is None


def in_any_order(reports: list[Report]) -> list[list[str]]:
    def signature(case: Case) -> list[str]:
        return sorted(repr(each) for each in case.told)

    return sorted(signature(case) for case in cases(Told(*each) for each in reports))
