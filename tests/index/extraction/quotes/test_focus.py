"""Which organisation an article speaks of where it does not say. All names are made up."""

import pytest

from index.extraction.quotes import QuoteReader
from index.types import Article, Kind
from tests.index.extraction.quotes.reading import VOCABULARY

READER = QuoteReader(VOCABULARY)


def organisations(title: str, text: str) -> list[str | None]:
    """Return whom the speakers of what stands in marks are of, in order."""
    article = Article(id="a", file="a.md", title=title, kind=Kind.ARTICLE, text=text)
    return [
        quote.organisation.canonical if quote.organisation else None
        for quote in READER.read(article)
        if quote.kind != "statement"
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Glasshouse buys Fennimore",
            (
                "Glasshouse has agreed to buy Fennimore for $90 million.\n\n"
                "“We circled each other,” said chief executive Teodora Lund.\n\n"
                "Fennimore's founder, Ravi Castellane, stays. “I have a desk,” he said."
            ),
            ["Glasshouse", "Fennimore"],
        ),
        (
            "Larkspur's model is on sale",
            (
                "Larkspur AI put its model on sale in May.\n\n"
                "“It sings,” said its policy lead, Jens Aldous.\n\n"
                "The Session Players' Guild wants it gone. “It does not,” says Naomi Trench, the "
                "guild's president."
            ),
            ["Larkspur AI", "Session Players' Guild"],
        ),
        (
            "Rovers sack manager",
            (
                "Tilbury Rovers dismissed their manager on Sunday.\n\n"
                "“We had no results,” the club said in a statement."
            ),
            ["Tilbury Rovers"],
        ),
        (
            "Museum shuts",
            (
                "The Northern Tram Museum shuts. “It leaks,” said Otis Lund, the museum's "
                "curator. “We asked,” the Museum said."
            ),
            ["Northern Tram Museum", "Northern Tram Museum"],
        ),
        (
            "Ferry runs aground",
            (
                "Norsk Havferje, the operator, was sorry. “Safety is our first cargo,” the "
                "company said. Managing director Turid Haugen flew in. “I did,” she said."
            ),
            ["Norsk Havferje", "Norsk Havferje"],
        ),
        (
            "Tunello settles",
            "Tunello did not reply to our letter, but AUTORA did. “Tell them to call,” it said.",
            ["AUTORA"],
        ),
        (
            "A talk with Marguerite Askew",
            (
                "Marguerite Askew is Chief Licensing Officer of Pellucid Music.\n\n"
                "Q: How many have asked you?\n\nMA: “Forty-four. Thirty are the same man.”"
            ),
            ["Pellucid Music"],
        ),
        (
            "Hallorhan's robots",
            (
                "Hallorhan Foods will try robots, in a move its chairwoman called “a pilot”.\n\n"
                "“Some will greet you,” said Siobhan Hallorhan."
            ),
            ["Hallorhan Foods", "Hallorhan Foods"],
        ),
    ],
)
def test_a_bare_role_and_the_company_lead_to_what_the_article_speaks_of(
    title: str, text: str, expected: list[str | None]
) -> None:
    assert [each and each.replace("’", "'") for each in organisations(title, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tunello lost. “It is over,” said Lotta Moe, a lawyer for the songwriters.",
        "Tunello lost. “It is over,” said Mayor Lotta Moe.",
        "Tunello lost. “It is over,” said race director Lotta Moe.",
        "Tunello lost. “It is over,” said Lotta Moe, the cellist.",
        "Tunello's model broke a toaster. “It is over,” said its owner.",
    ],
)
def test_whose_role_is_none_of_a_company_is_of_none(text: str) -> None:
    assert organisations("Tunello loses", text) == [None]
