"""What becomes of lawsuits."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deals import Deal, DealKind, DealStatus
from tests.index.made import STATUSES, Report, article, merged, report, telling

SECOND = report(
    "second",
    "2026-01-28",
    kind=DealKind.LAWSUIT,
    text="Universal filed a second lawsuit against Udio over pirated torrents.",
)


def kinds(deals: list[Deal]) -> dict[DealKind, DealStatus]:
    return {deal.kind: deal.status for deal in deals}


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


class TestSeveralLawsuits:
    """Of two lawsuits between the same two, an outcome ends the one that it is about."""

    suit = report(
        "suit",
        "2023-10-18",
        kind=DealKind.LAWSUIT,
        text="Universal sued Udio over the lyrics of country ballads.",
    )

    def statuses(self, outcome: Report) -> list[DealStatus]:
        """Return what became of the first and of the second lawsuit, in any order of reading."""
        found = [
            [deal.status for deal in merged(*reports) if deal.kind is DealKind.LAWSUIT]
            for reports in permutations((self.suit, SECOND, outcome))
        ]
        assert all(each == found[0] for each in found)
        return found[0]

    def settled(self, text: str) -> Report:
        return report("s", "2026-09-01", kind=DealKind.SETTLEMENT, text=text)

    def test_its_subject_tells_which(self) -> None:
        lyrics = self.settled("Universal and Udio settled over the lyrics.")
        torrents = self.settled("Universal and Udio settled over pirated torrents.")

        assert self.statuses(lyrics) == [DealStatus.SETTLED, DealStatus.FILED]
        assert self.statuses(torrents) == [DealStatus.FILED, DealStatus.SETTLED]

    def test_else_the_article_that_tells_of_both(self) -> None:
        text = f"{self.suit[0].text} The two have settled that."
        source = article("suit", text, "2023-10-18")
        sentence = "The two have settled that."
        outcome = telling(source, kind=DealKind.SETTLEMENT, sentence=sentence, when="2026-09-01")

        assert self.statuses((source, outcome)) == [DealStatus.SETTLED, DealStatus.FILED]

    def test_else_it_is_the_latest(self) -> None:
        plain = self.settled("Universal and Udio settled.")

        assert self.statuses(plain) == [DealStatus.FILED, DealStatus.SETTLED]

    @pytest.mark.parametrize(
        "words",
        [
            "Universal and Udio settled all their lawsuits.",
            "Universal and Udio ended both cases.",
            "Universal and Udio resolved all of the pending litigation.",
            "Universal and Udio settled their two copyright suits.",
        ],
    )
    def test_one_that_ends_all_says_so(self, words: str) -> None:
        assert self.statuses(self.settled(words)) == [DealStatus.SETTLED, DealStatus.SETTLED]

    def test_what_was_filed_later_is_not_ended(self) -> None:
        before = report("s", "2025-10-29", kind=DealKind.SETTLEMENT, text="They settled all suits.")

        assert self.statuses(before) == [DealStatus.SETTLED, DealStatus.FILED]


class TestRulingsOnTheWay:
    suit = report("suit", "2024-06-24", kind=DealKind.LAWSUIT)

    @pytest.mark.parametrize(
        "words",
        [
            "A judge said no to the wish of Universal to enlarge its lawsuit against Udio.",
            "A judge refused to throw out the suit of Universal against Udio.",
            "A court denied the motion of Udio in the case of Universal.",
            "The verdict for Universal on Udio slipped from June to July.",
            "A court granted Universal a preliminary injunction against Udio.",
            "A court pushed back its decision on Universal and Udio.",
        ],
    )
    def test_they_decide_no_lawsuit(self, words: str) -> None:
        ruling = report("r", "2025-03-01", kind=DealKind.RULING, text=words)

        assert kinds(merged(self.suit, ruling)) == {
            DealKind.LAWSUIT: DealStatus.FILED,
            DealKind.RULING: DealStatus.RULED,
        }

    def test_one_article_that_tells_of_a_decision_is_enough(self) -> None:
        denied = report("r", "2025-03-01", kind=DealKind.RULING, text="A court denied a motion.")
        decided = report("d", "2025-03-01", kind=DealKind.RULING, text="A court sided with it.")

        assert kinds(merged(self.suit, denied, decided))[DealKind.LAWSUIT] is DealStatus.RULED


SENTENCES = (
    "Universal sued Udio.",
    "Universal filed a second lawsuit against Udio.",
    "Universal and Udio settled all their lawsuits.",
    "A court denied a motion.",
    "A court sided with Universal against Udio over lyrics.",
)


@given(
    st.lists(
        st.builds(
            lambda name, when, kind, text: report(name, when, kind=kind, text=text),
            st.sampled_from("abcdef"),
            st.sampled_from(["2023", "2024-06", "2024-06-24", "2026-01-28"]),
            st.sampled_from([DealKind.LAWSUIT, DealKind.RULING, DealKind.SETTLEMENT]),
            st.sampled_from(SENTENCES),
        ),
        max_size=8,
    )
)
def test_only_lawsuits_move_and_only_on_to_what_somebody_told(reports: list[Report]) -> None:
    deals = merged(*reports)
    kinds_told = {told.kind for _, told in reports}

    for deal in deals:
        if deal.kind is not DealKind.LAWSUIT:
            assert deal.status is STATUSES[deal.kind]
        elif deal.status is DealStatus.SETTLED:
            assert DealKind.SETTLEMENT in kinds_told
        elif deal.status is DealStatus.RULED:
            assert DealKind.RULING in kinds_told
    # An outcome that says nothing else is about one lawsuit.
    ends_all = any("all their lawsuits" in article.text for article, _ in reports)
    outcomes = sum(deal.kind is not DealKind.LAWSUIT for deal in deals)
    moved = [d for d in deals if d.kind is DealKind.LAWSUIT and d.status is not DealStatus.FILED]
    assert ends_all or len(moved) <= outcomes
