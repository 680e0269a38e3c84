"""What quotes and deals have to say on a question."""

from dataclasses import replace

import pytest

from index.answering import cite_sentence
from index.deal_questions import DealQuestion, Mode
from index.deals import DealKind, DealStatus
from index.extraction.found import Extraction
from index.filters import QuoteFilter
from index.ledger import Ledger
from index.ledgered import Ledgered, with_quotes
from index.quote_questions import QuoteQuestion
from index.quotes import FoundQuote
from index.search.finding import Verdict
from index.types import Answer, Citation, NoAnswer, Reason, Span
from index.vocabulary import Vocabulary
from tests.index.made import article, day, place, quote, telling

TEXT = (
    "“It is slop,” said Lucian Grainge of Universal Music Group. Fans wept. "
    "“Never,” Mikey Shulman of Suno said. “Hm,” said somebody. Universal sued Suno."
)
SOURCE = article("a", TEXT, revision=1)
UNREAD = article("b", "Nothing.", revision=2)
SLOP = quote(
    SOURCE,
    "It is slop,",
    speaker="Lucian Grainge",
    organisation="Universal Music Group",
)
NEVER = quote(SOURCE, "Never,", speaker="Mikey Shulman", organisation="Suno")
HM = quote(SOURCE, "Hm,")
SUIT = "Universal sued Suno."
SUED = telling(SOURCE, "Universal", "Suno", DealKind.LAWSUIT, sentence=SUIT, when="2024-06-24")
TALKS = telling(SOURCE, "Sony", "Suno", sentence=SUIT, status=DealStatus.TALKS, when="2025")
FOUND = Extraction((SLOP, NEVER, HM), (SUED, TALKS))
PLAIN = Verdict(answers=True, confidence=0.9)


@pytest.fixture(scope="module")
def ledger(vocabulary: Vocabulary) -> Ledger:
    return Ledger({1: SOURCE}, {1: FOUND}, vocabulary)


@pytest.fixture(scope="module")
def behind(vocabulary: Vocabulary) -> Ledger:
    """A ledger that has not seen all articles yet."""
    return Ledger({1: SOURCE, 2: UNREAD}, {1: FOUND}, vocabulary)


def asked_of(speaker: str | None, ledger: Ledger, vocabulary: Vocabulary) -> Ledgered:
    return Ledgered.of(ledger, QuoteQuestion(speaker), None, vocabulary)


def between(ledger: Ledger, vocabulary: Vocabulary, *parties: str) -> Ledgered:
    asked = DealQuestion(Mode.CHECK, frozenset({DealKind.LAWSUIT}), parties)
    return Ledgered.of(ledger, None, asked, vocabulary)


