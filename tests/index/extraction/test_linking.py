"""Talks before deals, what becomes of lawsuits, and what is announced together."""

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

    def test_a_denial_did_not_lead_to_the_deal(self) -> None:
        denied = report("denied", "2025-06-01", status=DealStatus.DENIED)

        (deal,) = (deal for deal in merged(denied, report("deal", "2025-10-29")) if deal.is_made)

        assert {each.article.id for each in deal.evidence} == {"deal"}


class TestOutcomes:
    suit = report("suit", "2024-06-24", kind=DealKind.LAWSUIT)

    def test_a_settlement_ends_a_lawsuit(self) -> None:
        deals = merged(self.suit, report("s", "2025-10-29", kind=DealKind.SETTLEMENT))

        assert kinds(deals) == {
            DealKind.LAWSUIT: DealStatus.SETTLED,
            DealKind.SETTLEMENT: DealStatus.SETTLED,
        }
        suit = next(deal for deal in deals if deal.kind is DealKind.LAWSUIT)
        status = [each.article.id for each in suit.evidence if each.field == "status"]
        assert status == ["s", "suit"]
        assert str(suit.date) == "2024-06-24"

    def test_a_ruling_moves_a_lawsuit_on_and_a_settlement_further(self) -> None:
        ruling = report("r", "2025-03-01", kind=DealKind.RULING)
        settlement = report("s", "2025-10-29", kind=DealKind.SETTLEMENT)

        assert kinds(merged(self.suit, ruling))[DealKind.LAWSUIT] is DealStatus.RULED
        for reports in permutations((self.suit, ruling, settlement)):
            assert kinds(merged(*reports))[DealKind.LAWSUIT] is DealStatus.SETTLED

    def test_what_was_dropped_stays_dropped(self) -> None:
        ended = report("e", "2025-01-01", kind=DealKind.LAWSUIT, status=DealStatus.ENDED)
        settlement = report("s", "2025-10-29", kind=DealKind.SETTLEMENT)

        assert kinds(merged(self.suit, ended, settlement))[DealKind.LAWSUIT] is DealStatus.ENDED

    def test_what_came_before_it_is_no_outcome(self) -> None:
        before = report("s", "2024-06-23", kind=DealKind.SETTLEMENT)

        assert kinds(merged(self.suit, before))[DealKind.LAWSUIT] is DealStatus.FILED

    @pytest.mark.parametrize("other", [("Sony", "Udio"), ("Universal", "Suno")])
    def test_what_others_settled_is_no_outcome(self, other: tuple[str, str]) -> None:
        settlement = report("s", "2025-10-29", *other, kind=DealKind.SETTLEMENT)

        assert kinds(merged(self.suit, settlement))[DealKind.LAWSUIT] is DealStatus.FILED

    @pytest.mark.parametrize("status", [DealStatus.TALKS, DealStatus.DENIED])
    def test_talks_of_a_settlement_settle_nothing(self, status: DealStatus) -> None:
        talks = report("s", "2025-06-01", kind=DealKind.SETTLEMENT, status=status)

        assert kinds(merged(self.suit, talks))[DealKind.LAWSUIT] is DealStatus.FILED

    def test_of_two_lawsuits_a_ruling_moves_on_the_one_that_was_filed_before_it(self) -> None:
        words = "Universal filed a second lawsuit against Udio."
        second = report("second", "2026-01-28", kind=DealKind.LAWSUIT, text=words)
        ruling = report("r", "2025-03-01", kind=DealKind.RULING)

        first, late = (
            deal for deal in merged(self.suit, ruling, second) if deal.kind is DealKind.LAWSUIT
        )
        assert (first.status, late.status) == (DealStatus.RULED, DealStatus.FILED)


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
