"""Talks before deals, licences that come with settlements, and what is announced together."""

from itertools import permutations

import pytest

from index.deal_list import announcements
from index.deals import DateSource, Deal, DealKind, DealStatus
from index.extraction.merging import merge
from tests.index.made import Report, article, merged, report, telling

LABELS = ("Universal", "Sony", "Warner")


def kinds(deals: list[Deal]) -> dict[DealKind, DealStatus]:
    return {deal.kind: deal.status for deal in deals}


def in_one_sentence(
    pairs: list[tuple[str, str]],
    kind: DealKind = DealKind.LICENCE,
    when: str | None = "2025-11-20",
    name: str = "a",
) -> list[Report]:
    """Return what one article tells in one sentence."""
    names = sorted({each for pair in pairs for each in pair})
    source = article(name, f"{', '.join(names)} are in the news.", "2025-11-20")
    return [(source, telling(source, *pair, kind, when=when)) for pair in pairs]


def groups(reports: list[Report]) -> set[frozenset[tuple[str, str]]]:
    """Return the pairs of first words of the parties of each announcement."""
    return {
        frozenset(
            (deal.parties[0].canonical.split()[0], deal.parties[1].canonical)
            for deal in group.deals
        )
        for group in announcements(merge(reports))
    }


class TestTalks:
    talks = report("talks", "2025-06-01", status=DealStatus.TALKS)

    def test_those_that_led_to_a_deal_are_its_evidence(self) -> None:
        (deal,) = merged(self.talks, report("deal", "2025-10-29"))

        assert deal.status is DealStatus.ANNOUNCED
        assert str(deal.date) == "2025-10-29"
        (told,) = (each for each in deal.evidence if each.field == "talks")
        assert told.article.id == "talks"
        assert deal.evidence[-1] == told

    @pytest.mark.parametrize(
        ("when", "led"),
        [("2025-05-31", False), ("2025-06-01", True), ("2026-07-06", True), ("2026-07-07", False)],
    )
    def test_a_deal_follows_within_400_days(self, when: str, led: bool) -> None:
        assert len(merged(self.talks, report("deal", when))) == (1 if led else 2)

    @pytest.mark.parametrize("kind", [DealKind.LAWSUIT, DealKind.RULING])
    def test_they_do_not_lead_to_court(self, kind: DealKind) -> None:
        deals = merged(self.talks, report("suit", "2025-07-01", kind=kind))

        assert kinds(deals)[DealKind.LICENCE] is DealStatus.TALKS
        assert not any(each.field == "talks" for deal in deals for each in deal.evidence)

    @pytest.mark.parametrize("other", [("Sony", "Udio"), ("Universal", "Suno")])
    def test_those_of_others_do_not_count(self, other: tuple[str, str]) -> None:
        deals = merged(self.talks, report("deal", "2025-10-29", *other))

        assert [deal.is_made for deal in deals] == [False, True]

    def test_those_that_led_nowhere_are_kept_as_talks(self) -> None:
        (talks,) = merged(self.talks)

        assert talks.status is DealStatus.TALKS
        assert not talks.is_made

    def test_of_two_deals_the_earlier_is_the_one_they_led_to(self) -> None:
        first, second = report("first", "2025-10-29"), report("second", "2026-04-01")
        for reports in permutations((self.talks, first, second)):
            early, late = merged(*reports)
            assert "talks" in {each.field for each in early.evidence}
            assert "talks" not in {each.field for each in late.evidence}

    def test_talks_of_a_licence_led_to_it_rather_than_to_the_settlement_before_it(self) -> None:
        settled = report("s", "2025-10-29", kind=DealKind.SETTLEMENT)
        licence = report("l", "2025-10-30")
        for reports in permutations((self.talks, settled, licence)):
            deals = {deal.kind: deal for deal in merged(*reports)}
            assert "talks" in {each.field for each in deals[DealKind.LICENCE].evidence}
            assert "talks" not in {each.field for each in deals[DealKind.SETTLEMENT].evidence}

    @pytest.mark.parametrize("kind", [DealKind.INVESTMENT, DealKind.ACQUISITION])
    def test_those_about_money_led_to_no_licence(self, kind: DealKind) -> None:
        talks = report("talks", "2025-06-01", kind=kind, status=DealStatus.TALKS)
        licence, bought = report("deal", "2025-10-29"), report("b", "2025-10-29", kind=kind)

        assert len(merged(talks, licence)) == 2
        assert len(merged(talks, bought)) == 1
        assert len(merged(self.talks, bought)) == 2

    def test_a_denial_did_not_lead_to_the_deal(self) -> None:
        denied = report("denied", "2025-06-01", status=DealStatus.DENIED)

        (deal,) = (deal for deal in merged(denied, report("deal", "2025-10-29")) if deal.is_made)

        assert {each.article.id for each in deal.evidence} == {"deal"}


