"""When a lawsuit was filed, and when an article only tells that there is one."""

import pytest

from index.deals import DateSource, DealKind, DealStatus, Telling, ToldDate
from index.extraction.filings import dates_filing, grows, is_named, says_when_filed
from index.types import Article, PublishedDate
from tests.index.made import article, place, telling

SUIT = DealKind.LAWSUIT


def dated(text: str, words: str, sentence: str | None = None) -> tuple[Article, Telling]:
    """Return what an article tells of a lawsuit whose date is read from ``words``."""
    source = article("a", text)
    told = telling(source, kind=SUIT, sentence=sentence)
    when = ToldDate(PublishedDate(2024, 6), DateSource.CLAUSE, place(text, words))
    return source, Telling(told.parties, SUIT, told.status, told.sentence, told.trigger, date=when)


def of_the_news(
    text: str, title: str = "News", source: DateSource = DateSource.PUBLICATION
) -> tuple[Article, Telling]:
    """Return what an article tells of a lawsuit without a date of its own."""
    news = article("a", text, title=title)
    return news, telling(news, kind=SUIT, when="2025-10-30", source=source)


class TestDateInTheWords:
    @pytest.mark.parametrize(
        "text",
        [
            "Universal sued Udio in June 2024.",
            "When it was filed in June 2024 the complaint against Udio was short.",
            "In June 2024 Universal took the start-up Udio to court.",
            "Universal sued Udio in June 2024, and a judge ruled for it last week.",
            "The suit that Universal brought against Udio in June 2024 will be heard this week.",
            "A class action brought in June 2024 by Universal was amended in the autumn.",
            "Universal has widened the action it brought against Udio in June 2024.",
            "Their complaint, dated June 2024, names Udio.",
        ],
    )
    def test_beside_a_word_for_filing_it_is_that_of_the_filing(self, text: str) -> None:
        assert dates_filing(*dated(text, "June 2024"))
        assert says_when_filed(*dated(text, "June 2024"))

    @pytest.mark.parametrize(
        "text",
        [
            "Universal and Udio have been at odds in a New York court since June 2024.",
            "The suit of Universal against Udio is from June 2024.",
        ],
    )
    def test_beside_no_such_word_it_may_be(self, text: str) -> None:
        assert dates_filing(*dated(text, "June 2024"))
        assert not says_when_filed(*dated(text, "June 2024"))

    @pytest.mark.parametrize(
        "text",
        [
            "The case of Universal against Udio was heard in June 2024.",
            "A judge said in June 2024 that the suit of Universal against Udio may go on.",
            "In June 2024 Universal filed an amended complaint against Udio.",
            "The complaint was amended in June 2024 to add fourteen titles.",
            "In June 2024 Universal asked for leave to enlarge its lawsuit against Udio.",
            "The case against Udio was dropped under a deal struck in June 2024.",
            "Udio moved in June 2024 to send the case brought by Universal to Boston.",
        ],
    )
    def test_beside_what_happens_later_it_is_not(self, text: str) -> None:
        assert not dates_filing(*dated(text, "June 2024"))

    def test_the_sentence_of_the_date_counts_not_that_of_the_telling(self) -> None:
        filed = "Universal sued Udio. A judge heard the case in June 2024."
        heard = "A judge heard the case of Universal against Udio. It was filed in June 2024."

        assert not dates_filing(*dated(filed, "June 2024", "Universal sued Udio."))
        assert dates_filing(*dated(heard, "June 2024", heard.split(". ")[0] + "."))


class TestDateOfTheNews:
    @pytest.mark.parametrize("source", [DateSource.PUBLICATION, DateSource.ANNOUNCEMENT])
    def test_it_is_that_of_the_filing_if_that_is_the_news(self, source: DateSource) -> None:
        assert dates_filing(*of_the_news("Universal has sued Udio.", source=source))
        assert dates_filing(*of_the_news("Udio copied songs.", "Universal sues Udio", source))

    @pytest.mark.parametrize("source", [DateSource.PUBLICATION, DateSource.ANNOUNCEMENT])
    @pytest.mark.parametrize(
        "text",
        [
            "Their case against Udio went on.",
            "The case Universal walked away from was about Udio.",
            "Universal is still suing Udio.",
            "Universal amended the complaint it filed against Udio.",
            "Universal filed dismissal notices in its case against Udio.",
        ],
    )
    def test_it_is_not_where_the_lawsuit_is_told_in_passing(
        self, text: str, source: DateSource
    ) -> None:
        assert not dates_filing(*of_the_news(text, source=source))

    def test_a_title_that_tells_of_another_filing_does_not_date_it(self) -> None:
        assert not dates_filing(*of_the_news("Its suit against Udio goes on.", "GEMA sues Suno"))


def test_without_a_date_nothing_is_dated() -> None:
    source = article("a", "Universal sued Udio.")

    assert not dates_filing(source, telling(source, kind=SUIT))
    assert not says_when_filed(source, telling(source, kind=SUIT))


def test_the_end_of_a_lawsuit_is_not_its_filing() -> None:
    source = article("a", "Universal sued Udio.")
    ended = telling(source, kind=SUIT, status=DealStatus.ENDED, when="2024-06-24")

    assert not dates_filing(source, ended)


@pytest.mark.parametrize(
    ("words", "grown"),
    [
        ("Sony wants to add 30,442 recordings to its complaint.", True),
        ("Sony broadened its case.", True),
        ("Sony added a lawyer.", False),
        ("Sony filed a second complaint.", False),
    ],
)
def test_a_lawsuit_grows_where_something_is_added_to_it(words: str, grown: bool) -> None:
    assert grows(words) is grown


@pytest.mark.parametrize(
    ("title", "names", "named"),
    [
        ("Universal settles with Udio", ("Universal Music Group",), True),
        ("UMG settles with Udio", ("UMG", "Universal Music Group"), True),
        ("UDIO settles", ("Udio",), True),
        ("The deal of the year", ("The Atlantic",), False),
        ("A deal", ("",), False),
    ],
)
def test_a_title_names_a_party_by_a_name_or_its_first_word(
    title: str, names: tuple[str, ...], named: bool
) -> None:
    assert is_named(title, *names) is named
