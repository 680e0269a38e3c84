"""One deal out of all that articles tell of it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deals import (
    AmountKind,
    DateSource,
    Deal,
    DealKind,
    DealStatus,
    Role,
    Scope,
    Telling,
)
from index.extraction.cases import cases
from index.extraction.merging import merge
from index.extraction.told import Told
from index.types import Article, PublishedDate, Span
from tests.index.made import ROLES, Report, article, day, merged, only, report, telling

ANNOUNCEMENT, PUBLICATION = DateSource.ANNOUNCEMENT, DateSource.PUBLICATION
SETTLED = "Universal settled with Udio for $500 million and licensed recordings for training."


def report_of_money(name: str, words: str, *amounts: tuple[str, float]) -> Report:
    source = article(name, f"Universal asks Udio for {words}.")
    told = [(text, value, AmountKind.CLAIM) for text, value in amounts]
    return source, telling(source, when="2025-10-29", amounts=told)


def fields(deal: Deal) -> list[str]:
    return [each.field for each in deal.evidence]


class TestOneDeal:
    def test_told_by_several_articles_it_is_one(self) -> None:
        deal = only(
            report("a", "2025-10-29"),
            report("b", "2025-10-30", source=PUBLICATION, giver="UMPG"),
            report("c", None, published="2026-02-01", kind=DealKind.PARTNERSHIP),
        )

        assert deal.kind is DealKind.LICENCE
        assert {party.canonical for party in deal.parties} == {"Universal Music Group", "Udio"}
        assert {each.article.id for each in deal.evidence} == {"a", "b", "c"}

    def test_the_evidence_of_every_field_is_an_articles_own_words(self) -> None:
        source = article("a", SETTLED)
        deal = only(
            (
                source,
                telling(
                    source,
                    kind=DealKind.SETTLEMENT,
                    when="2025-10-29",
                    scopes=[(Scope.RECORDED, "recordings"), (Scope.TRAINING, "for training")],
                    amounts=[("$500 million", 5e8, AmountKind.PRICE)],
                ),
            )
        )

        assert [(each.field, each.text) for each in deal.evidence] == [
            ("party:licensor:Universal Music Group", "Universal"),
            ("party:licensee:Udio", "Udio"),
            ("kind", "Universal"),
            ("status", "Universal"),
            ("scope:recorded", "recordings"),
            ("scope:training", "for training"),
            ("amount:price", "$500 million"),
            ("date", SETTLED),
        ]
        assert {each.sentence for each in deal.evidence} == {Span(0, len(SETTLED))}
        assert deal.scopes == (Scope.RECORDED, Scope.TRAINING)
        assert [(each.written, each.value) for each in deal.amounts] == [("$500 million", 5e8)]

    def test_evidence_from_another_sentence_comes_with_that_sentence(self) -> None:
        source = article("a", "Universal licensed to Udio. It asked for $500 million. Fans wept.")
        deal = only(
            (
                source,
                telling(
                    source,
                    sentence="Universal licensed to Udio.",
                    amounts=[("$500 million", 5e8, AmountKind.CLAIM)],
                ),
            )
        )

        (money,) = (each for each in deal.evidence if each.field == "amount:claim")
        assert money.sentence.of(source.text).strip() == "It asked for $500 million."

    def test_a_party_that_only_the_title_names_has_no_evidence(self) -> None:
        deal = only(report("a", text="Universal has licensed its songs."))

        assert fields(deal)[:2] == ["party:licensor:Universal Music Group", "kind"]
        assert [party.canonical for party in deal.parties] == ["Universal Music Group", "Udio"]

    def test_where_a_title_alone_tells_of_it_other_articles_give_the_words(self) -> None:
        source, told = report("a", confidence=0.9)
        of_title = source, replace(told, sentence=Span(0, 0), trigger=Span(0, 0))

        deal = only(of_title, report("b", confidence=0.5))

        assert {each.article.id for each in deal.evidence} == {"a", "b"}
        (kind, *_) = (each for each in deal.evidence if each.field == "kind")
        assert (kind.article.id, kind.text) == ("b", "Universal")

    def test_what_titles_alone_tell_is_a_deal_all_the_same(self) -> None:
        source, told = report("a")

        deal = only((source, replace(told, sentence=Span(0, 0), trigger=Span(0, 0))))

        assert "kind" in fields(deal)
        assert {each.article.id for each in deal.evidence} == {"a"}

    @pytest.mark.parametrize("kind", [k for k, r in ROLES.items() if len(set(r)) == 2])
    def test_who_gives_comes_first(self, kind: DealKind) -> None:
        source = article("a", "Udio and Universal.")
        told = telling(source, "Udio", "Universal", kind, roles=ROLES[kind][::-1])

        deal = only((source, told))

        assert tuple(party.role for party in deal.parties) == ROLES[kind]
        assert [party.canonical for party in deal.parties] == ["Universal Music Group", "Udio"]

    def test_a_buyer_comes_before_a_seller(self) -> None:
        source = article("a", "Udio and Universal.")
        roles = (Role.SELLER, Role.BUYER)

        deal = only((source, telling(source, kind=DealKind.ACQUISITION, roles=roles)))

        assert [party.canonical for party in deal.parties] == ["Udio", "Universal Music Group"]

    def test_the_article_that_names_both_tells_best(self) -> None:
        weak = report("weak", giver="Universal", weak=True, confidence=0.95)
        plain = report("plain", giver="UMPG", confidence=0.6)

        deal = only(weak, plain)

        assert not deal.weak
        assert deal.parties[0].entity == "Universal Music Publishing Group"
        assert deal.evidence[0].article.id == "plain"
        assert only(weak).weak

    def test_more_articles_make_it_surer(self) -> None:
        one, two = report("a", confidence=0.6), report("b", confidence=0.5)

        assert only(one).confidence == pytest.approx(0.6)
        assert only(one, two).confidence == pytest.approx(0.8)

    def test_what_one_article_calls_a_licence_is_no_mere_partnership(self) -> None:
        partnership = report("a", kind=DealKind.PARTNERSHIP, confidence=0.9)

        assert only(partnership).kind is DealKind.PARTNERSHIP
        assert only(partnership, report("b", confidence=0.3)).kind is DealKind.LICENCE


class TestStatus:
    def test_it_only_moves_up(self) -> None:
        signed = report("a", "2025-10-29", status=DealStatus.SIGNED)
        announced = report("b", "2025-12-01", status=DealStatus.ANNOUNCED)

        assert only(signed, announced).status is DealStatus.SIGNED
        assert only(announced).status is DealStatus.ANNOUNCED

    def test_a_lawsuit_that_was_dropped_has_ended_though_later_articles_recall_its_filing(
        self,
    ) -> None:
        filed = report("a", "2024-06-24", kind=DealKind.LAWSUIT)
        ended = report("b", "2025-11-20", kind=DealKind.LAWSUIT, status=DealStatus.ENDED)
        recalled = report("c", "2024-06-24", kind=DealKind.LAWSUIT, published="2026-01-01")

        assert only(recalled, ended, filed).status is DealStatus.ENDED

    def test_talks_alone_are_no_deal(self) -> None:
        assert not only(report("a", status=DealStatus.TALKS)).is_made

    @pytest.mark.parametrize("kind", [k for k in DealKind if k is not DealKind.RULING])
    def test_what_is_denied_is_no_deal(self, kind: DealKind) -> None:
        assert not only(report("a", kind=kind, status=DealStatus.DENIED)).is_made

    def test_a_denial_after_talks_stands(self) -> None:
        talks = report("a", "2025-06-01", status=DealStatus.TALKS)
        denied = report("b", "2025-06-03", status=DealStatus.DENIED)

        assert only(talks, denied).status is DealStatus.DENIED

    def test_a_motion_that_a_court_denied_is_a_ruling(self) -> None:
        deal = only(report("a", kind=DealKind.RULING, status=DealStatus.DENIED))

        assert deal.is_made
        assert deal.status is DealStatus.DENIED


class TestDate:
    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            ([("2025-10-29", DateSource.CLAUSE), ("2025-10-27", ANNOUNCEMENT)], "2025-10-29"),
            ([("2025-10-29", ANNOUNCEMENT), ("2025-10-27", PUBLICATION)], "2025-10-29"),
            ([("2025-10-29", PUBLICATION), ("2025-10-31", PUBLICATION)], "2025-10-29"),
            ([("2025-10-29", DateSource.CLAUSE), ("2025-10", DateSource.CLAUSE)], "2025-10-29"),
            ([("2025-10-29", DateSource.CLAUSE), ("2025", DateSource.CLAUSE)], "2025-10-29"),
            ([("2025-09", DateSource.CLAUSE), ("2025-10-02", DateSource.CLAUSE)], "2025-09"),
            ([("2025-10", DateSource.CLAUSE), ("2025-10-29", ANNOUNCEMENT)], "2025-10-29"),
            ([("2025-10", ANNOUNCEMENT), ("2025-10-30", PUBLICATION)], "2025-10-30"),
            ([("2025-10", DateSource.CLAUSE), ("2025-11-02", PUBLICATION)], "2025-10"),
        ],
    )
    def test_the_best_source_gives_it_and_of_these_the_earliest_and_most_precise(
        self, dates: list[tuple[str, DateSource]], expected: str
    ) -> None:
        reports = [report(f"a{n}", when, source=source) for n, (when, source) in enumerate(dates)]

        for order in (reports, reports[::-1]):
            assert only(*order).date == day(expected)

    def test_its_source_is_told(self) -> None:
        assert only(report("a", source=PUBLICATION)).date_source is PUBLICATION
        assert only(report("a"), report("b", source=PUBLICATION)).date_source is DateSource.CLAUSE
        assert only(report("a", None)).date_source is None

    def test_history_without_a_date_has_none(self) -> None:
        assert only(report("a", None, published="2025-11-01")).date is None

    def test_a_lawsuit_has_the_date_of_its_filing(self) -> None:
        filed = report("a", "2024-06-24", kind=DealKind.LAWSUIT)
        ended = report(
            "b",
            "2023-11-20",
            kind=DealKind.LAWSUIT,
            status=DealStatus.ENDED,
            published="2025-12-01",
        )

        assert only(ended, filed).date == PublishedDate(2024, 6, 24)

    def test_nothing_was_filed_after_an_article_told_of_it(self) -> None:
        words = "Universal has sued Udio."
        news = report("a", "2025-01-21", kind=DealKind.LAWSUIT, source=PUBLICATION, text=words)
        hearing = report("b", "2026-03-09", kind=DealKind.LAWSUIT)

        assert only(news, hearing).date == PublishedDate(2025, 1, 21)

    @pytest.mark.parametrize("source", [ANNOUNCEMENT, PUBLICATION])
    def test_a_lawsuit_told_in_passing_has_no_date(self, source: DateSource) -> None:
        words = "The case of Universal against Udio went on."
        passing = report("a", "2025-10-29", kind=DealKind.LAWSUIT, source=source, text=words)
        filed = report("b", "2024-06-24", kind=DealKind.LAWSUIT, text="Universal sued Udio.")

        assert only(passing).date is None
        assert only(passing).date_source is None
        assert "date" not in fields(only(passing))
        assert only(passing, filed).date == PublishedDate(2024, 6, 24)

    def test_an_announcement_that_was_no_news_any_more_is_another(self) -> None:
        old, new = (
            report(name, when, source=ANNOUNCEMENT, published="2025-11-25")
            for name, when in (("a", "2025-11-13"), ("b", "2025-11-24"))
        )

        assert only(old, new).date == PublishedDate(2025, 11, 24)
        assert only(old).date == PublishedDate(2025, 11, 13)

    def test_the_end_of_a_deal_is_not_its_date(self) -> None:
        ended = report("b", "2026-04-10", status=DealStatus.ENDED)

        assert only(report("a", source=PUBLICATION), ended).date == PublishedDate(2025, 10, 29)
        assert only(ended).date == PublishedDate(2026, 4, 10)

    def test_a_date_has_evidence_unless_it_is_that_of_the_article(self) -> None:
        assert "date" in fields(only(report("a")))
        assert "date" not in fields(only(report("a", source=PUBLICATION)))


class TestConflicts:
    @pytest.mark.parametrize(
        ("one", "other", "differ"),
        [
            ("2025-10-29", "2025-10-29", False),
            ("2025-10-29", "2025-10-30", True),
            ("2025-10-29", "2025-11-29", True),
            ("2025-10-29", "2025-11-30", False),
            ("2025-10-29", "2025-10", False),
            ("2025-10-29", "2025", False),
            ("2025-10", "2025-11", True),
        ],
    )
    def test_dates_that_cannot_both_be_right_are_one(
        self, one: str, other: str, differ: bool
    ) -> None:
        deal = only(report("a", one), report("b", other))

        assert deal.conflicts == (("date",) if differ else ())

    def test_days_of_publication_are_none(self) -> None:
        deal = only(report("a", "2025-10-29"), report("b", "2025-10-30", source=PUBLICATION))

        assert deal.conflicts == ()

    def test_papers_at_court_are_no_other_date_of_a_settlement(self) -> None:
        settled = report("a", "2025-10-29", kind=DealKind.SETTLEMENT)
        words = "Universal filed dismissal notices against Udio in November."
        papers = report("b", "2025-11", kind=DealKind.SETTLEMENT, text=words)

        assert only(settled, papers).conflicts == ()
        assert only(settled, papers).date == PublishedDate(2025, 10, 29)
        assert only(papers).date == PublishedDate(2025, 11)

    def test_what_became_of_a_lawsuit_is_no_other_date_of_its_filing(self) -> None:
        filed = report("a", "2024-06-24", kind=DealKind.LAWSUIT)
        ended = report("b", "2024-07-10", kind=DealKind.LAWSUIT, status=DealStatus.ENDED)

        assert only(filed, ended).conflicts == ()
        other = report("c", "2024-06-25", kind=DealKind.LAWSUIT)
        assert only(filed, other).conflicts == ("date",)

    def test_a_rounded_amount_is_the_same(self) -> None:
        exact = report_of_money("a", "$487.5 million", ("$487.5 million", 4.875e8))
        rounded = report_of_money("b", "$500 million", ("$500 million", 5e8))

        deal = only(exact, rounded)

        assert len(deal.amounts) == 1
        assert deal.conflicts == ()
        assert fields(deal).count("amount:claim") == 2

    def test_amounts_of_one_thing_that_are_not_the_same_are_one(self) -> None:
        deal = only(
            report_of_money("a", "$500 million", ("$500 million", 5e8)),
            report_of_money("b", "$450 million", ("$450 million", 4.5e8)),
        )

        assert sorted(each.written for each in deal.amounts) == ["$450 million", "$500 million"]
        assert deal.conflicts == ("amount",)

    def test_a_claim_and_a_price_do_not_contradict_each_other(self) -> None:
        source = article("a", "Universal asks Udio for $900 million and takes $5 million.")
        amounts = [
            ("$900 million", 9e8, AmountKind.CLAIM),
            ("$5 million", 5e6, AmountKind.PRICE),
        ]

        deal = only((source, telling(source, amounts=amounts)))

        assert [each.kind for each in deal.amounts] == [AmountKind.CLAIM, AmountKind.PRICE]
        assert deal.conflicts == ()


class TestId:
    def test_later_articles_do_not_change_it(self) -> None:
        first = report("a", "2025-10-29", source=PUBLICATION)
        later = [
            report("b", "2025-10-30", source=PUBLICATION),
            report("c", "2025-10-28", published="2025-12-01", confidence=0.99),
            report("d", None, published="2026-12-01"),
            report("e", "2026-06-01"),
            report("f", "2025-10-29", kind=DealKind.SETTLEMENT, published="2025-12-01"),
        ]

        (alone,) = merged(first)

        assert alone.id in {deal.id for deal in merged(first, *later)}

    def test_the_oldest_article_makes_it(self) -> None:
        old, new = report("a", "2025-10-29"), report("b", "2025-10-30")

        assert only(old).id == only(old, new).id != only(new).id

    def test_a_file_read_anew_keeps_it(self) -> None:
        source, told = report("a")
        edited = replace(source, text=source.text + " More.", revision=99, title="Changed")

        assert only((source, told)).id == only((edited, told)).id

    def test_two_lawsuits_that_one_article_tells_of_have_two(self) -> None:
        text = "Universal sued Udio in 2023. It filed a second lawsuit in 2026."
        source = article("a", text, "2026-02-01")
        first, second = text.split(". ")
        suits = [
            (source, telling(source, kind=DealKind.LAWSUIT, sentence=first, when="2023-10")),
            (source, telling(source, kind=DealKind.LAWSUIT, sentence=second, when="2026-01")),
        ]

        ids = [deal.id for deal in merged(*suits)]

        assert len(set(ids)) == 2
        assert [deal.id for deal in merged(*suits[::-1])] == ids


@st.composite
def tellings(draw: st.DrawFn, source: Article) -> Telling:
    begin = draw(st.integers(0, len(source.text)))
    end = draw(st.integers(begin, len(source.text)))
    inside = st.tuples(st.integers(begin, end), st.integers(begin, end)).map(
        lambda pair: Span(*sorted(pair))
    )
    kind = draw(st.sampled_from(DealKind))
    giver, taker = draw(st.permutations(["Universal", "Sony", "Udio", "Suno"]))[:2]
    dates = ["2023", "2024", "2024-06", "2024-06-24", "2025-01-31", "2025-10", "2026-03-01"]
    told = telling(
        source,
        giver,
        taker,
        kind,
        status=draw(st.none() | st.sampled_from(DealStatus)),
        when=draw(st.none() | st.sampled_from(dates)),
        source=draw(st.sampled_from(DateSource)),
        scopes=[(scope, "") for scope in draw(st.sets(st.sampled_from(Scope), max_size=2))],
        amounts=[("", draw(st.sampled_from([1e6, 1.02e6, 5e8])), AmountKind.CLAIM)],
        confidence=draw(st.sampled_from([0.3, 0.6, 0.9])),
        weak=draw(st.booleans()),
    )
    return replace(told, sentence=Span(begin, end), trigger=draw(inside))


@st.composite
def any_reports(draw: st.DrawFn) -> list[Report]:
    """Return what a few articles tell, and of one thing in one place once."""
    dates = ["2024", "2024-06-24", "2025-11-30", "2026-01"]
    texts = ["", "Udio.", "Universal and Sony sued Udio and Suno. Udio “won”. 𝕌dio!\n\nNo."]
    sources = [
        article(f"a{n}", draw(st.sampled_from(texts)), draw(st.none() | st.sampled_from(dates)))
        for n in range(draw(st.integers(1, 3)))
    ]
    chosen = draw(st.lists(st.sampled_from(sources), max_size=8))
    told = [(each, draw(tellings(each))) for each in chosen]
    return list({(each[0].id, whereabouts(each[1])): each for each in told}.values())


def whereabouts(told: Telling) -> tuple[object, ...]:
    names = sorted(party.canonical for party in told.parties)
    return told.sentence, told.trigger, told.kind, told.status, *names


class TestAnyReports:
    @given(any_reports())
    def test_each_is_told_by_a_deal_of_its_pair(self, reports: list[Report]) -> None:
        deals = merge(reports)

        assert len({deal.id for deal in deals}) == len(deals)
        assert len(deals) <= len(cases(Told(*each) for each in reports))
        for source, told in reports:
            pair = {party.canonical for party in told.parties}
            assert any(
                pair == {party.canonical for party in deal.parties}
                and (told_in(deal, source, told.trigger) or not len(told.trigger))
                for deal in deals
            )

    @given(any_reports())
    def test_all_evidence_is_an_articles_own_words(self, reports: list[Report]) -> None:
        sources = [source for source, _ in reports]
        for deal in merge(reports):
            assert deal.evidence
            assert "kind" in fields(deal)
            assert len(set(deal.evidence)) == len(deal.evidence)
            for each in deal.evidence:
                assert each.article in sources
                assert each.text == each.article.text[each.span.start : each.span.end]
                assert each.sentence.end <= len(each.article.text)
                assert each.sentence.covers(each.span) or each.sentence.overlaps(each.span)

    @given(any_reports(), st.randoms())
    def test_their_order_does_not_matter(self, reports: list[Report], random: Random) -> None:
        shuffled = random.sample(reports, len(reports))

        assert by_id(merge(reports)) == by_id(merge(shuffled))

    @given(any_reports())
    def test_what_is_told_twice_is_told_once(self, reports: list[Report]) -> None:
        once, twice = merge(dict.fromkeys(reports)), merge([*reports, *reports])

        def without_confidence(deals: tuple[Deal, ...]) -> list[Deal]:
            return by_id(tuple(replace(deal, confidence=0.0) for deal in deals))

        assert without_confidence(once) == without_confidence(twice)

    @given(any_reports())
    def test_a_deal_is_between_two_and_dated_by_one_of_the_articles(
        self, reports: list[Report]
    ) -> None:
        dates = {each.date.date for _, each in reports if each.date}
        for deal in merge(reports):
            assert len({party.canonical for party in deal.parties}) == 2
            assert deal.date is None or deal.date in dates
            assert (deal.date is None) == (deal.date_source is None)
            assert 0 <= deal.confidence <= 1
            assert deal.announcement in {other.id for other in merge(reports)}


def told_in(deal: Deal, source: Article, trigger: Span) -> bool:
    return any(
        (each.article, each.span) == (source, trigger)
        for each in deal.evidence
        if each.field in {"status", "talks"}
    )


def by_id(deals: tuple[Deal, ...]) -> list[Deal]:
    return sorted(deals, key=lambda deal: deal.id)


def test_no_reports_make_no_deals() -> None:
    assert merge([]) == ()