class TestQuotes:
    @pytest.mark.parametrize(
        ("speaker", "said"),
        [
            ("Lucian Grainge", ["It is slop,"]),
            ("grainge", ["It is slop,"]),
            ("Sir Lucian Grainge", ["It is slop,"]),
            ("UMG’s Lucian Grainge", ["It is slop,"]),
            ("CEO Mikey Shulman", ["Never,"]),
            ("Mikey Shulman, the boss of Suno", ["Never,"]),
            ("UMG", ["It is slop,"]),
            ("suno's ceo", ["Never,"]),
            ("he", []),
        ],
    )
    def test_those_of_a_person_or_of_a_companys_people_are_found(
        self, ledger: Ledger, vocabulary: Vocabulary, speaker: str, said: list[str]
    ) -> None:
        about = asked_of(speaker, ledger, vocabulary)

        assert [each.text for each in about.quotes] == said
        assert not about.unheard_of

    def test_whoever_said_it_all_are_found(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        assert len(asked_of(None, ledger, vocabulary).quotes) == 3

    def test_a_question_about_neither_finds_nothing(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        about = Ledgered.of(ledger, None, None, vocabulary)

        assert (about.quotes, about.deals, about.unheard_of) == ((), (), False)
        assert about.judged(PLAIN) == PLAIN


class TestUnheardOf:
    def test_who_is_not_quoted_has_said_nothing(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        about = asked_of("Dolly Parton", ledger, vocabulary)

        assert about.unheard_of
        assert about.judged(PLAIN) == replace(PLAIN, answers=False)

    @pytest.mark.parametrize(
        "speaker",
        [
            *("he", "they", "people", "the judge", "critics", "the ceo", "artists", "Merlin"),
            *(
                "Mr Shulman",
                "lucain grainge",
                "mikey schulman",
                "the majors",
                "the company that was sued",
            ),
        ],
    )
    def test_who_may_be_somebody_else_than_a_stranger_is_looked_for(
        self, ledger: Ledger, vocabulary: Vocabulary, speaker: str
    ) -> None:
        assert not asked_of(speaker, ledger, vocabulary).unheard_of

    @pytest.mark.parametrize("speaker", ["Dolly Parton", "Lucian Grainge"])
    def test_while_articles_are_still_to_be_read_nobody_is(
        self, behind: Ledger, vocabulary: Vocabulary, speaker: str
    ) -> None:
        assert not asked_of(speaker, behind, vocabulary).unheard_of

    def test_two_that_have_nothing_with_each_other_have_no_deal(
        self, ledger: Ledger, behind: Ledger, vocabulary: Vocabulary
    ) -> None:
        assert between(ledger, vocabulary, "Udio", "Merlin").unheard_of
        assert not between(behind, vocabulary, "Udio", "Merlin").unheard_of

    @pytest.mark.parametrize(
        ("mode", "since", "by_today", "unheard_of"),
        [
            (Mode.COUNT, "2026", True, True),
            (Mode.LIST, "2026", True, True),
            (Mode.LATEST, "2026", True, True),
            (Mode.COUNT, "2024", True, False),
            # An article may tell of a year by its number, or of one deal in other words.
            (Mode.COUNT, "2026", False, False),
            (Mode.CHECK, "2026", True, False),
        ],
    )
    def test_a_time_told_by_today_in_which_there_are_no_deals_has_no_source(
        self,
        ledger: Ledger,
        behind: Ledger,
        vocabulary: Vocabulary,
        mode: Mode,
        since: str,
        *,
        by_today: bool,
        unheard_of: bool,
    ) -> None:
        parties = ("Suno", "Universal Music Group")
        kinds = frozenset({DealKind.LAWSUIT})
        asked = DealQuestion(mode, kinds, parties, since=day(since), by_today=by_today)
        assert Ledgered.of(ledger, None, asked, vocabulary).unheard_of == unheard_of
        assert not Ledgered.of(behind, None, asked, vocabulary).unheard_of

    def test_where_there_are_none_of_a_time_it_says_how_far_the_articles_go(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        asked = DealQuestion(Mode.COUNT, frozenset({DealKind.LAWSUIT}), (), by_today=True)
        nothing = NoAnswer("q", 0.1, Reason.NO_SOURCE, (SOURCE,), 7)
        this_year = Ledgered.of(ledger, None, replace(asked, since=day("2026")), vocabulary)
        strangers = between(ledger, vocabulary, "Udio", "Merlin")

        assert this_year.completed(nothing) == replace(nothing, newest=ledger.as_of)
        assert ledger.as_of is not None
        assert strangers.completed(nothing) == nothing

    @pytest.mark.parametrize("other", ["Universal Music Group", "Sony Music"])
    def test_two_that_have_anything_with_each_other_are_left_to_the_articles(
        self, ledger: Ledger, vocabulary: Vocabulary, other: str
    ) -> None:
        assert not between(ledger, vocabulary, "Suno", other).unheard_of


class TestCitations:
    def cited(self, words: str) -> Citation:
        return cite_sentence(SOURCE, place(TEXT, words))

    def found(self) -> list[FoundQuote]:
        return [FoundQuote(SOURCE, each) for each in FOUND.quotes]

    def reply(self, *cited: Citation, more: tuple[Citation, ...] = ()) -> Answer:
        return Answer("q", 0.9, cited, more, 1)

    def test_a_citation_in_whose_bold_words_somebody_speaks_says_who(self) -> None:
        slop = self.cited("“It is slop,” said Lucian Grainge of Universal Music Group.")
        fans = self.cited("Fans wept.")

        reply = with_quotes(self.reply(slop, fans, more=(slop,)), self.found())

        assert [each.quote for each in reply.citations] == [SLOP, None]
        assert [each.quote for each in reply.more] == [SLOP]

    def test_a_quote_whose_speaker_is_unclear_is_not_told(self) -> None:
        reply = with_quotes(self.reply(self.cited("“Hm,” said somebody.")), self.found())

        assert reply.citations[0].quote is None

    def test_one_in_another_article_is_not_told(self) -> None:
        elsewhere = FoundQuote(article("c", TEXT, revision=3), SLOP)

        reply = with_quotes(self.reply(self.cited(TEXT[:20])), [elsewhere])

        assert reply.citations[0].quote is None

    def test_what_is_no_answer_or_asks_for_no_words_stays_as_it_is(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        nothing = NoAnswer("q", 0.1, Reason.NO_SOURCE, (), 1)
        plain = self.reply(self.cited("Fans wept."))

        assert asked_of("grainge", ledger, vocabulary).completed(nothing) is nothing
        assert Ledgered().completed(plain) is plain


class TestDeals:
    def test_a_deal_that_is_told_is_an_answer_however_badly_the_search_went(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        about = between(ledger, vocabulary, "Suno", "Universal Music Group")

        assert about.judged(Verdict(0.1, answers=False)) == Verdict(0.8, answers=True)
        assert about.judged(PLAIN) == PLAIN

    def test_whether_two_did_it_needs_no_list(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        reply = Answer("q", 0.9, (cite_sentence(SOURCE, place(TEXT, SUIT)),), (), 1)

        assert (
            between(ledger, vocabulary, "Suno", "Universal Music Group").completed(reply) == reply
        )

    def test_a_question_for_several_has_a_list(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        asked = DealQuestion(Mode.COUNT, frozenset({DealKind.LAWSUIT}), ("Suno",))
        reply = Answer("q", 0.9, (cite_sentence(SOURCE, place(TEXT, SUIT)),), (), 1)

        completed = Ledgered.of(ledger, None, asked, vocabulary).completed(reply)

        assert isinstance(completed, Answer)
        assert completed.citations == reply.citations
        assert completed.listing is not None
        assert completed.listing.deals == 1

    def test_an_answer_is_looked_for_where_deals_and_quotes_are_told(
        self, ledger: Ledger, vocabulary: Vocabulary
    ) -> None:
        said = asked_of("grainge", ledger, vocabulary)
        agreed = between(ledger, vocabulary, "Suno", "Universal Music Group")

        assert said.places == ((1, SLOP.span),)
        assert agreed.places == ((1, SUED.sentence),)


def test_the_articles_hold_what_they_should(ledger: Ledger) -> None:
    assert len(ledger.quotes(QuoteFilter())) == 3
    assert Span(0, len(TEXT)).covers(SUED.sentence)