class TestSettlementDays:
    """A licence that comes with a settlement is of the settlement's day."""

    settled = report("a", "2025-10-29", kind=DealKind.SETTLEMENT, published="2025-10-30")

    def licence(
        self,
        name: str = "a",
        when: str = "2025-10-30",
        source: DateSource = DateSource.PUBLICATION,
        status: DealStatus | None = None,
    ) -> Report:
        """Return a licence that an article tells of, by default that of the settlement."""
        return report(name, when, source=source, status=status, published="2025-10-30")

    def date_of(self, licence: Report) -> str:
        deals = {deal.kind: deal for deal in merged(self.settled, licence)}
        return str(deals[DealKind.LICENCE].date)

    def test_one_article_tells_of_both(self) -> None:
        (licence,) = (d for d in merged(self.settled, self.licence()) if d.kind is DealKind.LICENCE)

        assert str(licence.date) == "2025-10-29"
        assert licence.date_source is DateSource.ANNOUNCEMENT
        assert [each.article.id for each in licence.evidence if each.field == "date"] == ["a"]

    def test_what_its_own_words_date_keeps_its_date(self) -> None:
        assert self.date_of(self.licence(source=DateSource.CLAUSE)) == "2025-10-30"

    def test_what_another_article_tells_keeps_its_date(self) -> None:
        assert self.date_of(self.licence("b")) == "2025-10-30"

    @pytest.mark.parametrize(
        ("when", "date"),
        [
            ("2025-11-01", "2025-10-29"),
            ("2025-11-02", "2025-11-02"),
            ("2025-10-28", "2025-10-28"),
        ],
    )
    def test_what_is_told_days_later_is_another_deal(self, when: str, date: str) -> None:
        assert self.date_of(self.licence(when=when)) == date

    def test_talks_are_of_their_own_day(self) -> None:
        assert self.date_of(self.licence(status=DealStatus.TALKS)) == "2025-10-30"


class TestRounds:
    """All money of one round is of one day."""

    def invested(
        self, name: str, who: str, when: str, source: DateSource = DateSource.PUBLICATION
    ) -> Report:
        """Return what an article tells of one investor; of two if it is named "both"."""
        news = article(name, "Menlo and Matrix put money into Suno.", when)
        return news, telling(news, who, "Suno", DealKind.INVESTMENT, when=when, source=source)

    @pytest.mark.parametrize(
        ("later", "date", "rows"),
        [("2025-11-26", "2025-11-19", 1), ("2026-03-01", "2026-03-01", 2)],
    )
    def test_an_investor_that_only_later_news_names_was_there_from_the_first(
        self, later: str, date: str, rows: int
    ) -> None:
        reports = [
            self.invested("first", "Menlo", "2025-11-19"),
            self.invested("both", "Menlo", later),
            self.invested("both", "Matrix", later),
        ]
        found = {deal.parties[0].canonical: str(deal.date) for deal in merged(*reports)}

        assert found["Matrix"] == date
        assert found["Menlo"] == date
        assert len(announcements(merge(reports))) == rows

    def test_what_is_dated_in_words_keeps_its_date(self) -> None:
        dated = self.invested("both", "Matrix", "2025-11-26", DateSource.CLAUSE)
        reports = [
            self.invested("first", "Menlo", "2025-11-19"),
            self.invested("both", "Menlo", "2025-11-26"),
            dated,
        ]

        found = {deal.parties[0].canonical: str(deal.date) for deal in merged(*reports)}
        assert found["Matrix"] == "2025-11-26"

    def test_what_no_article_tells_together_is_of_its_own_day(self) -> None:
        reports = [
            self.invested("a", "Menlo", "2025-11-19"),
            self.invested("b", "Matrix", "2025-11-26"),
        ]

        assert [str(deal.date) for deal in merged(*reports)] == ["2025-11-19", "2025-11-26"]


