"""Companies, sums and dates are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.differing import differ, newest_first
from index.types import Article, Citation, Kind, PublishedDate, Span
from index.vocabulary import Vocabulary
from index.vocabulary_file import PartyTable, VocabularyFile
from tests.index.nasty import TEXTS

VOCABULARY = Vocabulary(
    VocabularyFile(
        party=(
            PartyTable(name="Tunello", type="ai"),
            PartyTable(name="Quaverly", type="ai"),
            PartyTable(name="Northlight Records", type="label", aliases=("Northlight",)),
            PartyTable(name="Almond Records", type="label", aliases=("Almond",)),
            PartyTable(name="Pinecone Capital", type="investor"),
        )
    )
)
OLDER, NEWER = "2031-03-02", "2032-05"


def cite(text: str, published: str | None = OLDER, title: str = "News") -> Citation:
    article = Article(
        id=f"{published}{title}{text}",
        file="news.md",
        title=title,
        kind=Kind.ARTICLE,
        text=text,
        published=PublishedDate.parse(published) if published else None,
    )
    whole = Span(0, len(text))
    return Citation(article, whole, (whole,))


def differing(question: str, older: str, newer: str, title: str = "News") -> bool:
    citations = [cite(older, OLDER, title), cite(newer, NEWER, title)]
    found = differ(question, citations, VOCABULARY)
    assert found in (None, (1, 0))
    return found is not None


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        (
            "how much did tunello raise",
            "Tunello raised 30 million dollars in a Series A.",
            "A Series B led by Pinecone Capital brought in $90M for Tunello.",
        ),
        (
            "what is tunello worth now",
            "The 30-million-dollar round values Tunello at 200 million dollars.",
            "Tunello raised 200 million dollars, which put the company at 1.2 billion.",
        ),
        (
            "how many ai songs does quaverly get every day",
            "Quaverly counts 8,000 AI songs a day.",
            "AI tracks were 31 per cent of what Quaverly took in, or 20,000 a day.",
        ),
        (
            "what percentage of quaverly's uploads is ai",
            "AI makes up 12 per cent of the uploads to Quaverly.",
            "Of all uploads to Quaverly 31% are AI by now.",
        ),
        (
            "how many people use tunello",
            "Two million people use Tunello.",
            "Tunello says it is used by more than 5m people.",
        ),
        (
            "when does tunello open its studio",
            "Tunello will open its studio in June 2032.",
            "The studio of Tunello opens on 4 September 2032.",
        ),
        (
            "when is the verdict in northlight v tunello",
            "Northlight and Tunello expect the verdict on 3 May 2032.",
            "The verdict on Tunello and Northlight slipped from 3 May to 9 July 2032.",
        ),
        (
            "how long are tunello's clips",
            "Clips made by Tunello last 30 seconds.",
            "Tunello allows clips of up to four minutes.",
        ),
        (
            "did northlight settle with tunello",
            "Northlight is still suing Tunello.",
            "Northlight and Tunello have settled.",
        ),
        (
            "is northlight still fighting tunello",
            "Northlight refuses to settle with Tunello.",
            "Northlight has dropped its lawsuit against Tunello.",
        ),
        (
            "has almond a deal with quaverly",
            "Almond is in talks with Quaverly.",
            "Almond and Quaverly have signed a licensing deal.",
        ),
    ],
)
def test_another_answer_in_a_later_article_differs(question: str, older: str, newer: str) -> None:
    assert differing(question, older, newer)


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        pytest.param(
            "how much did tunello raise",
            "Tunello raised $250M.",
            "Tunello had raised 250 million dollars.",
            id="one sum in two spellings",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello closed a 250-million-dollar round.",
            "A round of US$250 million was raised by Tunello.",
            id="one sum with hyphens",
        ),
        pytest.param(
            "what is tunello worth",
            "Tunello is worth 2.45 billion dollars.",
            "The round values Tunello at 2.5 billion dollars.",
            id="one sum, rounded",
        ),
        pytest.param(
            "what is tunello worth",
            "Tunello raised 250 million dollars.",
            "Tunello is worth two billion dollars.",
            id="a sum raised is no valuation",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello raised 30 million dollars in its Series B.",
            "Tunello has raised 90 million dollars in total.",
            id="one round is not all of them",
        ),
        pytest.param(
            "how much did tunello raise in series a",
            "Tunello raised 30 million dollars in its Series A.",
            "Tunello raised 90 million dollars in its Series B.",
            id="another round than the one asked for",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello raised 30 million dollars.",
            "Quaverly raised 90 million dollars.",
            id="another company",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello raised 30 million dollars.",
            "Quaverly, a rival of Tunello, raised 90 million dollars.",
            id="a sentence about two companies",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello raised 30 million dollars.",
            "Tunello raised 25 million euros.",
            id="currencies that cannot be compared",
        ),
        pytest.param(
            "what does tunello cost",
            "Tunello costs 8 dollars a month.",
            "Tunello costs 80 dollars a year.",
            id="another rate",
        ),
        pytest.param(
            "how many people use tunello",
            "Two million people pay for Tunello.",
            "Twenty million people use Tunello.",
            id="people counted for something else",
        ),
        pytest.param(
            "how many artists signed the letter against tunello",
            "More than 200 musicians signed the letter against Tunello.",
            "The letter against Tunello was signed by 250 artists.",
            id="a bound that holds",
        ),
        pytest.param(
            "how many people does tunello have",
            "Twenty million people use Tunello.",
            "Tunello employs 80 people.",
            id="people asked for without saying which",
        ),
        pytest.param(
            "how long tunello",
            "Tunello makes clips of 30 seconds.",
            "Tunello was closed for two weeks.",
            id="a duration asked for without saying of what",
        ),
        pytest.param(
            "how many songs does quaverly have",
            "Quaverly has 9,000 songs.",
            "Quaverly takes in 300 songs a day.",
            id="a total and a rate",
        ),
        pytest.param(
            "how many songs does quaverly get a day",
            "Quaverly gets 9,000 songs a day.",
            "Quaverly gets 9,000 songs a day, up from 300 a day.",
            id="a figure that is only compared with",
        ),
        pytest.param(
            "when was the deal between northlight and tunello announced",
            "Northlight announced the deal with Tunello on 20 November 2031.",
            "Northlight announced its deal with Tunello in November 2031.",
            id="a date and its month",
        ),
        pytest.param(
            "when was the deal between northlight and tunello announced",
            "Northlight announced the deal with Tunello on 20 November.",
            "Northlight signed the deal with Tunello in October.",
            id="two events",
        ),
        pytest.param(
            "when was the deal between northlight and tunello announced",
            "Northlight announced the deal with Tunello on Tuesday.",
            "Northlight announced the deal with Tunello on 3 May.",
            id="a weekday is no date",
        ),
        pytest.param(
            "when did northlight sue tunello",
            "Northlight sued Tunello in May 2030.",
            "Northlight filed dismissal papers against Tunello in June 2032.",
            id="the end of a suit is not its beginning",
        ),
        pytest.param(
            "did northlight settle with tunello",
            "Northlight is suing Tunello.",
            "Almond and Tunello have settled.",
            id="another label settled",
        ),
        pytest.param(
            "did northlight settle with tunello",
            "Northlight is suing Tunello.",
            "Almond has settled with Tunello, unlike Northlight.",
            id="three parties in one sentence",
        ),
        pytest.param(
            "did northlight settle with tunello",
            "Northlight is suing Tunello.",
            "Northlight may have settled with Tunello by then.",
            id="a settlement in doubt",
        ),
        pytest.param(
            "did northlight settle with tunello",
            "Northlight has settled with Tunello.",
            "Northlight is still suing Tunello.",
            id="an order that a dispute does not take",
        ),
        pytest.param(
            "did northlight sue tunello",
            "Northlight is suing Tunello.",
            "Northlight has settled with Tunello.",
            id="what was done once stays true",
        ),
        pytest.param(
            "why is northlight suing tunello",
            "Northlight is suing Tunello.",
            "Northlight has settled with Tunello.",
            id="a question for something else",
        ),
        pytest.param(
            "how much did tunello's valuation grow",
            "Tunello is valued at 30 million dollars.",
            "Tunello is valued at 90 million dollars.",
            id="a change is asked for, not a value",
        ),
        pytest.param(
            "what percentage of quaverly's uploads is ai",
            "Of the uploads to Quaverly 12 per cent are AI and 3 per cent fake.",
            "Of the uploads to Quaverly 31 per cent are AI.",
            id="two shares in one sentence",
        ),
        pytest.param(
            "how much did tunello and northlight raise",
            "Tunello and Northlight raised 30 million dollars.",
            "Northlight and Tunello raised 90 million dollars.",
            id="a sum raised by two",
        ),
        pytest.param(
            "did tunello raise money",
            "Tunello raised 30 million dollars.",
            "Tunello raised 90 million dollars.",
            id="a yes is asked for, not a sum",
        ),
        pytest.param(
            "did northlight settle with tunello",
            "Northlight is suing Tunello.",
            "Northlight is still fighting Tunello, though it has settled with others.",
            id="two stages in one sentence",
        ),
        pytest.param(
            "did tunello launch",
            "Tunello will launch.",
            "Tunello has launched.",
            id="a state of one party alone",
        ),
        pytest.param(
            "how much did tunello raise",
            "Tunello raised 30 million dollars.",
            "Tunello raised hopes; 90 million dollars.",
            id="another clause",
        ),
        pytest.param(
            "how much did the start-up raise",
            "The start-up raised 30 million dollars.",
            "The start-up raised 90 million dollars.",
            id="nobody is named",
        ),
    ],
)
def test_what_may_both_be_true_does_not_differ(question: str, older: str, newer: str) -> None:
    assert not differing(question, older, newer)


def test_a_title_names_whom_a_sentence_leaves_out() -> None:
    older, newer = "It raised 30 million dollars.", "It raised 90 million dollars."
    question = "how much did tunello raise"
    assert differing(question, older, newer, title="Tunello grows")
    assert not differing(question, older, newer, title="Tunello and Quaverly grow")


def test_only_the_bold_words_answer() -> None:
    article = cite("Tunello raised 90 million dollars. Nobody was surprised.", NEWER).article
    quiet = Citation(article, Span(0, len(article.text)), (Span(35, len(article.text)),))
    loud = cite("Tunello raised 30 million dollars.")
    assert differ("how much did tunello raise", [loud, quiet], VOCABULARY) is None


def test_one_article_does_not_differ_from_itself() -> None:
    article = cite("Tunello raised $30M. Tunello raised $90M.").article
    parts = [Citation(article, span, (span,)) for span in (Span(0, 20), Span(21, 41))]
    assert differ("how much did tunello raise", parts, VOCABULARY) is None


def test_the_newest_citation_is_in_the_pair() -> None:
    sums = (("30", OLDER), ("60", "2030"), ("90", NEWER))
    citations = [cite(f"Tunello raised {sum_} million dollars.", date) for sum_, date in sums]
    assert differ("how much did tunello raise", citations, VOCABULARY) == (2, 0)


@pytest.mark.parametrize("date", [None, "2031", "2031-03", OLDER])
def test_without_a_known_order_the_better_citation_stays_first(date: str | None) -> None:
    one = cite("Tunello raised 30 million dollars.", OLDER)
    other = cite("Tunello raised 90 million dollars.", date)
    for citations in ([one, other], [other, one]):
        assert differ("how much did tunello raise", citations, VOCABULARY) == (0, 1)


def test_a_stage_without_a_known_order_does_not_differ() -> None:
    suing = cite("Northlight is suing Tunello.", OLDER)
    settled = cite("Northlight has settled with Tunello.", None)
    for citations in ([suing, settled], [settled, suing]):
        assert differ("did northlight settle with tunello", citations, VOCABULARY) is None


@pytest.mark.parametrize(
    ("pair", "order"),
    [
        ((2, 0), [2, 0, 1, 3]),
        ((3, 1), [0, 3, 1, 2]),
        ((0, 2), [0, 1, 2, 3]),
        ((1, 3), [0, 1, 2, 3]),
    ],
)
def test_the_newer_one_goes_before_the_older_one(pair: tuple[int, int], order: list[int]) -> None:
    citations = [cite(f"Number {number}.") for number in range(4)]
    assert newest_first(citations, pair) == tuple(citations[place] for place in order)


QUESTIONS = st.sampled_from(
    [
        "how much did tunello raise",
        "what is tunello worth",
        "how many songs does tunello get a day",
        "when did tunello launch",
        "how long are tunello clips",
        "what percentage of tunello is ai",
        "did northlight settle with tunello",
    ]
)
PIECES = st.sampled_from(
    [
        "Tunello ", "Northlight ", "raised ", "is worth ", "$30M ", "90 million dollars ",
        "more than ", "about ", "12 per cent ", "of ", "songs ", "a day ", "launched ", "in May ",
        "on 3 May 2031 ", "from 2030 to 2031 ", "30 seconds ", "is suing ", "has settled ", ". ",
    ]
)  # fmt: skip
SENTENCES = st.lists(PIECES, min_size=1, max_size=12).map("".join)
DATES = st.sampled_from([None, "2031", "2031-03", OLDER, NEWER])


@given(QUESTIONS, SENTENCES, SENTENCES, DATES, DATES)
def test_the_order_of_the_citations_does_not_matter(
    question: str, one: str, other: str, first: str | None, second: str | None
) -> None:
    pair = [cite(one, first, "Tunello"), cite(other, second, "Tunello, again")]
    forwards = differ(question, pair, VOCABULARY)
    backwards = differ(question, pair[::-1], VOCABULARY)
    assert (forwards is None) == (backwards is None)


@given(QUESTIONS, SENTENCES, DATES, DATES)
def test_equal_words_never_differ(
    question: str, text: str, first: str | None, second: str | None
) -> None:
    pair = [cite(text, first, "Tunello"), cite(text, second, "Tunello, again")]
    assert differ(question, pair, VOCABULARY) is None


@given(TEXTS | QUESTIONS, TEXTS, TEXTS)
def test_any_text_is_read(question: str, one: str, other: str) -> None:
    citations = [cite(f"Tunello {one}", OLDER), cite(f"Tunello {other}", NEWER)]
    assert differ(f"tunello {question}", citations, VOCABULARY) in (None, (1, 0))
