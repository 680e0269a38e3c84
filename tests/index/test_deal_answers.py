"""Answers that deals give."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.answering import MORE, SHOWN, cite_sentence
from index.deal_answers import find, places, with_listing
from index.deal_questions import DealQuestion, Mode
from index.deals import DealKind, DealStatus, Role, Telling
from index.extraction.found import Extraction
from index.ledger import Ledger
from index.types import Answer, Citation, PublishedDate, Span
from index.vocabulary import Vocabulary
from tests.index.made import article, place, telling
from tests.support.libraries import assert_verbatim

LICENCE, LAWSUIT = frozenset({DealKind.LICENCE}), frozenset({DealKind.LAWSUIT})
UMG = "Universal Music Group"
BOTH = "Universal and Warner licensed their songs to Udio."
OLD = article(
    "old",
    f"Songs are songs. {BOTH} Fans were pleased. Warner sued Udio. Suno sued Warner. "
    "Suno talks to Universal. Concord did not license to Suno.",
    revision=1,
)
NEW = article("new", "UMPG licensed to Udio anew. Koda sued Suno.", "2026-05-01", revision=2)
TOLD = {
    1: (
        telling(OLD, "Universal", "Udio", sentence=BOTH, when="2025-10-29"),
        telling(OLD, "Warner", "Udio", sentence=BOTH, when="2025-10-29"),
        telling(
            OLD, "Warner", "Udio", DealKind.LAWSUIT, sentence="Warner sued Udio.", when="2024-06-24"
        ),
        telling(OLD, "Suno", "Warner", DealKind.LAWSUIT, sentence="Suno sued Warner."),
        telling(
            OLD,
            "Universal",
            "Suno",
            sentence="Suno talks to Universal.",
            status=DealStatus.TALKS,
            when="2025-10",
        ),
        telling(
            OLD,
            "Concord",
            "Suno",
            sentence="Concord did not license to Suno.",
            status=DealStatus.DENIED,
            when="2025-10",
        ),
    ),
    2: (
        telling(NEW, "UMPG", "Udio", sentence="UMPG licensed to Udio anew.", when="2026-05-01"),
        telling(
            NEW, "Koda", "Suno", DealKind.LAWSUIT, sentence="Koda sued Suno.", when="2025-11-04"
        ),
    ),
}
LICENSED = DealQuestion(Mode.LIST, LICENCE, ("Udio",))


def ledger_of(told: dict[int, Sequence[Telling]], vocabulary: Vocabulary) -> Ledger:
    found = {n: Extraction((), tuple(each)) for n, each in told.items()}
    return Ledger({1: OLD, 2: NEW}, found, vocabulary)


@pytest.fixture(scope="module")
def ledger(vocabulary: Vocabulary) -> Ledger:
    return ledger_of(dict(TOLD), vocabulary)


class TestFind:
    def found(self, ledger: Ledger, vocabulary: Vocabulary, asked: DealQuestion) -> list[str]:
        lines = [
            f"{deal.date} {deal.parties[0].canonical.split()[0]}-{deal.parties[1].canonical}"
            for deal in find(asked, ledger, vocabulary).deals
        ]
        dates = [line.split()[0] for line in lines if not line.startswith("None")]
        assert dates == sorted(dates, reverse=True)
        return sorted(lines, reverse=True)

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            (
                DealQuestion(Mode.LIST, LICENCE, ("Udio",)),
                [
                    "2026-05-01 Universal-Udio",
                    "2025-10-29 Warner-Udio",
                    "2025-10-29 Universal-Udio",
                ],
            ),
            (DealQuestion(Mode.LATEST, LICENCE, ()), ["2026-05-01 Universal-Udio"]),
            (
                DealQuestion(Mode.COUNT, LICENCE, ("Udio",), since=PublishedDate(2026)),
                ["2026-05-01 Universal-Udio"],
            ),
            (
                DealQuestion(Mode.COUNT, LICENCE, (), until=PublishedDate(2025, 10)),
                ["2025-10-29 Warner-Udio", "2025-10-29 Universal-Udio"],
            ),
            (
                DealQuestion(Mode.LIST, LAWSUIT, ("Suno",), Role.DEFENDANT),
                ["2025-11-04 Koda-Suno"],
            ),
            (
                DealQuestion(Mode.LIST, LAWSUIT, ("Suno",), Role.PLAINTIFF),
                ["None Suno-Warner Music Group"],
            ),
            (
                DealQuestion(Mode.LIST, LAWSUIT, (), since=PublishedDate(2000)),
                ["2025-11-04 Koda-Suno", "2024-06-24 Warner-Udio"],
            ),
            (
                DealQuestion(Mode.LIST, LAWSUIT, ("Suno",), others=frozenset({"cmo"})),
                ["2025-11-04 Koda-Suno"],
            ),
            (
                DealQuestion(Mode.LIST, LICENCE, ("Udio",), others=frozenset({"publisher"})),
                ["2026-05-01 Universal-Udio"],
            ),
            (DealQuestion(Mode.LIST, LICENCE, ("Suno",)), []),
            (DealQuestion(Mode.CHECK, LICENCE, ("Udio", "Warner Music Group")), [
                "2025-10-29 Warner-Udio"
            ]),
            (DealQuestion(Mode.LIST, LICENCE, ("Universal Music Publishing Group",)), [
                "2026-05-01 Universal-Udio"
            ]),
        ],
    )  # fmt: skip
    def test_what_is_asked_for_is_found_newest_first(
        self,
        ledger: Ledger,
        vocabulary: Vocabulary,
        asked: DealQuestion,
        expected: list[str],
    ) -> None:
        assert self.found(ledger, vocabulary, asked) == expected

    def test_what_others_did_with_two_makes_no_strangers_of_these(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        asked = DealQuestion(Mode.LIST, LAWSUIT, ("Koda", "Udio"))

        assert not find(asked, ledger, vocabulary).strangers

    @pytest.mark.parametrize(
        ("parties", "strangers"),
        [
            (("Udio", UMG), False),
            (("Suno", UMG), False),
            (("Suno", "Koda"), False),
            (("Koda", "Udio"), True),
        ],
    )
    def test_two_that_have_nothing_at_all_with_each_other_are_strangers(
        self, ledger: Ledger, vocabulary: Vocabulary, parties: tuple[str, ...], strangers: bool
    ) -> None:
        """Also talks, a denial or another kind of deal is something."""
        asked = DealQuestion(Mode.CHECK, frozenset({DealKind.ACQUISITION}), parties)

        assert find(asked, ledger, vocabulary).strangers is strangers


class TestListing:
    """What a search finds is made an answer of deals."""

    def answered(
        self, ledger: Ledger, vocabulary: Vocabulary, asked: DealQuestion, *found: Citation
    ) -> Answer:
        """Answer a question of which a search found so much."""
        reply = Answer("q", 0.5, found[:1], found[1:], 7, understood="the whole q")
        deals = find(asked, ledger, vocabulary).deals
        return with_listing(replace(reply, sources_differ=True), asked, deals, ledger)

    def bold(self, reply: Answer) -> list[str]:
        return [c.highlights[0].of(c.article.text) for c in (*reply.citations, *reply.more)]

    def test_it_has_a_row_and_a_sentence_for_each_announcement(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        reply = self.answered(ledger, vocabulary, LICENSED)

        assert_verbatim(reply)
        assert reply.listing is not None
        assert (reply.listing.deals, len(reply.listing.rows)) == (3, 2)
        assert reply.listing.as_of == PublishedDate(2026, 5, 1)
        assert self.bold(reply) == ["UMPG licensed to Udio anew.", BOTH]
        assert (reply.question, reply.understood, reply.generation) == ("q", "the whole q", 7)
        assert not reply.sources_differ

    def test_a_sentence_that_the_search_found_is_kept_and_comes_first(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        found = cite_sentence(OLD, place(OLD.text, BOTH))

        reply = self.answered(ledger, vocabulary, LICENSED, found)

        assert reply.citations[0] == found
        assert self.bold(reply) == [BOTH, "UMPG licensed to Udio anew."]

    def test_what_the_search_found_beside_the_deals_goes(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        beside = cite_sentence(OLD, place(OLD.text, "Fans were pleased."))

        reply = self.answered(ledger, vocabulary, LICENSED, beside, beside)

        assert self.bold(reply) == ["UMPG licensed to Udio anew.", BOTH]

    def test_the_latest_is_the_whole_announcement_and_one_sentence(
        self, vocabulary: Vocabulary
    ) -> None:
        ledger = ledger_of({1: TOLD[1], 2: ()}, vocabulary)

        reply = self.answered(ledger, vocabulary, DealQuestion(Mode.LATEST, LICENCE, ()))

        assert reply.listing is not None
        (row,) = reply.listing.rows
        assert set(row.givers) == {UMG, "Warner Music Group"}
        assert reply.listing.deals == 2
        assert self.bold(reply) == [BOTH]

    def test_an_excerpt_has_sentences_around_the_one_that_answers(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        reply = self.answered(ledger, vocabulary, LICENSED)

        assert reply.citations[1].text.startswith("Songs are songs. Universal and Warner")
        assert "Fans were pleased." in reply.citations[1].text

    def test_no_more_is_shown_than_fits(self, vocabulary: Vocabulary) -> None:
        names = [f"Label{n}" for n in range(20)]
        text = " ".join(f"{name} licensed to Udio." for name in names)
        source = article("many", text, revision=1)
        told = tuple(
            telling(source, name, "Udio", sentence=f"{name} licensed to Udio.", when="2025-10-29")
            for name in names
        )
        ledger = Ledger({1: source}, {1: Extraction((), told)}, vocabulary)

        reply = self.answered(ledger, vocabulary, DealQuestion(Mode.COUNT, LICENCE, ("Udio",)))

        assert (len(reply.citations), len(reply.more)) == (SHOWN, MORE)
        assert reply.listing is not None
        assert (reply.listing.deals, len(reply.listing.rows)) == (20, 20)

    def test_a_sentence_that_tells_of_several_is_cited_once(self, vocabulary: Vocabulary) -> None:
        sued = telling(OLD, "Warner", "Udio", DealKind.LAWSUIT, sentence=BOTH, when="2024-06-24")
        ledger = ledger_of({1: (TOLD[1][0], sued), 2: ()}, vocabulary)
        asked = DealQuestion(Mode.LIST, LICENCE | LAWSUIT, ("Udio",))

        reply = self.answered(ledger, vocabulary, asked)

        assert reply.listing is not None
        assert len(reply.listing.rows) == 2
        assert self.bold(reply) == [BOTH]

    def test_a_deal_that_only_a_title_tells_of_is_shown_with_words_of_the_article(
        self, vocabulary: Vocabulary
    ) -> None:
        of_title = replace(TOLD[1][0], sentence=Span(0, 0), trigger=Span(0, 0))
        asked = DealQuestion(Mode.LATEST, LICENCE, ())

        assert_verbatim(
            self.answered(ledger_of({1: (of_title,), 2: ()}, vocabulary), vocabulary, asked)
        )
        told_below = ledger_of({1: (of_title, TOLD[1][0]), 2: ()}, vocabulary)
        assert self.bold(self.answered(told_below, vocabulary, asked)) == [BOTH]


def test_the_places_of_deals_are_where_they_are_told(
    ledger: Ledger, vocabulary: Vocabulary
) -> None:
    deals = find(LICENSED, ledger, vocabulary).deals

    assert {span.of({1: OLD, 2: NEW}[revision or 0].text) for revision, span in places(deals)} == {
        "UMPG licensed to Udio anew.",
        BOTH,
    }
