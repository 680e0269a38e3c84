"""What the ledger finds of all quotes and deals."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deal_list import first_day, last_day
from index.deals import DateSource, DealKind, DealStatus, Scope, Telling
from index.extraction.found import Extraction
from index.filters import DealFilter, DealSort, QuoteFilter
from index.ledger import Ledger, NameField, ReadingState
from index.quotes import Quote, QuoteKind
from index.types import Article, PublishedDate
from index.vocabulary import Vocabulary
from tests.index.made import article, day, quote, telling

ARTICLES = {
    1: article(
        "klay",
        "“It pays artists,” said Ary Attie of KLAY Vision. The UMPG and Universal signed.",
        "2025-11-20",
        revision=1,
    ),
    2: article(
        "udio",
        "“We like walls,” Michael Nash said for Universal. He called it “a garden”. Udio agreed.",
        "2025-10-29",
        revision=2,
    ),
    3: article("suno", "Suno said that it was sued by Sony. “No,” said Nash.", "2024", revision=3),
    4: article("koda", "Koda sued Suno. “Hm,” somebody said.", None, revision=4),
    5: article("more", "Suno talks to Warner. Suno denied to buy Udio.", "2026-02", revision=5),
}
KLAY, UDIO, SUNO, KODA, MORE = ARTICLES.values()


def quoted() -> dict[int, list[Quote]]:
    return {
        1: [quote(KLAY, "It pays artists,", speaker="Ary Attie", organisation="KLAY Vision")],
        2: [
            quote(UDIO, "We like walls,", speaker="Michael Nash", organisation="Universal",
                  of="Universal Music Group"),
            quote(UDIO, "a garden", QuoteKind.PARTIAL, speaker="He", canonical="Michael Nash",
                  organisation="Universal", of="Universal Music Publishing Group"),
        ],
        3: [
            quote(SUNO, "it was sued by Sony", QuoteKind.STATEMENT, speaker="Suno",
                  organisation="Suno"),
            quote(SUNO, "No,", speaker="Nash"),
        ],
        4: [quote(KODA, "Hm,")],
    }  # fmt: skip


def told() -> dict[int, list[Telling]]:
    return {
        1: [
            telling(KLAY, "Universal", "KLAY Vision", when="2025-11-20",
                    scopes=[(Scope.TRAINING, "pays")]),
            telling(KLAY, "UMPG", "Udio", when="2025-11"),
        ],
        2: [
            telling(UDIO, "Universal", "Udio", DealKind.SETTLEMENT, when="2025-10-29"),
            telling(UDIO, "Universal", "Suno", DealKind.LAWSUIT, when="2024-06-24"),
        ],
        3: [telling(SUNO, "Sony", "Suno", DealKind.LAWSUIT, when="2024",
                    source=DateSource.PUBLICATION)],
        4: [telling(KODA, "Koda", "Suno", DealKind.LAWSUIT)],
        5: [
            telling(MORE, "Warner", "Suno", status=DealStatus.TALKS, when="2026-02"),
            telling(MORE, "Suno", "Udio", DealKind.ACQUISITION, status=DealStatus.DENIED,
                    when="2026-02"),
        ],
    }  # fmt: skip


def extractions() -> dict[int, Extraction]:
    said, agreed = quoted(), told()
    return {n: Extraction(tuple(said.get(n, ())), tuple(agreed.get(n, ()))) for n in said | agreed}


@pytest.fixture(scope="module")
def ledger(vocabulary: Vocabulary) -> Ledger:
    return Ledger(ARTICLES, extractions(), vocabulary)


def words(ledger: Ledger, wanted: QuoteFilter) -> list[str]:
    return [found.text for found in ledger.quotes(wanted)]


def pairs(ledger: Ledger, wanted: DealFilter) -> list[str]:
    """Return the first words of both parties and the kind of each deal."""
    return [
        f"{d.parties[0].canonical.split()[0]}-{d.parties[1].canonical.split()[0]} {d.kind}"
        for d in ledger.deals(wanted)
    ]


EVERY_QUOTE = [
    "It pays artists,", "We like walls,", "a garden", "it was sued by Sony", "No,", "Hm,",
]  # fmt: skip
EVERY_DEAL = [
    "Universal-KLAY licence",
    "Universal-Udio licence",
    "Universal-Udio settlement",
    "Universal-Suno lawsuit",
    "Sony-Suno lawsuit",
    "Koda-Suno lawsuit",
]


class TestQuotes:
    def test_without_a_filter_all_are_found_newest_first(self, ledger: Ledger) -> None:
        assert words(ledger, QuoteFilter()) == EVERY_QUOTE

    @pytest.mark.parametrize(
        ("speaker", "found"),
        [
            ("Michael Nash", ["We like walls,", "a garden"]),
            ("nash", ["We like walls,", "a garden", "No,"]),
            ("attie", ["It pays artists,"]),
            ("Suno", ["it was sued by Sony"]),
            ("Lennon", []),
        ],
    )
    def test_a_speaker_is_found_by_part_of_the_name(
        self, ledger: Ledger, speaker: str, found: list[str]
    ) -> None:
        assert words(ledger, QuoteFilter(speaker=speaker)) == found

    @pytest.mark.parametrize(
        ("organisation", "found"),
        [
            ("UMG", ["We like walls,", "a garden"]),
            ("universal music", ["We like walls,", "a garden"]),
            ("UMPG", ["a garden"]),
            ("Klay", ["It pays artists,"]),
            ("Merlin", []),
        ],
    )
    def test_an_organisation_is_found_by_any_name_with_what_belongs_to_it(
        self, ledger: Ledger, organisation: str, found: list[str]
    ) -> None:
        assert words(ledger, QuoteFilter(organisation=organisation)) == found

    @pytest.mark.parametrize("blank", ["", "  "])
    def test_an_organisation_of_no_words_excludes_nothing(self, ledger: Ledger, blank: str) -> None:
        assert words(ledger, QuoteFilter(organisation=blank)) == EVERY_QUOTE

    def test_a_kind_excludes_the_others(self, ledger: Ledger) -> None:
        assert words(ledger, QuoteFilter(kind=QuoteKind.PARTIAL)) == ["a garden"]
        assert words(ledger, QuoteFilter(kind=QuoteKind.STATEMENT)) == ["it was sued by Sony"]

    @pytest.mark.parametrize(
        ("since", "until", "found"),
        [
            ("2025-11-20", None, EVERY_QUOTE[:1]),
            ("2025-11", None, EVERY_QUOTE[:1]),
            ("2025-10-29", None, EVERY_QUOTE[:3]),
            ("2025", None, EVERY_QUOTE[:3]),
            (None, "2025-10", EVERY_QUOTE[1:5]),
            (None, "2025-10-28", EVERY_QUOTE[3:5]),
            (None, "2024", EVERY_QUOTE[3:5]),
            ("2024-06", "2024-06", EVERY_QUOTE[3:5]),
            ("2026", None, []),
            (None, "2023", []),
        ],
    )
    def test_a_year_or_month_stands_for_all_of_its_days_and_an_unknown_date_for_none(
        self, ledger: Ledger, since: str | None, until: str | None, found: list[str]
    ) -> None:
        assert words(ledger, QuoteFilter(since=day(since), until=day(until))) == found

    def test_filters_are_met_together(self, ledger: Ledger) -> None:
        wanted = QuoteFilter(speaker="nash", organisation="UMG", kind=QuoteKind.DIRECT)

        assert words(ledger, wanted) == ["We like walls,"]

    def test_one_is_found_again_by_its_place(self, ledger: Ledger) -> None:
        for found in ledger.quotes(QuoteFilter()):
            assert ledger.quote_at(found.article.revision or 0, found.quote.span.start) == found
        assert ledger.quote_at(1, 0) is None
        assert ledger.quote_at(99, 1) is None


class TestDeals:
    def test_without_a_filter_all_that_are_made_are_found_newest_first(
        self, ledger: Ledger
    ) -> None:
        assert pairs(ledger, DealFilter()) == EVERY_DEAL

    def test_talks_and_denials_are_found_only_by_their_status(self, ledger: Ledger) -> None:
        assert pairs(ledger, DealFilter(status=DealStatus.TALKS)) == ["Warner-Suno licence"]
        assert pairs(ledger, DealFilter(status=DealStatus.DENIED)) == ["Suno-Udio acquisition"]
        assert pairs(ledger, DealFilter(status=DealStatus.SETTLED)) == ["Universal-Udio settlement"]

    @pytest.mark.parametrize(
        ("party", "other", "found"),
        [
            ("Universal Music Group", None, EVERY_DEAL[:4]),
            ("umg", None, EVERY_DEAL[:4]),
            ("umg", "udio", EVERY_DEAL[1:3]),
            ("udio", "umg", EVERY_DEAL[1:3]),
            (None, "udio", EVERY_DEAL[1:3]),
            ("UMPG", None, EVERY_DEAL[1:2]),
            ("suno", "suno", []),
            ("umg", "merlin", []),
            ("koda", " ", EVERY_DEAL[5:]),
        ],
    )
    def test_a_party_is_found_by_any_name_on_either_side(
        self, ledger: Ledger, party: str | None, other: str | None, found: list[str]
    ) -> None:
        assert pairs(ledger, DealFilter(party=party, other=other)) == found

    def test_kind_and_scope_exclude_the_others(self, ledger: Ledger) -> None:
        assert pairs(ledger, DealFilter(kind=DealKind.LAWSUIT)) == EVERY_DEAL[3:]
        assert pairs(ledger, DealFilter(scope=Scope.TRAINING)) == EVERY_DEAL[:1]
        assert pairs(ledger, DealFilter(kind=DealKind.LAWSUIT, scope=Scope.TRAINING)) == []

    @pytest.mark.parametrize(
        ("since", "until", "found"),
        [
            ("2025", None, EVERY_DEAL[:3]),
            ("2025-11", None, EVERY_DEAL[:2]),
            ("2025-11-21", None, EVERY_DEAL[1:2]),
            ("2025-12", None, []),
            (None, "2024", EVERY_DEAL[3:5]),
            (None, "2024-03-01", EVERY_DEAL[4:5]),
            ("2024-12-31", "2025-10", [EVERY_DEAL[2], EVERY_DEAL[4]]),
            ("2000", "2100", EVERY_DEAL[:5]),
        ],
    )
    def test_dates_may_be_as_vague_as_they_are(
        self, ledger: Ledger, since: str | None, until: str | None, found: list[str]
    ) -> None:
        assert pairs(ledger, DealFilter(since=day(since), until=day(until))) == found

    def test_the_oldest_may_come_first_and_the_undated_come_last_anyway(
        self, ledger: Ledger
    ) -> None:
        found = pairs(ledger, DealFilter(sort=DealSort.OLDEST))

        assert found == [EVERY_DEAL[n] for n in (4, 3, 2, 1, 0, 5)]

    def test_they_may_be_sorted_by_party(self, ledger: Ledger) -> None:
        found = pairs(ledger, DealFilter(sort=DealSort.PARTY))

        assert found == [EVERY_DEAL[n] for n in (5, 4, 0, 3, 1, 2)]

    def test_one_is_found_by_its_id_also_talks(self, ledger: Ledger) -> None:
        for status in (None, DealStatus.TALKS, DealStatus.DENIED):
            for deal in ledger.deals(DealFilter(status=status)):
                assert ledger.deal(deal.id) == deal
                group = ledger.announcement(deal.id)
                assert group is not None
                assert deal in group.deals
        assert ledger.deal("none") is None
        assert ledger.announcement("none") is None

    def test_every_one_is_listed_newest_first(self, ledger: Ledger) -> None:
        every = ledger.every_deal

        assert len(every) == len(EVERY_DEAL) + 2
        assert [deal.date for deal in every][-1] is None
        dates = [first_day(deal.date) for deal in every if deal.date]
        assert dates == sorted(dates, reverse=True)


class TestNames:
    def test_those_that_occur_are_offered_the_most_frequent_first(self, ledger: Ledger) -> None:
        assert ledger.names(NameField.SPEAKER, "", 25) == (
            "Michael Nash", "Ary Attie", "Nash", "Suno",
        )  # fmt: skip
        assert ledger.names(NameField.PARTY, "", 2) == ("Suno", "Universal Music Group")
        assert set(ledger.names(NameField.ORGANISATION, "u", 25)) == {
            "Universal Music Group",
            "Universal Music Publishing Group",
        }

    def test_a_party_that_belongs_to_a_group_is_offered_beside_it(self, ledger: Ledger) -> None:
        assert ledger.names(NameField.PARTY, "umpg", 25) == ("Universal Music Publishing Group",)

    def test_a_name_that_is_offered_finds_something(self, ledger: Ledger) -> None:
        for name in ledger.names(NameField.PARTY, "", 25):
            found = [
                deal
                for status in (None, DealStatus.TALKS, DealStatus.DENIED)
                for deal in ledger.deals(DealFilter(party=name, status=status))
            ]
            assert found, name
        for name in ledger.names(NameField.SPEAKER, "", 25):
            assert ledger.quotes(QuoteFilter(speaker=name)), name
        for name in ledger.names(NameField.ORGANISATION, "", 25):
            assert ledger.quotes(QuoteFilter(organisation=name)), name


class TestLettingSpeak:
    TEXT = (
        "Ada Björk of Quay Records left. “No,” ADA BJÖRK said. Straße is a band. "
        "According to Mr O’Hara, it rained. Marguerite Askew sang."
    )

    @pytest.mark.parametrize(
        ("name", "speaks"),
        [
            *(("Ada Björk", True), ("björk", True), ("BJÖRK", True), ("Mr O’Hara", True)),
            # In no sentence with a word for saying, or not a whole word, or not there at all.
            *(("Marguerite Askew", False), ("Straße", False), ("Har", False), ("Dolly", False)),
            *(("", False), ("?!", False)),
        ],
    )
    def test_a_sentence_that_may_report_words_holds_the_end_of_the_name(
        self, vocabulary: Vocabulary, name: str, *, speaks: bool
    ) -> None:
        ledger = Ledger({1: article("a", self.TEXT)}, {}, vocabulary)
        assert ledger.lets_speak(name) == speaks

    @given(
        st.lists(st.sampled_from(["Ada", "ASKEW", "said.", "sang.", "Ünal", "ß", "it"])),
        st.sampled_from(["Ada", "Askew", "ünal", "Unal", "SS", "ß"]),
    )
    def test_whoever_stands_in_a_sentence_that_is_said_may_speak(
        self, told: list[str], name: str
    ) -> None:
        text = " ".join(told)
        ledger = Ledger({1: article("a", text)}, {}, Vocabulary.empty())
        if ledger.lets_speak(name):
            assert "said" in text
            assert name.casefold() in text.casefold()


class TestState:
    def test_an_article_that_was_not_read_yet_is_counted_and_told_of(
        self, vocabulary: Vocabulary
    ) -> None:
        some = {n: found for n, found in extractions().items() if n < 3}

        ledger = Ledger(ARTICLES, some, vocabulary)

        assert ledger.state == ReadingState(2, 5)
        assert {found.article.id for found in ledger.quotes(QuoteFilter())} == {"klay", "udio"}

    def test_what_was_found_in_an_article_that_is_gone_does_not_count(
        self, vocabulary: Vocabulary
    ) -> None:
        ledger = Ledger({1: KLAY}, extractions(), vocabulary)

        assert ledger.state == ReadingState(1, 1)
        assert words(ledger, QuoteFilter()) == EVERY_QUOTE[:1]

    def test_nothing_later_than_the_newest_article_is_known(self, ledger: Ledger) -> None:
        assert ledger.as_of == PublishedDate(2026, 2)

    def test_an_empty_one_finds_nothing(self) -> None:
        empty = Ledger.empty()

        assert empty.quotes(QuoteFilter(speaker="x", organisation="y")) == ()
        assert empty.deals(DealFilter(party="x")) == empty.every_deal == ()
        assert empty.names(NameField.PARTY, "", 25) == ()
        assert (empty.state, empty.as_of) == (ReadingState(0, 0), None)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    every = [(n, each) for n, some in told().items() for each in some]
    chosen: Sequence[tuple[int, Telling]] = draw(st.permutations(every))
    chosen = chosen[: draw(st.integers(0, len(every)))]
    found = {n: Extraction((), tuple(t for m, t in chosen if m == n)) for n in ARTICLES}
    return Ledger(ARTICLES, found, Vocabulary.empty())


dates = st.none() | st.builds(
    lambda year, month: PublishedDate(year, month), st.integers(2023, 2027), st.none() | st.just(6)
)


@given(ledgers(), dates, dates, st.sampled_from(DealSort))
def test_a_filter_finds_what_it_says_and_nothing_else(
    ledger: Ledger, since: PublishedDate | None, until: PublishedDate | None, sort: DealSort
) -> None:
    wanted = DealFilter(kind=DealKind.LAWSUIT, since=since, until=until, sort=sort)
    found = ledger.deals(wanted)

    for deal in ledger.every_deal:
        dated = deal.date is not None and (
            (since is None or last_day(deal.date) >= first_day(since))
            and (until is None or first_day(deal.date) <= last_day(until))
        )
        meets = deal.kind is DealKind.LAWSUIT and deal.is_made
        assert (deal in found) == (meets and (dated or (since is until is None)))


def test_articles_hold_what_is_said_of_them() -> None:
    """The articles above are as they should be: every span lies in its text."""
    for number, found in extractions().items():
        text: Article = ARTICLES[number]
        for each in found.quotes:
            assert each.span.of(text.text)