class TestAnnouncements:
    def test_one_company_with_three_labels_is_one(self) -> None:
        pairs = [(label, "Udio") for label in LABELS]

        assert groups(in_one_sentence(pairs)) == {frozenset(pairs)}

    def test_one_label_with_three_companies_is_one(self) -> None:
        pairs = [("Universal", company) for company in ("Udio", "Suno", "Klay")]

        assert groups(in_one_sentence(pairs)) == {frozenset(pairs)}

    def test_two_defendants_are_never_one(self) -> None:
        pairs = [(label, company) for label in LABELS for company in ("Udio", "Suno")]
        for few in (pairs[:2], pairs[:4], pairs):
            for order in (few, few[::-1]):
                found = groups(in_one_sentence(order, DealKind.LAWSUIT))
                assert found == {
                    frozenset(pair for pair in few if pair[1] == company)
                    for company in ("Udio", "Suno")
                }

    def test_deals_of_several_with_several_stay_with_one_company_each(self) -> None:
        pairs = [
            (label, company) for label in ("Universal", "Sony") for company in ("Udio", "Suno")
        ]
        for order in permutations(pairs):
            assert groups(in_one_sentence(list(order))) == {
                frozenset(pair for pair in pairs if pair[1] == company)
                for company in ("Udio", "Suno")
            }

    def test_the_investors_of_one_round_are_one_though_two_sentences_name_them(self) -> None:
        lead = "Menlo led the round of Suno."
        source = article("a", f"{lead} Matrix and Lightspeed joined.", "2025-11-19")
        others = source.text.removeprefix(lead).strip()
        both = ("Menlo", lead), ("Matrix", others), ("Lightspeed", others)
        reports = [
            (source, telling(source, who, "Suno", DealKind.INVESTMENT, sentence=s, when="2025-11"))
            for who, s in both
        ]
        (group,) = announcements(merge(reports))
        assert {deal.parties[0].canonical for deal in group.deals} == {who for who, _ in both}

        licences = [
            (source, telling(source, who, "Suno", sentence=s, when="2025-11")) for who, s in both
        ]
        assert len(announcements(merge(licences))) == 2

    def test_what_no_sentence_tells_together_is_not_one(self) -> None:
        apart = [
            *in_one_sentence([("Universal", "Udio")], name="a"),
            *in_one_sentence([("Sony", "Udio")], name="b"),
        ]

        assert len(groups(apart)) == 2

    def test_those_that_share_nobody_are_not_one(self) -> None:
        assert len(groups(in_one_sentence([("Universal", "Udio"), ("Sony", "Suno")]))) == 2

    def test_those_of_other_days_are_not_one(self) -> None:
        reports = in_one_sentence([(label, "Udio") for label in LABELS[:2]])
        earlier = report("x", "2025-10-29", source=DateSource.CLAUSE)

        assert len(groups([*reports, earlier])) == 2

    def test_those_of_other_kinds_are_not_one(self) -> None:
        reports = [
            *in_one_sentence([("Universal", "Udio")], DealKind.LICENCE),
            *in_one_sentence([("Sony", "Udio")], DealKind.INVESTMENT),
        ]

        assert len(groups(reports)) == 2

    def test_talks_are_not_announced_with_deals(self) -> None:
        source = article("a", "Universal and Sony and Udio.")
        reports = [
            (source, telling(source, "Universal", "Udio", when="2025-11-20")),
            (
                source,
                telling(source, "Sony", "Udio", when="2025-11-20", status=DealStatus.TALKS),
            ),
        ]

        assert len(groups(reports)) == 2

    def test_a_day_and_its_month_are_of_one(self) -> None:
        pairs = [(label, "Udio") for label in LABELS]
        month = in_one_sentence(pairs, when="2025-11", name="a")
        of_a_day = in_one_sentence(pairs[:1], when="2025-11-20", name="b")

        assert groups([*month, *of_a_day]) == {frozenset(pairs)}

    def test_every_deal_names_a_deal_of_its_announcement(self) -> None:
        pairs = [(label, company) for label in LABELS for company in ("Udio", "Suno")]
        deals = merge(in_one_sentence(pairs, DealKind.LAWSUIT))

        for group in announcements(deals):
            (mark,) = {deal.announcement for deal in group.deals}
            assert mark in {deal.id for deal in group.deals}
